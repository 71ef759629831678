package org.sdvp.cli.output;

import java.io.StringWriter;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultPrettyPrinter;

/**
 * Writes trees of {@link Map}, {@link List}, {@link String}, {@link Number} and {@link Boolean} as JSON (RFC 8259), map
 * entries in their order. Only Jackson's generator is used: its data binding would double the start of the command.
 */
public final class Json {
    private static final JsonFactory FACTORY = new JsonFactory();

    private Json() {}

    /** The tree as an indented document, for one answer of a command; ends without a line end. */
    public static String document(Object tree) {
        return text(tree, new Indented());
    }

    /** The tree as one line, for streams of documents. */
    public static String line(Object tree) {
        return text(tree, ObjectWriteContext.empty());
    }

    private static String text(Object tree, ObjectWriteContext context) {
        StringWriter out = new StringWriter();
        try (JsonGenerator generator = FACTORY.createGenerator(context, out)) {
            write(tree, generator);
        }
        return out.toString();
    }

    private static void write(Object node, JsonGenerator out) {
        if (node instanceof Map<?, ?> map) {
            out.writeStartObject();
            map.forEach((name, value) -> {
                out.writeName(String.valueOf(name));
                write(value, out);
            });
            out.writeEndObject();
        } else if (node instanceof List<?> list) {
            out.writeStartArray();
            list.forEach(value -> write(value, out));
            out.writeEndArray();
        } else if (node instanceof Boolean truth) {
            out.writeBoolean(truth);
        } else if (node instanceof Number number) {
            writeNumber(number, out);
        } else {
            out.writeString(String.valueOf(node));
        }
    }

    // JSON has no NaN and no infinity: they become strings. The others keep the digits a person sees.
    private static void writeNumber(Number number, JsonGenerator out) {
        if (Double.isFinite(number.doubleValue())) {
            out.writeNumber(new BigDecimal(number.toString()));
        } else {
            out.writeString(number.toString());
        }
    }

    private static final class Indented extends ObjectWriteContext.Base {
        @Override
        public PrettyPrinter getPrettyPrinter() {
            return new DefaultPrettyPrinter();
        }

        @Override
        public boolean hasPrettyPrinter() {
            return true;
        }
    }
}
