package org.sdvp.centre.fleet.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sdvp.centre.fleet.Device;
import org.sdvp.centre.fleet.DeviceId;
import org.sdvp.centre.fleet.DeviceStatus;
import org.sdvp.centre.fleet.FleetTime;
import org.sdvp.centre.fleet.Point;
import org.sdvp.centre.fleet.PointValue;
import org.sdvp.centre.fleet.Received;
import org.sdvp.centre.fleet.Sample;
import org.sdvp.centre.fleet.Trust;
import org.sdvp.centre.fleet.command.FleetAction;
import org.sdvp.centre.fleet.command.ScheduleValue;
import org.sdvp.centre.fleet.twin.Fleet;
import org.sdvp.centre.fleet.twin.FleetQuery;
import org.sdvp.centre.fleet.twin.Shown;
import org.sdvp.centre.store.DatabaseSettings;
import org.sdvp.centre.store.FleetDatabase;

/** Plans from a real store with a measured house, and what came of them. */
class FleetPlanningTest {
    private static final DeviceId HOUSE = new DeviceId("hp01@example.org");
    private static final DeviceId BARE = new DeviceId("hp02@example.org");
    private static final Instant START = Instant.parse("2026-01-05T00:00:00Z");
    private static final int DAYS = 5;
    private static final Instant NOW = START.plus(Duration.ofDays(DAYS));
    private static final Plan.Author AUTHOR = new Plan.Author("main", "anna", NOW.plusSeconds(100));

    @TempDir
    Path folder;

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private FleetDatabase database;
    private Fleet fleet;
    private FleetPlanning planning;

    @BeforeEach
    void open() {
        database = FleetDatabase.open(DatabaseSettings.sqlite(folder.resolve("fleet.db")));
        for (DeviceId id : List.of(HOUSE, BARE)) {
            database.devices()
                    .put(new Device(
                            id,
                            "main",
                            id.name(),
                            Device.Plate.BLANK,
                            Set.of(),
                            new Device.Presence(DeviceStatus.ONLINE, START, "", Optional.empty(), Optional.empty())));
        }
        database.devices()
                .setPoints(
                        HOUSE,
                        List.of(new Point(
                                "HP1/OpCtlFSCH1.SchdSt.stVal[ST]",
                                "",
                                Point.Kind.ENUMERATION,
                                "",
                                Point.Use.MEASURED,
                                Point.Range.NONE,
                                List.of())));
        HouseModel house = new HouseModel(
                HouseModel.Comfort.USUAL,
                new HouseModel.Building(120, 5_000, 300),
                new HouseModel.Machine(2_400, 2_700, 12, 3.2, 0.05),
                new HouseModel.Basis(true, 0, 0, ""));
        append(HouseEstimatorTest.measured(house, DAYS, 0.02, new Random(1)));
        fleet = Fleet.load(database.devices(), database.samples(), FleetTime.of(timer, timer));
        planning = new FleetPlanning(fleet, database.samples(), database.plans(), new FleetPlanner(1));
    }

    @AfterEach
    void close() {
        fleet.close();
        database.close();
        timer.shutdownNow();
    }

    private void append(List<Quarter> quarters) {
        List<Sample> samples = new ArrayList<>();
        for (Quarter quarter : quarters) {
            Instant at = quarter.start().plusSeconds(400);
            samples.add(sample(Shown.ROOM, at, quarter.room()));
            samples.add(sample(Shown.OUTDOOR, at, quarter.outdoor()));
            samples.add(sample(Shown.POWER, at, quarter.power()));
            samples.add(sample(Shown.HEAT, at, quarter.heat()));
        }
        database.samples().append(List.of(new Received(HOUSE, NOW, samples, Optional.empty(), Optional.empty())));
    }

    private static Sample sample(Shown which, Instant at, double value) {
        return new Sample("HP1/" + which.path(), at, PointValue.of(value, String.valueOf(value)), Trust.GOOD);
    }

    private static PlanTerms terms(Instant from) {
        return PlanTerms.of(
                Zone.DK1,
                new PriceSeries.Stretch(from, from.plus(Duration.ofHours(24))),
                PlanTerms.Aim.COST,
                OptionalDouble.of(3_000),
                Duration.ofHours(6));
    }

    private void loadPrices() {
        Map<Instant, Double> entries = new TreeMap<>();
        for (int h = 0; h < 48; h++) {
            entries.put(NOW.plusSeconds(3600L * h), h % 24 < 6 ? -5.0 : 90.0);
        }
        database.plans().putPrices(PriceSeries.of(Zone.DK1, PriceSeries.Quantity.PRICE, entries));
    }

