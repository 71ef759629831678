package org.sdvp.agent.device.simulated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sdvp.agent.device.CommandOrigin;
import org.sdvp.agent.device.HeatPumpCommand;
import org.sdvp.agent.device.HeatPumpSignal;
import org.sdvp.agent.device.RunningStatus;
import org.sdvp.agent.device.Sample;
import org.sdvp.agent.device.SampleQuality;
import org.sdvp.agent.device.SignalValue;

class MeasuringBoxTest {

    private static final Instant NOW = Instant.parse("2026-01-15T05:00:00Z");

    private final HeatPumpPlant plant = Plants.winter(5);
    private final MeasuringBox box = new MeasuringBox(plant);
    private final Map<HeatPumpSignal, Sample> last = new EnumMap<>(HeatPumpSignal.class);

    private List<Sample> second() {
        plant.advance(Duration.ofSeconds(1));
        List<Sample> batch = box.read(NOW.plusMillis((long) (plant.time() * 1000)));
        batch.forEach(sample -> last.put(sample.signal(), sample));
        return batch;
    }

    private double real(HeatPumpSignal signal) {
        return ((SignalValue.Real) sample(signal).value()).value();
    }

    private Sample sample(HeatPumpSignal signal) {
        Sample sample = last.get(signal);
        assertThat(sample).as("a sample of %s", signal).isNotNull();
        return sample;
    }

    private void untilStatus(RunningStatus wanted) {
        for (int i = 0; i < 3 * 86_400 && plant.machine().status() != wanted; i++) {
            plant.advance(Duration.ofSeconds(1));
        }
        assertThat(plant.machine().status()).isEqualTo(wanted);
        for (int i = 0; i < 60; i++) {
            second();
        }
    }

    @Test
    void ratioThatTheSlowMeterMakesAbsurd_isNotReported_butTheLastPossibleOne() {
        untilStatus(RunningStatus.HEATING);
        plant.apply(new HeatPumpCommand.PermitRun(false), CommandOrigin.LOCAL);
        untilStatus(RunningStatus.STOPPED);
        for (int i = 0; i < 3600; i++) {
            second();
        }
        plant.apply(new HeatPumpCommand.PermitRun(true), CommandOrigin.LOCAL);
        List<SampleQuality> qualities = new ArrayList<>();
        for (int i = 0; i < 3600; i++) {
            second();
            assertThat(real(HeatPumpSignal.COP)).isBetween(0.0, 15.0);
            qualities.add(sample(HeatPumpSignal.COP).quality());
        }
        assertThat(qualities).contains(SampleQuality.GOOD, SampleQuality.OUT_OF_RANGE);
    }

    @Test
    void theFirstBatch_holdsEverySignal_once() {
        assertThat(second()).extracting(Sample::signal).containsExactlyInAnyOrderElementsOf(MeasuringBox.signals());
        assertThat(MeasuringBox.signals())
                .doesNotContain(HeatPumpSignal.ACCUMULATION_TEMPERATURE)
                .hasSize(30);
    }

    @Test
    void tankIsReportedEachSecond_roomEachHalfMinute() {
        int tank = 0;
        int room = 0;
        for (int i = 0; i < 300; i++) {
            for (Sample sample : second()) {
                tank += sample.signal() == HeatPumpSignal.TANK_TOP_TEMPERATURE ? 1 : 0;
                room += sample.signal() == HeatPumpSignal.ROOM_TEMPERATURE ? 1 : 0;
            }
        }
        assertThat(tank).isEqualTo(300);
        assertThat(room).isBetween(10, 11);
    }

    @Test
    void readingsAreNearTheTruth_noisyAndRounded() {
        double lowest = Double.MAX_VALUE;
        double highest = -Double.MAX_VALUE;
        for (int i = 0; i < 200; i++) {
            second();
            double error =
                    real(HeatPumpSignal.TANK_TOP_TEMPERATURE) - plant.tank().top();
            assertThat(error).isBetween(-0.7, 0.7);
            lowest = Math.min(lowest, real(HeatPumpSignal.TANK_TOP_TEMPERATURE));
            highest = Math.max(highest, real(HeatPumpSignal.TANK_TOP_TEMPERATURE));
            double steps = real(HeatPumpSignal.TANK_TOP_TEMPERATURE) / 0.05;
            assertThat(steps).isCloseTo(Math.rint(steps), within(1e-6));
        }
        assertThat(highest).isGreaterThan(lowest);
    }

