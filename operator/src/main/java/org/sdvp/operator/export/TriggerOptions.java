package org.sdvp.operator.export;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sdvp.model.DataAttribute;
import org.sdvp.model.DataObject;
import org.sdvp.model.FunctionalConstraint;
import org.sdvp.model.TriggerOption;
import org.sdvp.model.cdc.Cdc;
import org.sdvp.model.cdc.CdcAttribute;

/**
 * The trigger options of attributes as IEC 61850-7-3 has them for their common data class, since no service tells those
 * of a device.
 */
final class TriggerOptions {
    private static final Set<String> NEVER = Set.of("t", "origin", "ctlNum");

    private record Key(String cdc, String attribute, FunctionalConstraint fc) {}

    private final Map<Key, Set<TriggerOption>> known = new HashMap<>();

    TriggerOptions() {
        for (Cdc cdc : Cdc.values()) {
            for (CdcAttribute attribute : cdc.attributes()) {
                known.put(new Key(cdc.name(), attribute.name(), attribute.fc()), attribute.trgOps());
                if (attribute.fc() == FunctionalConstraint.SP) {
                    // In a setting group it is the same attribute, but a change of it triggers nothing.
                    known.put(new Key(cdc.name(), attribute.name(), FunctionalConstraint.SG), Set.of());
                }
            }
        }
    }

    /** Those of an attribute; empty if its class, or the attribute in it, is not the standard's. */
    Optional<Set<TriggerOption>> of(DataObject object, DataAttribute attribute) {
        return Optional.ofNullable(known.get(new Key(object.cdc(), attribute.name(), attribute.fc())));
    }

    /** What an attribute of its name and functional constraint has in most classes. */
    static Set<TriggerOption> usual(DataAttribute attribute) {
        boolean process = attribute.fc() == FunctionalConstraint.ST || attribute.fc() == FunctionalConstraint.MX;
        if (!process || NEVER.contains(attribute.name())) {
            return Set.of();
        }
        return Set.of(attribute.name().equals("q") ? TriggerOption.QCHG : TriggerOption.DCHG);
    }
}
