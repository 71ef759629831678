package org.sdvp.acsi.process;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.sdvp.acsi.control.ControlValue;
import org.sdvp.model.FunctionalConstraint;
import org.sdvp.model.Selection;
import org.sdvp.model.value.DataValue;

/**
 * The deadband of a measured value (IEC 61850-7-3, db, zeroDb). db and zeroDb count thousandths of a percent of a
 * reference: dbRef if that is above 0; else, where there is no dbRef, the span of rangeC as in editions before 2.1; else
 * the value that was published last. 0 switches either off. The angle of a vector has dbAng, of dbAngRef or 360.
 */
final class Deadband {
    private static final double UNIT = 1e-5;
    private static final double FULL_CIRCLE = 360;

    private final Attributes attributes;
    private final boolean isVector;
    private final Optional<Selection> db;
    private final Optional<Selection> dbRef;
    private final Optional<Selection> dbAng;
    private final Optional<Selection> dbAngRef;
    private final Optional<Selection> zeroDb;
    private final Optional<Selection> zeroDbRef;
    private final Optional<Selection> rangeC;

    /**
     * Finds the configuration.
     *
     * @param isVector whether values are vectors of magnitude and angle
     */
    Deadband(Attributes attributes, boolean isVector) {
        this.attributes = attributes;
        this.isVector = isVector;
        this.db = config("db");
        this.dbRef = config("dbRef");
        this.dbAng = config("dbAng");
        this.dbAngRef = config("dbAngRef");
        this.zeroDb = config("zeroDb");
        this.zeroDbRef = config("zeroDbRef");
        this.rangeC = config("rangeC");
    }

    private Optional<Selection> config(String name) {
        return attributes.find(name, FunctionalConstraint.CF);
    }

    /** Whether values may be held back at all. */
    boolean isOn() {
        return number(db) > 0 || number(dbAng) > 0;
    }

    /** Whether a value has to be published. */
    boolean passes(DataValue published, DataValue live) {
        if (!isOn()) {
            return true;
        }
        double before = magnitude(published);
        boolean moved = beyond(magnitude(live) - before, width(db, dbRef, before));
        return moved || (isVector && beyond(angle(live) - angle(published), angleWidth()));
    }

    // NaN is beyond everything: what came is no number any more, or is one again.
    private static boolean beyond(double difference, OptionalDouble width) {
        return width.isPresent() && !(Math.abs(difference) <= width.getAsDouble());
    }

    private OptionalDouble width(Optional<Selection> share, Optional<Selection> reference, double last) {
        double count = number(share);
        return count > 0 ? OptionalDouble.of(count * UNIT * reference(reference, last)) : OptionalDouble.empty();
    }

    private double reference(Optional<Selection> reference, double last) {
        double given = number(reference);
        if (given > 0) {
            return given;
        }
        double span = reference.isEmpty() ? span() : 0;
        return span > 0 ? span : Math.abs(last);
    }

    private OptionalDouble angleWidth() {
        double count = number(dbAng);
        double given = number(dbAngRef);
        return count > 0 ? OptionalDouble.of(count * UNIT * (given > 0 ? given : FULL_CIRCLE)) : OptionalDouble.empty();
    }

    private double span() {
        return rangeC.map(config -> attributes.member(config, "max").orElse(0)
                        - attributes.member(config, "min").orElse(0))
                .orElse(0.0);
    }

    /** A value, with zero for a magnitude that is nearly that. */
    DataValue zeroed(DataValue live) {
        double count = number(zeroDb);
        double magnitude = Math.abs(magnitude(live));
        if (count <= 0 || !(magnitude < count * UNIT * reference(zeroDbRef, 0))) {
            return live;
        }
        if (!isVector) {
            return zero(live);
        }
        List<DataValue> members = new ArrayList<>(((DataValue.Structure) live).members());
        members.set(0, zero(members.get(0)));
        return new DataValue.Structure(members);
    }

    private static DataValue zero(DataValue value) {
        return switch (value.type().kind()) {
            case STRUCTURE ->
                new DataValue.Structure(((DataValue.Structure) value)
                        .members().stream().map(Deadband::zero).toList());
            case INTEGER -> new DataValue.Int(value.type(), 0);
            case FLOAT32 -> new DataValue.Float32(0);
            default -> value;
        };
    }

    /** The number by which values are compared. */
    double magnitude(DataValue value) {
        DataValue analogue = isVector ? ((DataValue.Structure) value).members().get(0) : value;
        return ControlValue.number(analogue).orElse(0);
    }

    private static double angle(DataValue vector) {
        List<DataValue> members = ((DataValue.Structure) vector).members();
        return members.size() < 2 ? 0 : ControlValue.number(members.get(1)).orElse(0);
    }

    private double number(Optional<Selection> attribute) {
        return attributes.number(attribute).orElse(0);
    }
}
