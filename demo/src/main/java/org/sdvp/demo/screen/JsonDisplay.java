package org.sdvp.demo.screen;

import java.io.PrintStream;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import org.sdvp.demo.story.StoryEvent;
import org.sdvp.demo.watch.Measure;
import org.sdvp.demo.watch.Measured;
import org.sdvp.demo.watch.Pump;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * JSON lines (RFC 8259, one object a line) on standard output: {@code pump} for every row, {@code story} for every line of
 * the story, {@code summary} at the end. Progress and notices go to standard error.
 */
public final class JsonDisplay implements Display {
    private static final long INTERVAL_MILLIS = 1000;
    private static final JsonFactory FACTORY = new JsonFactory();

    private final PrintStream out;
    private final PrintStream err;

    /**
     * Makes one.
     *
     * @param out for the objects
     * @param err for progress and notices
     */
    public JsonDisplay(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    @Override
    public synchronized void progress(String text) {
        err.println("sdvp: " + text);
    }

    @Override
    public synchronized void notice(String text) {
        err.println("sdvp: " + text);
    }

    @Override
    public void hint(String text) {
        notice(text);
    }

    @Override
    public synchronized void show(Board board) {
        for (Pump pump : board.pumps()) {
            Map<String, Object> row = event("pump", board.now());
            row.put("name", pump.name());
            if (pump.program() != Pump.Program.UNKNOWN) {
                row.put("agent", pump.program().label());
            }
            row.put("status", pump.status().name().toLowerCase(Locale.ROOT));
            row.put("since", pump.since());
            row.put("reason", pump.reason());
            pump.jid().ifPresent(jid -> row.put("jid", jid));
            for (Measure measure : Measure.values()) {
                put(row, measure, pump.values().get(measure));
            }
            put(row, "heat", pump.heat());
            pump.age(board.now()).ifPresent(age -> row.put("ageSeconds", age.toMillis() / 1000.0));
            line(row);
        }
    }

    private static void put(
            Map<String, Object> row, Measure measure, @org.jspecify.annotations.Nullable Measured value) {
        if (value == null) {
            return;
        }
        String name = camel(measure.name());
        switch (measure) {
            case RUN, MODE -> row.put(name, value.text());
            case PERMITTED -> row.put(name, value.number().orElse(0) != 0);
            default -> put(row, name, value.number());
        }
        if (!value.isGood()) {
            row.put(name + "Quality", value.quality());
        }
    }

    private static void put(Map<String, Object> row, String name, OptionalDouble number) {
        if (number.isPresent() && Double.isFinite(number.getAsDouble())) {
            row.put(name, number.getAsDouble());
        }
    }

    private static String camel(String constant) {
        StringBuilder name = new StringBuilder();
        for (String word : constant.toLowerCase(Locale.ROOT).split("_", -1)) {
            name.append(name.length() == 0 ? word : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
        }
        return name.toString();
    }

    @Override
    public synchronized void story(StoryEvent event) {
        Map<String, Object> object = event("story", event.time());
        object.put("chapter", event.chapter().text());
        object.put("kind", event.kind().name().toLowerCase(Locale.ROOT));
        if (!event.pump().isEmpty()) {
            object.put("pump", event.pump());
        }
        object.put("text", event.text());
        line(object);
    }

    @Override
    public long intervalMillis() {
        return INTERVAL_MILLIS;
    }

    @Override
    public Duration breath() {
        return Duration.ZERO;
    }

    @Override
    public synchronized void summary(List<String> summary) {
        Map<String, Object> object = event("summary", Instant.now());
        object.put("text", String.join("\n", summary));
        line(object);
    }

    private static Map<String, Object> event(String name, Instant time) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("event", name);
        object.put("time", time);
        return object;
    }

    private void line(Map<String, Object> object) {
        StringWriter text = new StringWriter();
        try (JsonGenerator generator = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
            generator.writeStartObject();
            object.forEach((name, value) -> {
                generator.writeName(name);
                if (value instanceof Boolean truth) {
                    generator.writeBoolean(truth);
                } else if (value instanceof Double number) {
                    generator.writeNumber(BigDecimal.valueOf(number)
                            .setScale(6, RoundingMode.HALF_EVEN)
                            .stripTrailingZeros());
                } else {
                    generator.writeString(value.toString());
                }
            });
            generator.writeEndObject();
        }
        out.println(text);
        out.flush();
    }

    @Override
    public void close() {
        out.flush();
    }
}
