package org.sdvp.centre.fleet.alarm;

import java.time.Instant;
import java.util.Optional;
import org.sdvp.centre.fleet.DeviceId;

/**
 * Something a person should know of.
 *
 * @param id number, unique in the store; 0 before it is stored
 * @param device at which
 * @param kind what
 * @param text for people, with the values that led to it
 * @param began when
 * @param ended when it was over; empty while it lasts
 * @param acknowledged by whom and when; empty until somebody has
 */
public record Alarm(
        long id,
        DeviceId device,
        Kind kind,
        String text,
        Instant began,
        Optional<Instant> ended,
        Optional<Acknowledgement> acknowledged) {
    /** What there is to tell. */
    public enum Kind {
        /** The device is not there for longer than is usual. */
        OFFLINE,
        /** Values it reports are questionable or invalid. */
        QUALITY,
        /** The room is colder or warmer than its limits. */
        COMFORT,
        /** Coefficient of performance is low while it runs. */
        COP,
        /** The device works by its failsafe. */
        FAILSAFE,
        /** The device tells of a fault (LPHD.PhyHealth). */
        FAULT,
        /** Its clock is wrong. */
        CLOCK,
        /** It is logged in twice, or its model changed. */
        IDENTITY
    }

    /**
     * Somebody has seen it.
     *
     * @param by who
     * @param at when
     */
    public record Acknowledgement(String by, Instant at) {}
}
