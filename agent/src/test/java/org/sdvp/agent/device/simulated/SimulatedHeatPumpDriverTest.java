package org.sdvp.agent.device.simulated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.sdvp.agent.device.CommandOrigin;
import org.sdvp.agent.device.CommandReason;
import org.sdvp.agent.device.CommandResult;
import org.sdvp.agent.device.HeatPumpCommand;
import org.sdvp.agent.device.HeatPumpCommand.ChangeSetPoint;
import org.sdvp.agent.device.HeatPumpSignal;
import org.sdvp.agent.device.OperatingMode;
import org.sdvp.agent.device.Sample;
import org.sdvp.agent.device.SampleQuality;
import org.sdvp.agent.device.SetPoint;
import org.sdvp.agent.device.SignalValue;

class SimulatedHeatPumpDriverTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final ManualScheduler scheduler = new ManualScheduler();
    private final HeatPumpPlant plant = Plants.winter(5);
    private final List<List<Sample>> batches = new ArrayList<>();

    private SimulatedHeatPumpDriver driver(double speed) {
        return new SimulatedHeatPumpDriver(plant, new Pace(speed, SECOND), scheduler, scheduler);
    }

    private static CommandResult apply(SimulatedHeatPumpDriver driver, HeatPumpCommand command) {
        return driver.apply(command, CommandOrigin.REMOTE).toCompletableFuture().join();
    }

    @Test
    void theFirstBeat_reportsEverySignal_stampedByTheRealClock() {
        SimulatedHeatPumpDriver driver = driver(1);
        driver.start(batches::add);
        scheduler.pass(Duration.ZERO);
        assertThat(batches).hasSize(1);
        assertThat(batches.get(0)).extracting(Sample::signal).containsExactlyInAnyOrderElementsOf(driver.signals());
        assertThat(batches.get(0)).extracting(Sample::time).containsOnly(scheduler.instant());
    }

    @Test
    void simulatedTimeIsRealTimeTimesSpeed() {
        double begin = plant.time();
        driver(60).start(batches::add);
        for (int i = 0; i < 60; i++) {
            scheduler.pass(SECOND);
        }
        assertThat(plant.time() - begin).isEqualTo(3600);
        assertThat(batches).hasSize(60);
    }

    @Test
    void howFastTheClockRuns_doesNotChangeWhatHappens() {
        HeatPumpPlant slow = Plants.winter(5);
        SimulatedHeatPumpDriver slowDriver =
                new SimulatedHeatPumpDriver(slow, new Pace(7.5, SECOND), scheduler, scheduler);
        slowDriver.start(batches::add);
        for (int i = 0; i < 1000; i++) {
            scheduler.pass(SECOND);
        }
        slowDriver.close();
        driver(750).start(batches::add);
        for (int i = 0; i < 10; i++) {
            scheduler.pass(SECOND);
        }
        assertThat(plant.time()).isEqualTo(slow.time());
        assertThat(plant.house().air()).isEqualTo(slow.house().air());
        assertThat(plant.tank().stored()).isEqualTo(slow.tank().stored());
        assertThat(plant.ledger().electric()).isEqualTo(slow.ledger().electric());
    }

    @Test
    void aComputerThatSlept_catchesUpTenHoursAtMost_andGoesOn() {
        double begin = plant.time();
        driver(3600).start(batches::add);
        scheduler.pass(SECOND);
        scheduler.pass(Duration.ofDays(400));
        assertThat(plant.time() - begin).isEqualTo(3600 + SimulatedHeatPumpDriver.MOST_STEPS);
        scheduler.pass(SECOND);
        assertThat(plant.time() - begin).isEqualTo(7200 + SimulatedHeatPumpDriver.MOST_STEPS);
        assertThat(plant.house().air()).isBetween(15.0, 30.0);
    }

    @Test
    void aClockSetBack_countsAsNoTime() {
        double begin = plant.time();
        driver(1).start(batches::add);
        scheduler.pass(Duration.ofHours(-5));
        scheduler.pass(SECOND);
        assertThat(plant.time() - begin).isEqualTo(1);
    }

    @Test
    void whatACommandChanges_isReportedBeforeItsAnswer() {
        SimulatedHeatPumpDriver driver = driver(1);
        driver.start(batches::add);
        scheduler.pass(SECOND);
        batches.clear();
        CommandResult result = apply(driver, new ChangeSetPoint(SetPoint.HOT_WATER, 55));
        assertThat(result).isEqualTo(CommandResult.ACCEPTED);
        assertThat(batches).hasSize(1);
        assertThat(batches.get(0))
                .extracting(Sample::signal, Sample::value)
                .containsExactly(tuple(HeatPumpSignal.HOT_WATER_SET_POINT, new SignalValue.Real(55)));
    }

    @Test
    void aRefusedCommand_changesAndReportsNothing() {
        SimulatedHeatPumpDriver driver = driver(1);
        driver.start(batches::add);
        scheduler.pass(SECOND);
        batches.clear();
        double outside = driver.range(SetPoint.HOT_WATER).max() + 1;
        assertThat(apply(driver, new ChangeSetPoint(SetPoint.HOT_WATER, outside))
                        .reason())
                .isEqualTo(CommandReason.OUT_OF_RANGE);
        assertThat(batches).isEmpty();
    }

    @Test
    void aDelayIsGivenInRealTime() {
        SimulatedHeatPumpDriver driver = driver(60);
        driver.start(batches::add);
        while (!plant.compressor().running() || plant.compressor().stopRemaining() < 61) {
            scheduler.pass(SECOND);
        }
        double remaining = plant.compressor().stopRemaining();
        CommandResult result = apply(driver, Plants.stop());
        assertThat(result.reason()).isEqualTo(CommandReason.MINIMUM_RUN_TIME);
        assertThat(result.delay()).isEqualTo(Duration.ofMillis(Math.round(remaining * 1000 / 60)));
    }

    @Test
    void aListenerThatThrows_doesNotStopTheBeat_norACommand() {
        SimulatedHeatPumpDriver driver = driver(1);
        driver.start(batch -> {
            batches.add(batch);
            throw new IllegalStateException("listener fails");
        });
        scheduler.pass(SECOND);
        scheduler.pass(SECOND);
        assertThat(batches).hasSize(2);
        assertThat(apply(driver, new ChangeSetPoint(SetPoint.HOT_WATER, 55)).accepted())
                .isTrue();
    }

    @Test
    void afterClose_nothingIsReported_andCommandsAreRefused() {
        SimulatedHeatPumpDriver driver = driver(1);
        driver.start(batches::add);
        scheduler.pass(SECOND);
        driver.close();
        driver.close();
        scheduler.pass(SECOND);
        assertThat(batches).hasSize(1);
        assertThat(apply(driver, Plants.stop()).reason()).isEqualTo(CommandReason.DEVICE_UNAVAILABLE);
        assertThatIllegalStateException()
                .isThrownBy(() -> driver.start(batches::add))
                .withMessageContaining("hp01");
    }

    @Test
    void aSchedulerShutDown_makesTheDeviceUnavailable() {
        SimulatedHeatPumpDriver driver = driver(1);
        scheduler.shutdown();
        assertThat(apply(driver, Plants.stop()).reason()).isEqualTo(CommandReason.DEVICE_UNAVAILABLE);
    }

    @Test
    void startedTwice_isRefused() {
        SimulatedHeatPumpDriver driver = driver(1);
        driver.start(batches::add);
        assertThatIllegalStateException()
                .isThrownBy(() -> driver.start(batches::add))
                .withMessageContaining("started");
    }

    @Test
    void aFault_showsInTheNextBatch() {
        SimulatedHeatPumpDriver driver = driver(1);
        driver.start(batches::add);
        scheduler.pass(SECOND);
        driver.fault(HeatPumpSignal.TANK_TOP_TEMPERATURE, Optional.of(SensorFault.BROKEN));
        scheduler.pass(SECOND);
        assertThat(batches.get(1))
                .filteredOn(sample -> sample.signal() == HeatPumpSignal.TANK_TOP_TEMPERATURE)
                .extracting(Sample::quality)
                .containsExactly(SampleQuality.FAILURE);
    }

    @Test
    void nameplateNamesTheRealProduct() {
        SimulatedHeatPumpDriver driver = driver(1);
        assertThat(driver.nameplate().model())
                .isEqualTo(plant.profile().machine().product().model());
        assertThat(driver.nameplate().serial()).contains("hp01");
        assertThat(driver.modes()).containsExactlyInAnyOrder(OperatingMode.ALWAYS_ON, OperatingMode.EXTERN);
    }

    @Test
    void onARealSchedulerAndClock_samplesComeAndCommandsAreAnswered() throws Exception {
        ScheduledExecutorService real = Executors.newScheduledThreadPool(2);
        CountDownLatch beats = new CountDownLatch(5);
        Pace pace = new Pace(1000, Duration.ofMillis(5));
        try (SimulatedHeatPumpDriver driver = new SimulatedHeatPumpDriver(plant, pace, real, InstantSource.system())) {
            driver.start(batch -> beats.countDown());
            assertThat(beats.await(10, TimeUnit.SECONDS)).isTrue();
            CommandResult result = driver.apply(new ChangeSetPoint(SetPoint.HOT_WATER, 50), CommandOrigin.REMOTE)
                    .toCompletableFuture()
                    .get(10, TimeUnit.SECONDS);
            assertThat(result.accepted()).isTrue();
        } finally {
            real.shutdownNow();
        }
        assertThat(plant.time()).isGreaterThan(PlantStart.WINTER_MORNING.seconds());
    }

    @Test
    void paceMustGoForward() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Pace(0, SECOND));
        assertThatIllegalArgumentException().isThrownBy(() -> new Pace(Double.NaN, SECOND));
        assertThatIllegalArgumentException().isThrownBy(() -> new Pace(1, Duration.ZERO));
    }
}
