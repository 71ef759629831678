package org.sdvp.xmpp.stanza;

import java.util.Arrays;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A contact in the roster of an account, RFC 6121 2.1.2.
 *
 * @param jid bare address of the contact
 * @param name for people, may be empty
 * @param subscription who is told whose presence
 * @param asked whether the own account has asked to be told the contact's presence and has no answer yet
 * @param groups the groups the contact is in
 */
public record RosterItem(Jid jid, String name, Subscription subscription, boolean asked, Set<String> groups) {
    /** Copies the groups. */
    public RosterItem {
        groups = Collections.unmodifiableSet(new TreeSet<>(groups));
    }

    /** Who is told whose presence, RFC 6121 2.1.2.5. */
    public enum Subscription {
        /** Nobody. */
        NONE,
        /** The own account is told the contact's. */
        TO,
        /** The contact is told the own account's. */
        FROM,
        /** Each the other's. */
        BOTH,
        /** In a roster push: the contact is no longer in the roster. */
        REMOVE;

        /** As in the attribute {@code subscription}. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Whether the own account is told the contact's presence. */
        public boolean hears() {
            return this == TO || this == BOTH;
        }

        /** Whether the contact is told the own account's presence. */
        public boolean isHeard() {
            return this == FROM || this == BOTH;
        }

        /** Finds a subscription by its text. */
        public static Optional<Subscription> of(String text) {
            return Arrays.stream(values()).filter(s -> s.text().equals(text)).findFirst();
        }
    }
}
