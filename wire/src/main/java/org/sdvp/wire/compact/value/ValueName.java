package org.sdvp.wire.compact.value;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.sdvp.model.value.BasicType;

/** The short names of the types: names of value elements, and type tags in definitions. */
public final class ValueName {
    private static final BasicType[] TYPES = BasicType.values();
    private static final String[] NAMES = new String[TYPES.length];
    private static final Map<String, BasicType> BY_NAME = new HashMap<>();

    static {
        for (BasicType type : TYPES) {
            NAMES[type.ordinal()] = name(type);
            BY_NAME.put(name(type), type);
        }
    }

    private ValueName() {}

    /** The name of a type. */
    public static String of(BasicType type) {
        return NAMES[type.ordinal()];
    }

    /** The type of that name, if there is one. */
    public static Optional<BasicType> type(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    private static String name(BasicType type) {
        return switch (type) {
            case BOOLEAN -> "b";
            case INT8 -> "i8";
            case INT16 -> "i16";
            case INT32 -> "i32";
            case INT64 -> "i64";
            case INT8U -> "u8";
            case INT16U -> "u16";
            case INT32U -> "u32";
            case FLOAT32 -> "f";
            case FLOAT64 -> "d";
            case ENUMERATED -> "e";
            case OCTET_STRING -> "o";
            case VISIBLE_STRING -> "vs";
            case UNICODE_STRING -> "us";
            case OBJECT_REFERENCE -> "or";
            case CURRENCY -> "cu";
            case ENTRY_ID -> "ei";
            case ENTRY_TIME -> "et";
            case TIMESTAMP -> "t";
            case QUALITY -> "q";
            case DBPOS -> "db";
            case TCMD -> "tc";
            case CHECK -> "ck";
            case TRG_OPS -> "tr";
            case OPT_FLDS -> "of";
            case STRUCTURE -> "st";
            case ARRAY -> "ar";
        };
    }
}
