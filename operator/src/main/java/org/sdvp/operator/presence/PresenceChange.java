package org.sdvp.operator.presence;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.sdvp.xmpp.stanza.Jid;

/**
 * Something that became of the presence of a device (RFC 6121 4).
 *
 * @param time when it was learnt; of a device that came, since when it is there
 * @param kind what
 * @param jid full address; bare for flapping and steady, which are of an account
 * @param reason why, for people, one line; may be empty
 */
public record PresenceChange(Instant time, Kind kind, Jid jid, String reason) {
    /** What became of it. */
    public enum Kind {
        /** It is there. */
        ONLINE,
        /** It is gone, or the own stream is, which the reason tells; it was there until then. */
        OFFLINE,
        /** It comes and goes too often for each time to be told. */
        FLAPPING,
        /** It does no more. */
        STEADY
    }

    /** Makes one line of the reason. */
    public PresenceChange {
        reason = reason.replaceAll("\\p{Cntrl}+", " ").strip();
    }

    /** A line of the file, without its end: time, kind, address and reason, divided by tabs. */
    String line() {
        return time + "\t" + kind + "\t" + jid + "\t" + reason;
    }

    /** What a line of the file says; empty if it is none, such as one that a full disk cut. */
    static Optional<PresenceChange> parse(String line) {
        String[] parts = line.split("\t", 4);
        if (parts.length < 4) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new PresenceChange(Instant.parse(parts[0]), Kind.valueOf(parts[1]), Jid.of(parts[2]), parts[3]));
        } catch (DateTimeParseException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
