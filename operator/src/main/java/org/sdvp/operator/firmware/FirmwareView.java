package org.sdvp.operator.firmware;

import org.sdvp.heatpump.firmware.FirmwareState;

/**
 * What a device tells of its program, by LFWU1.
 *
 * @param running version that runs
 * @param state where the update stands
 * @param percent how much of it has come, 0 to 100
 * @param version it brings; empty while there is none
 * @param reason why it failed or what is waited for; may be empty
 */
public record FirmwareView(String running, FirmwareState state, int percent, String version, String reason) {
    /** Whether nothing more happens to the update before somebody does something. */
    public boolean isSettled() {
        return switch (state) {
            case NONE, VERIFIED, INSTALLED, FAILED -> true;
            case DOWNLOADING, DOWNLOADED, INSTALLING -> false;
        };
    }
}
