package org.sdvp.centre.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sdvp.centre.store.Fleets.BLOCK;
import static org.sdvp.centre.store.Fleets.HOUSE;
import static org.sdvp.centre.store.Fleets.NOON;
import static org.sdvp.centre.store.Fleets.OTHER;
import static org.sdvp.centre.store.Fleets.ROOM;
import static org.sdvp.centre.store.Fleets.device;
import static org.sdvp.centre.store.Fleets.received;
import static org.sdvp.centre.store.Fleets.sample;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.sdvp.centre.fleet.Device;
import org.sdvp.centre.fleet.DeviceStatus;
import org.sdvp.centre.fleet.Point;
import org.sdvp.centre.fleet.Received;
import org.sdvp.centre.fleet.alarm.Alarm;

/** What any store of devices does. */
interface DeviceStoreContract {
    /** An empty database. */
    FleetDatabase database();

    private List<DeviceStatus> statuses(Instant from, Instant to) {
        return database().devices().presence(HOUSE, from, to).stream()
                .map(Device.Presence::status)
                .toList();
    }

    @Test
    default void put_keepsTheDeviceAsItIsNow() {
        Device first = device(HOUSE, DeviceStatus.ONLINE, NOON, "north", "with tank");
        Device changed = new Device(
                HOUSE,
                "other",
                "Name\u00e9 <b>",
                Device.Plate.BLANK,
                Set.of("south", "north"),
                new Device.Presence(DeviceStatus.OFFLINE, NOON, "", Optional.empty(), Optional.empty()));
        database().devices().put(first);
        database().devices().put(device(OTHER, DeviceStatus.AWAITED, NOON));
        assertThat(database().devices().device(HOUSE)).hasValue(first);
        database().devices().put(changed);
        assertThat(database().devices().device(HOUSE)).hasValue(changed);
        assertThat(database().devices().devices()).containsExactly(changed, device(OTHER, DeviceStatus.AWAITED, NOON));
    }

    @Test
    default void put_addsToThePresenceHistory_onlyWhatChangesTheStatus() {
        DeviceStatus[] told = {
            DeviceStatus.AWAITED, DeviceStatus.ONLINE, DeviceStatus.ONLINE, DeviceStatus.SILENT, DeviceStatus.ONLINE
        };
        for (int i = 0; i < told.length; i++) {
            database().devices().put(device(HOUSE, told[i], NOON.plusSeconds(i * 10L)));
        }
        database().devices().put(device(HOUSE, DeviceStatus.OFFLINE, NOON.plusSeconds(40)));
        assertThat(statuses(NOON.minusSeconds(1), NOON.plusSeconds(100)))
                .containsExactly(
                        DeviceStatus.AWAITED,
                        DeviceStatus.ONLINE,
                        DeviceStatus.SILENT,
                        DeviceStatus.ONLINE,
                        DeviceStatus.OFFLINE);
        assertThat(database().devices().presence(OTHER, NOON, NOON.plusSeconds(100)))
                .isEmpty();
    }

    @Test
    default void presence_beginsWithThatWhichWas() {
        database().devices().put(device(HOUSE, DeviceStatus.AWAITED, NOON));
        database().devices().put(device(HOUSE, DeviceStatus.ONLINE, NOON.plusSeconds(10)));
        database().devices().put(device(HOUSE, DeviceStatus.OFFLINE, NOON.plusSeconds(20)));
        assertThat(statuses(NOON.plusSeconds(15), NOON.plusSeconds(100)))
                .containsExactly(DeviceStatus.ONLINE, DeviceStatus.OFFLINE);
        assertThat(statuses(NOON.plusSeconds(10), NOON.plusSeconds(20))).containsExactly(DeviceStatus.ONLINE);
        assertThat(statuses(NOON.plusSeconds(90), NOON.plusSeconds(100))).containsExactly(DeviceStatus.OFFLINE);
        assertThat(statuses(NOON.minusSeconds(90), NOON)).isEmpty();
    }

    @Test
    default void setPoints_replacesThemInOrder() {
        Point room = new Point(
                ROOM,
                "Room",
                Point.Kind.NUMBER,
                "°C",
                Point.Use.SETTING,
                new Point.Range(OptionalDouble.of(5), OptionalDouble.empty(), OptionalDouble.of(0.5)),
                List.of());
        Point mode = new Point(
                "HP1/DHTP1.OpMod.stVal[ST]",
                "",
                Point.Kind.ENUMERATION,
                "",
                Point.Use.CONTROLLED,
                Point.Range.NONE,
                List.of(new Point.Literal(-1, "a=b"), new Point.Literal(2, ""), new Point.Literal(3, "on")));
        database().devices().setPoints(HOUSE, List.of(mode, room));
        assertThat(database().devices().points(HOUSE)).containsExactly(mode, room);
        database().devices().setPoints(HOUSE, List.of(room));
        assertThat(database().devices().points(HOUSE)).containsExactly(room);
        database().devices().setPoints(HOUSE, List.of());
        assertThat(database().devices().points(HOUSE)).isEmpty();
    }

