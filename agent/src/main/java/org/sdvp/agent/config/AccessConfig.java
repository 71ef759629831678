package org.sdvp.agent.config;

import java.util.Map;
import java.util.Set;
import org.sdvp.acsi.Role;
import org.sdvp.xmpp.RosterRoles;
import org.sdvp.xmpp.limit.RateLimits;

/**
 * How an agent knows who may do what, and how much.
 *
 * @param groups name of a roster group to the role it gives; upper and lower case matter
 * @param rates how much one account may ask
 */
public record AccessConfig(Map<String, Role> groups, RateLimits rates) {
    /** The groups of the brief and generous rates. */
    public static final AccessConfig USUAL = new AccessConfig(RosterRoles.USUAL_GROUPS, RateLimits.usual());

    /** Copies the groups. */
    public AccessConfig {
        groups = Map.copyOf(groups);
    }

    /** The same with other rates. */
    public AccessConfig withRates(RateLimits other) {
        return new AccessConfig(groups, other);
    }

    /** The roles that groups give together. */
    public Set<Role> roles(Set<String> held) {
        return RosterRoles.of(held, groups);
    }
}
