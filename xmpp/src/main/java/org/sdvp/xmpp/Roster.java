package org.sdvp.xmpp;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.sdvp.xmpp.stanza.Jid;
import org.sdvp.xmpp.stanza.RosterItem;

/** The contacts of the own account as its XMPP server keeps them, RFC 6121 2. Kept up to date by roster pushes. */
public interface Roster {
    /** All contacts, as last heard; empty before the first login. */
    List<RosterItem> items();

    /** The contact with the bare form of this address. */
    Optional<RosterItem> item(Jid jid);

    /**
     * Adds a contact or changes its name and groups.
     *
     * @param jid bare address
     * @param name for people, may be empty
     * @param groups all groups it is to be in
     * @return completes when the XMPP server has accepted; or {@link XmppException}
     */
    CompletionStage<Void> set(Jid jid, String name, Set<String> groups);

    /**
     * Removes a contact and with it all subscriptions in both directions.
     *
     * @return completes when the XMPP server has accepted; or {@link XmppException}
     */
    CompletionStage<Void> remove(Jid jid);

    /** Listens to changes. */
    XmppConnection.Registration listen(Listener listener);

    /** Hears of changes. */
    @FunctionalInterface
    interface Listener {
        /**
         * A contact was added or changed, or removed.
         *
         * @param item as it is now; of subscription {@code remove} if it is gone
         */
        void onItem(RosterItem item);
    }
}