    @Test
    void planFromWhatWasMeasured_isStored_andSaysWhatItKnows() {
        loadPrices();
        Plan plan = planning.make(AUTHOR, FleetQuery.ALL, terms(NOW.plusSeconds(900)));
        assertThat(database.plans().plan("main", plan.head().id())).contains(plan);
        HouseModel model = plan.houses().get(0).model();
        assertThat(model.basis().estimated()).as(model.basis().why()).isTrue();
        assertThat(model.building().loss()).isCloseTo(120, within(25.0));
        assertThat(plan.leftOut()).containsExactly(Map.entry(BARE, "it has no schedule OpCtlFSCH1"));
        assertThat(plan.sums()).allMatch(sum -> sum.most() <= 3_000);
        // Heat is made while it is paid for.
        assertThat(plan.sums().subList(0, 20).stream()
                        .mapToInt(Plan.Sum::running)
                        .sum())
                .isGreaterThan(plan.sums().subList(24, 44).stream()
                        .mapToInt(Plan.Sum::running)
                        .sum());
    }

    @Test
    void action_hasTheScheduleOfEachHouse() {
        loadPrices();
        Plan plan = planning.make(AUTHOR, FleetQuery.ALL, terms(NOW.plusSeconds(900)));
        FleetAction action = plan.action();
        assertThat(action.kind()).isEqualTo(FleetAction.Kind.SCHEDULE);
        ScheduleValue value = ScheduleValue.parse(action.value());
        assertThat(value.start()).isEqualTo(NOW.plusSeconds(900));
        assertThat(value.of(HOUSE).orElseThrow())
                .isEqualTo(plan.houses().get(0).steps().stream()
                        .map(step -> step.on() ? "on" : "off")
                        .toList());
        assertThat(value.of(BARE)).isEmpty();
    }

    @Test
    void outcome_isForecastAgainstWhatWasMeasured_ofStepsThatAreOver() {
        loadPrices();
        Plan plan = planning.make(AUTHOR, FleetQuery.ALL, terms(NOW.plusSeconds(900)));
        List<Quarter> came = new ArrayList<>();
        for (int k = 0; k < 8; k++) {
            HousePlan.Step step = plan.houses().get(0).steps().get(k);
            Instant start = plan.head().terms().start(k);
            came.add(new Quarter(start, step.room() + 0.5, 3, step.power() + 100, 0, 0));
        }
        append(came);
        PlanOutcome outcome = planning.outcome(
                        "main", plan.head().id(), plan.head().terms().start(8).plusSeconds(10))
                .orElseThrow();
        assertThat(outcome.steps()).hasSize(8).allSatisfy(step -> {
            assertThat(step.measured()).isEqualTo(1);
            assertThat(step.power() - step.planned()).isCloseTo(100, within(1e-6));
        });
        PlanOutcome.House house = outcome.houses().get(0);
        assertThat(house.hours()).isEqualTo(2);
        assertThat(house.measured().energy() - house.planned().energy()).isCloseTo(200, within(1e-6));
        assertThat(house.roomError()).isCloseTo(0.5, within(1e-6));
        assertThat(house.followed()).isEqualTo(1);
        assertThat(planning.outcome("other", plan.head().id(), NOW)).isEmpty();
    }

    @Test
    void withoutPrices_orWithoutADevice_thereIsNoPlan_andItIsSaidWhy() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> planning.make(AUTHOR, FleetQuery.ALL, terms(NOW)))
                .withMessageContaining("prices of DK1 are missing");
        loadPrices();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> planning.make(AUTHOR, FleetQuery.group("none"), terms(NOW)))
                .withMessageContaining("there is none");
        Plan.Author later = new Plan.Author("main", "anna", NOW.plus(Duration.ofHours(20)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> planning.make(later, FleetQuery.ALL, terms(NOW.plus(Duration.ofHours(21)))))
                .withMessageContaining("outdoor temperature was not measured");
    }

    @Test
    void outlook_isThatOfADayBefore_movedToWhatItIsNow() {
        List<Quarter> past = new ArrayList<>();
        for (int i = 0; i < 96; i++) {
            past.add(new Quarter(NOW.minusSeconds(900L * (96 - i)), 20, i < 90 ? 5 : 8, 0, 0, 0));
        }
        List<Double> outlook = HouseHistory.outlook(past, terms(NOW)).orElseThrow();
        assertThat(outlook.get(0)).isCloseTo(8, within(0.2));
        assertThat(outlook.get(60)).isCloseTo(5.25, within(0.1));
        assertThat(HouseHistory.outlook(Collections.nCopies(96, new Quarter(NOW, 20, Double.NaN, 0, 0, 0)), terms(NOW)))
                .isEmpty();
    }
}
