package org.sdvp.centre.acsi;

import org.sdvp.centre.fleet.FleetTime;
import org.sdvp.centre.fleet.SampleStore;
import org.sdvp.centre.fleet.twin.Fleet;
import org.sdvp.centre.fleet.twin.Intake;
import org.sdvp.operator.Operator;

/**
 * What devices are followed with.
 *
 * @param operator the login; its resource must stay the same over restarts, as devices keep blocks for a full address
 * @param fleet that is to know
 * @param store asked for marks
 * @param intake takes all that devices tell
 * @param time whose work may wait for devices and for the store, so several threads should do it
 */
public record FollowPorts(Operator operator, Fleet fleet, SampleStore store, Intake intake, FleetTime time) {}
