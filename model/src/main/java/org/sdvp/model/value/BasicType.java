package org.sdvp.model.value;

/**
 * The type of a {@link DataValue}: the basic and common types of IEC 61850-7-2 clause 6.1, and the two constructed
 * ones. {@code switch} over this enum is how code tells values apart.
 */
public enum BasicType {
    /** True or false. */
    BOOLEAN(Kind.BOOLEAN, 0),
    /** Signed integer, -2^7 to 2^7-1. */
    INT8(Kind.INTEGER, 8),
    /** Signed integer, -2^15 to 2^15-1. */
    INT16(Kind.INTEGER, 16),
    /** Signed integer, -2^31 to 2^31-1. */
    INT32(Kind.INTEGER, 32),
    /** Signed integer, -2^63 to 2^63-1. */
    INT64(Kind.INTEGER, 64),
    /** Unsigned integer, 0 to 2^8-1. */
    INT8U(Kind.INTEGER, 8),
    /** Unsigned integer, 0 to 2^16-1. */
    INT16U(Kind.INTEGER, 16),
    /** Unsigned integer, 0 to 2^32-1. */
    INT32U(Kind.INTEGER, 32),
    /** IEEE 754 single precision. */
    FLOAT32(Kind.FLOAT32, 32),
    /** IEEE 754 double precision. */
    FLOAT64(Kind.FLOAT64, 64),
    /** Ordinal of an enumeration, INT32 range; negative ordinals occur in real files. */
    ENUMERATED(Kind.INTEGER, 32),
    /** Octets, 64 at most unless the model says otherwise. */
    OCTET_STRING(Kind.OCTETS, 64),
    /** Characters of ISO 646 (printable ASCII), 255 at most. */
    VISIBLE_STRING(Kind.TEXT, 255),
    /** Characters of Unicode, 255 at most. */
    UNICODE_STRING(Kind.TEXT, 255),
    /** Reference to an instance of the model, 129 characters at most. */
    OBJECT_REFERENCE(Kind.TEXT, 129),
    /** Currency code of ISO 4217, three characters. */
    CURRENCY(Kind.TEXT, 3),
    /** Identification of a report or log entry, eight octets. */
    ENTRY_ID(Kind.OCTETS, 8),
    /** Time of a report or log entry, see {@link EntryTime}. */
    ENTRY_TIME(Kind.ENTRY_TIME, 48),
    /** Time stamp, see {@link Timestamp}. */
    TIMESTAMP(Kind.TIMESTAMP, 64),
    /** Quality, see {@link Quality}. */
    QUALITY(Kind.QUALITY, 13),
    /** Double-point position, two bits: intermediate 00, off 01, on 10, bad 11. */
    DBPOS(Kind.BITS, 2),
    /** Step command, two bits: stop 00, lower 01, higher 10, reserved 11. */
    TCMD(Kind.BITS, 2),
    /** Checks asked of a control, two bits: synchrocheck, interlock-check. */
    CHECK(Kind.BITS, 2),
    /** Trigger options, six bits: reserved, dchg, qchg, dupd, integrity, general interrogation. */
    TRG_OPS(Kind.BITS, 6),
    /** Optional fields of a report, ten bits. */
    OPT_FLDS(Kind.BITS, 10),
    /** Members in model order. */
    STRUCTURE(Kind.STRUCTURE, 0),
    /** Elements of one type. */
    ARRAY(Kind.ARRAY, 0);

    /** Which record of {@link DataValue} carries values of a type. */
    public enum Kind {
        /** {@link DataValue.Bool}. */
        BOOLEAN,
        /** {@link DataValue.Int}. */
        INTEGER,
        /** {@link DataValue.Float32}. */
        FLOAT32,
        /** {@link DataValue.Float64}. */
        FLOAT64,
        /** {@link DataValue.Octets}. */
        OCTETS,
        /** {@link DataValue.Text}. */
        TEXT,
        /** {@link DataValue.Bits}. */
        BITS,
        /** {@link EntryTime}. */
        ENTRY_TIME,
        /** {@link Timestamp}. */
        TIMESTAMP,
        /** {@link Quality}. */
        QUALITY,
        /** {@link DataValue.Structure}. */
        STRUCTURE,
        /** {@link DataValue.Array}. */
        ARRAY
    }

    private final Kind kind;
    private final int size;

    BasicType(Kind kind, int size) {
        this.kind = kind;
        this.size = size;
    }

    /** Which record carries values of this type. */
    public Kind kind() {
        return kind;
    }

    /**
     * Bits of a number or coded enum, the greatest number of characters of a text or of octets of an octet string,
     * 0 where a size means nothing.
     */
    public int size() {
        return size;
    }

    /** Smallest value of an integer type. */
    public long min() {
        requireInteger();
        return isUnsigned() ? 0 : -1L << (size - 1);
    }

    /** Greatest value of an integer type. */
    public long max() {
        requireInteger();
        return isUnsigned() ? (1L << size) - 1 : ~(-1L << (size - 1));
    }

    private boolean isUnsigned() {
        return this == INT8U || this == INT16U || this == INT32U;
    }

    private void requireInteger() {
        if (kind != Kind.INTEGER) {
            throw new IllegalStateException(this + " has no integer range");
        }
    }
}
