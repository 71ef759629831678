package org.sdvp.acsi;

import java.util.Optional;
import java.util.Set;
import org.sdvp.acsi.service.ServiceName;
import org.sdvp.model.FunctionalConstraint;
import org.sdvp.model.ObjectReference;

/**
 * A right as data.
 *
 * @param role who has it
 * @param services which services it is about
 * @param below on what instance and everything below it; empty: on the whole server. The directory services may also be
 *     used on what lies above it, and show there only the way to it
 * @param constraints with which functional constraints, where a service has one
 */
public record AccessRule(
        Role role, Set<ServiceName> services, Optional<ObjectReference> below, Set<FunctionalConstraint> constraints) {
    /** Copies the sets. */
    public AccessRule {
        services = Set.copyOf(services);
        constraints = Set.copyOf(constraints);
    }

    /** The right to use services on the whole server with every functional constraint. */
    public static AccessRule everywhere(Role role, Set<ServiceName> services) {
        return new AccessRule(role, services, Optional.empty(), Set.of(FunctionalConstraint.values()));
    }

    /** Whether the rule allows something to its role. */
    boolean allows(AccessPolicy.Access access) {
        return services.contains(access.service())
                && access.fc().map(constraints::contains).orElse(true)
                && below.map(top -> covers(top, access)).orElse(true);
    }

    private static boolean covers(ObjectReference top, AccessPolicy.Access access) {
        return top.contains(access.reference())
                || (isDirectory(access.service()) && access.reference().contains(top));
    }

    private static boolean isDirectory(ServiceName service) {
        return switch (service) {
            case GET_SERVER_DIRECTORY, GET_LOGICAL_DEVICE_DIRECTORY, GET_LOGICAL_NODE_DIRECTORY, GET_DATA_DIRECTORY ->
                true;
            default -> false;
        };
    }
}
