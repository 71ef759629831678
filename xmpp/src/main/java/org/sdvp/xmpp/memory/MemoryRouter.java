package org.sdvp.xmpp.memory;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.sdvp.wire.xml.XmlElement;
import org.sdvp.xmpp.XmppSettings;
import org.sdvp.xmpp.stanza.Iq;
import org.sdvp.xmpp.stanza.Jid;
import org.sdvp.xmpp.stanza.MalformedStanzaException;
import org.sdvp.xmpp.stanza.Namespaces;
import org.sdvp.xmpp.stanza.Presence;
import org.sdvp.xmpp.stanza.Stanza;
import org.sdvp.xmpp.stanza.StanzaError;
import org.sdvp.xmpp.stanza.StanzaError.Condition;
import org.sdvp.xmpp.stanza.StanzaXml;
import org.sdvp.xmpp.stanza.XmppMessage;
import org.sdvp.xmpp.stream.XmppLink;

/** Routes stanzas between accounts as RFC 6120 10 and RFC 6121 8 say. One caller at a time. */
final class MemoryRouter {
    private final Map<Jid, MemoryAccount> accounts = new HashMap<>();
    private final MemoryPresence presences = new MemoryPresence(this);
    private final MemoryRosters rosters = new MemoryRosters(this, presences);
    private final AtomicInteger resources = new AtomicInteger();

    MemoryAccount account(Jid bare, String password) {
        return accounts.computeIfAbsent(bare, jid -> new MemoryAccount(jid, password));
    }

    Optional<MemoryAccount> account(Jid jid) {
        return Optional.ofNullable(accounts.get(jid.bare()));
    }

    Optional<MemoryStream> stream(Jid full) {
        return account(full).flatMap(account -> account.stream(full));
    }

    MemoryStream bind(MemoryAccount account, XmppSettings settings, XmppLink.Receiver receiver) {
        Jid full = settings.jid().isFull()
                ? settings.jid()
                : settings.jid().withResource("stream" + resources.incrementAndGet());
        // RFC 6120 7.7.2.2: the newer stream takes the resource.
        account.stream(full).ifPresent(older -> {
            end(older);
            older.cut()
                    .ifPresent(client -> client.onLost(Optional.empty(), "conflict: another stream took the resource"));
        });
        MemoryStream stream = new MemoryStream(full, settings.server().resume(), receiver);
        account.streams().put(full, stream);
        return stream;
    }

    void end(MemoryStream stream) {
        stream.stopHibernation();
        account(stream.jid())
                .filter(a -> a.streams().remove(stream.jid(), stream))
                .ifPresent(account -> presences.unavailable(account, stream, Presence.unavailable()));
    }

    void befriend(Jid one, Jid other) {
        for (List<Jid> pair : List.of(List.of(one, other), List.of(other, one))) {
            MemoryAccount account = account(pair.get(0), "secret");
            rosters.push(account, account.change(pair.get(1), true, true, false));
        }
        presences.meet(account(one).orElseThrow(), account(other).orElseThrow());
        presences.meet(account(other).orElseThrow(), account(one).orElseThrow());
    }

    void route(MemoryStream sender, XmlElement xml) {
        Stanza stanza;
        try {
            stanza = StanzaXml.read(xml);
        } catch (MalformedStanzaException e) {
            e.answer().ifPresent(sender::deliver);
            return;
        }
        if (stanza instanceof Iq iq) {
            routeIq(sender, iq.withFrom(sender.jid()));
        } else if (stanza instanceof XmppMessage message) {
            routeMessage(message.withFrom(sender.jid()));
        } else if (stanza instanceof Presence presence) {
            account(sender.jid()).ifPresent(account -> presences.sent(account, sender, presence, rosters));
        }
    }

    private void routeIq(MemoryStream sender, Iq iq) {
        Jid to = iq.to().orElse(sender.jid().bare());
        if (to.isFull()) {
            stream(to).ifPresentOrElse(stream -> stream.deliver(iq), () -> refuse(sender, iq));
        } else if (!iq.type().isRequest()) {
            return;
        } else if (to.equals(sender.jid().bare()) && isPayload(iq, Namespaces.ROSTER)) {
            rosters.answer(account(to).orElseThrow(), sender, iq);
        } else if (isPayload(iq, Namespaces.PING) && isOwn(sender, to)) {
            sender.deliver(iq.result());
        } else if (isPayload(iq, Namespaces.DISCO_INFO) && isOwn(sender, to)) {
            sender.deliver(iq.result(XmlElement.empty(Namespaces.DISCO_INFO, "query")));
        } else {
            refuse(sender, iq);
        }
    }

    private static boolean isOwn(MemoryStream sender, Jid to) {
        return to.equals(sender.jid().bare()) || to.equals(sender.jid().domainJid());
    }

    private static boolean isPayload(Iq iq, String namespace) {
        return iq.payload().map(p -> p.namespace().equals(namespace)).orElse(false);
    }

    private static void refuse(MemoryStream sender, Iq iq) {
        if (iq.type().isRequest()) {
            sender.deliver(iq.error(StanzaError.of(Condition.SERVICE_UNAVAILABLE)));
        }
    }

    /** RFC 6121 8.5; what is for an absent full address goes to the account's other streams, as real servers do it. */
    private void routeMessage(XmppMessage message) {
        Jid to = message.to().orElse(message.from().orElseThrow().bare());
        Optional<MemoryStream> exact = stream(to);
        if (exact.isPresent()) {
            exact.get().deliver(message);
        } else {
            account(to).map(MemoryAccount::listening).orElse(List.of()).forEach(stream -> stream.deliver(message));
        }
    }
}
