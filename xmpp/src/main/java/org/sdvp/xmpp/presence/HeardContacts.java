package org.sdvp.xmpp.presence;

import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.sdvp.xmpp.stanza.Jid;
import org.sdvp.xmpp.stanza.RosterItem;

/**
 * The contacts whose presence the own account is told, to notice when one is told no longer: whoever withdraws a
 * subscription, not every XMPP server says then that the contact is unavailable to the own account (RFC 6121 2.5, 3.2, 3.3).
 * Safe for many threads.
 */
public final class HeardContacts {
    private final Set<Jid> heard = ConcurrentHashMap.newKeySet();

    /** Of a roster as it is now. */
    public HeardContacts(Collection<RosterItem> roster) {
        roster.forEach(this::isLost);
    }

    /**
     * Takes a change of the roster.
     *
     * @param item as it is now
     * @return whether the presence of this contact was told until now, and is no longer
     */
    public boolean isLost(RosterItem item) {
        if (item.subscription().hears()) {
            heard.add(item.jid());
            return false;
        }
        return heard.remove(item.jid());
    }
}
