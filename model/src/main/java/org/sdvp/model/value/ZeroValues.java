package org.sdvp.model.value;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;

/** The value each type has before anything is known. */
final class ZeroValues {
    private ZeroValues() {}

    static DataValue of(DataType type) {
        return switch (type.basicType()) {
            case BOOLEAN -> DataValue.Bool.FALSE;
            case INT8, INT16, INT32, INT64, INT8U, INT16U, INT32U -> new DataValue.Int(type.basicType(), 0);
            case ENUMERATED -> new DataValue.Int(BasicType.ENUMERATED, firstOrdinal((DataType.Enumeration) type));
            case FLOAT32 -> new DataValue.Float32(0);
            case FLOAT64 -> new DataValue.Float64(0);
            case OCTET_STRING -> new DataValue.Octets(BasicType.OCTET_STRING, new byte[0]);
            case ENTRY_ID -> new DataValue.Octets(BasicType.ENTRY_ID, new byte[BasicType.ENTRY_ID.size()]);
            case VISIBLE_STRING, UNICODE_STRING, OBJECT_REFERENCE, CURRENCY -> new DataValue.Text(type.basicType(), "");
            case ENTRY_TIME -> new EntryTime(0, 0);
            case TIMESTAMP -> Timestamp.of(Instant.EPOCH);
            case QUALITY -> Quality.GOOD;
            case DBPOS, TCMD, CHECK, TRG_OPS, OPT_FLDS -> new DataValue.Bits(type.basicType(), 0);
            case STRUCTURE ->
                new DataValue.Structure(((DataType.Structure) type)
                        .members().stream().map(member -> of(member.type())).toList());
            case ARRAY -> {
                DataType.Array array = (DataType.Array) type;
                yield new DataValue.Array(Collections.nCopies(array.size(), of(array.element())));
            }
        };
    }

    // Negative ordinals are rare oddities; the first ordinary one is the better "nothing known".
    private static int firstOrdinal(DataType.Enumeration type) {
        Map<Integer, String> literals = type.literals();
        return literals.keySet().stream()
                .filter(ordinal -> ordinal >= 0)
                .findFirst()
                .orElseGet(() -> literals.keySet().iterator().next());
    }
}
