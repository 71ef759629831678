package org.sdvp.model.value;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.sdvp.model.Vectors;
import tools.jackson.databind.JsonNode;

/** Types and contents as the vectors write them, built without the text codec under test. */
final class VectorTypes {
    private VectorTypes() {}

    static DataType type(JsonNode json) {
        if (json.isString()) {
            return new DataType.Basic(BasicType.valueOf(json.asString()));
        }
        if (json.has("enumeration")) {
            Map<Integer, String> literals = new TreeMap<>();
            json.get("literals")
                    .properties()
                    .forEach(literal -> literals.put(
                            Integer.valueOf(literal.getKey()),
                            literal.getValue().asString()));
            return new DataType.Enumeration(Vectors.text(json, "enumeration"), literals);
        }
        if (json.has("array")) {
            return new DataType.Array(json.get("array").asInt(), type(json.required("element")));
        }
        List<DataType.Member> members = new ArrayList<>();
        json.required("structure")
                .properties()
                .forEach(member -> members.add(new DataType.Member(member.getKey(), type(member.getValue()))));
        return new DataType.Structure(members);
    }

    static DataValue content(DataType type, JsonNode json) {
        BasicType basic = type.basicType();
        return switch (basic.kind()) {
            case BOOLEAN -> new DataValue.Bool(Vectors.text(json, "value").equals("true"));
            case INTEGER -> new DataValue.Int(basic, Long.parseLong(Vectors.text(json, "value")));
            case FLOAT32 ->
                new DataValue.Float32(Float.intBitsToFloat(Integer.parseUnsignedInt(Vectors.text(json, "bits"), 16)));
            case FLOAT64 ->
                new DataValue.Float64(Double.longBitsToDouble(Long.parseUnsignedLong(Vectors.text(json, "bits"), 16)));
            case OCTETS -> new DataValue.Octets(basic, HexFormat.of().parseHex(Vectors.text(json, "value")));
            case TEXT -> new DataValue.Text(basic, Vectors.text(json, "value"));
            case BITS -> new DataValue.Bits(basic, Integer.parseInt(Vectors.text(json, "bits"), 2));
            case QUALITY -> new Quality(Integer.parseInt(Vectors.text(json, "bits"), 2));
            case TIMESTAMP ->
                new Timestamp(
                        Long.parseLong(Vectors.text(json, "secondSinceEpoch")),
                        Integer.parseInt(Vectors.text(json, "fractionOfSecond")),
                        Integer.parseInt(Vectors.text(json, "timeQuality")));
            case ENTRY_TIME ->
                new EntryTime(
                        Integer.parseInt(Vectors.text(json, "daysSince1984")),
                        Integer.parseInt(Vectors.text(json, "milliseconds")));
            case STRUCTURE -> {
                List<DataValue> members = new ArrayList<>();
                for (DataType.Member member : ((DataType.Structure) type).members()) {
                    members.add(content(member.type(), json.get("members").get(members.size())));
                }
                yield new DataValue.Structure(members);
            }
            case ARRAY -> {
                List<DataValue> elements = new ArrayList<>();
                json.get("elements")
                        .forEach(element -> elements.add(content(((DataType.Array) type).element(), element)));
                yield new DataValue.Array(elements);
            }
        };
    }
}
