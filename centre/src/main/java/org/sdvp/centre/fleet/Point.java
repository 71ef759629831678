package org.sdvp.centre.fleet;

import java.util.List;
import java.util.OptionalDouble;

/**
 * One value that a device has, as its model tells: a data attribute with the quality and time of its data object.
 *
 * @param reference of the attribute, with functional constraint, as {@code HP1/RoomSTMP1.Tmp.mag.f[MX]}
 * @param description for people; may be empty
 * @param kind how its values are to be shown
 * @param unit symbol of the unit, as {@code °C}; empty if there is none
 * @param use whether it can be set, and how
 * @param range bounds that the device states
 * @param literals of an enumeration {@code ordinal=literal}, in order; of others empty
 */
public record Point(
        String reference, String description, Kind kind, String unit, Use use, Range range, List<Literal> literals) {
    /** How values look. */
    public enum Kind {
        /** A number with or without unit. */
        NUMBER,
        /** A number that only grows, until its device starts anew. */
        COUNTER,
        /** True or false. */
        BOOLEAN,
        /** One of {@link Point#literals()}. */
        ENUMERATION,
        /** Anything else, as text. */
        TEXT
    }

    /** What may be done with it. */
    public enum Use {
        /** It is read. */
        MEASURED,
        /** It is written by SetDataValues. */
        SETTING,
        /** It is the status of a controllable object, which Operate changes. */
        CONTROLLED
    }

    /**
     * Bounds; absent where the device states none.
     *
     * @param min smallest
     * @param max greatest
     * @param step between two values
     */
    public record Range(OptionalDouble min, OptionalDouble max, OptionalDouble step) {
        /** None stated. */
        public static final Range NONE =
                new Range(OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty());
    }

    /**
     * A value of an enumeration.
     *
     * @param ordinal its number
     * @param text its word
     */
    public record Literal(int ordinal, String text) {}

    /** Copies the literals. */
    public Point {
        literals = List.copyOf(literals);
    }

    /** The data object that is read, reported or operated, without functional constraint: {@code HP1/RoomSTMP1.Tmp}. */
    public String object() {
        String path = reference.substring(0, reference.indexOf('['));
        int node = path.indexOf('.');
        int attribute = path.indexOf('.', node + 1);
        return attribute < 0 ? path : path.substring(0, attribute);
    }
}
