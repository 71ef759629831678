package org.sdvp.centre.acsi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sdvp.centre.acsi.CentreBench.id;
import static org.sdvp.centre.acsi.CentreBench.soon;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sdvp.agent.device.HeatPumpCommand;
import org.sdvp.centre.fleet.DeviceLink;
import org.sdvp.centre.fleet.DeviceLinkException;
import org.sdvp.centre.fleet.DeviceLinkException.Kind;
import org.sdvp.centre.fleet.command.CommandEngine;
import org.sdvp.centre.fleet.command.CommandOrder;
import org.sdvp.centre.fleet.command.CommandPorts;
import org.sdvp.centre.fleet.command.CommandProgress;
import org.sdvp.centre.fleet.command.FleetAction;
import org.sdvp.centre.fleet.command.FleetCommand;
import org.sdvp.centre.fleet.command.TargetResult.Level;
import org.sdvp.centre.fleet.twin.Shown;
import org.sdvp.operator.schedule.DeviceSchedules;
import org.sdvp.operator.schedule.ScheduleView;

class FleetLinkTest {
    @TempDir
    Path folder;

    private CentreBench bench;
    private CentreBench.Centre centre;
    private TestPump pump;

    @BeforeEach
    void open() {
        bench = new CentreBench(folder);
        centre = bench.centre();
        pump = bench.pump("hp01");
        soon(() -> assertThat(bench.twin("hp01").number(Shown.POWER)).hasValue(2000));
    }

    @AfterEach
    void close() throws Exception {
        bench.close();
    }

    private static <T> T done(CompletionStage<T> stage) {
        return stage.toCompletableFuture().orTimeout(20, TimeUnit.SECONDS).join();
    }

    private static AbstractThrowableAssert<?, ? extends Throwable> assertFails(CompletionStage<?> stage, Kind kind) {
        Throwable thrown = Assertions.catchThrowable(() -> done(stage));
        assertThat(thrown).isInstanceOf(CompletionException.class).hasCauseInstanceOf(DeviceLinkException.class);
        assertThat(((DeviceLinkException) thrown.getCause()).kind()).isEqualTo(kind);
        return assertThat(thrown.getCause());
    }

    @Test
    void read_givesNamesAndUnits_andWhatIsRefusedInItsPlace() {
        List<DeviceLink.Reading> readings = done(centre.link().read(id("hp01"), List.of("MMXN1.Watt[MX]", "XXXX1.Y")));
        assertThat(readings.get(0).reference()).isEqualTo("HP1/MMXN1.Watt[MX]");
        assertThat(readings.get(0).lines())
                .extracting(DeviceLink.Line::name, DeviceLink.Line::value)
                .contains(Assertions.tuple("mag.f", "2000.0 W"), Assertions.tuple("q", "good"));
        assertThat(readings.get(1).lines().get(0).value()).startsWith("instance-not-available");
    }

    @Test
    void browse_givesTheTree() {
        List<DeviceLink.Node> devices = done(centre.link().browse(id("hp01"), "", 2));
        assertThat(devices).extracting(DeviceLink.Node::reference).containsExactly("HP1");
        List<DeviceLink.Node> objects = done(centre.link().browse(id("hp01"), "HP1/KPMP1", 2));
        assertThat(objects.get(0).children())
                .extracting(DeviceLink.Node::reference, DeviceLink.Node::kind)
                .contains(Assertions.tuple("HP1/KPMP1.OpCtl", "data object SPC"));
    }

    @Test
    void operate_reachesTheMachine_andTellsWhoDecided() {
        List<String> sent = new ArrayList<>();
        assertThat(done(centre.link().operate(id("hp01"), "KPMP1.OpCtl", "off", "anna", () -> sent.add("sent"))))
                .isEqualTo("false");
        assertThat(sent).hasSize(1);
        assertThat(pump.commands()).containsExactly(new HeatPumpCommand.PermitRun(false));
        soon(() -> assertThat(bench.twin("hp01").number(Shown.PERMITTED)).hasValue(0));
        assertThat(done(centre.link().read(id("hp01"), List.of("KPMP1.OpCtl[ST]")))
                        .get(0)
                        .lines())
                .anyMatch(line -> line.name().equals("origin.orIdent"));
    }

