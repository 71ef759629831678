package org.sdvp.demo.watch;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.sdvp.xmpp.stanza.Jid;

/**
 * What is known of one heat pump at an instant.
 *
 * @param name local part of its account
 * @param program what its agent is written in
 * @param status whether it is there
 * @param since when that status began; for a pump that is online, when its presence came
 * @param reason why it is not online, for people; empty if it is
 * @param jid full address, as long as its presence is there
 * @param values what was last read; kept while it is offline
 * @param answered when it last answered
 */
public record Pump(
        String name,
        Program program,
        Status status,
        Instant since,
        String reason,
        Optional<Jid> jid,
        Map<Measure, Measured> values,
        Optional<Instant> answered) {

    /** What an agent is written in. */
    public enum Program {
        /** A part of this process. */
        JAVA("Java"),
        /** A process of its own. */
        C("C"),
        /** Somebody else's, found by presence. */
        UNKNOWN("");

        private final String label;

        Program(String label) {
            this.label = label;
        }

        /** Its name for people. */
        public String label() {
            return label;
        }
    }

    /** Whether a pump is there. */
    public enum Status {
        /** It has not been seen yet. */
        AWAITED,
        /** Its presence is there, but it has not answered yet. */
        PRESENT,
        /** It answers. */
        ONLINE,
        /** Its presence is gone, or it answers no more. */
        OFFLINE
    }

    /** Copies the values. */
    public Pump {
        values = Map.copyOf(values);
    }

    static Pump awaited(String name, Program program, Instant now) {
        return new Pump(
                name, program, Status.AWAITED, now, "not seen yet", Optional.empty(), Map.of(), Optional.empty());
    }

    Pump present(Jid address, Instant now) {
        return new Pump(name, program, Status.PRESENT, now, "", Optional.of(address), values, answered);
    }

    /** As it is after an answer; a pump that had fallen silent is online from then on. */
    Pump answered(Map<Measure, Measured> read, Instant now) {
        boolean back = status == Status.OFFLINE;
        Map<Measure, Measured> all = new EnumMap<>(Measure.class);
        all.putAll(values);
        all.putAll(read);
        return new Pump(name, program, Status.ONLINE, back ? now : since, "", jid, all, Optional.of(now));
    }

    Pump silent(String why, Instant now) {
        return new Pump(name, program, Status.OFFLINE, now, why, jid, values, answered);
    }

    Pump gone(String why, Instant now) {
        Instant begin = status == Status.OFFLINE ? since : now;
        return new Pump(name, program, Status.OFFLINE, begin, why, Optional.empty(), values, answered);
    }

    /** Whether it answers. */
    public boolean isOnline() {
        return status == Status.ONLINE;
    }

    /** A value, if it was read and may be used. */
    public Optional<Measured> value(Measure measure) {
        return Optional.ofNullable(values.get(measure)).filter(Measured::isUsable);
    }

    /** A number, if it was read and may be used. */
    public OptionalDouble number(Measure measure) {
        return value(measure).map(Measured::number).orElse(OptionalDouble.empty());
    }

    /** All heat it gives, to house and tank, W. */
    public OptionalDouble heat() {
        OptionalDouble house = number(Measure.HEATING);
        OptionalDouble tank = number(Measure.CHARGING);
        return house.isPresent() && tank.isPresent()
                ? OptionalDouble.of(house.getAsDouble() + tank.getAsDouble())
                : OptionalDouble.empty();
    }

    /** What it is doing; empty if that is not known. */
    public String run() {
        return value(Measure.RUN).map(Measured::text).orElse("");
    }

    /** Age of the newest of its values; empty if it has none. */
    public Optional<Duration> age(Instant now) {
        return values.values().stream()
                .map(Measured::time)
                .max(Instant::compareTo)
                .map(newest -> newest.isAfter(now) ? Duration.ZERO : Duration.between(newest, now));
    }
}
