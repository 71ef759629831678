package org.sdvp.acsi;

import java.util.Set;

/**
 * Who calls; it travels beside the request, never inside it, and is set by the transport from what it has verified.
 *
 * @param peer address of the caller: with XMPP its full JID
 * @param roles what it may act as; empty: a stranger
 */
public record Caller(String peer, Set<Role> roles) {
    /** Copies the roles. */
    public Caller {
        roles = Set.copyOf(roles);
    }
}
