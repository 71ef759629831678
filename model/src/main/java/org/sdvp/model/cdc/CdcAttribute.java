package org.sdvp.model.cdc;

import java.util.Set;
import org.sdvp.model.FunctionalConstraint;
import org.sdvp.model.TriggerOption;

/**
 * A row of the table of a common data class.
 *
 * @param name of the attribute
 * @param type name of a basic type, of a constructed type or of an enumeration; {@code enum} where the enumeration is
 *     chosen for each data object; followed by {@code []} for an array
 * @param fc its functional constraint
 * @param trgOps what a change of it may trigger
 * @param presence when it is there
 */
public record CdcAttribute(
        String name, String type, FunctionalConstraint fc, Set<TriggerOption> trgOps, Presence presence) {
    /** Copies the trigger options. */
    public CdcAttribute {
        trgOps = Set.copyOf(trgOps);
    }
}
