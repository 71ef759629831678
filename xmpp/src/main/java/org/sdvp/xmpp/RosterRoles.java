package org.sdvp.xmpp;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sdvp.acsi.Role;
import org.sdvp.xmpp.stanza.Jid;
import org.sdvp.xmpp.stanza.RosterItem;

/**
 * What others may be to a device, by the groups they are in in the device's own roster: several groups give several
 * roles. It is enough that the contact is there with the group, whatever its subscription: the roster lies with the
 * device's XMPP server and only the device's account writes it, whereas a subscription tells who hears whose presence.
 */
public final class RosterRoles {
    /** The names of the three groups in the brief, {@link Role#text}. */
    public static final Map<String, Role> USUAL_GROUPS =
            Stream.of(Role.values()).collect(Collectors.toUnmodifiableMap(Role::text, role -> role));

    private final Roster roster;
    private final Map<String, Role> groups;

    /**
     * Makes one.
     *
     * @param roster of the device
     * @param groups name of a roster group to the role it gives; upper and lower case matter
     */
    public RosterRoles(Roster roster, Map<String, Role> groups) {
        this.roster = roster;
        this.groups = Map.copyOf(groups);
    }

    /** The roles of an address, by its bare form, as the roster is now; none: a stranger. */
    public Set<Role> of(Jid jid) {
        return roster.item(jid).map(this::of).orElse(Set.of());
    }

    /** Listens to contacts whose roles may have changed; they have changed already when it is called. */
    public XmppConnection.Registration onChange(Consumer<Jid> listener) {
        return roster.listen(item -> listener.accept(item.jid()));
    }

    private Set<Role> of(RosterItem item) {
        return of(item.groups(), groups);
    }

    /**
     * The roles that groups give together.
     *
     * @param held names of groups, of which some may give none
     * @param groups name of a group to the role it gives
     */
    public static Set<Role> of(Set<String> held, Map<String, Role> groups) {
        EnumSet<Role> roles = EnumSet.noneOf(Role.class);
        for (String group : held) {
            Role role = groups.get(group);
            if (role != null) {
                roles.add(role);
            }
        }
        return Collections.unmodifiableSet(roles);
    }
}
