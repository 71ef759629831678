package org.sdvp.demo.story;

import java.time.Instant;

/**
 * A line of the story.
 *
 * @param time when
 * @param chapter which part of the story it belongs to
 * @param kind what sort of line
 * @param pump whom it is about; empty: all
 * @param text what was done by which service, or what was seen
 */
public record StoryEvent(Instant time, Chapter chapter, Kind kind, String pump, String text) {
    /** The parts of the story, in order. */
    public enum Chapter {
        /** One pump's model is browsed. */
        BROWSE,
        /** Its set points are raised. */
        SET_POINT,
        /** Another is stopped and started. */
        STOP_START,
        /** A third is pulled off the net and comes back. */
        CABLE,
        /** All is told. */
        END;

        /** The chapter in words, such as {@code set-point}. */
        public String text() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    /** Sorts of lines. */
    public enum Kind {
        /** Something the operator did, and the answer. */
        DONE,
        /** Something that was then seen. */
        SEEN,
        /** Something that did not come as it should. */
        FAILED
    }
}
