package org.sdvp.operator.survey;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sdvp.acsi.client.DataSets;
import org.sdvp.acsi.service.Brcb;
import org.sdvp.acsi.service.DataSetReference;
import org.sdvp.acsi.service.GetSGCBValues;
import org.sdvp.acsi.service.Lcb;
import org.sdvp.acsi.service.Urcb;
import org.sdvp.model.DataObject;
import org.sdvp.model.ObjectReference;

/**
 * What a logical node says it has.
 *
 * @param reference of the node
 * @param objects definitions of its data objects, without values, in the order of the directory
 * @param dataSets by reference, in the order of the directory
 * @param brcbs buffered report control blocks by reference, one for each instance
 * @param urcbs unbuffered report control blocks by reference, one for each instance
 * @param lcbs log control blocks by reference
 * @param logs references of the logs
 * @param settingControl the setting group control block, if there is one
 */
public record NodeSurvey(
        ObjectReference reference,
        List<DataObject> objects,
        Map<DataSetReference, DataSets.Definition> dataSets,
        Map<ObjectReference, Brcb> brcbs,
        Map<ObjectReference, Urcb> urcbs,
        Map<ObjectReference, Lcb> lcbs,
        List<ObjectReference> logs,
        Optional<SettingControl> settingControl) {
    /** Copies lists and maps, whose order is kept. */
    public NodeSurvey {
        objects = List.copyOf(objects);
        dataSets = Collections.unmodifiableMap(new LinkedHashMap<>(dataSets));
        brcbs = Collections.unmodifiableMap(new LinkedHashMap<>(brcbs));
        lcbs = Collections.unmodifiableMap(new LinkedHashMap<>(lcbs));
        logs = List.copyOf(logs);
        urcbs = Collections.unmodifiableMap(new LinkedHashMap<>(urcbs));
    }

    /**
     * A setting group control block.
     *
     * @param reference of it
     * @param values its attributes
     */
    public record SettingControl(ObjectReference reference, GetSGCBValues.Response values) {}
}