    @Test
    default void remove_forgetsAllOfIt_andNothingOfOthers() {
        for (var id : List.of(HOUSE, OTHER)) {
            database().devices().put(device(id, DeviceStatus.ONLINE, NOON, "north"));
            database()
                    .samples()
                    .append(List.of(new Received(
                            id,
                            NOON,
                            List.of(sample(ROOM, NOON, 21)),
                            Optional.of(new Received.Place(BLOCK, "0000000000000001", NOON)),
                            Optional.of(new Received.Gap(NOON, NOON, "off")))));
            database()
                    .alarms()
                    .begin(new Alarm(0, id, Alarm.Kind.OFFLINE, "gone", NOON, Optional.empty(), Optional.empty()));
        }
        database().devices().remove(HOUSE);
        assertThat(database().devices().devices()).extracting(Device::id).containsExactly(OTHER);
        assertThat(database().alarms().open()).extracting(Alarm::device).containsExactly(OTHER);
        assertThat(database().samples().latest()).containsOnlyKeys(OTHER);
        assertThat(database().samples().mark(HOUSE, BLOCK)).isEmpty();
        assertThat(database().samples().gaps(HOUSE, NOON, NOON.plusSeconds(1))).isEmpty();
        assertThat(database().devices().presence(HOUSE, NOON, NOON.plusSeconds(1)))
                .isEmpty();
        database().maintain(NOON);
        assertThat(database().samples().history(OTHER, ROOM, NOON, NOON.plusSeconds(1), Duration.ZERO))
                .hasSize(1);
    }

    @Test
    default void remove_ofADeviceThatComesBack_leavesNothingOfItsFormerLife() {
        database().samples().append(List.of(received(HOUSE, sample(ROOM, NOON, 21))));
        database().devices().remove(HOUSE);
        database().samples().append(List.of(received(HOUSE, sample(ROOM, NOON.plusSeconds(1), 22))));
        assertThat(database().samples().history(HOUSE, ROOM, NOON, NOON.plusSeconds(2), Duration.ZERO))
                .extracting(bucket -> bucket.mean().orElseThrow())
                .containsExactly(22.0);
        database().maintain(NOON);
        assertThat(database().samples().history(HOUSE, ROOM, NOON, NOON.plusSeconds(2), Duration.ZERO))
                .hasSize(1);
    }

    @Test
    default void alarms_areOpenUntilTheyAreOverAndSeen() {
        Alarm offline = begin(Alarm.Kind.OFFLINE);
        Alarm cop = begin(Alarm.Kind.COP);
        assertThat(offline.id()).isPositive();
        assertThat(database().alarms().open()).containsExactly(cop, offline);
        Alarm over = with(offline, Optional.of(NOON.plusSeconds(60)), Optional.empty());
        database().alarms().update(over);
        assertThat(database().alarms().open()).containsExactly(cop, over);
        Alarm seen = with(over, over.ended(), Optional.of(new Alarm.Acknowledgement("ada", NOON.plusSeconds(90))));
        database().alarms().update(seen);
        assertThat(database().alarms().open()).containsExactly(cop);
        assertThat(database().alarms().alarm(offline.id())).hasValue(seen);
        assertThat(database().alarms().alarm(-1)).isEmpty();
        assertThat(database().alarms().alarms(Long.MAX_VALUE, 10)).containsExactly(cop, seen);
        assertThat(database().alarms().alarms(cop.id(), 10)).containsExactly(seen);
        assertThat(database().alarms().alarms(Long.MAX_VALUE, 1)).containsExactly(cop);
    }

    private Alarm begin(Alarm.Kind kind) {
        return database()
                .alarms()
                .begin(new Alarm(0, HOUSE, kind, "<script>", NOON, Optional.empty(), Optional.empty()));
    }

    private static Alarm with(Alarm alarm, Optional<Instant> ended, Optional<Alarm.Acknowledgement> seen) {
        return new Alarm(alarm.id(), alarm.device(), alarm.kind(), alarm.text(), alarm.began(), ended, seen);
    }
}
