package org.sdvp.agent.binding;

import java.util.Set;
import org.sdvp.acsi.AccessPolicy;
import org.sdvp.acsi.Role;
import org.sdvp.acsi.service.ServiceName;
import org.sdvp.heatpump.AccessRight;
import org.sdvp.heatpump.HeatPumpAccess;
import org.sdvp.heatpump.HeatPumpRole;
import org.sdvp.heatpump.ServiceScope;
import org.sdvp.model.ObjectReference;

/**
 * The rights of the information model as an access policy: what the tables {@code service_rights.csv} and {@code
 * objects.csv} permit, and nothing else. Associate, Release and Abort are about no reference.
 */
public final class HeatPumpPolicy implements AccessPolicy {
    private final HeatPumpAccess access;

    /** Makes one of the rights of a model. */
    public HeatPumpPolicy(HeatPumpAccess access) {
        this.access = access;
    }

    @Override
    public boolean allows(Set<Role> roles, ServiceName service) {
        return roles.stream().map(HeatPumpPolicy::of).anyMatch(role -> usable(role, service));
    }

    /** Whether there is anything that a role may use a service on. */
    private boolean usable(HeatPumpRole role, ServiceName service) {
        return switch (access.scope(role, service.text()).kind()) {
            case NOTHING -> false;
            case ALL, FILES, OTHER_FILES -> true;
            case READABLE, BLOCKS, READABLE_AND_BLOCKS, OF_ASSOCIATION -> any(role, AccessRight.READ);
            case WRITABLE -> any(role, AccessRight.WRITE);
            case OPERABLE -> any(role, AccessRight.OPERATE);
        };
    }

    private boolean any(HeatPumpRole role, AccessRight right) {
        return !access.permitted(role, right).isEmpty();
    }

    @Override
    public boolean allows(Set<Role> roles, Access wanted) {
        return !isAssociation(wanted.service())
                && roles.stream().map(HeatPumpPolicy::of).anyMatch(role -> allows(role, wanted));
    }

    private static boolean isAssociation(ServiceName service) {
        return switch (service) {
            case ASSOCIATE, RELEASE, ABORT -> true;
            default -> false;
        };
    }

    private boolean allows(HeatPumpRole role, Access wanted) {
        ObjectReference reference = wanted.reference();
        return switch (access.scope(role, wanted.service().text()).kind()) {
            case NOTHING, FILES, OTHER_FILES, OF_ASSOCIATION -> false;
            case ALL -> true;
            case READABLE -> access.permits(role, AccessRight.READ, reference);
            case WRITABLE -> access.permits(role, AccessRight.WRITE, reference);
            case OPERABLE -> access.permits(role, AccessRight.OPERATE, reference);
            case BLOCKS -> access.permitsBlock(role, reference);
            case READABLE_AND_BLOCKS ->
                access.permits(role, AccessRight.READ, reference) || access.permitsBlock(role, reference);
        };
    }

    @Override
    public boolean allowsFile(Set<Role> roles, ServiceName service, String fileName) {
        return roles.stream()
                .map(HeatPumpPolicy::of)
                .anyMatch(role -> access.scope(role, service.text()).hasFile(fileName));
    }

    @Override
    public String reason(Role role, Access wanted) {
        HeatPumpRole holder = of(role);
        ServiceScope scope = access.scope(holder, wanted.service().text());
        return row(holder, scope, wanted.service()) + decides(holder, scope, wanted.reference());
    }

    @Override
    public String fileReason(Role role, ServiceName service, String fileName) {
        HeatPumpRole holder = of(role);
        ServiceScope scope = access.scope(holder, service.text());
        return row(holder, scope, service) + (scope.hasFile(fileName) ? ", which has " : ", which has not ") + fileName;
    }

    private static String row(HeatPumpRole holder, ServiceScope scope, ServiceName service) {
        return "service_rights.csv gives " + holder.title() + " \"" + scope + "\" for " + service.text();
    }

    private String decides(HeatPumpRole role, ServiceScope scope, ObjectReference reference) {
        return switch (scope.kind()) {
            case NOTHING -> ": nothing";
            case ALL -> ": everything";
            case READABLE -> rule(role, AccessRight.READ, reference);
            case WRITABLE -> rule(role, AccessRight.WRITE, reference);
            case OPERABLE -> rule(role, AccessRight.OPERATE, reference);
            case BLOCKS -> block(role, reference);
            case READABLE_AND_BLOCKS -> rule(role, AccessRight.READ, reference) + block(role, reference);
            case OF_ASSOCIATION -> ": only data sets @name, which end with the association";
            case FILES -> ": only files below " + scope.prefix();
            case OTHER_FILES -> ": only files that are not below " + scope.prefix();
        };
    }

    private String rule(HeatPumpRole role, AccessRight right, ObjectReference reference) {
        return "; objects.csv gives " + role.title() + (access.permits(role, right, reference) ? " " : " no ")
                + right.letter() + " on " + reference;
    }

    private String block(HeatPumpRole role, ObjectReference block) {
        return access.permitsBlock(role, block)
                ? "; " + role.title() + " may read every member of " + block
                : "; " + block + " is no data set, control block or log of which " + role.title()
                        + " may read every member";
    }

    private static HeatPumpRole of(Role role) {
        return switch (role) {
            case VENDOR -> HeatPumpRole.VENDOR;
            case SERVICE_PROVIDER -> HeatPumpRole.SERVICE_PROVIDER;
            case USER -> HeatPumpRole.USER;
        };
    }
}
