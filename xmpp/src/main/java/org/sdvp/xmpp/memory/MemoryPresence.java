package org.sdvp.xmpp.memory;

import java.util.Optional;
import org.sdvp.xmpp.stanza.Jid;
import org.sdvp.xmpp.stanza.Presence;
import org.sdvp.xmpp.stanza.RosterItem;

/** Tells presence to those who are subscribed, RFC 6121 4. */
final class MemoryPresence {
    private final MemoryRouter router;

    MemoryPresence(MemoryRouter router) {
        this.router = router;
    }

    void sent(MemoryAccount account, MemoryStream stream, Presence presence, MemoryRosters rosters) {
        switch (presence.type()) {
            case AVAILABLE -> {
                if (presence.to().isPresent()) {
                    directed(stream, presence);
                } else {
                    available(account, stream, presence);
                }
            }
            case UNAVAILABLE -> {
                if (presence.to().isPresent()) {
                    directed(stream, presence);
                } else {
                    unavailable(account, stream, presence);
                }
            }
            case SUBSCRIBE, SUBSCRIBED, UNSUBSCRIBE, UNSUBSCRIBED ->
                presence.to().ifPresent(to -> rosters.handshake(account, presence.type(), to.bare()));
            case PROBE, ERROR -> {}
        }
    }

    private void directed(MemoryStream stream, Presence presence) {
        Jid to = presence.to().orElseThrow();
        if (presence.type() == Presence.Type.AVAILABLE) {
            stream.directed().add(to);
        } else {
            stream.directed().remove(to);
        }
        tell(to, presence.withFrom(stream.jid()));
    }

    private void available(MemoryAccount account, MemoryStream stream, Presence presence) {
        boolean initial = stream.presence().isEmpty();
        Presence stamped = presence.withFrom(stream.jid());
        stream.presence(Optional.of(stamped));
        broadcast(account, stamped);
        if (!initial) {
            return;
        }
        for (RosterItem item : account.roster().values()) {
            if (item.subscription().hears()) {
                router.account(item.jid())
                        .ifPresent(contact -> contact.available()
                                .forEach(s -> stream.deliver(
                                        s.presence().orElseThrow().withTo(stream.jid()))));
            }
        }
        account.askers()
                .forEach(asker ->
                        stream.deliver(Presence.subscribe(account.jid()).withFrom(asker)));
    }

    void unavailable(MemoryAccount account, MemoryStream stream, Presence presence) {
        Presence stamped = presence.withFrom(stream.jid());
        if (stream.presence().isPresent()) {
            stream.presence(Optional.empty());
            broadcast(account, stamped);
        }
        stream.directed().forEach(to -> tell(to, stamped));
        stream.directed().clear();
    }

    private void broadcast(MemoryAccount account, Presence presence) {
        tell(account.jid(), presence);
        account.roster().values().stream()
                .filter(item -> item.subscription().isHeard())
                .forEach(item -> tell(item.jid(), presence));
    }

    /** Tells an account, or one of its streams, a presence. */
    void tell(Jid to, Presence presence) {
        router.account(to)
                .ifPresent(account -> account.available().stream()
                        .filter(stream -> to.isBare() || stream.jid().equals(to))
                        .forEach(stream -> stream.deliver(presence.withTo(stream.jid()))));
    }

    /** Tells an account the presence of another one, after it has become subscribed. */
    void meet(MemoryAccount hearer, MemoryAccount heard) {
        heard.available().forEach(stream -> tell(hearer.jid(), stream.presence().orElseThrow()));
    }
}
