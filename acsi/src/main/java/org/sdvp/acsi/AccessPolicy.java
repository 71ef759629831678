package org.sdvp.acsi;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sdvp.acsi.service.ServiceName;
import org.sdvp.model.FunctionalConstraint;
import org.sdvp.model.ObjectReference;

/**
 * Says who may do what on a server. What is not allowed is denied, and a caller without roles is denied everything
 * before a policy is asked. Must be quick, must not block, and must be safe for many threads.
 */
public interface AccessPolicy {
    /**
     * One thing that is to be done.
     *
     * @param service by which service
     * @param reference on what: a logical device, logical node, data object or part of one; it need not exist
     * @param fc with which functional constraint: that of the member for GetDataValues and SetDataValues, CO for
     *     controls, empty for the directories and GetDataDefinition
     */
    record Access(ServiceName service, ObjectReference reference, Optional<FunctionalConstraint> fc) {}

    /**
     * Whether somebody may use a service at all.
     *
     * @param roles what the caller is, at least one
     * @param service which; Associate, Release and Abort included
     */
    boolean allows(Set<Role> roles, ServiceName service);

    /**
     * Whether somebody may do one thing. For directories it is asked both for the reference whose directory is wanted
     * and for each name in it; names that are denied are left out.
     *
     * @param roles what the caller is, at least one
     * @param access what is to be done
     */
    boolean allows(Set<Role> roles, Access access);

    /**
     * Whether somebody may use a file service on one file. Names that are denied for GetFileAttributeValues are left out of
     * listings.
     *
     * @param roles what the caller is, at least one
     * @param service one of the file services, which {@link #allows(Set, ServiceName)} allows
     * @param fileName with {@code /} between folders; it need not exist
     * @return unless a policy says otherwise, the same for every file
     */
    default boolean allowsFile(Set<Role> roles, ServiceName service, String fileName) {
        return allows(roles, service);
    }

    /**
     * Why something is allowed to a role, or is not, in words for people: the rule that decides.
     *
     * @param role one of those the caller has
     * @param access what is to be done
     */
    default String reason(Role role, Access access) {
        return allows(Set.of(role), access) ? "a rule allows it" : "no rule allows it";
    }

    /**
     * The same for a file.
     *
     * @param role one of those the caller has
     * @param service one of the file services
     * @param fileName with {@code /} between folders
     */
    default String fileReason(Role role, ServiceName service, String fileName) {
        return allows(Set.of(role), service) && allowsFile(Set.of(role), service, fileName)
                ? "a rule allows it"
                : "no rule allows it";
    }

    /** Denies everything. */
    static AccessPolicy denyAll() {
        return of(List.of());
    }

    /** Allows what at least one rule allows; Associate, Release and Abort to every role that has a rule. */
    static AccessPolicy of(List<AccessRule> rules) {
        return new RuleAccessPolicy(rules);
    }
}
