package org.sdvp.agent.binding;

import java.util.Set;
import org.sdvp.acsi.AccessPolicy;
import org.sdvp.acsi.Role;
import org.sdvp.acsi.service.ServiceName;
import org.sdvp.heatpump.AccessRight;
import org.sdvp.heatpump.HeatPumpAccess;
import org.sdvp.heatpump.HeatPumpRole;
import org.sdvp.model.ObjectReference;

/**
 * The rights of the information model as an access policy.
 *
 * <ul>
 *   <li>Who may read a data object may browse it and have its definition, who may write it may use SetDataValues, who may
 *       operate it the services of control.
 *   <li>Who may read all members of a data set may use it, the report control blocks that have it, and its log; members
 *       are asked for one by one besides, wherever values leave.
 *   <li>The service provider sees what clients have made, makes and deletes data sets that outlive an association, sets
 *       log control blocks, and has the files.
 *   <li>The vendor has the files below {@code firmware/}, of which the service provider can only read.
 * </ul>
 *
 * Nothing else is allowed to anybody.
 */
public final class HeatPumpPolicy implements AccessPolicy {
    private static final String FIRMWARE = "firmware/";

    private final HeatPumpAccess access;

    /** What a service is about, as far as rights go. */
    private enum Kind {
        /** Associations themselves. */
        ASSOCIATION,
        /** Directories: of data, and of what else a logical node has. */
        DIRECTORY,
        READ,
        WRITE,
        OPERATE,
        /** Use of data sets, report control blocks and logs. */
        BLOCK,
        /** Changes that touch everybody: data sets that are kept, what is logged. */
        CONFIGURE,
        FILE,
        NOTHING
    }

    /** Makes one of the rights of a model. */
    public HeatPumpPolicy(HeatPumpAccess access) {
        this.access = access;
    }

    @Override
    public boolean allows(Set<Role> roles, ServiceName service) {
        return switch (kind(service)) {
            case ASSOCIATION -> !roles.isEmpty();
            case DIRECTORY, READ, BLOCK -> any(roles, AccessRight.READ);
            case WRITE -> any(roles, AccessRight.WRITE);
            case OPERATE -> any(roles, AccessRight.OPERATE);
            // Everybody may make data sets for the time of an association; the others are asked for by name.
            case CONFIGURE -> service == ServiceName.SET_LCB_VALUES ? isProvider(roles) : any(roles, AccessRight.READ);
            case FILE -> isProvider(roles) || roles.contains(Role.VENDOR);
            case NOTHING -> false;
        };
    }

    private boolean any(Set<Role> roles, AccessRight right) {
        return roles.stream()
                .anyMatch(role -> !access.permitted(of(role), right).isEmpty());
    }

    private static boolean isProvider(Set<Role> roles) {
        return roles.contains(Role.SERVICE_PROVIDER);
    }

    @Override
    public boolean allows(Set<Role> roles, Access wanted) {
        ObjectReference reference = wanted.reference();
        return switch (kind(wanted.service())) {
            case ASSOCIATION, NOTHING -> false;
            case DIRECTORY -> permits(roles, AccessRight.READ, reference) || block(roles, reference);
            case READ -> permits(roles, AccessRight.READ, reference);
            case WRITE -> permits(roles, AccessRight.WRITE, reference);
            case OPERATE -> permits(roles, AccessRight.OPERATE, reference);
            case BLOCK -> block(roles, reference);
            case CONFIGURE, FILE -> isProvider(roles);
        };
    }

    @Override
    public boolean allowsFile(Set<Role> roles, ServiceName service, String fileName) {
        boolean firmware = fileName.startsWith(FIRMWARE);
        boolean reads = service == ServiceName.GET_FILE || service == ServiceName.GET_FILE_ATTRIBUTE_VALUES;
        return (firmware && roles.contains(Role.VENDOR)) || (isProvider(roles) && (reads || !firmware));
    }

    private boolean permits(Set<Role> roles, AccessRight right, ObjectReference reference) {
        return roles.stream().anyMatch(role -> access.permits(of(role), right, reference));
    }

    private boolean block(Set<Role> roles, ObjectReference reference) {
        return isProvider(roles) || roles.stream().anyMatch(role -> access.permitsBlock(of(role), reference));
    }

    private static Kind kind(ServiceName service) {
        return switch (service) {
            case ASSOCIATE, RELEASE, ABORT -> Kind.ASSOCIATION;
            case GET_SERVER_DIRECTORY, GET_LOGICAL_DEVICE_DIRECTORY, GET_LOGICAL_NODE_DIRECTORY -> Kind.DIRECTORY;
            case GET_DATA_DIRECTORY, GET_DATA_DEFINITION, GET_DATA_VALUES, GET_ALL_DATA_VALUES -> Kind.READ;
            case SET_DATA_VALUES -> Kind.WRITE;
            case SELECT, SELECT_WITH_VALUE, CANCEL, OPERATE, TIME_ACTIVATED_OPERATE, COMMAND_TERMINATION ->
                Kind.OPERATE;
            case GET_DATA_SET_DIRECTORY,
                    GET_DATA_SET_VALUES,
                    REPORT,
                    GET_BRCB_VALUES,
                    SET_BRCB_VALUES,
                    GET_URCB_VALUES,
                    SET_URCB_VALUES,
                    GET_LCB_VALUES,
                    QUERY_LOG_BY_TIME,
                    QUERY_LOG_AFTER,
                    GET_LOG_STATUS_VALUES -> Kind.BLOCK;
            case CREATE_DATA_SET, DELETE_DATA_SET, SET_LCB_VALUES -> Kind.CONFIGURE;
            case GET_FILE, SET_FILE, DELETE_FILE, GET_FILE_ATTRIBUTE_VALUES -> Kind.FILE;
            case SET_DATA_SET_VALUES,
                    SELECT_ACTIVE_SG,
                    SELECT_EDIT_SG,
                    SET_EDIT_SG_VALUE,
                    CONFIRM_EDIT_SG_VALUES,
                    GET_EDIT_SG_VALUE,
                    GET_SGCB_VALUES -> Kind.NOTHING;
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
