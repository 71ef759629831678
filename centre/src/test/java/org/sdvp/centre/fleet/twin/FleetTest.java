package org.sdvp.centre.fleet.twin;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sdvp.centre.fleet.Device;
import org.sdvp.centre.fleet.DeviceId;
import org.sdvp.centre.fleet.DeviceStatus;
import org.sdvp.centre.fleet.PointValue;
import org.sdvp.centre.fleet.Received;
import org.sdvp.centre.fleet.Sample;
import org.sdvp.centre.fleet.Trust;
import org.sdvp.centre.fleet.command.CommandBench;

class FleetTest {
    private static final String ROOM = "HP1/" + Shown.ROOM.path();

    @TempDir
    Path folder;

    private CommandBench bench;
    private Fleet fleet;
    private DeviceId house;

    @BeforeEach
    void open() {
        bench = new CommandBench(folder);
        fleet = bench.fleet;
        house = bench.devices(3).stream().sorted().findFirst().orElseThrow();
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private void room(double value, Instant time) {
        Sample sample = new Sample(ROOM, time, PointValue.of(value, value + ""), Trust.GOOD);
        fleet.received(
                List.of(new Received(house, bench.time.now(), List.of(sample), Optional.empty(), Optional.empty())));
    }

    private double room() {
        return fleet.device(house).orElseThrow().number(Shown.ROOM).orElse(0);
    }

    @Test
    void value_thatComesLateAndIsOld_doesNotTakeThePlaceOfANewerOne() {
        Instant now = bench.time.now();
        room(21, now);
        room(20, now.minusSeconds(60));
        assertThat(room()).isEqualTo(21);
        room(22, now);
        assertThat(room()).isEqualTo(22);
        room(30, now.plusSeconds(600));
        room(23, now.plusSeconds(1));
        assertThat(room()).as("a time that has not come yet keeps nothing").isEqualTo(23);
    }

    @Test
    void query_meansWords_groupAndStatus_andOnlyTheOwnTenant() {
        fleet.edit(
                "main",
                house,
                device -> new Device(
                        device.id(),
                        device.tenant(),
                        "Åse's house",
                        device.plate(),
                        Set.of("north"),
                        device.presence()));
        bench.online(house, DeviceStatus.OFFLINE);
        assertThat(fleet.devices("main", FleetQuery.ALL)).hasSize(3);
        assertThat(fleet.devices("other", FleetQuery.ALL)).isEmpty();
        assertThat(fleet.device("other", house)).isEmpty();
        assertThat(fleet.devices("main", new FleetQuery("HOUSE åse", Optional.empty(), Optional.empty())))
                .extracting(twin -> twin.device().id())
                .containsExactly(house);
        assertThat(fleet.devices("main", FleetQuery.group("north"))).hasSize(1);
        assertThat(fleet.devices("main", new FleetQuery("", Optional.empty(), Optional.of(DeviceStatus.ONLINE))))
                .hasSize(2);
        assertThat(fleet.groups("main")).isEqualTo(Map.of("north", 1));
        assertThat(fleet.rollUp("main", FleetQuery.ALL).power())
                .as("of those online")
                .isEqualTo(4000);
    }

    @Test
    void edit_ofAnotherTenant_changesNothing() {
        assertThat(fleet.edit("other", house, device -> device)).isEmpty();
        assertThat(fleet.remove("other", house)).isFalse();
        assertThat(fleet.device(house)).isPresent();
    }

    @Test
    void fleet_thatIsLoadedAgain_hasNamesAndValues_butKnowsOfNobodyWhetherHeIsThere() {
        fleet.edit(
                "main",
                house,
                device -> new Device(
                        device.id(), device.tenant(), "House 1", device.plate(), Set.of(), device.presence()));
        Sample sample = new Sample(ROOM, bench.time.now(), PointValue.of(21, "21"), Trust.GOOD);
        bench.database
                .samples()
                .append(List.of(
                        new Received(house, bench.time.now(), List.of(sample), Optional.empty(), Optional.empty())));
        bench.pass(Duration.ofSeconds(1));
        assertThat(fleet.unstored()).isZero();

        Fleet again = Fleet.load(bench.database.devices(), bench.database.samples(), bench.fleetTime());
        Twin twin = again.device("main", house).orElseThrow();
        assertThat(twin.device().label()).isEqualTo("House 1");
        assertThat(twin.number(Shown.ROOM)).hasValue(21);
        assertThat(twin.points()).hasSize(2);
        assertThat(twin.device().presence().status()).isEqualTo(DeviceStatus.UNKNOWN);
    }

    @Test
    void listener_isToldTogether_atMostAsOftenAsItWants_andNeverMissesTheLast() {
        List<Fleet.Change> told = new ArrayList<>();
        List<Double> seen = new ArrayList<>();
        Fleet.Subscription subscription = fleet.listen(Duration.ofSeconds(1), change -> {
            told.add(change);
            seen.add(room());
        });
        for (int i = 1; i <= 30; i++) {
            room(i, bench.time.now());
            bench.pass(Duration.ofMillis(100));
        }
        bench.pass(Duration.ofSeconds(2));
        assertThat(told).hasSizeBetween(3, 5);
        assertThat(told.get(0).rows()).containsExactly(house);
        assertThat(told.get(0).values().get(house)).containsExactly(ROOM);
        assertThat(seen.get(seen.size() - 1)).isEqualTo(30);
        subscription.close();
        room(31, bench.time.now());
        bench.pass(Duration.ofSeconds(2));
        assertThat(seen).doesNotContain(31.0);
    }
}
