package org.sdvp.xmpp.memory;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sdvp.acsi.TimeSource;
import org.sdvp.wire.xml.XmlElement;
import org.sdvp.xmpp.stanza.Jid;
import org.sdvp.xmpp.stanza.Presence;
import org.sdvp.xmpp.stanza.Stanza;
import org.sdvp.xmpp.stanza.StanzaXml;
import org.sdvp.xmpp.stream.XmppLink;

/** The XMPP server's end of a stream. While the link is cut it keeps what is to go out. */
final class MemoryStream {
    private final Jid jid;
    private final boolean resumable;
    private final Deque<XmlElement> kept = new ArrayDeque<>();
    private final Set<Jid> directed = new HashSet<>();
    private XmppLink.@Nullable Receiver receiver;
    private Optional<Presence> presence = Optional.empty();
    private TimeSource.@Nullable Timer hibernation;

    MemoryStream(Jid jid, boolean resumable, XmppLink.Receiver receiver) {
        this.jid = jid;
        this.resumable = resumable;
        this.receiver = receiver;
    }

    Jid jid() {
        return jid;
    }

    boolean resumable() {
        return resumable;
    }

    Optional<Presence> presence() {
        return presence;
    }

    void presence(Optional<Presence> current) {
        presence = current;
    }

    /** To whom presence was sent besides those who are subscribed; they hear the end of it too. */
    Set<Jid> directed() {
        return directed;
    }

    boolean isCut() {
        return receiver == null;
    }

    /** Takes the client away; gives it back to tell it. */
    Optional<XmppLink.Receiver> cut() {
        Optional<XmppLink.Receiver> client = Optional.ofNullable(receiver);
        receiver = null;
        return client;
    }

    void hibernation(TimeSource.Timer timer) {
        hibernation = timer;
    }

    void resume(XmppLink.Receiver client) {
        stopHibernation();
        receiver = client;
        while (!kept.isEmpty()) {
            client.onStanza(kept.remove());
        }
    }

    void stopHibernation() {
        if (hibernation != null) {
            hibernation.cancel();
            hibernation = null;
        }
    }

    void deliver(Stanza stanza) {
        deliver(StanzaXml.write(stanza));
    }

    void deliver(XmlElement stanza) {
        if (receiver == null) {
            kept.add(stanza);
        } else {
            receiver.onStanza(stanza);
        }
    }
}
