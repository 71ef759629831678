package org.sdvp.xmpp.limit;

import java.util.Set;
import org.sdvp.acsi.Role;
import org.sdvp.xmpp.stanza.Jid;
import org.sdvp.xmpp.stanza.StanzaError;

/** Hears of what was refused before the ACSI server saw it. Called by many threads; must not block. */
@FunctionalInterface
public interface Refusals {
    /**
     * A request was answered with an error.
     *
     * @param from its sender
     * @param roles of the sender; empty: a stranger
     * @param asked name and namespace of the payload, {@code {namespace}name}
     * @param error the answer
     */
    void refused(Jid from, Set<Role> roles, String asked, StanzaError error);
}
