package org.sdvp.centre.fleet.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sdvp.centre.fleet.command.CommandBench.id;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sdvp.centre.fleet.DeviceId;
import org.sdvp.centre.fleet.DeviceLinkException.Kind;
import org.sdvp.centre.fleet.DeviceStatus;
import org.sdvp.centre.fleet.FleetStoreException;
import org.sdvp.centre.fleet.command.FleetCommand.Rules;
import org.sdvp.centre.fleet.command.FleetCommand.State;
import org.sdvp.centre.fleet.command.TargetResult.Level;

class CommandEngineTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Rules PLAIN = new Rules(200, Duration.ZERO, Duration.ofMinutes(10), Duration.ZERO);

    @TempDir
    Path folder;

    private CommandBench bench;

    @BeforeEach
    void open() {
        bench = new CommandBench(folder);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private Level level(CommandEngine engine, FleetCommand command, int device) {
        return bench.results(engine, command.id()).get(id(device)).level();
    }

    private void does(DeviceId device, double power) {
        bench.link.answer(device);
        bench.shows(device, false, power);
    }

    @Test
    void device_thatDoesIt_goesThroughAllLevels_andItsPowerIsTold() {
        CommandEngine engine = bench.engine();
        FleetCommand command = engine.submit(bench.order(bench.devices(1), Rules.USUAL), Optional.empty());
        bench.pass(Duration.ofMillis(100));
        assertThat(level(engine, command, 0)).isEqualTo(Level.SENT);

        bench.link.answer(id(0));
        assertThat(level(engine, command, 0)).isEqualTo(Level.RECEIVED);
        bench.pass(Duration.ofSeconds(1));
        assertThat(level(engine, command, 0)).isEqualTo(Level.RECEIVED);
        bench.shows(id(0), false, 2000);
        bench.pass(Duration.ofSeconds(1));
        assertThat(level(engine, command, 0)).isEqualTo(Level.APPLIED);
        bench.shows(id(0), false, 20);
        bench.pass(Duration.ofSeconds(10));

        assertThat(level(engine, command, 0)).isEqualTo(Level.EFFECT_MEASURED);
        CommandProgress progress = engine.progress("main", command.id()).orElseThrow();
        assertThat(progress.command().state()).isEqualTo(State.DONE);
        assertThat(progress.counts()).isEqualTo(Map.of(Level.EFFECT_MEASURED, 1));
        assertThat(progress.power().changed()).hasValue(-1980);
        assertThat(bench.database.commands().unfinished()).isEmpty();
        assertThat(bench.database.commands().results(command.id()))
                .extracting(TargetResult::after)
                .containsExactly(CommandBench.watts(20));
    }

    @Test
    void noMoreThanAllowed_areAskedAtATime() {
        Set<DeviceId> devices = bench.devices(10);
        CommandEngine engine = bench.engine();
        Rules rules = new Rules(3, Duration.ZERO, Duration.ofMinutes(10), Duration.ZERO);
        FleetCommand command = engine.submit(bench.order(devices, rules), Optional.empty());
        Set<DeviceId> seen = new HashSet<>();
        for (int round = 0; round < 10; round++) {
            bench.pass(Duration.ofSeconds(1));
            assertThat(bench.link.open).hasSizeLessThanOrEqualTo(3);
            for (DeviceId device : List.copyOf(bench.link.open.keySet())) {
                seen.add(device);
                does(device, 20);
            }
        }
        assertThat(seen).isEqualTo(devices);
        assertThat(engine.progress("main", command.id()).orElseThrow().counts()).isEqualTo(Map.of(Level.DONE, 10));
    }

    @Test
    void stagger_spreadsDevicesOverItsTime() {
        CommandEngine engine = bench.engine();
        Rules rules = new Rules(200, MINUTE, Duration.ofMinutes(10), Duration.ZERO);
        engine.submit(bench.order(bench.devices(100), rules), Optional.empty());
        bench.pass(Duration.ofSeconds(15));
        assertThat(bench.link.asked).hasSizeBetween(10, 40);
        bench.pass(Duration.ofSeconds(46));
        assertThat(bench.link.asked).hasSize(100);
    }

    @Test
    void deviceThatIsOffline_isAskedWhenItComes_orNotAtAllAfterTheDeadline() {
        CommandEngine engine = bench.engine();
        Set<DeviceId> devices = bench.devices(2);
        devices.forEach(device -> bench.online(device, DeviceStatus.OFFLINE));
        FleetCommand command = engine.submit(bench.order(devices, PLAIN), Optional.empty());
        bench.pass(MINUTE);
        assertThat(bench.link.asked).isEmpty();

        bench.online(id(0), DeviceStatus.ONLINE);
        bench.pass(Duration.ofSeconds(1));
        assertThat(bench.link.asked).containsExactly(id(0));
        does(id(0), 20);
        bench.pass(Duration.ofMinutes(10));

        assertThat(level(engine, command, 1)).isEqualTo(Level.NOT_REACHED);
        bench.online(id(1), DeviceStatus.ONLINE);
        bench.pass(MINUTE);
        assertThat(bench.link.asked).containsExactly(id(0));
        assertThat(engine.progress("main", command.id()).orElseThrow().command().state())
                .isEqualTo(State.DONE);
    }

    @Test
    void refusalAndLostAnswer_areFinal_andNothingIsSentAgain() {
        CommandEngine engine = bench.engine();
        FleetCommand command = engine.submit(bench.order(bench.devices(2), PLAIN), Optional.empty());
        bench.pass(Duration.ofSeconds(1));
        bench.link.fail(id(0), Kind.REFUSED);
        bench.link.fail(id(1), Kind.UNCERTAIN);
        bench.pass(MINUTE);

        assertThat(level(engine, command, 0)).isEqualTo(Level.REFUSED);
        assertThat(level(engine, command, 1)).isEqualTo(Level.UNCERTAIN);
        assertThat(bench.results(engine, command.id()).get(id(1)).detail()).contains("the test wants it so");
        assertThat(bench.link.asked).hasSize(2);
    }

    @Test
    void whatCouldNotLeave_isTriedAgain_sinceNothingWasSent() {
        CommandEngine engine = bench.engine();
        bench.link.failsAtOnce = Kind.NOT_ONLINE;
        FleetCommand command = engine.submit(bench.order(bench.devices(1), PLAIN), Optional.empty());
        bench.pass(Duration.ofSeconds(1));
        assertThat(level(engine, command, 0)).isEqualTo(Level.WAITING);
        bench.link.failsAtOnce = null;
        bench.pass(Duration.ofSeconds(10));
        assertThat(bench.link.asked).containsExactly(id(0));
    }

    @Test
    void deviceThatAcceptsAndDoesNothing_isDoneWithAWord() {
        CommandEngine engine = bench.engine();
        FleetCommand command = engine.submit(bench.order(bench.devices(1), Rules.USUAL), Optional.empty());
        bench.pass(Duration.ofSeconds(1));
        bench.link.answer(id(0));
        bench.pass(MINUTE);
        assertThat(level(engine, command, 0)).isEqualTo(Level.DONE);
        assertThat(bench.results(engine, command.id()).get(id(0)).detail()).contains("did not show it");
    }

    @Test
    void cancel_leavesAloneWhoWasNotAsked_andWaitsForTheOthers() {
        CommandEngine engine = bench.engine();
        Rules rules = new Rules(1, Duration.ZERO, Duration.ofMinutes(10), Duration.ZERO);
        FleetCommand command = engine.submit(bench.order(bench.devices(3), rules), Optional.empty());
        bench.pass(Duration.ofSeconds(1));
        assertThat(engine.cancel("other", command.id())).isFalse();
        assertThat(engine.cancel("main", command.id())).isTrue();
        bench.pass(Duration.ofSeconds(1));
        CommandProgress progress = engine.progress("main", command.id()).orElseThrow();
        assertThat(progress.command().state()).isEqualTo(State.CANCELLING);
        assertThat(progress.counts()).isEqualTo(Map.of(Level.SENT, 1, Level.CANCELLED, 2));

        does(bench.link.asked.get(0), 20);
        bench.pass(Duration.ofSeconds(1));
        assertThat(engine.progress("main", command.id()).orElseThrow().command().state())
                .isEqualTo(State.CANCELLED);
        assertThat(bench.link.asked).hasSize(1);
    }

    @Test
    void sameKeyTwice_isOneCommand() {
        CommandEngine engine = bench.engine();
        Set<DeviceId> devices = bench.devices(2);
        FleetCommand one = engine.submit(bench.order(devices, PLAIN), Optional.of("key"));
        FleetCommand again = engine.submit(bench.order(devices, PLAIN), Optional.of("key"));
        bench.pass(Duration.ofSeconds(1));
        devices.forEach(device -> does(device, 20));
        bench.pass(MINUTE);
        FleetCommand late = engine.submit(bench.order(devices, PLAIN), Optional.of("key"));
        bench.pass(MINUTE);

        assertThat(List.of(again.id(), late.id())).containsOnly(one.id());
        assertThat(bench.link.asked).hasSize(2);
    }

    @Test
    void centreThatEndsInTheMiddle_asksTheOthers_andNobodyTwice() {
        Set<DeviceId> devices = bench.devices(4);
        CommandEngine first = bench.engine();
        Rules rules = new Rules(2, Duration.ZERO, Duration.ofMinutes(10), Duration.ZERO);
        FleetCommand command = first.submit(bench.order(devices, rules), Optional.empty());
        bench.pass(Duration.ofSeconds(1));
        List<DeviceId> underWay = List.copyOf(bench.link.asked);
        assertThat(underWay).hasSize(2);
        first.close();
        bench.link.open.clear();

        CommandEngine second = bench.engine();
        bench.shows(underWay.get(0), false, 20);
        bench.pass(Duration.ofSeconds(2));
        assertThat(bench.results(second, command.id()).get(underWay.get(0)).level())
                .isEqualTo(Level.DONE);
        for (DeviceId device : List.copyOf(bench.link.open.keySet())) {
            does(device, 20);
        }
        bench.pass(Duration.ofMinutes(2));

        assertThat(bench.results(second, command.id()).get(underWay.get(1)).level())
                .isEqualTo(Level.UNCERTAIN);
        assertThat(bench.link.asked).hasSize(4).doesNotHaveDuplicates();
        assertThat(second.progress("main", command.id()).orElseThrow().counts())
                .isEqualTo(Map.of(Level.DONE, 3, Level.UNCERTAIN, 1));
    }

    @Test
    void storeThatIsAway_letsNothingBeSent_andGoesOnWhenItIsBack() {
        CommandEngine engine = bench.engine();
        Rules rules = new Rules(1, Duration.ZERO, Duration.ofMinutes(10), Duration.ZERO);
        Set<DeviceId> devices = bench.devices(2);
        FleetCommand command = engine.submit(bench.order(devices, rules), Optional.empty());
        bench.pass(Duration.ofSeconds(1));
        bench.storeIsAway = true;
        does(bench.link.asked.get(0), 20);
        bench.pass(MINUTE);
        assertThat(bench.link.asked).hasSize(1);
        assertThatThrownBy(() -> engine.submit(bench.order(devices, rules), Optional.empty()))
                .isInstanceOf(FleetStoreException.class);

        bench.storeIsAway = false;
        bench.pass(Duration.ofSeconds(1));
        assertThat(bench.link.asked).hasSize(2);
        does(bench.link.asked.get(1), 20);
        bench.pass(Duration.ofSeconds(1));
        assertThat(bench.database.commands().results(command.id()))
                .extracting(TargetResult::level)
                .containsOnly(Level.DONE);
    }

    @Test
    void schedule_goesToEachDevice_withItsOwnValues_andIsDoneWhenItIsSet() {
        CommandEngine engine = bench.engine();
        Set<DeviceId> devices = bench.devices(3);
        String value = "{\"start\":\"2026-01-02T00:00:00Z\",\"intervalSeconds\":900,\"devices\":{"
                + "\"hp0@sdvp.test\":[\"on*2\",\"off\"],\"hp1@sdvp.test\":[\"off\"]}}";
        FleetAction action = new FleetAction(FleetAction.Kind.SCHEDULE, "OpCtlFSCH1", value);
        FleetCommand command =
                engine.submit(new CommandOrder("main", "anna", devices, action, Rules.USUAL), Optional.empty());
        bench.pass(Duration.ofSeconds(1));

        assertThat(level(engine, command, 0)).isEqualTo(Level.DONE);
        assertThat(bench.results(engine, command.id()).get(id(0)).detail()).isEqualTo("ready");
        assertThat(bench.link.schedules.get(id(0)).values()).containsExactly("on", "on", "off");
        assertThat(bench.link.schedules.get(id(1)).values()).containsExactly("off");
        assertThat(level(engine, command, 2)).isEqualTo(Level.REFUSED);
        assertThat(bench.results(engine, command.id()).get(id(2)).detail()).contains("no values for hp2@sdvp.test");
        FleetAction broken = new FleetAction(FleetAction.Kind.SCHEDULE, "OpCtlFSCH1", "{}");
        assertThatThrownBy(() ->
                        engine.submit(new CommandOrder("main", "anna", devices, broken, Rules.USUAL), Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("schedule, start");
    }

    @Test
    void devicesOfOthers_andKindsThatAreNotOffered_areRefused() {
        CommandEngine engine = bench.engine();
        Set<DeviceId> devices = bench.devices(1);
        CommandOrder others = new CommandOrder("other", "eve", devices, CommandBench.off(), PLAIN);
        assertThatThrownBy(() -> engine.submit(others, Optional.empty()))
                .hasMessageContaining("no device hp0@sdvp.test");
        CommandOrder firmware =
                new CommandOrder("main", "anna", devices, new FleetAction(FleetAction.Kind.FIRMWARE, "", "{}"), PLAIN);
        assertThatThrownBy(() -> engine.submit(firmware, Optional.empty())).hasMessageContaining("FIRMWARE");
    }

    @Test
    void listener_hearsOfEveryChange_endingWithTheEnd() {
        CommandEngine engine = bench.engine();
        List<CommandProgress> heard = new java.util.ArrayList<>();
        try (var subscription = engine.listen(heard::add)) {
            engine.submit(bench.order(bench.devices(1), PLAIN), Optional.empty());
            bench.pass(Duration.ofSeconds(1));
            does(id(0), 20);
            bench.pass(Duration.ofSeconds(1));
            assertThat(subscription).isNotNull();
        }
        assertThat(heard).isNotEmpty();
        assertThat(heard.get(heard.size() - 1).command().state()).isEqualTo(State.DONE);
    }
}