    @Test
    void whileHeating_theComputedHeatAndCop_areNearTheTruth() {
        untilStatus(RunningStatus.HEATING);
        assertThat(real(HeatPumpSignal.HEATING_POWER))
                .isCloseTo(plant.machine().heat(), within(0.2 * plant.machine().heat()));
        assertThat(real(HeatPumpSignal.HEATING_FORWARD_TEMPERATURE) - real(HeatPumpSignal.HEATING_RETURN_TEMPERATURE))
                .isCloseTo(5, within(1.0));
        assertThat(real(HeatPumpSignal.HEATING_FLOW)).isBetween(1 / 60_000.0, 40 / 60_000.0);
        assertThat(real(HeatPumpSignal.COP))
                .isCloseTo(plant.machine().cop(), within(0.3 * plant.machine().cop()));
        assertThat(sample(HeatPumpSignal.COMPRESSOR_RUNNING).value()).isEqualTo(new SignalValue.Flag(true));
    }

    @Test
    void whileTheTankIsCharged_heatGoesThereAndNotToTheHouse() {
        untilStatus(RunningStatus.HOT_WATER);
        assertThat(real(HeatPumpSignal.TANK_CHARGING_POWER))
                .isCloseTo(plant.machine().heat(), within(100.0));
        assertThat(real(HeatPumpSignal.HEATING_POWER)).isZero();
        assertThat(real(HeatPumpSignal.HEATING_FLOW)).isZero();
    }

    @Test
    void noFlowAtAll_isShownAsNothing() {
        Plants.tell(plant, Plants.stop());
        for (int i = 0; i < 1000; i++) {
            plant.advance(Duration.ofSeconds(1));
        }
        for (int i = 0; i < 100; i++) {
            second();
            assertThat(real(HeatPumpSignal.HEATING_FLOW)).isZero();
            assertThat(real(HeatPumpSignal.COP)).isZero();
        }
        assertThat(sample(HeatPumpSignal.RUNNING_STATUS).value())
                .isEqualTo(new SignalValue.Status(RunningStatus.STOPPED));
    }

    @Test
    void aBrokenSensor_isInvalid_andSoIsWhatIsComputedFromIt() {
        second();
        box.fault(HeatPumpSignal.HEATING_RETURN_TEMPERATURE, Optional.of(SensorFault.BROKEN));
        second();
        assertThat(sample(HeatPumpSignal.HEATING_RETURN_TEMPERATURE).quality()).isEqualTo(SampleQuality.FAILURE);
        assertThat(sample(HeatPumpSignal.HEATING_POWER).quality()).isEqualTo(SampleQuality.FAILURE);
        assertThat(sample(HeatPumpSignal.COP).quality()).isEqualTo(SampleQuality.FAILURE);
        assertThat(sample(HeatPumpSignal.HEATING_FORWARD_TEMPERATURE).quality()).isEqualTo(SampleQuality.GOOD);
        box.fault(HeatPumpSignal.HEATING_RETURN_TEMPERATURE, Optional.empty());
        second();
        assertThat(sample(HeatPumpSignal.HEATING_POWER).quality()).isEqualTo(SampleQuality.GOOD);
    }

    @Test
    void aSilentSensor_keepsItsLastReading_andIsOldAfterThreePeriods() {
        second();
        double reading = real(HeatPumpSignal.TANK_TOP_TEMPERATURE);
        box.fault(HeatPumpSignal.TANK_TOP_TEMPERATURE, Optional.of(SensorFault.SILENT));
        assertThat(second()).extracting(Sample::signal).doesNotContain(HeatPumpSignal.TANK_TOP_TEMPERATURE);
        second();
        second();
        assertThat(sample(HeatPumpSignal.TANK_TOP_TEMPERATURE).quality()).isEqualTo(SampleQuality.OLD_DATA);
        assertThat(sample(HeatPumpSignal.TANK_TOP_TEMPERATURE).quality().validity())
                .isEqualTo(SampleQuality.Validity.QUESTIONABLE);
        assertThat(real(HeatPumpSignal.TANK_TOP_TEMPERATURE)).isEqualTo(reading);
    }

    @Test
    void aSlowSensorThatBreaks_isReportedOnTheNextBeat() {
        second();
        box.fault(HeatPumpSignal.ROOM_TEMPERATURE, Optional.of(SensorFault.BROKEN));
        second();
        assertThat(sample(HeatPumpSignal.ROOM_TEMPERATURE).quality()).isEqualTo(SampleQuality.FAILURE);
    }

    @ParameterizedTest
    @EnumSource(
            value = HeatPumpSignal.class,
            names = {"COP", "HEATING_POWER", "RUNNING_STATUS", "ACCUMULATION_TEMPERATURE"})
    void whatHasNoSensor_cannotBreak(HeatPumpSignal signal) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> box.fault(signal, Optional.of(SensorFault.BROKEN)))
                .withMessageContaining(signal.name());
    }

    @Test
    void countersNeverFall() {
        second();
        long energy = 0;
        for (int i = 0; i < 5000; i++) {
            second();
            long now =
                    ((SignalValue.Count) sample(HeatPumpSignal.ELECTRIC_ENERGY).value()).value();
            assertThat(now).isGreaterThanOrEqualTo(energy);
            energy = now;
        }
        assertThat((double) energy).isCloseTo(plant.ledger().electric() / 3600, within(1.0));
    }
}
