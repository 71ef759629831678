package org.sdvp.agent.binding;

import java.util.Optional;
import java.util.Set;
import org.sdvp.acsi.AccessPolicy;
import org.sdvp.acsi.Role;
import org.sdvp.acsi.service.ServiceName;
import org.sdvp.heatpump.AccessRight;
import org.sdvp.heatpump.HeatPumpAccess;
import org.sdvp.heatpump.HeatPumpRole;

/**
 * The rights of the information model as an access policy: who may read a data object may browse it and have its
 * definition, who may write it may use SetDataValues, who may operate it Operate. Nothing else is allowed to anybody.
 */
public final class HeatPumpPolicy implements AccessPolicy {
    private final HeatPumpAccess access;

    /** Makes one of the rights of a model. */
    public HeatPumpPolicy(HeatPumpAccess access) {
        this.access = access;
    }

    @Override
    public boolean allows(Set<Role> roles, ServiceName service) {
        return switch (service) {
            case ASSOCIATE, RELEASE, ABORT -> !roles.isEmpty();
            default ->
                right(service)
                        .map(right -> roles.stream()
                                .anyMatch(role ->
                                        !access.permitted(of(role), right).isEmpty()))
                        .orElse(false);
        };
    }

    @Override
    public boolean allows(Set<Role> roles, Access wanted) {
        return right(wanted.service())
                .map(right -> roles.stream().anyMatch(role -> access.permits(of(role), right, wanted.reference())))
                .orElse(false);
    }

    private static Optional<AccessRight> right(ServiceName service) {
        return switch (service) {
            case GET_SERVER_DIRECTORY,
                    GET_LOGICAL_DEVICE_DIRECTORY,
                    GET_LOGICAL_NODE_DIRECTORY,
                    GET_DATA_DIRECTORY,
                    GET_DATA_DEFINITION,
                    GET_DATA_VALUES -> Optional.of(AccessRight.READ);
            case SET_DATA_VALUES -> Optional.of(AccessRight.WRITE);
            case OPERATE -> Optional.of(AccessRight.OPERATE);
            default -> Optional.empty();
        };
    }

    private static HeatPumpRole of(Role role) {
        return switch (role) {
            case VENDOR -> HeatPumpRole.VENDOR;
            case SERVICE_PROVIDER -> HeatPumpRole.SERVICE_PROVIDER;
            case USER -> HeatPumpRole.USER;
        };
    }
}
