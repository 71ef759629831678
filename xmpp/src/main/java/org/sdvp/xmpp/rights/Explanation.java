package org.sdvp.xmpp.rights;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Why something is or is not allowed to somebody.
 *
 * @param who the bare address
 * @param inRoster whether the device's roster has it
 * @param groups the roster groups it is in
 * @param roles names of the roles that these give; none: a stranger
 * @param reference on what, as it was asked
 * @param verdicts for each service
 */
public record Explanation(
        String who, boolean inRoster, Set<String> groups, Set<String> roles, String reference, List<Verdict> verdicts) {
    /** Copies the lists. */
    public Explanation {
        groups = java.util.Collections.unmodifiableSet(new TreeSet<>(groups));
        roles = java.util.Collections.unmodifiableSet(new TreeSet<>(roles));
        verdicts = List.copyOf(verdicts);
    }

    /**
     * Of one service.
     *
     * @param service its name in IEC 61850-7-2
     * @param allowed whether one of the roles allows it
     * @param reasons of each role
     */
    public record Verdict(String service, boolean allowed, List<Reason> reasons) {
        /** Copies the reasons. */
        public Verdict {
            reasons = List.copyOf(reasons);
        }
    }

    /**
     * Of one role.
     *
     * @param role its name
     * @param allowed whether it allows the service
     * @param text the rule that decides, in words
     */
    public record Reason(String role, boolean allowed, String text) {}
}
