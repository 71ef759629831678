package org.sdvp.model;

/**
 * How the setting groups of a logical device are configured (IEC 61850-7-2 clause 16, IEC 61850-6 SettingControl); only
 * LLN0 has one.
 *
 * @param numOfSG number of groups, 1 or more
 * @param actSG the active one at the start, 1 to numOfSG
 * @param resvTms seconds an edit reservation outlives its last use, 0 to 65,535
 */
public record SettingControl(int numOfSG, int actSG, int resvTms) {
    /** Checks the ranges. */
    public SettingControl {
        if (numOfSG < 1 || numOfSG > 255) {
            throw new IllegalArgumentException("numOfSG must be 1 to 255, but is " + numOfSG);
        }
        if (actSG < 1 || actSG > numOfSG) {
            throw new IllegalArgumentException("actSG must be 1 to " + numOfSG + ", but is " + actSG);
        }
        if (resvTms < 0 || resvTms > 0xffff) {
            throw new IllegalArgumentException("resvTms must be 0 to 65535, but is " + resvTms);
        }
    }
}
