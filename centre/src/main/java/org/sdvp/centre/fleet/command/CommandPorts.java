package org.sdvp.centre.fleet.command;

import java.util.random.RandomGenerator;
import org.sdvp.centre.fleet.DeviceLink;
import org.sdvp.centre.fleet.FleetTime;
import org.sdvp.centre.fleet.twin.Fleet;

/**
 * What commands are carried out with.
 *
 * @param store keeps them
 * @param link to the devices
 * @param fleet tells what devices show
 * @param time whose work may wait for the store
 * @param random for spreading devices over time; safe for many threads
 */
public record CommandPorts(CommandStore store, DeviceLink link, Fleet fleet, FleetTime time, RandomGenerator random) {}
