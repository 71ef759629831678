package org.sdvp.model.scl;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.sdvp.model.FunctionalConstraint;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.value.DataValue;

/**
 * What a setting is in each setting group (IEC 61850-6 Val with sGroup). Settings not listed are the same in all groups.
 *
 * @param attribute the data attribute, such as {@code LD1/PTOC1.StrVal.setMag}
 * @param fc SG or SE, as in the file
 * @param byGroup whole value of the attribute by number of the group, from 1; the groups that the file names
 */
public record SettingGroupValues(ObjectReference attribute, FunctionalConstraint fc, Map<Integer, DataValue> byGroup) {
    /** Copies the values, sorted by group. */
    public SettingGroupValues {
        byGroup = Collections.unmodifiableMap(new TreeMap<>(byGroup));
    }
}
