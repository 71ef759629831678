package org.sdvp.xmpp.memory;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.sdvp.xmpp.stanza.Jid;
import org.sdvp.xmpp.stanza.RosterItem;
import org.sdvp.xmpp.stanza.RosterItem.Subscription;

/** An account: its password, its roster and its streams. */
final class MemoryAccount {
    private final Jid jid;
    private final String password;
    private final Map<Jid, RosterItem> roster = new TreeMap<>();
    private final Map<Jid, MemoryStream> streams = new LinkedHashMap<>();
    /** Who has asked to hear this account's presence and has no answer yet. */
    private final Set<Jid> askers = new HashSet<>();
    /** Who may hear this account's presence as soon as it asks, RFC 6121 3.4. */
    private final Set<Jid> approved = new HashSet<>();

    MemoryAccount(Jid jid, String password) {
        this.jid = jid;
        this.password = password;
    }

    Jid jid() {
        return jid;
    }

    boolean hasPassword(String other) {
        return password.equals(other);
    }

    Map<Jid, RosterItem> roster() {
        return roster;
    }

    RosterItem item(Jid contact) {
        RosterItem item = roster.get(contact);
        return item != null ? item : new RosterItem(contact, "", Subscription.NONE, false, Set.of());
    }

    Map<Jid, MemoryStream> streams() {
        return streams;
    }

    List<MemoryStream> available() {
        return streams.values().stream()
                .filter(stream -> stream.presence().isPresent())
                .toList();
    }

    /** Streams that get messages to the bare address, RFC 6121 8.5.2.1. */
    List<MemoryStream> listening() {
        return available().stream()
                .filter(stream -> stream.presence().orElseThrow().status().priority() >= 0)
                .toList();
    }

    Optional<MemoryStream> stream(Jid full) {
        return Optional.ofNullable(streams.get(full));
    }

    Set<Jid> askers() {
        return askers;
    }

    Set<Jid> approved() {
        return approved;
    }

    /** Changes an item's subscription by adding or taking a direction. */
    RosterItem change(Jid contact, boolean hears, boolean isHeard, boolean asked) {
        RosterItem old = item(contact);
        Subscription subscription = hears
                ? (isHeard ? Subscription.BOTH : Subscription.TO)
                : (isHeard ? Subscription.FROM : Subscription.NONE);
        RosterItem item = new RosterItem(contact, old.name(), subscription, asked, old.groups());
        roster.put(contact, item);
        return item;
    }
}
