package org.sdvp.demo.watch;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.sdvp.model.value.Quality;
import org.sdvp.xmpp.stanza.Jid;

/** Pumps to be shown in tests. */
public final class Pumps {
    /** When their values were measured. */
    public static final Instant MEASURED = Instant.parse("2026-01-15T06:00:00Z");

    private Pumps() {}

    private static Measured number(double value) {
        return new Measured(OptionalDouble.of(value), Double.toString(value), Quality.GOOD, MEASURED);
    }

    /** One that heats, with values that fill their columns. */
    public static Pump heating(String name) {
        Map<Measure, Measured> values = new EnumMap<>(Measure.class);
        for (Measure measure : Measure.values()) {
            values.put(measure, number(21.25));
        }
        values.put(Measure.OUTDOOR, number(-12.34));
        values.put(Measure.ELECTRIC, number(12_345));
        values.put(Measure.HEATING, number(34_567));
        values.put(Measure.RUN, new Measured(OptionalDouble.of(4), "heating", Quality.GOOD, MEASURED));
        values.put(Measure.MODE, new Measured(OptionalDouble.of(5), "extern", Quality.GOOD, MEASURED));
        return Pump.awaited(name, Pump.Program.JAVA, MEASURED)
                .present(Jid.of(name + "@sdvp.test/IEC"), MEASURED)
                .answered(values, MEASURED);
    }

    /** The same with another value. */
    public static Pump with(Pump pump, Measure measure, double value, Quality quality) {
        return pump.answered(
                Map.of(measure, new Measured(OptionalDouble.of(value), Double.toString(value), quality, MEASURED)),
                MEASURED);
    }

    /** The same, its presence gone. */
    public static Pump gone(Pump pump) {
        return pump.gone("presence unavailable", MEASURED);
    }

    /** One not seen yet. */
    public static Pump awaited(String name) {
        return awaited(name, Pump.Program.JAVA);
    }

    /** One not seen yet, whose agent is written in something. */
    public static Pump awaited(String name, Pump.Program program) {
        return new Pump(name, program, Pump.Status.AWAITED, MEASURED, "", Optional.empty(), Map.of(), Optional.empty());
    }
}
