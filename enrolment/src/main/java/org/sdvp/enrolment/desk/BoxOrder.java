package org.sdvp.enrolment.desk;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.sdvp.enrolment.account.AccountText;
import org.sdvp.xmpp.stanza.Jid;

/**
 * A box to be enrolled.
 *
 * @param name localpart of its account
 * @param site what people call the place; may be empty
 * @param owners bare address of each contact that gets a role to its roster groups, 1 or more
 * @param validity how long its code can be used
 */
public record BoxOrder(String name, String site, Map<Jid, Set<String>> owners, Duration validity) {
    /**
     * Checks.
     *
     * @throws IllegalArgumentException if the name is none of an account, there is no owner, one has a resource or no
     *     group, or the validity is not above zero
     */
    public BoxOrder {
        AccountText.name(name);
        owners = Map.copyOf(owners);
        if (owners.isEmpty()) {
            throw new IllegalArgumentException("box " + name
                    + " has no owner, so nobody could use it; expected such as operator@example.org=Service"
                    + " Provider");
        }
        owners.forEach((jid, groups) -> {
            if (!jid.isBare() || jid.local().isEmpty() || groups.isEmpty()) {
                throw new IllegalArgumentException("owner " + jid + " of box " + name
                        + " is not usable; expected an account without resource, in one group or more");
            }
        });
        if (validity.isNegative() || validity.isZero()) {
            throw new IllegalArgumentException("expected a validity above zero, came " + validity);
        }
    }
}
