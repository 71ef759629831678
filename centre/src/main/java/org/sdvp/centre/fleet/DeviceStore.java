package org.sdvp.centre.fleet;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Keeps devices, their models and their presence. Every method throws {@link FleetStoreException} as {@link SampleStore}. */
public interface DeviceStore {
    /** All devices. */
    List<Device> devices();

    /** One device. */
    Optional<Device> device(DeviceId id);

    /** Stores a device as it is now, groups and presence too; a change of status is added to its presence history. */
    void put(Device device);

    /** Forgets a device with all that was stored of it. */
    void remove(DeviceId id);

    /** Replaces the points of a device by what its model tells now; samples of points that went stay. */
    void setPoints(DeviceId id, Collection<Point> points);

    /** The points of a device, in the order in which they were set. */
    List<Point> points(DeviceId id);

    /** How the presence of a device changed, oldest first. */
    List<Device.Presence> presence(DeviceId id, Instant from, Instant to);
}
