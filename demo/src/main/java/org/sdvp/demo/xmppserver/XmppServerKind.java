package org.sdvp.demo.xmppserver;

import java.util.Locale;

/** The XMPP servers that can be run; both come from Debian's packages. */
public enum XmppServerKind {
    /** Prosody: up in a fraction of a second, 16 MB, one core. The default of the demo and of most tests. */
    PROSODY,

    /** ejabberd: uses all cores and clusters; the one for fleets. Up in about two seconds. */
    EJABBERD;

    /** {@return the name as a user writes it: {@code prosody} or {@code ejabberd}} */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Finds the kind a user named.
     *
     * @param label {@code prosody} or {@code ejabberd}, in any case
     * @return the kind
     * @throws IllegalArgumentException if there is no such kind; the message lists those there are
     */
    public static XmppServerKind ofLabel(String label) {
        for (XmppServerKind kind : values()) {
            if (kind.label().equalsIgnoreCase(label)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("unknown XMPP server '" + label + "': expected prosody or ejabberd");
    }
}
