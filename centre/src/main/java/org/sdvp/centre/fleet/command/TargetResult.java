package org.sdvp.centre.fleet.command;

import java.time.Instant;
import java.util.OptionalDouble;
import org.sdvp.centre.fleet.DeviceId;

/**
 * How a command goes at one device.
 *
 * @param device which
 * @param level how far it came
 * @param at when it came there
 * @param detail why, for people: the AddCause or ServiceError of a refusal, the time that is waited; may be empty
 * @param before electric power before, W; empty where nothing was measured
 * @param after electric power when the effect was measured, W
 */
public record TargetResult(
        DeviceId device, Level level, Instant at, String detail, OptionalDouble before, OptionalDouble after) {
    /** How far it came; the order is that in which a device goes through them, up to the first final one. */
    public enum Level {
        /** Not asked yet. */
        WAITING(false),
        /** About to be asked; stored before anything is sent, so that it is never asked twice. */
        SENDING(false),
        /** It has left for the XMPP server. */
        SENT(false),
        /** The device has answered positively: it has received it. */
        RECEIVED(false),
        /** The device has done it: termination, or the status shows it. */
        APPLIED(false),
        /** What was to come of it was measured. */
        EFFECT_MEASURED(true),
        /** Done, and no effect was waited for, or none seen in time. */
        DONE(true),
        /** The device refused it. */
        REFUSED(true),
        /** It was not there until the deadline; nothing was sent. */
        NOT_REACHED(true),
        /** The link or the centre was lost after it was sent: whether it was done is not known, and it is not sent again. */
        UNCERTAIN(true),
        /** Called off before anything was sent. */
        CANCELLED(true);

        private final boolean last;

        Level(boolean last) {
            this.last = last;
        }

        /** Whether nothing comes after it. */
        public boolean isFinal() {
            return last;
        }
    }
}
