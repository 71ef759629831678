package org.sdvp.agent.schedule;

import org.sdvp.acsi.Caller;
import org.sdvp.acsi.Role;
import org.sdvp.acsi.service.OrCat;

/**
 * In whose name a schedule commands: a program's, at the place of whoever enabled it. So a lock against commands from afar
 * (Loc) holds off schedules from afar too, and not those of the house.
 */
final class Standing {
    private Standing() {}

    /** The category of a schedule that was enabled by somebody. Only the home owner is believed to be in the house. */
    static OrCat of(OrCat enabledBy, Caller caller) {
        return switch (enabledBy) {
            case BAY_CONTROL, AUTOMATIC_BAY, MAINTENANCE ->
                caller.roles().contains(Role.USER) ? OrCat.AUTOMATIC_BAY : OrCat.AUTOMATIC_REMOTE;
            case STATION_CONTROL, AUTOMATIC_STATION -> OrCat.AUTOMATIC_STATION;
            case REMOTE_CONTROL, AUTOMATIC_REMOTE, NOT_SUPPORTED, PROCESS -> OrCat.AUTOMATIC_REMOTE;
        };
    }

    /** The category of a number that was saved; that from afar if it makes no sense. */
    static OrCat of(long code) {
        return code == OrCat.AUTOMATIC_BAY.code() || code == OrCat.AUTOMATIC_STATION.code()
                ? OrCat.of((int) code)
                : OrCat.AUTOMATIC_REMOTE;
    }
}
