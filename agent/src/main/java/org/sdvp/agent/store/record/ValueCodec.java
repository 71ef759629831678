package org.sdvp.agent.store.record;

import java.util.ArrayList;
import java.util.List;
import org.sdvp.model.value.BasicType;
import org.sdvp.model.value.DataValue;
import org.sdvp.model.value.EntryTime;
import org.sdvp.model.value.Quality;
import org.sdvp.model.value.Timestamp;

/** A {@link DataValue} in octets: a code for the type, then the content. */
public final class ValueCodec {
    private static final BasicType[] BY_CODE = byCode();

    private ValueCodec() {}

    /** Writes a value. */
    public static void write(RecordOutput out, DataValue value) {
        BasicType type = value.type();
        out.octet(code(type));
        switch (type.kind()) {
            case BOOLEAN -> out.octet(((DataValue.Bool) value).value() ? 1 : 0);
            case INTEGER -> out.signed(((DataValue.Int) value).value());
            case FLOAT32 -> out.fixed(Float.floatToRawIntBits(((DataValue.Float32) value).value()), 4);
            case FLOAT64 -> out.fixed(Double.doubleToRawLongBits(((DataValue.Float64) value).value()), 8);
            case TEXT -> out.text(((DataValue.Text) value).value());
            case OCTETS -> {
                byte[] octets = ((DataValue.Octets) value).octets();
                out.number(octets.length).octets(octets);
            }
            case BITS -> out.number(((DataValue.Bits) value).bits());
            case QUALITY -> out.number(((Quality) value).bits());
            case TIMESTAMP -> writeTimestamp(out, (Timestamp) value);
            case ENTRY_TIME -> writeEntryTime(out, (EntryTime) value);
            case STRUCTURE -> writeAll(out, ((DataValue.Structure) value).members());
            case ARRAY -> writeAll(out, ((DataValue.Array) value).elements());
        }
    }

    private static void writeAll(RecordOutput out, List<DataValue> values) {
        out.number(values.size());
        for (DataValue value : values) {
            write(out, value);
        }
    }

    /** Writes a time stamp, eight octets. */
    static void writeTimestamp(RecordOutput out, Timestamp time) {
        out.fixed(time.secondSinceEpoch(), 4).fixed(time.fractionOfSecond(), 3).octet(time.timeQuality());
    }

    /** Writes the time of an entry, six octets. */
    static void writeEntryTime(RecordOutput out, EntryTime time) {
        out.fixed(time.daysSince1984(), 2).fixed(time.milliseconds(), 4);
    }

    /** Reads a value. */
    public static DataValue read(RecordInput in) throws DamagedRecordException {
        try {
            return read(in, 0);
        } catch (IllegalArgumentException e) {
            throw new DamagedRecordException("a value is out of its range: " + e.getMessage());
        }
    }

    private static DataValue read(RecordInput in, int depth) throws DamagedRecordException {
        BasicType type = type(in.octet());
        return switch (type.kind()) {
            case BOOLEAN -> DataValue.Bool.of(in.octet() != 0);
            case INTEGER -> new DataValue.Int(type, in.signed());
            case FLOAT32 -> new DataValue.Float32(Float.intBitsToFloat((int) in.fixed(4)));
            case FLOAT64 -> new DataValue.Float64(Double.longBitsToDouble(in.fixed(8)));
            case TEXT -> new DataValue.Text(type, in.text());
            case OCTETS -> new DataValue.Octets(type, in.octets(in.count(1)));
            case BITS -> new DataValue.Bits(type, (int) in.number());
            case QUALITY -> new Quality((int) in.number());
            case TIMESTAMP -> readTimestamp(in);
            case ENTRY_TIME -> readEntryTime(in);
            case STRUCTURE -> new DataValue.Structure(readAll(in, depth));
            case ARRAY -> new DataValue.Array(readAll(in, depth));
        };
    }

    private static List<DataValue> readAll(RecordInput in, int depth) throws DamagedRecordException {
        if (depth == DataValue.MAX_LEVELS) {
            throw new DamagedRecordException("a value has more than " + DataValue.MAX_LEVELS + " levels");
        }
        int count = in.count(2);
        List<DataValue> values = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            values.add(read(in, depth + 1));
        }
        return values;
    }

    /** Reads a time stamp. */
    static Timestamp readTimestamp(RecordInput in) throws DamagedRecordException {
        return new Timestamp(in.fixed(4), (int) in.fixed(3), in.octet());
    }

    /** Reads the time of an entry. */
    static EntryTime readEntryTime(RecordInput in) throws DamagedRecordException {
        return new EntryTime((int) in.fixed(2), (int) in.fixed(4));
    }

    private static BasicType type(int code) throws DamagedRecordException {
        if (code >= BY_CODE.length || code == 0) {
            throw new DamagedRecordException("there is no type of code " + code);
        }
        return BY_CODE[code];
    }

    private static BasicType[] byCode() {
        BasicType[] types = new BasicType[BasicType.values().length + 1];
        for (BasicType type : BasicType.values()) {
            types[code(type)] = type;
        }
        return types;
    }

    // Spelt out, so that the order of the enum may change and files stay readable; a number once given stays.
    private static int code(BasicType type) {
        return switch (type) {
            case BOOLEAN -> 1;
            case INT8 -> 2;
            case INT16 -> 3;
            case INT32 -> 4;
            case INT64 -> 5;
            case INT8U -> 6;
            case INT16U -> 7;
            case INT32U -> 8;
            case FLOAT32 -> 9;
            case FLOAT64 -> 10;
            case ENUMERATED -> 11;
            case OCTET_STRING -> 12;
            case VISIBLE_STRING -> 13;
            case UNICODE_STRING -> 14;
            case OBJECT_REFERENCE -> 15;
            case CURRENCY -> 16;
            case ENTRY_ID -> 17;
            case ENTRY_TIME -> 18;
            case TIMESTAMP -> 19;
            case QUALITY -> 20;
            case DBPOS -> 21;
            case TCMD -> 22;
            case CHECK -> 23;
            case TRG_OPS -> 24;
            case OPT_FLDS -> 25;
            case STRUCTURE -> 26;
            case ARRAY -> 27;
        };
    }
}
