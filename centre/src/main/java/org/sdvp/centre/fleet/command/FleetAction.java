package org.sdvp.centre.fleet.command;

import java.util.Objects;

/**
 * What to do at each device.
 *
 * @param kind by which service
 * @param reference of the controllable object or setting, without logical device where the device has only one: {@code
 *     KPMP1.OpCtl}; of a schedule its node; of firmware empty
 * @param value in words of the model ({@code off}, {@code 21.5}); of a schedule a {@link ScheduleValue}, of firmware the package, as JSON
 */
public record FleetAction(Kind kind, String reference, String value) {
    /** By which service. */
    public enum Kind {
        /** Operate, by whatever control model the object has. */
        OPERATE,
        /** SetDataValues. */
        WRITE,
        /** A schedule of the device: written, then enabled. */
        SCHEDULE,
        /** An update of its program: upload, then installation. */
        FIRMWARE
    }

    /** Nothing of it is absent. */
    public FleetAction {
        Objects.requireNonNull(kind);
        Objects.requireNonNull(reference);
        Objects.requireNonNull(value);
    }
}
