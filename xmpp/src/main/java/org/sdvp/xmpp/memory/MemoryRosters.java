package org.sdvp.xmpp.memory;

import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.sdvp.wire.xml.XmlElement;
import org.sdvp.xmpp.stanza.Iq;
import org.sdvp.xmpp.stanza.Jid;
import org.sdvp.xmpp.stanza.Namespaces;
import org.sdvp.xmpp.stanza.Presence;
import org.sdvp.xmpp.stanza.RosterItem;
import org.sdvp.xmpp.stanza.RosterItem.Subscription;
import org.sdvp.xmpp.stanza.StanzaError;
import org.sdvp.xmpp.stanza.StanzaError.Condition;

/** Keeps the rosters and the handshakes of subscription, RFC 6121 2, 3 and appendix A. */
final class MemoryRosters {
    private final MemoryRouter router;
    private final MemoryPresence presences;
    private final AtomicLong pushes = new AtomicLong();

    MemoryRosters(MemoryRouter router, MemoryPresence presences) {
        this.router = router;
        this.presences = presences;
    }

    void answer(MemoryAccount account, MemoryStream sender, Iq iq) {
        XmlElement query = iq.payload().orElseThrow();
        if (iq.type() == Iq.Type.GET) {
            XmlElement.Builder result = XmlElement.of(Namespaces.ROSTER, "query");
            account.roster().values().forEach(item -> result.child(xml(item)));
            sender.deliver(iq.result(result.build()));
            return;
        }
        if (query.children().size() != 1
                || query.children().get(0).attribute("jid").isEmpty()) {
            sender.deliver(iq.error(StanzaError.of(Condition.BAD_REQUEST, "expected one item with a jid")));
            return;
        }
        sender.deliver(iq.result());
        set(account, query.children().get(0));
    }

    private void set(MemoryAccount account, XmlElement xml) {
        Jid contact = Jid.of(xml.attribute("jid").orElseThrow()).bare();
        if (xml.attribute("subscription").filter("remove"::equals).isPresent()) {
            handshake(account, Presence.Type.UNSUBSCRIBE, contact);
            handshake(account, Presence.Type.UNSUBSCRIBED, contact);
            account.roster().remove(contact);
            push(account, new RosterItem(contact, "", Subscription.REMOVE, false, Set.of()));
            return;
        }
        RosterItem old = account.item(contact);
        Set<String> groups = xml.children().stream().map(XmlElement::text).collect(Collectors.toSet());
        RosterItem item =
                new RosterItem(contact, xml.attribute("name").orElse(""), old.subscription(), old.asked(), groups);
        account.roster().put(contact, item);
        push(account, item);
    }

    /** Tells all streams of an account about an item. */
    void push(MemoryAccount account, RosterItem item) {
        XmlElement query =
                XmlElement.of(Namespaces.ROSTER, "query").child(xml(item)).build();
        for (MemoryStream stream : account.streams().values()) {
            stream.deliver(Iq.set(stream.jid(), query).withId("push" + pushes.incrementAndGet()));
        }
    }

    void handshake(MemoryAccount account, Presence.Type step, Jid contact) {
        switch (step) {
            case SUBSCRIBE -> subscribe(account, contact);
            case SUBSCRIBED -> subscribed(account, contact);
            case UNSUBSCRIBE -> unsubscribe(account, contact);
            case UNSUBSCRIBED -> unsubscribed(account, contact);
            case AVAILABLE, UNAVAILABLE, PROBE, ERROR -> throw new IllegalArgumentException("no handshake: " + step);
        }
    }

    private void subscribe(MemoryAccount account, Jid contact) {
        RosterItem item = account.item(contact);
        if (!item.subscription().hears()) {
            push(account, account.change(contact, false, item.subscription().isHeard(), true));
        }
        MemoryAccount other = router.account(contact).orElse(null);
        if (other == null) {
            return;
        }
        if (other.item(account.jid()).subscription().isHeard()) {
            grant(account, other);
        } else if (other.approved().remove(account.jid())) {
            other.askers().add(account.jid());
            subscribed(other, account.jid());
        } else {
            other.askers().add(account.jid());
            presences.tell(contact, Presence.subscribe(contact).withFrom(account.jid()));
        }
    }

    private void subscribed(MemoryAccount account, Jid contact) {
        if (!account.askers().remove(contact)) {
            if (!account.item(contact).subscription().isHeard()) {
                account.approved().add(contact);
            }
            return;
        }
        RosterItem item = account.item(contact);
        push(account, account.change(contact, item.subscription().hears(), true, item.asked()));
        router.account(contact).ifPresent(other -> grant(other, account));
    }

    /** An account that has asked is granted the presence of another one. */
    private void grant(MemoryAccount hearer, MemoryAccount heard) {
        RosterItem item = hearer.item(heard.jid());
        if (item.asked()) {
            push(hearer, hearer.change(heard.jid(), true, item.subscription().isHeard(), false));
            presences.tell(hearer.jid(), Presence.subscribed(hearer.jid()).withFrom(heard.jid()));
            presences.meet(hearer, heard);
        }
    }

    private void unsubscribe(MemoryAccount account, Jid contact) {
        RosterItem item = account.item(contact);
        if (item.subscription().hears() || item.asked()) {
            push(account, account.change(contact, false, item.subscription().isHeard(), false));
        }
        router.account(contact).ifPresent(other -> {
            other.askers().remove(account.jid());
            RosterItem theirs = other.item(account.jid());
            if (theirs.subscription().isHeard()) {
                push(other, other.change(account.jid(), theirs.subscription().hears(), false, theirs.asked()));
                goodbye(other, account.jid());
            }
        });
    }

    private void unsubscribed(MemoryAccount account, Jid contact) {
        account.askers().remove(contact);
        account.approved().remove(contact);
        RosterItem item = account.item(contact);
        if (item.subscription().isHeard()) {
            push(account, account.change(contact, item.subscription().hears(), false, item.asked()));
            goodbye(account, contact);
        }
        router.account(contact).ifPresent(other -> {
            RosterItem theirs = other.item(account.jid());
            if (theirs.subscription().hears() || theirs.asked()) {
                push(
                        other,
                        other.change(account.jid(), false, theirs.subscription().isHeard(), false));
                presences.tell(contact, Presence.unsubscribed(contact).withFrom(account.jid()));
            }
        });
    }

    private void goodbye(MemoryAccount account, Jid contact) {
        account.available()
                .forEach(
                        stream -> presences.tell(contact, Presence.unavailable().withFrom(stream.jid())));
    }

    private static XmlElement xml(RosterItem item) {
        XmlElement.Builder xml = XmlElement.of(Namespaces.ROSTER, "item")
                .attribute("jid", item.jid().toString());
        if (!item.name().isEmpty()) {
            xml.attribute("name", item.name());
        }
        xml.attribute("subscription", item.subscription().text());
        if (item.asked()) {
            xml.attribute("ask", "subscribe");
        }
        item.groups().forEach(group -> xml.child("group", group));
        return xml.build();
    }
}
