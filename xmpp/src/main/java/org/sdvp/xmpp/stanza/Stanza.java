package org.sdvp.xmpp.stanza;

import java.util.Optional;

/** What travels on a stream, RFC 6120 8. */
public sealed interface Stanza permits Iq, XmppMessage, Presence {
    /** Sender. Set by the XMPP server; empty on what we send, and from the own account on what its server sends. */
    Optional<Jid> from();

    /** Addressee; empty for the own XMPP server (iq, message) or for all who are subscribed (presence). */
    Optional<Jid> to();

    /** Identifier by which answers find their request; may be empty in messages and presence. */
    String id();
}
