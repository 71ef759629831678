package org.sdvp.agent.people.shown;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sdvp.model.DataNode;
import org.sdvp.model.DataObject;
import org.sdvp.model.Fcda;
import org.sdvp.model.FunctionalConstraint;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.ServerModel;
import org.sdvp.model.value.DataType;
import org.sdvp.model.value.DataValue;

/**
 * A value of the heat pump as people see it.
 *
 * @param object its data object
 * @param value the value itself
 * @param type of the value
 * @param label what it is called
 * @param unit that it is shown in, may be empty
 * @param factor from the model's unit to that one
 * @param decimals of the shown number
 * @param where it is shown: status, totals, history
 */
public record ShownValue(
        ObjectReference object,
        Fcda value,
        DataType type,
        String label,
        String unit,
        BigDecimal factor,
        int decimals,
        Set<String> where) {
    /** At a glance. */
    public static final String STATUS = "status";

    /** Sums since the machine was mounted. */
    public static final String TOTALS = "totals";

    /** Kept in the log of measurements. */
    public static final String HISTORY = "history";

    /**
     * Makes one of a row of the table.
     *
     * @throws IllegalStateException if the model has no such object
     */
    public static ShownValue of(ServerModel model, ObjectReference device, String row) {
        String[] cells = row.split(";", -1);
        ObjectReference object = ObjectReference.parse(device + "/" + cells[0]);
        DataNode node =
                model.dataNode(object).orElseThrow(() -> new IllegalStateException("the model has no " + object));
        Fcda value = value(object, ((DataObject) node).cdc());
        return new ShownValue(
                object,
                value,
                model.dataType(value.reference()).orElseThrow(),
                cells[1],
                cells[2],
                new BigDecimal(cells[3]),
                Integer.parseInt(cells[4]),
                cells[5].isEmpty() ? Set.of() : Set.of(cells[5].split(" ")));
    }

    private static Fcda value(ObjectReference object, String cdc) {
        return switch (cdc) {
            case "MV" -> new Fcda(object.child("mag").child("f"), FunctionalConstraint.MX);
            case "APC" -> new Fcda(object.child("mxVal").child("f"), FunctionalConstraint.MX);
            case "BCR" -> new Fcda(object.child("actVal"), FunctionalConstraint.ST);
            default -> new Fcda(object.child("stVal"), FunctionalConstraint.ST);
        };
    }

    /** Its quality. */
    public Fcda quality() {
        return new Fcda(object.child("q"), value.fc());
    }

    /** Its time. */
    public Fcda time() {
        return new Fcda(object.child("t"), value.fc());
    }

    /** What is asked for to show it: value, quality and time. */
    public List<Fcda> asked() {
        return List.of(value, quality(), time());
    }

    /** A value in words: a number with its unit, the literal of an enumeration, yes or no. */
    public String text(DataValue shown) {
        String text = bare(shown);
        return unit.isEmpty() || number(shown).isEmpty() ? text : text + " " + unit;
    }

    /** The same without the unit. */
    public String bare(DataValue shown) {
        if (shown instanceof DataValue.Bool truth) {
            return truth.value() ? "yes" : "no";
        }
        if (type instanceof DataType.Enumeration literals && shown instanceof DataValue.Int ordinal) {
            return literals.literal(ordinal.value()).orElseGet(() -> Long.toString(ordinal.value()));
        }
        return number(shown)
                .map(n -> n.multiply(factor)
                        .setScale(decimals, RoundingMode.HALF_UP)
                        .toPlainString())
                .orElseGet(shown::toString);
    }

    /** A value as a number, in the model's unit; empty if it is none, or not finite. */
    public static Optional<BigDecimal> number(DataValue value) {
        if (value instanceof DataValue.Int whole && !value.type().equals(org.sdvp.model.value.BasicType.ENUMERATED)) {
            return Optional.of(BigDecimal.valueOf(whole.value()));
        }
        if (value instanceof DataValue.Float32 real && Float.isFinite(real.value())) {
            return Optional.of(new BigDecimal(Float.toString(real.value())));
        }
        return Optional.empty();
    }
}
