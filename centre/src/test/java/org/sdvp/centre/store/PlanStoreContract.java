package org.sdvp.centre.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.sdvp.centre.fleet.DeviceId;
import org.sdvp.centre.fleet.plan.HouseModel;
import org.sdvp.centre.fleet.plan.HousePlan;
import org.sdvp.centre.fleet.plan.HousePlan.Expected;
import org.sdvp.centre.fleet.plan.Plan;
import org.sdvp.centre.fleet.plan.PlanTerms;
import org.sdvp.centre.fleet.plan.PriceSeries;
import org.sdvp.centre.fleet.plan.PriceSeries.Quantity;
import org.sdvp.centre.fleet.plan.Tariff;
import org.sdvp.centre.fleet.plan.Zone;

/** What every store of plans and prices does. */
interface PlanStoreContract {
    FleetDatabase database();

    private static PriceSeries prices(double first, double... more) {
        Map<Instant, Double> entries = new TreeMap<>();
        entries.put(Fleets.NOON, first);
        for (int i = 0; i < more.length; i++) {
            entries.put(Fleets.NOON.plusSeconds(3600L * (i + 1)), more[i]);
        }
        return PriceSeries.of(Zone.DK1, Quantity.PRICE, entries);
    }

    private static Plan plan(String tenant) {
        PlanTerms terms = new PlanTerms(
                Zone.DK1,
                Fleets.NOON,
                Duration.ofMinutes(30),
                2,
                PlanTerms.Aim.COST,
                OptionalDouble.of(5_000),
                Duration.ofHours(3));
        HousePlan house = new HousePlan(
                Fleets.HOUSE,
                HouseModel.usual("nothing is known"),
                20.5,
                List.of(new HousePlan.Step(true, 2_000.25, 20.7), new HousePlan.Step(false, 10, 20.4)),
                new Expected(1_005.125, -0.5, Double.NaN, 0, 0.25),
                new Expected(1, 2, Double.NaN, 3, 4));
        return Plan.of(
                new Plan.Author(tenant, "somebody \u0000", Fleets.NOON.minusSeconds(60)),
                terms,
                new Tariff(List.of(-5.0, 80.0), List.of(Double.NaN, Double.NaN)),
                List.of(house),
                Map.of(new DeviceId("hp09@example.org"), "it has no schedule"));
    }

    @Test
    default void prices_comeBack_andNewerReplaceOlder() {
        database().plans().putPrices(prices(50, 60, -0.25));
        database().plans().putPrices(prices(51.125));
        PriceSeries stored = database()
                .plans()
                .prices(Zone.DK1, Quantity.PRICE, Fleets.NOON, Fleets.NOON.plusSeconds(7200))
                .orElseThrow();
        assertThat(stored.entries().values()).containsExactly(51.125, 60.0);
        assertThat(database().plans().prices(Zone.DK2, Quantity.PRICE, Fleets.NOON, Fleets.NOON.plusSeconds(7200)))
                .isEmpty();
        assertThat(database().plans().prices(Zone.DK1, Quantity.CO2, Fleets.NOON, Fleets.NOON.plusSeconds(7200)))
                .isEmpty();
    }

    @Test
    default void plan_comesBackAsItWas_butForTextThatCannotBeKept() {
        Plan made = plan("main");
        Plan created = database().plans().create(made);
        Plan read = database().plans().plan("main", created.head().id()).orElseThrow();
        assertThat(read.houses()).isEqualTo(made.houses());
        assertThat(read.tariff()).isEqualTo(made.tariff());
        assertThat(read.leftOut()).isEqualTo(made.leftOut());
        assertThat(read.head()).isEqualTo(created.head());
        assertThat(read.head().expected()).isEqualTo(made.head().expected());
    }

    @Test
    default void plansOfAnotherTenant_areNotSeen() {
        long first = database().plans().create(plan("main")).head().id();
        long second = database().plans().create(plan("main")).head().id();
        long foreign = database().plans().create(plan("other")).head().id();
        assertThat(database().plans().plan("main", foreign)).isEmpty();
        assertThat(database().plans().plans("main", Long.MAX_VALUE, 10))
                .extracting(Plan.Head::id)
                .containsExactly(second, first);
        assertThat(database().plans().plans("main", second, 10))
                .extracting(Plan.Head::id)
                .containsExactly(first);
        assertThat(database().plans().sent("main", foreign, 7)).isFalse();
    }

    @Test
    default void plan_isSentOnce() {
        long id = database().plans().create(plan("main")).head().id();
        assertThat(database().plans().plan("main", id).orElseThrow().head().command())
                .isEmpty();
        assertThat(database().plans().sent("main", id, 7)).isTrue();
        assertThat(database().plans().sent("main", id, 8)).isFalse();
        assertThat(database().plans().plan("main", id).orElseThrow().head().command())
                .isEqualTo(OptionalLong.of(7));
    }
}
