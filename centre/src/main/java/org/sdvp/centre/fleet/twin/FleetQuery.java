package org.sdvp.centre.fleet.twin;

import java.util.Locale;
import java.util.Optional;
import org.sdvp.centre.fleet.Device;
import org.sdvp.centre.fleet.DeviceStatus;

/**
 * Which devices are meant; all that is said must hold.
 *
 * @param words each must be part of the address, label, vendor, model, serial number or a group, in whatever case; empty: any
 * @param group of which they are; empty: any
 * @param status which they have; empty: any
 */
public record FleetQuery(String words, Optional<String> group, Optional<DeviceStatus> status) {
    /** All devices. */
    public static final FleetQuery ALL = new FleetQuery("", Optional.empty(), Optional.empty());

    /** The devices of a group. */
    public static FleetQuery group(String name) {
        return new FleetQuery("", Optional.of(name), Optional.empty());
    }

    /** Whether a device is meant. */
    public boolean matches(Device device) {
        return group.map(device.groups()::contains).orElse(true)
                && status.map(wanted -> wanted == device.presence().status()).orElse(true)
                && (words.isBlank() || hasWords(device));
    }

    private boolean hasWords(Device device) {
        Device.Plate plate = device.plate();
        String all = String.join(
                        "\n",
                        device.id().jid(),
                        device.label(),
                        plate.vendor(),
                        plate.model(),
                        plate.serial(),
                        String.join("\n", device.groups()))
                .toLowerCase(Locale.ROOT);
        for (String word : words.toLowerCase(Locale.ROOT).strip().split("\\s+")) {
            if (!all.contains(word)) {
                return false;
            }
        }
        return true;
    }
}
