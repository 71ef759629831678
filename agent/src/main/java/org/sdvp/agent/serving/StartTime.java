package org.sdvp.agent.serving;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.sdvp.model.DataAttribute;
import org.sdvp.model.Fcda;
import org.sdvp.model.FunctionalConstraint;
import org.sdvp.model.ModelValues;
import org.sdvp.model.ServerModel;
import org.sdvp.model.value.BasicType;
import org.sdvp.model.value.DataValue;
import org.sdvp.model.value.Timestamp;

/**
 * The time stamps that a device begins with: what its configuration says of status and measured values counts from the
 * start on (IEC 61850-7-3 clause 6.2: t is the time of the last change of value or quality), and not from 1970.
 */
public final class StartTime {
    private StartTime() {}

    /** Puts this time wherever a t with functional constraint ST or MX has not been set. */
    public static void stamp(ModelValues values, Instant now) {
        ServerModel model = values.model();
        DataValue start = Timestamp.of(now);
        List<ModelValues.Write> writes = new ArrayList<>();
        model.attributes().forEach(reference -> {
            DataAttribute attribute = (DataAttribute) model.dataNode(reference).orElseThrow();
            boolean stamp = reference.name().equals("t")
                    && attribute.type().basicType() == BasicType.TIMESTAMP
                    && (attribute.fc() == FunctionalConstraint.ST || attribute.fc() == FunctionalConstraint.MX);
            if (stamp) {
                model.select(new Fcda(reference, attribute.fc()))
                        .filter(target ->
                                values.get(target).equals(attribute.type().zero()))
                        .ifPresent(target -> writes.add(new ModelValues.Write(target, start)));
            }
        });
        values.update(writes);
    }
}
