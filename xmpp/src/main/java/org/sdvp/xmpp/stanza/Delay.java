package org.sdvp.xmpp.stanza;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.sdvp.wire.xml.XmlElement;

/** Reads the note of delayed delivery, XEP-0203. */
final class Delay {
    private Delay() {}

    /** When the stanza with these children was taken in; the epoch if there is a note whose time is unreadable. */
    static Optional<Instant> in(List<XmlElement> children) {
        return children.stream()
                .filter(child -> child.is(Namespaces.DELAY, "delay"))
                .findFirst()
                .map(delay -> instant(delay.attribute("stamp").orElse("")));
    }

    private static Instant instant(String stamp) {
        try {
            return OffsetDateTime.parse(stamp).toInstant();
        } catch (DateTimeParseException e) {
            return Instant.EPOCH;
        }
    }
}
