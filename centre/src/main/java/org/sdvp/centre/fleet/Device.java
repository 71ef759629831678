package org.sdvp.centre.fleet;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * What is known of a device apart from its values. Immutable.
 *
 * @param id its account
 * @param tenant the service provider whose device it is
 * @param label name for people; what the device calls itself if nobody has named it
 * @param plate vendor, model and the like
 * @param groups names of the groups it is in
 * @param presence whether it is there
 */
public record Device(DeviceId id, String tenant, String label, Plate plate, Set<String> groups, Presence presence) {
    /** Copies the groups. */
    public Device {
        groups = Set.copyOf(groups);
    }

    /**
     * What stands on it (LPHD.PhyNam, LLN0.NamPlt). Texts of the device, which nobody has checked; may be empty.
     *
     * @param vendor who made it
     * @param model which one
     * @param serial its number
     * @param revision of its program
     */
    public record Plate(String vendor, String model, String serial, String revision) {
        /** Nothing is known. */
        public static final Plate BLANK = new Plate("", "", "", "");
    }

    /**
     * Whether it is there.
     *
     * @param status what it is now
     * @param since when that began, by the clock of the centre
     * @param reason why, for people; may be empty
     * @param heard when something last came from it
     * @param resource the resource of its full address, while its presence is there
     */
    public record Presence(
            DeviceStatus status, Instant since, String reason, Optional<Instant> heard, Optional<String> resource) {}

    /** The same with other presence. */
    public Device with(Presence now) {
        return new Device(id, tenant, label, plate, groups, now);
    }
}
