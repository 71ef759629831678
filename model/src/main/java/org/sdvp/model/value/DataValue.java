package org.sdvp.model.value;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * One value of a data attribute, or a tree of them. Immutable; equal when type and content are equal. Structures hold
 * their members in model order and without names, as IEC 61850-7-2 GetDataValues returns them: names and types come
 * from GetDataDefinition.
 */
public sealed interface DataValue
        permits DataValue.Bool,
                DataValue.Int,
                DataValue.Float32,
                DataValue.Float64,
                DataValue.Text,
                DataValue.Octets,
                DataValue.Bits,
                DataValue.Structure,
                DataValue.Array,
                Quality,
                Timestamp,
                EntryTime {

    /** Greatest number of structures and arrays in one another. */
    int MAX_LEVELS = 16;

    /** The type of this value; the thing to switch on. */
    BasicType type();

    /**
     * A BOOLEAN.
     *
     * @param value the truth
     */
    record Bool(boolean value) implements DataValue {
        /** The value true. */
        public static final Bool TRUE = new Bool(true);
        /** The value false. */
        public static final Bool FALSE = new Bool(false);

        /** The shared instance for a truth. */
        public static Bool of(boolean value) {
            return value ? TRUE : FALSE;
        }

        @Override
        public BasicType type() {
            return BasicType.BOOLEAN;
        }

        @Override
        public String toString() {
            return Boolean.toString(value);
        }
    }

    /**
     * An integer, enumeration ordinals included.
     *
     * @param type one of the integer types
     * @param value inside the range of the type, else {@link IllegalArgumentException}
     */
    record Int(BasicType type, long value) implements DataValue {
        /** Checks type and range. */
        public Int {
            Checks.kind(type, BasicType.Kind.INTEGER);
            if (value < type.min() || value > type.max()) {
                throw new IllegalArgumentException(
                        type + " must be " + type.min() + " to " + type.max() + ", but is " + value);
            }
        }

        @Override
        public String toString() {
            return Long.toString(value);
        }
    }

    /**
     * A FLOAT32, NaN and infinities included. Equality is by bits, so NaN equals NaN and -0 differs from 0.
     *
     * @param value the number
     */
    record Float32(float value) implements DataValue {
        @Override
        public BasicType type() {
            return BasicType.FLOAT32;
        }

        @Override
        public String toString() {
            return Float.toString(value);
        }
    }

    /**
     * A FLOAT64, NaN and infinities included. Equality is by bits.
     *
     * @param value the number
     */
    record Float64(double value) implements DataValue {
        @Override
        public BasicType type() {
            return BasicType.FLOAT64;
        }

        @Override
        public String toString() {
            return Double.toString(value);
        }
    }

    /**
     * Characters.
     *
     * @param type one of the text types
     * @param value at most {@link BasicType#size()} characters of the type's repertoire, else
     *     {@link IllegalArgumentException}
     */
    record Text(BasicType type, String value) implements DataValue {
        /** Checks type, length and repertoire. */
        public Text {
            Checks.kind(type, BasicType.Kind.TEXT);
            Checks.text(type, value);
        }

        /** A VISIBLE STRING. */
        public static Text visible(String value) {
            return new Text(BasicType.VISIBLE_STRING, value);
        }

        /** A UNICODE STRING. */
        public static Text unicode(String value) {
            return new Text(BasicType.UNICODE_STRING, value);
        }

        @Override
        public String toString() {
            return value;
        }
    }

    /** Octets: an OCTET STRING or an EntryID. */
    final class Octets implements DataValue {
        private final BasicType type;
        private final byte[] octets;

        /**
         * Copies the octets.
         *
         * @param type OCTET_STRING (up to 64 octets) or ENTRY_ID (exactly 8)
         * @param octets the content
         * @throws IllegalArgumentException if type or length is wrong
         */
        public Octets(BasicType type, byte[] octets) {
            Checks.kind(type, BasicType.Kind.OCTETS);
            if (octets.length > type.size() || (type == BasicType.ENTRY_ID && octets.length != type.size())) {
                throw new IllegalArgumentException(
                        type + " must have " + (type == BasicType.ENTRY_ID ? "exactly " : "at most ") + type.size()
                                + " octets, but has " + octets.length);
            }
            this.type = type;
            this.octets = octets.clone();
        }

        @Override
        public BasicType type() {
            return type;
        }

        /** A copy of the content. */
        public byte[] octets() {
            return octets.clone();
        }

        /** Number of octets. */
        public int length() {
            return octets.length;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Octets that && type == that.type && Arrays.equals(octets, that.octets);
        }

        @Override
        public int hashCode() {
            return 31 * type.hashCode() + Arrays.hashCode(octets);
        }

        @Override
        public String toString() {
            return HexFormat.of().formatHex(octets);
        }
    }

    /**
     * A coded enum: a short bit string. Bit 0 of the standard is the leftmost and is the most significant of the
     * {@link BasicType#size()} bits held here.
     *
     * @param type one of the coded-enum types
     * @param bits the bits, right-aligned
     */
    record Bits(BasicType type, int bits) implements DataValue {
        /** Checks type and range. */
        public Bits {
            Checks.kind(type, BasicType.Kind.BITS);
            if (bits < 0 || bits >= 1 << type.size()) {
                throw new IllegalArgumentException(type + " must fit in " + type.size() + " bits, but is " + bits);
            }
        }

        /** Whether bit {@code index} of the standard's numbering (0 is leftmost) is set. */
        public boolean bit(int index) {
            if (index < 0 || index >= type.size()) {
                throw new IllegalArgumentException(type + " has bits 0 to " + (type.size() - 1) + ", not " + index);
            }
            return ((bits >> (type.size() - 1 - index)) & 1) == 1;
        }

        @Override
        public String toString() {
            String binary = Integer.toBinaryString((1 << type.size()) | bits);
            return binary.substring(1);
        }
    }

    /**
     * A structure.
     *
     * @param members the values of its members, in model order
     */
    record Structure(List<DataValue> members) implements DataValue {
        /** Copies the list and checks the number of levels. */
        public Structure {
            members = List.copyOf(members);
            Checks.levels(members);
        }

        /** A structure of these members. */
        public static Structure of(DataValue... members) {
            return new Structure(List.of(members));
        }

        @Override
        public BasicType type() {
            return BasicType.STRUCTURE;
        }

        @Override
        public String toString() {
            return members.toString();
        }
    }

    /**
     * An array.
     *
     * @param elements the values of its elements; index 0 first
     */
    record Array(List<DataValue> elements) implements DataValue {
        /** Copies the list and checks the number of levels. */
        public Array {
            elements = List.copyOf(elements);
            Checks.levels(elements);
        }

        @Override
        public BasicType type() {
            return BasicType.ARRAY;
        }

        @Override
        public String toString() {
            return elements.toString();
        }
    }
}
