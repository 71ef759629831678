package org.sdvp.acsi.control;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.sdvp.model.DataAttribute;
import org.sdvp.model.DataObject;
import org.sdvp.model.value.BasicType;
import org.sdvp.model.value.DataType;
import org.sdvp.model.value.DataValue;

/** What the ctlVal of a controllable data object looks like (IEC 61850-7-3 clause 7.5, table of each class). */
public final class ControlValue {
    private ControlValue() {}

    /**
     * The type of ctlVal: that in Oper if the data object has Oper, else BOOLEAN for SPC and DPC, INT32 for INC, INT8 for
     * ISC, Tcmd for BSC and BAC, the enumeration of stVal for ENC, and for APC a structure of one member, f (or i, if
     * mxVal has no f).
     *
     * @param control as in the model or as GetDataDefinition tells it
     * @return empty if it is not controllable
     */
    public static Optional<DataType> typeOf(DataObject control) {
        Optional<DataType> own = attributeType(control, "Oper").flatMap(oper -> member(oper, "ctlVal"));
        return own.isPresent() ? own : byClass(control);
    }

    private static Optional<DataType> byClass(DataObject control) {
        return switch (control.cdc()) {
            case "SPC", "DPC" -> Optional.of(new DataType.Basic(BasicType.BOOLEAN));
            case "INC" -> Optional.of(new DataType.Basic(BasicType.INT32));
            case "ISC" -> Optional.of(new DataType.Basic(BasicType.INT8));
            case "BSC", "BAC" -> Optional.of(new DataType.Basic(BasicType.TCMD));
            case "ENC" -> attributeType(control, "stVal");
            case "APC" -> attributeType(control, "mxVal").flatMap(ControlValue::analogue);
            default -> Optional.empty();
        };
    }

    private static Optional<DataType> analogue(DataType mxVal) {
        return member(mxVal, "f")
                .map(f -> new DataType.Member("f", f))
                .or(() -> member(mxVal, "i").map(i -> new DataType.Member("i", i)))
                .map(only -> new DataType.Structure(List.of(only)));
    }

    private static Optional<DataType> attributeType(DataObject object, String name) {
        return object.child(name).filter(DataAttribute.class::isInstance).map(child -> ((DataAttribute) child).type());
    }

    private static Optional<DataType> member(DataType type, String name) {
        return type instanceof DataType.Structure structure && structure.indexOf(name) >= 0
                ? Optional.of(structure.members().get(structure.indexOf(name)).type())
                : Optional.empty();
    }

    /**
     * The number in a value that has one: an integer, a float, or the last member of an AnalogueValue (f before i).
     *
     * @return empty if there is none
     */
    public static OptionalDouble number(DataValue value) {
        return switch (value.type().kind()) {
            case INTEGER -> OptionalDouble.of((double) ((DataValue.Int) value).value());
            case FLOAT32 -> OptionalDouble.of(((DataValue.Float32) value).value());
            case FLOAT64 -> OptionalDouble.of(((DataValue.Float64) value).value());
            case STRUCTURE -> {
                List<DataValue> members = ((DataValue.Structure) value).members();
                yield members.isEmpty() ? OptionalDouble.empty() : number(members.get(members.size() - 1));
            }
            case BOOLEAN, OCTETS, TEXT, BITS, ENTRY_TIME, TIMESTAMP, QUALITY, ARRAY -> OptionalDouble.empty();
        };
    }
}
