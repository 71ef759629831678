package org.sdvp.xmpp;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import org.sdvp.xmpp.stanza.Jid;
import org.sdvp.xmpp.stanza.Presence;
import org.sdvp.xmpp.stanza.RosterItem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees to it that a device's owners are in its roster with the groups that give them their roles, and that owner and
 * device hear each other's presence. It looks at each login and changes only what is not as it should be. An owner that
 * asks for the device's presence gets it; anyone else's request is left unanswered. Contacts that are not named as
 * owners are taken out of the groups that give a role, so that who is no longer an owner loses its roles at the next
 * login; apart from that they are left as they are, since the XMPP server may have its own ways to fill rosters.
 */
public final class Subscriptions {
    private static final Logger LOG = LoggerFactory.getLogger(Subscriptions.class);

    private final XmppConnection connection;
    private final Map<Jid, Set<String>> owners;
    private final Set<String> roleGroups;
    private final Predicate<Jid> hears;

    /**
     * Makes one for the usual groups, {@link RosterRoles#USUAL_GROUPS}; it acts at each login from now on.
     *
     * @param connection of the device
     * @param owners bare address to roster groups
     * @throws IllegalArgumentException if an address is not bare
     */
    public Subscriptions(XmppConnection connection, Map<Jid, Set<String>> owners) {
        this(connection, owners, RosterRoles.USUAL_GROUPS.keySet());
    }

    /**
     * Makes one; it acts at each login from now on.
     *
     * @param connection of the device
     * @param owners bare address to roster groups
     * @param roleGroups the groups that give a role, those of the device's {@link RosterRoles}
     * @throws IllegalArgumentException if an address is not bare
     */
    public Subscriptions(XmppConnection connection, Map<Jid, Set<String>> owners, Set<String> roleGroups) {
        this(connection, owners, roleGroups, owners::containsKey);
        connection.onState((state, reason) -> {
            if (state == ConnectionState.CONNECTED) {
                connection.roster().items().forEach(this::revoke);
                this.owners.keySet().forEach(this::ensure);
            }
        });
    }

    /**
     * Makes one for a device whose roster others fill: no contact is added, changed or taken out of a group. Who has a role
     * there gets the device's presence when it asks.
     *
     * @param connection of the device
     * @param hears whether an address has a role
     */
    public static Subscriptions ofRoster(XmppConnection connection, Predicate<Jid> hears) {
        return new Subscriptions(connection, Map.of(), Set.of(), hears);
    }

    private Subscriptions(
            XmppConnection connection, Map<Jid, Set<String>> owners, Set<String> roleGroups, Predicate<Jid> hears) {
        this.hears = hears;
        this.connection = connection;
        this.owners = Map.copyOf(owners);
        this.roleGroups = Set.copyOf(roleGroups);
        owners.keySet().stream().filter(jid -> !jid.isBare()).findFirst().ifPresent(jid -> {
            throw new IllegalArgumentException("owner \"" + jid + "\" has a resource; expected " + jid.bare());
        });
        connection.onPresence(presence -> {
            if (presence.type() == Presence.Type.SUBSCRIBE) {
                presence.from().map(Jid::bare).ifPresent(this::asked);
            }
        });
    }

    /** Only the configuration makes an owner: a group left over from an older one must give no role. */
    private void revoke(RosterItem item) {
        if (owners.containsKey(item.jid()) || Collections.disjoint(item.groups(), roleGroups)) {
            return;
        }
        Set<String> kept = new TreeSet<>(item.groups());
        kept.removeAll(roleGroups);
        LOG.info("{} is no owner: taken out of the groups {}", item.jid(), item.groups());
        connection.roster().set(item.jid(), item.name(), kept).exceptionally(failure -> {
            LOG.warn(
                    "{} is no owner, but keeps the roles of its groups {}: {}; change the roster at the XMPP server",
                    item.jid(),
                    item.groups(),
                    failure.getMessage());
            return null;
        });
    }

    private void ensure(Jid owner) {
        Set<String> groups = owners.getOrDefault(owner, Set.of());
        RosterItem item = connection
                .roster()
                .item(owner)
                .orElseGet(() -> new RosterItem(owner, "", RosterItem.Subscription.NONE, false, Set.of()));
        CompletionStage<Void> grouped = item.groups().equals(groups)
                ? CompletableFuture.completedFuture(null)
                : connection.roster().set(owner, item.name(), groups);
        grouped.thenRun(() -> subscribe(owner, item)).exceptionally(failure -> {
            LOG.warn("owner {} could not be put into the roster: {}", owner, failure.getMessage());
            return null;
        });
    }

    private void subscribe(Jid owner, RosterItem item) {
        if (!item.subscription().hears() && !item.asked()) {
            connection.send(Presence.subscribe(owner));
        }
        if (!item.subscription().isHeard()) {
            // Ahead of the owner's request, RFC 6121 3.4; a server that does not know that passes it over.
            connection.send(Presence.subscribed(owner));
        }
    }

    private void asked(Jid from) {
        if (hears.test(from)) {
            connection.send(Presence.subscribed(from));
        } else {
            LOG.info(
                    "left a subscription request unanswered: {} is no owner of {}, and has no role in its roster",
                    from,
                    connection.jid().bare());
        }
    }
}
