package org.sdvp.model.scl.text;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sdvp.model.value.BasicType;
import org.sdvp.model.value.DataType;

/** The basic types of IEC 61850-6 (bType) and what they are here. */
public final class BasicTypes {
    private static final Map<String, BasicType> BY_NAME = Map.ofEntries(
            Map.entry("BOOLEAN", BasicType.BOOLEAN),
            Map.entry("INT8", BasicType.INT8),
            Map.entry("INT16", BasicType.INT16),
            Map.entry("INT24", BasicType.INT32),
            Map.entry("INT32", BasicType.INT32),
            Map.entry("INT64", BasicType.INT64),
            Map.entry("INT128", BasicType.INT64),
            Map.entry("INT8U", BasicType.INT8U),
            Map.entry("INT16U", BasicType.INT16U),
            Map.entry("INT24U", BasicType.INT32U),
            Map.entry("INT32U", BasicType.INT32U),
            Map.entry("FLOAT32", BasicType.FLOAT32),
            Map.entry("FLOAT64", BasicType.FLOAT64),
            Map.entry("Dbpos", BasicType.DBPOS),
            Map.entry("Tcmd", BasicType.TCMD),
            Map.entry("Quality", BasicType.QUALITY),
            Map.entry("Timestamp", BasicType.TIMESTAMP),
            Map.entry("VisString32", BasicType.VISIBLE_STRING),
            Map.entry("VisString64", BasicType.VISIBLE_STRING),
            Map.entry("VisString65", BasicType.VISIBLE_STRING),
            Map.entry("VisString129", BasicType.VISIBLE_STRING),
            Map.entry("VisString255", BasicType.VISIBLE_STRING),
            Map.entry("Unicode255", BasicType.UNICODE_STRING),
            Map.entry("Octet6", BasicType.OCTET_STRING),
            Map.entry("Octet16", BasicType.OCTET_STRING),
            Map.entry("Octet64", BasicType.OCTET_STRING),
            Map.entry("EntryID", BasicType.ENTRY_ID),
            Map.entry("EntryTime", BasicType.ENTRY_TIME),
            Map.entry("Check", BasicType.CHECK),
            Map.entry("ObjRef", BasicType.OBJECT_REFERENCE),
            Map.entry("Currency", BasicType.CURRENCY),
            Map.entry("TrgOps", BasicType.TRG_OPS),
            Map.entry("OptFlds", BasicType.OPT_FLDS));

    /** Physical communication address, IEC 61850-8-1. */
    private static final DataType PHY_COM_ADDR = new DataType.Structure(List.of(
            new DataType.Member("Addr", new DataType.Basic(BasicType.OCTET_STRING)),
            new DataType.Member("PRIORITY", new DataType.Basic(BasicType.INT8U)),
            new DataType.Member("VID", new DataType.Basic(BasicType.INT16U)),
            new DataType.Member("APPID", new DataType.Basic(BasicType.INT16U))));

    private BasicTypes() {}

    /** The type of a bType other than Enum and Struct; empty for what is no bType or belongs to sampled values. */
    public static Optional<DataType> of(String bType) {
        if (bType.equals("PhyComAddr")) {
            return Optional.of(PHY_COM_ADDR);
        }
        return Optional.ofNullable(BY_NAME.get(bType)).map(DataType.Basic::new);
    }

    /** Whether it is a bType that only services outside of this program use. */
    public static boolean isOutside(String bType) {
        return bType.equals("SvOptFlds") || bType.equals("LogOptFlds");
    }

    /** The names there are, for messages. */
    public static List<String> names() {
        return BY_NAME.keySet().stream().sorted().toList();
    }

    /**
     * The bType that says a type.
     *
     * @throws IllegalArgumentException for ARRAY, which has none of its own
     */
    public static String name(BasicType type) {
        return switch (type) {
            case BOOLEAN, INT8, INT16, INT32, INT64, INT8U, INT16U, INT32U, FLOAT32, FLOAT64 -> type.name();
            case ENUMERATED -> "Enum";
            case STRUCTURE -> "Struct";
            case OCTET_STRING -> "Octet64";
            case VISIBLE_STRING -> "VisString255";
            case UNICODE_STRING -> "Unicode255";
            case OBJECT_REFERENCE -> "ObjRef";
            case CURRENCY -> "Currency";
            case ENTRY_ID -> "EntryID";
            case ENTRY_TIME -> "EntryTime";
            case TIMESTAMP -> "Timestamp";
            case QUALITY -> "Quality";
            case DBPOS -> "Dbpos";
            case TCMD -> "Tcmd";
            case CHECK -> "Check";
            case TRG_OPS -> "TrgOps";
            case OPT_FLDS -> "OptFlds";
            case ARRAY -> throw new IllegalArgumentException("an array has the bType of its elements");
        };
    }
}
