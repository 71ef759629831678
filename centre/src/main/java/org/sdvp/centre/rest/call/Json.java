package org.sdvp.centre.rest.call;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads and writes JSON. */
public final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final int USUAL_SIZE = 1024;

    private Json() {}

    /** Writes a value. */
    @FunctionalInterface
    public interface Writer {
        /** Writes one value, be it an object or an array. */
        void write(JsonGenerator to);
    }

    /** A value as UTF-8. */
    public static byte[] bytes(Writer writer) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(USUAL_SIZE);
        try (JsonGenerator generator = MAPPER.createGenerator(out)) {
            writer.write(generator);
        }
        return out.toByteArray();
    }

    /** Writes a tree of maps, lists, texts, numbers and truth values. */
    public static Writer tree(Object tree) {
        return to -> to.writePOJO(tree);
    }

    /**
     * Reads a document.
     *
     * @throws ProblemException if it is none
     */
    static JsonNode read(byte[] document) {
        try {
            return MAPPER.readTree(document);
        } catch (JacksonException e) {
            throw ProblemException.input("the body is no JSON: " + e.getOriginalMessage());
        }
    }

    /** A time as it is written: ISO 8601, UTC. */
    public static String time(Instant time) {
        return time.toString();
    }

    /** Writes a property unless it is absent. */
    public static void time(JsonGenerator to, String name, Optional<Instant> time) {
        time.ifPresent(present -> to.writeStringProperty(name, time(present)));
    }

    /** Writes a number, null if it is absent or not finite. */
    public static void number(JsonGenerator to, OptionalDouble number) {
        if (number.isPresent() && Double.isFinite(number.getAsDouble())) {
            number(to, number.getAsDouble());
        } else {
            to.writeNull();
        }
    }

    /** Writes a number without a fraction where it has none; what is not finite as null. */
    public static void number(JsonGenerator to, double number) {
        if (!Double.isFinite(number)) {
            to.writeNull();
        } else if (number == Math.rint(number) && Math.abs(number) < 1e15) {
            to.writeNumber((long) number);
        } else {
            to.writeNumber(number);
        }
    }
}
