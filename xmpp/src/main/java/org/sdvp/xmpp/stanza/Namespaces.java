package org.sdvp.xmpp.stanza;

/** Namespaces of the parts of XMPP that this product speaks itself. */
public final class Namespaces {
    /** Stanzas of a client's stream, RFC 6120 4.8.2. */
    public static final String CLIENT = "jabber:client";
    /** Conditions of stanza errors, RFC 6120 8.3. */
    public static final String STANZAS = "urn:ietf:params:xml:ns:xmpp-stanzas";
    /** Roster, RFC 6121 2. */
    public static final String ROSTER = "jabber:iq:roster";
    /** Service discovery, XEP-0030. */
    public static final String DISCO_INFO = "http://jabber.org/protocol/disco#info";
    /** Service discovery of items, XEP-0030. */
    public static final String DISCO_ITEMS = "http://jabber.org/protocol/disco#items";
    /** Ad-hoc commands, XEP-0050. */
    public static final String COMMANDS = "http://jabber.org/protocol/commands";
    /** Entity capabilities, XEP-0115. */
    public static final String CAPS = "http://jabber.org/protocol/caps";
    /** Ping, XEP-0199. */
    public static final String PING = "urn:xmpp:ping";
    /** Delayed delivery, XEP-0203. */
    public static final String DELAY = "urn:xmpp:delay";
    /** Message processing hints, XEP-0334. */
    public static final String HINTS = "urn:xmpp:hints";

    /** Feature of a device whose link is paid by the octet: it is not to be asked often whether it is there. */
    public static final String METERED = "urn:sdvp:link:metered";

    private Namespaces() {}
}
