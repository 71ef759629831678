package org.sdvp.centre.fleet;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CompletionStage;

/**
 * The way to devices: reads, writes and operates them. Stages fail with {@link DeviceLinkException}. Safe for many
 * threads; nothing is ever sent twice.
 */
public interface DeviceLink {
    /**
     * Values now, from the device (GetDataValues).
     *
     * @param references as a person types them; the logical device may be left out where there is one
     */
    CompletionStage<List<Reading>> read(DeviceId device, List<String> references);

    /** Writes one setting (SetDataValues); gives the value in words of the model as it was written. */
    CompletionStage<String> write(DeviceId device, String reference, String value);

    /**
     * Operates one object by its control model; complete when the device has answered, for enhanced security when it has
     * told that it is done.
     *
     * @param by who decided
     * @param sent called once, before the first request that changes something leaves for the XMPP server: what fails without
     *     it has done nothing. Never called after the stage has ended
     */
    CompletionStage<String> operate(DeviceId device, String reference, String value, String by, Runnable sent);

    /**
     * Sets a schedule (FSCH) and enables it; one that is enabled is disabled before.
     *
     * @param node of the schedule, as {@code OpCtlFSCH1}; the logical device may be left out where there is one
     * @param schedule what to set
     * @param sent as for {@link #operate}
     * @return what the schedule says of itself then; if it fails half done, the message says so
     */
    CompletionStage<String> schedule(DeviceId device, String node, Schedule schedule, Runnable sent);

    /** What there is below a reference, or the logical devices for an empty one, to a depth. */
    CompletionStage<List<Node>> browse(DeviceId device, String reference, int depth);

    /**
     * What is to be set in a schedule.
     *
     * @param start when the first entry begins
     * @param interval how long an entry lasts; positive, whole seconds
     * @param repeat how the start comes again
     * @param priority SchdPrio; empty to leave it
     * @param values of the entries, in words of the model; 1 or more
     */
    record Schedule(Instant start, Duration interval, Repeat repeat, OptionalInt priority, List<String> values) {
        /** How a start comes again. */
        public enum Repeat {
            /** Not at all. */
            ONCE,
            /** At the same minute of each hour. */
            HOURLY,
            /** At the same time of each day, UTC. */
            DAILY,
            /** At the same time and weekday of each week. */
            WEEKLY,
            /** At the same time and day of each month. */
            MONTHLY,
            /** At the same time, day and month of each year. */
            YEARLY
        }

        /** Copies the values. */
        public Schedule {
            values = List.copyOf(values);
        }
    }

    /**
     * One reference as it was read.
     *
     * @param reference full, with functional constraint
     * @param lines name and value of each attribute; the error if it was refused
     */
    record Reading(String reference, List<Line> lines) {
        /** Copies the lines. */
        public Reading {
            lines = List.copyOf(lines);
        }
    }

    /**
     * One attribute.
     *
     * @param name path below the reference
     * @param value in words of the model, with unit
     */
    record Line(String name, String value) {}

    /**
     * A node of a model.
     *
     * @param reference full
     * @param kind logical device, logical node with its class, data object with its common data class, attribute with its type
     * @param children below it
     */
    record Node(String reference, String kind, List<Node> children) {
        /** Copies the children. */
        public Node {
            children = List.copyOf(children);
        }
    }
}
