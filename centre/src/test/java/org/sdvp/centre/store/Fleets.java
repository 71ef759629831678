package org.sdvp.centre.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sdvp.centre.fleet.Device;
import org.sdvp.centre.fleet.DeviceId;
import org.sdvp.centre.fleet.DeviceStatus;
import org.sdvp.centre.fleet.PointValue;
import org.sdvp.centre.fleet.Received;
import org.sdvp.centre.fleet.Sample;
import org.sdvp.centre.fleet.Trust;

/** Things to store. */
final class Fleets {
    static final DeviceId HOUSE = new DeviceId("hp01@example.org");
    static final DeviceId OTHER = new DeviceId("hp02@example.org");
    static final String ROOM = "HP1/RoomSTMP1.Tmp.mag.f[MX]";
    static final String TANK = "HP1/TankSTMP1.Tmp.mag.f[MX]";
    static final String BLOCK = "HP1/LLN0.brcbMeasured01";
    static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");

    private Fleets() {}

    static Sample sample(String reference, Instant time, double number) {
        return new Sample(reference, time, PointValue.of(number, number + " °C"), Trust.GOOD);
    }

    static Received received(DeviceId device, Sample... samples) {
        return new Received(device, NOON, List.of(samples), Optional.empty(), Optional.empty());
    }

    static Received placed(DeviceId device, String entryId, Instant entryTime, Sample... samples) {
        return new Received(
                device,
                NOON,
                List.of(samples),
                Optional.of(new Received.Place(BLOCK, entryId, entryTime)),
                Optional.empty());
    }

    static Device device(DeviceId id, DeviceStatus status, Instant since, String... groups) {
        return new Device(
                id,
                "main",
                "House " + id.name(),
                new Device.Plate("Nordheat", "NH-8", "4711", "1.2"),
                Set.of(groups),
                new Device.Presence(status, since, "told so", Optional.of(since), Optional.of("pump")));
    }
}
