package org.sdvp.centre.fleet.command;

import java.util.Set;
import org.sdvp.centre.fleet.DeviceId;

/**
 * What somebody has decided.
 *
 * @param tenant whose devices
 * @param by who decided
 * @param targets the devices; 1 or more
 * @param action what to do
 * @param rules how to go about it
 */
public record CommandOrder(
        String tenant, String by, Set<DeviceId> targets, FleetAction action, FleetCommand.Rules rules) {
    /**
     * Copies the devices.
     *
     * @throws IllegalArgumentException if there are none
     */
    public CommandOrder {
        targets = Set.copyOf(targets);
        if (targets.isEmpty()) {
            throw new IllegalArgumentException("expected a command for one device or more, not for none");
        }
    }
}
