package org.sdvp.agent.device;

import java.util.Objects;

/**
 * Who made a machine and which one it is.
 *
 * @param make the maker
 * @param model the maker's name of the type
 * @param serial the serial number
 */
public record Nameplate(String make, String model, String serial) {

    /** Refuses null. */
    public Nameplate {
        Objects.requireNonNull(make, "make");
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(serial, "serial");
    }
}
