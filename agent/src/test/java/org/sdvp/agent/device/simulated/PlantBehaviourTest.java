package org.sdvp.agent.device.simulated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.SplittableRandom;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sdvp.agent.device.CommandOrigin;
import org.sdvp.agent.device.CommandReason;
import org.sdvp.agent.device.CommandResult;
import org.sdvp.agent.device.HeatPumpCommand.ChangeSetPoint;
import org.sdvp.agent.device.OperatingMode;
import org.sdvp.agent.device.RunningStatus;
import org.sdvp.agent.device.SetPoint;

class PlantBehaviourTest {

    private static void untilRunning(HeatPumpPlant plant) {
        for (int i = 0; i < 86_400 && !plant.compressor().running(); i++) {
            plant.advance(Duration.ofSeconds(1));
        }
        assertThat(plant.compressor().running()).as("a winter day has a run").isTrue();
    }

    @RepeatedTest(10)
    void comfortIsKept_inTheColdestWeek(RepetitionInfo run) {
        HouseProfile profile = Plants.profile(run.getCurrentRepetition());
        HeatPumpPlant plant = new HeatPumpPlant(profile, Plants.ROSTOCK, new PlantStart(1, 0, 5));
        for (int quarter = 0; quarter < 7 * 96; quarter++) {
            plant.advance(Duration.ofMinutes(15));
            assertThat(plant.house().air())
                    .as("room, seed %d", run.getCurrentRepetition())
                    .isBetween(
                            profile.wishes().comfortMin() - 0.5,
                            profile.wishes().comfortMax() + 0.5);
            assertThat(plant.tank().top())
                    .as("tank, seed %d", run.getCurrentRepetition())
                    .isGreaterThan(35);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void aHigherSetPoint_makesMoreHeatAndAWarmerRoom(long seed) {
        HeatPumpPlant as = Plants.winter(seed);
        HeatPumpPlant warmer = Plants.winter(seed);
        HouseProfile.Wishes wishes = as.profile().wishes();
        Plants.tell(warmer, new ChangeSetPoint(SetPoint.COMFORT_MAX, wishes.comfortMax() + 2));
        Plants.tell(warmer, new ChangeSetPoint(SetPoint.COMFORT_MIN, wishes.comfortMin() + 2));
        as.advance(Duration.ofDays(2));
        warmer.advance(Duration.ofDays(2));
        assertThat(warmer.ledger().heatToHeating).isGreaterThan(1.05 * as.ledger().heatToHeating);
        assertThat(warmer.house().air()).isGreaterThan(as.house().air() + 0.5);
    }

    @Test
    void aHigherHotWaterSetPoint_makesAHotterTank() {
        HeatPumpPlant plant = Plants.winter(3);
        Plants.tell(plant, new ChangeSetPoint(SetPoint.HOT_WATER, 57));
        plant.advance(Duration.ofHours(6));
        assertThat(plant.tank().top()).isGreaterThan(54);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void stop_bringsThePowerDownToStandby_andStartLetsItUpAgain(long seed) {
        HeatPumpPlant plant = Plants.winter(seed);
        untilRunning(plant);
        plant.advance(Duration.ofSeconds((long) plant.profile().machine().minimumRun()));
        untilRunning(plant);
        plant.apply(Plants.stop(), CommandOrigin.REMOTE);
        plant.advance(Duration.ofSeconds((long) plant.profile().machine().minimumRun() + 1));
        double standby = plant.profile().machine().product().rating().standby();
        double before = plant.ledger().electric();
        plant.advance(Duration.ofHours(2));
        assertThat(plant.ledger().electric() - before).isCloseTo(7200 * standby, within(1e-3));
        assertThat(plant.electricMeter().power()).isLessThan(standby + 1);
        assertThat(plant.machine().status()).isEqualTo(RunningStatus.STOPPED);
        plant.apply(Plants.start(), CommandOrigin.REMOTE);
        plant.advance(Duration.ofSeconds(1));
        assertThat(plant.compressor().running())
                .as("the house has cooled for two hours")
                .isTrue();
    }

    @Test
    void stopWithinTheMinimumRunTime_isTakenAndTakesEffectWhenItIsOver() {
        HeatPumpPlant plant = Plants.winter(1);
        untilRunning(plant);
        double minimum = plant.profile().machine().minimumRun();
        CommandResult result = plant.apply(Plants.stop(), CommandOrigin.REMOTE);
        assertThat(result.accepted()).isTrue();
        assertThat(result.reason()).isEqualTo(CommandReason.MINIMUM_RUN_TIME);
        assertThat(result.delay()).isEqualTo(Duration.ofSeconds((long) minimum - 1));
        plant.advance(result.delay());
        assertThat(plant.compressor().running()).isTrue();
        plant.advance(Duration.ofSeconds(1));
        assertThat(plant.compressor().running()).isFalse();
        CommandResult again = plant.apply(Plants.start(), CommandOrigin.REMOTE);
        assertThat(again.reason()).isEqualTo(CommandReason.MINIMUM_OFF_TIME);
        plant.advance(again.delay());
        plant.advance(Duration.ofSeconds(1));
        assertThat(plant.compressor().running()).isTrue();
    }

    @Test
    void whereTheFitSaysCopOfOneOrLess_onlyTheRodHeats() {
        HouseProfile poor = Plants.profile(4, "HM051M U43");
        HeatPumpPlant plant = new HeatPumpPlant(poor, Plants.always(-18), PlantStart.WINTER_MORNING);
        double rodSeconds = 0;
        for (int i = 0; i < 86_400; i++) {
            plant.advance(Duration.ofSeconds(1));
            if (plant.machine().rod()) {
                rodSeconds++;
                assertThat(plant.compressor().running()).isFalse();
                assertThat(plant.machine().heat())
                        .isEqualTo(4870)
                        .isEqualTo(plant.machine().electric());
                assertThat(plant.machine().status()).isEqualTo(RunningStatus.HEATING_ROD);
            }
        }
        assertThat(rodSeconds).isGreaterThan(3600);
        assertThat(plant.ledger().rodElectric).isCloseTo(4870 * rodSeconds, within(1.0));
    }

    @Test
    void hotWaterGoesBeforeHeating() {
        HeatPumpPlant plant = Plants.winter(2);
        boolean charged = false;
        for (int i = 0; i < 2 * 86_400; i++) {
            plant.advance(Duration.ofSeconds(1));
            if (plant.tank().thermostat() < plant.panel().hotWater() - TankThermostat.HYSTERESIS - 0.5) {
                assertThat(plant.machine().status()).isNotEqualTo(RunningStatus.HEATING);
            }
            charged |= plant.machine().status() == RunningStatus.HOT_WATER;
        }
        assertThat(charged).isTrue();
    }

    @RepeatedTest(5)
    void howTimeIsHandedOut_doesNotMatter(RepetitionInfo run) {
        SplittableRandom lot = new SplittableRandom(run.getCurrentRepetition());
        HeatPumpPlant atOnce = Plants.winter(9);
        HeatPumpPlant inPieces = Plants.winter(9);
        Duration total = Duration.ofHours(30);
        atOnce.advance(total);
        Duration left = total;
        while (!left.isZero()) {
            Duration piece = Duration.ofNanos(Math.min(left.toNanos(), lot.nextLong(1, 600_000_000_000L)));
            inPieces.advance(piece);
            left = left.minus(piece);
        }
        assertSame(atOnce, inPieces);
    }

    @Test
    void theSameSeed_givesTheSamePlant_anotherSeedAnother() {
        HeatPumpPlant one = Plants.winter(11);
        HeatPumpPlant same = Plants.winter(11);
        HeatPumpPlant other = Plants.winter(12);
        one.advance(Duration.ofDays(3));
        same.advance(Duration.ofDays(3));
        other.advance(Duration.ofDays(3));
        assertSame(one, same);
        assertThat(other.ledger().heatDrawn).isNotEqualTo(one.ledger().heatDrawn);
    }

    private static void assertSame(HeatPumpPlant a, HeatPumpPlant b) {
        assertThat(b.time()).isEqualTo(a.time());
        assertThat(b.house().air()).isEqualTo(a.house().air());
        assertThat(b.tank().stored()).isEqualTo(a.tank().stored());
        assertThat(b.ledger().electric()).isEqualTo(a.ledger().electric());
        assertThat(b.compressor().starts()).isEqualTo(a.compressor().starts());
    }

    @Test
    void timeThatGoesBack_isRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Plants.winter(1).advance(Duration.ofSeconds(-1)));
    }

    @Test
    void startsAreDaysOfAYearWithoutALeapDay() {
        assertThat(PlantStart.at(LocalDateTime.of(2025, 3, 1, 12, 0))).isEqualTo(new PlantStart(60, 43_200, 1));
        assertThat(PlantStart.at(LocalDateTime.of(2024, 3, 1, 12, 0))).isEqualTo(new PlantStart(60, 43_200, 1));
        assertThat(PlantStart.at(LocalDateTime.of(2024, 2, 29, 0, 0)).dayOfYear())
                .isEqualTo(60);
        assertThat(PlantStart.at(LocalDateTime.of(2024, 12, 31, 0, 0)).dayOfYear())
                .isEqualTo(365);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PlantStart(1, 0, 10.5))
                .withMessageContaining("10.5");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PlantStart(366, 0, 1))
                .withMessageContaining("366");
    }

    @Test
    void wishesOutOfRange_areRefused() {
        HouseProfile good = Plants.profile(1);
        HouseProfile.Wishes hot = new HouseProfile.Wishes(20, 22, 90, OperatingMode.EXTERN);
        HouseProfile bad = new HouseProfile("hp01", 1, good.machine(), good.dwelling(), hot);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new HeatPumpPlant(bad, Plants.ROSTOCK, PlantStart.WINTER_MORNING))
                .withMessageContaining("HOT_WATER")
                .withMessageContaining("90");
    }
}