    @Test
    void whatCannotBe_failsByItsKind_andNothingIsSent() {
        List<String> sent = new ArrayList<>();
        assertFails(
                centre.link().operate(id("hp01"), "KPMP1.OpCtl", "perhaps", "anna", () -> sent.add("")), Kind.INPUT);
        assertFails(
                        centre.link().operate(id("hp02"), "KPMP1.OpCtl", "off", "anna", () -> sent.add("")),
                        Kind.NOT_ONLINE)
                .hasMessageContaining("hp02@sdvp.test is offline");
        assertFails(centre.link().write(id("hp01"), "MMXN1.Watt.mag.f[MX]", "3"), Kind.REFUSED);
        assertThat(sent).isEmpty();
        pump.refuse();
        assertFails(centre.link().operate(id("hp01"), "KPMP1.OpCtl", "off", "anna", () -> sent.add("")), Kind.REFUSED);
        assertThat(sent).hasSize(1);
    }

    @Test
    void schedule_isSetAndEnabled_andSetAgainWhileItIsEnabled() {
        Instant start = Instant.now().plusSeconds(7200).truncatedTo(ChronoUnit.HOURS);
        for (List<String> values : List.of(List.of("on", "off", "on"), List.of("off", "on"))) {
            DeviceLink.Schedule schedule = new DeviceLink.Schedule(
                    start, Duration.ofMinutes(15), DeviceLink.Schedule.Repeat.ONCE, OptionalInt.of(50), values);
            List<String> sent = new ArrayList<>();
            assertThat(done(centre.link().schedule(id("hp01"), "OpCtlFSCH1", schedule, () -> sent.add(""))))
                    .isEqualTo("ready, from " + start);
            assertThat(sent).hasSize(1);
        }
        ScheduleView view = done(new DeviceSchedules(centre.operator().device("hp01")).read("OpCtlFSCH1"));
        assertThat(view.values()).containsExactly("off", "on");
        DeviceLink.Schedule none = new DeviceLink.Schedule(
                start, Duration.ofMinutes(15), DeviceLink.Schedule.Repeat.ONCE, OptionalInt.empty(), List.of("on"));
        DeviceLink.Schedule wrong = new DeviceLink.Schedule(
                start,
                Duration.ofMinutes(15),
                DeviceLink.Schedule.Repeat.ONCE,
                OptionalInt.empty(),
                List.of("perhaps"));
        assertFails(centre.link().schedule(id("hp01"), "OpCtlFSCH1", wrong, () -> {}), Kind.REFUSED)
                .hasMessageContaining("perhaps")
                .hasMessageEndingWith("; the schedule is not enabled now, or only half set");
        assertFails(centre.link().schedule(id("hp01"), "NoFSCH9", none, () -> {}), Kind.INPUT)
                .hasMessageContaining("NoFSCH9");
    }

    @Test
    void command_toRealDevices_isMeasuredByWhatTheyReport() {
        TestPump second = bench.pump("hp02");
        soon(() -> assertThat(bench.twin("hp02").number(Shown.POWER)).hasValue(2000));
        CommandEngine engine = CommandEngine.start(new CommandPorts(
                centre.database().commands(), centre.link(), centre.fleet(), bench.fleetTime, new SplittableRandom(1)));
        second.refuse();
        FleetCommand command = engine.submit(
                new CommandOrder(
                        "main",
                        "anna",
                        Set.of(id("hp01"), id("hp02")),
                        new FleetAction(FleetAction.Kind.OPERATE, "KPMP1.OpCtl", "off"),
                        new FleetCommand.Rules(10, Duration.ZERO, Duration.ofMinutes(1), Duration.ofSeconds(30))),
                Optional.of("once"));
        soon(() -> assertThat(engine.progress("main", command.id())
                        .orElseThrow()
                        .command()
                        .ended())
                .isPresent());

        CommandProgress progress = engine.progress("main", command.id()).orElseThrow();
        assertThat(progress.counts()).containsOnlyKeys(Level.EFFECT_MEASURED, Level.REFUSED);
        assertThat(progress.power().changed()).hasValue(-1980);
        engine.close();
    }
}
