package org.sdvp.xmpp.command;

import java.util.Set;
import org.sdvp.acsi.Role;
import org.sdvp.xmpp.stanza.Jid;

/**
 * Who uses a command.
 *
 * @param jid full address
 * @param roles what the device's roster makes of it, at least one
 */
public record Requester(Jid jid, Set<Role> roles) {
    /** Copies the roles. */
    public Requester {
        roles = Set.copyOf(roles);
    }
}
