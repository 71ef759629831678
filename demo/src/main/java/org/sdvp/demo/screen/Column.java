package org.sdvp.demo.screen;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.sdvp.demo.watch.Measure;
import org.sdvp.demo.watch.Measured;
import org.sdvp.demo.watch.Pump;

/** The columns of the table, in the order of the screen. */
enum Column {
    NAME("Pump", "", 5, false),
    SINCE("Online", "since", 8, false),
    OUTDOOR("Outd", "°C", 5, true),
    ROOM("Room", "°C", 5, true),
    TANK("Tank", "°C", 5, true),
    FORWARD("Flow", "°C", 5, true),
    RETURN("Ret", "°C", 5, true),
    ELECTRIC("Elec", "W", 5, true),
    HEAT("Heat", "W", 6, true),
    COP("COP", "", 4, true),
    STATE("State", "", 9, false),
    AGE("Age", "s", 4, true),
    AGENT("Agent", "in", 5, false),
    MODE("Mode", "", 9, false),
    WANTED("Room wanted", "°C", 11, true),
    HOT_WATER("Hot w. wanted", "°C", 13, true),
    ENERGY("Energy", "kWh", 8, true);

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private final String heading;
    private final String unit;
    private final int width;
    private final boolean right;

    Column(String heading, String unit, int width, boolean right) {
        this.heading = heading;
        this.unit = unit;
        this.width = width;
        this.right = right;
    }

    /** A cell's text and emphasis. */
    record Cell(String text, Ink ink) {
        static final Cell NOTHING = new Cell("", Ink.PLAIN);

        static Cell plain(String text) {
            return new Cell(text, Ink.PLAIN);
        }
    }

    String heading() {
        return heading;
    }

    String unit() {
        return unit;
    }

    int width() {
        return width;
    }

    boolean isRight() {
        return right;
    }

    /** The cell of a pump. What is offline keeps its last values, dimmed. */
    Cell cell(Pump pump, Instant now) {
        Cell cell = content(pump, now);
        boolean marked = this == NAME || this == STATE || this == AGE || this == SINCE;
        return pump.isOnline() || marked ? cell : new Cell(cell.text(), Ink.DIM);
    }

    private Cell content(Pump pump, Instant now) {
        return switch (this) {
            case NAME -> new Cell(pump.name(), Ink.BOLD);
            case SINCE -> since(pump);
            case OUTDOOR -> number(pump, Measure.OUTDOOR, 1);
            case ROOM -> number(pump, Measure.ROOM, 1);
            case TANK -> number(pump, Measure.TANK, 1);
            case FORWARD -> number(pump, Measure.FORWARD, 1);
            case RETURN -> number(pump, Measure.RETURN, 1);
            case ELECTRIC -> number(pump, Measure.ELECTRIC, 0);
            case HEAT -> heat(pump);
            case COP -> cop(pump);
            case STATE -> state(pump);
            case AGE -> age(pump, now);
            case AGENT -> Cell.plain(pump.program().label());
            case MODE -> word(pump, Measure.MODE);
            case WANTED -> wanted(pump);
            case HOT_WATER -> number(pump, Measure.HOT_WATER, 1);
            case ENERGY -> energy(pump);
        };
    }

    private static Cell since(Pump pump) {
        return switch (pump.status()) {
            case ONLINE, PRESENT -> Cell.plain(CLOCK.format(pump.since().atZone(ZoneId.systemDefault())));
            case OFFLINE -> new Cell("-", Ink.DIM);
            case AWAITED -> Cell.NOTHING;
        };
    }

    private static Cell number(Pump pump, Measure measure, int decimals) {
        Measured value = pump.values().get(measure);
        if (value == null) {
            return Cell.NOTHING;
        }
        if (!value.isUsable() || value.number().isEmpty()) {
            return new Cell("-", Ink.DIM);
        }
        String text = fixed(value.number().getAsDouble(), decimals);
        return value.isGood() ? Cell.plain(text) : new Cell(text + "?", Ink.DIM);
    }

    private static Cell heat(Pump pump) {
        OptionalDouble heat = pump.heat();
        return heat.isPresent() ? Cell.plain(fixed(heat.getAsDouble(), 0)) : Cell.NOTHING;
    }

    // No heat is made, so there is no ratio to tell.
    private static Cell cop(Pump pump) {
        boolean none = pump.number(Measure.COP).orElse(1) == 0;
        return none ? new Cell("-", Ink.DIM) : number(pump, Measure.COP, 1);
    }

    private static Cell energy(Pump pump) {
        OptionalDouble energy = pump.number(Measure.ENERGY);
        return energy.isPresent() ? Cell.plain(fixed(energy.getAsDouble() / 1000, 1)) : Cell.NOTHING;
    }

    private static Cell wanted(Pump pump) {
        OptionalDouble min = pump.number(Measure.COMFORT_MIN);
        OptionalDouble max = pump.number(Measure.COMFORT_MAX);
        return min.isPresent() && max.isPresent()
                ? Cell.plain(fixed(min.getAsDouble(), 1) + "-" + fixed(max.getAsDouble(), 1))
                : Cell.NOTHING;
    }

    private static Cell word(Pump pump, Measure measure) {
        return pump.value(measure).map(value -> Cell.plain(value.text())).orElse(Cell.NOTHING);
    }

    private static Cell state(Pump pump) {
        return switch (pump.status()) {
            case AWAITED -> new Cell("awaited", Ink.DIM);
            case PRESENT -> new Cell("present", Ink.DIM);
            case OFFLINE -> new Cell("offline", Ink.RED);
            case ONLINE -> new Cell(pump.run(), run(pump.run()));
        };
    }

    private static Ink run(String run) {
        return switch (run) {
            case "heating", "hot-water", "heating-rod" -> Ink.GREEN;
            case "stopped" -> Ink.YELLOW;
            default -> Ink.PLAIN;
        };
    }

    private static Cell age(Pump pump, Instant now) {
        Optional<Duration> age = pump.age(now);
        if (age.isEmpty()) {
            return Cell.NOTHING;
        }
        long seconds = age.get().toSeconds();
        String text = seconds < 10_000 ? Long.toString(seconds) : (seconds / 3600) + "h";
        return new Cell(text, pump.isOnline() ? Ink.PLAIN : Ink.RED);
    }

    private static String fixed(double value, int decimals) {
        String text = String.format(Locale.ROOT, "%." + decimals + "f", value);
        return text.matches("-0(\\.0*)?") ? text.substring(1) : text;
    }
}
