package org.sdvp.agent.firmware;

import org.sdvp.heatpump.firmware.FirmwareState;

/**
 * What is told of an update.
 *
 * @param state where it stands
 * @param percent how much of it has come, 0 to 100
 * @param running version that runs
 * @param version it brings; empty while there is none
 * @param reason why it failed or what is waited for; may be empty
 */
record FirmwareStatus(FirmwareState state, int percent, String running, String version, String reason) {}
