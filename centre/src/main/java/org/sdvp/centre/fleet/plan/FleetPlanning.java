package org.sdvp.centre.fleet.plan;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.sdvp.centre.fleet.DeviceId;
import org.sdvp.centre.fleet.SampleStore;
import org.sdvp.centre.fleet.twin.Fleet;
import org.sdvp.centre.fleet.twin.FleetQuery;
import org.sdvp.centre.fleet.twin.Shown;
import org.sdvp.centre.fleet.twin.Twin;

/** Makes plans for the devices of a fleet, and tells how they turned out. One plan is made at a time. */
public final class FleetPlanning {
    private static final Duration LEARNT_FROM = Duration.ofDays(14);
    private static final Duration DAY = Duration.ofDays(1);
    private static final double RUNNING = 300;

    private final Fleet fleet;
    private final HouseHistory history;
    private final PlanStore store;
    private final FleetPlanner planner;
    private final Map<DeviceId, Learnt> learnt = new ConcurrentHashMap<>();

    private record Learnt(Instant at, HouseModel model) {}

    /**
     * Planning for a fleet.
     *
     * @param samples what is estimated from, and what came of plans
     */
    public FleetPlanning(Fleet fleet, SampleStore samples, PlanStore store, FleetPlanner planner) {
        this.fleet = fleet;
        this.history = new HouseHistory(samples);
        this.store = store;
        this.planner = planner;
    }

    /**
     * Makes a plan and stores it.
     *
     * @param author who, for which tenant, when
     * @param query which devices; those that have no schedule, or of which room or outdoor temperature are not known, are left
     *     out, which the plan says
     * @throws IllegalArgumentException if it cannot be made: prices are missing, the cap cannot be kept, no device is left
     * @throws org.sdvp.centre.fleet.FleetStoreException if the store is away
     */
    public synchronized Plan make(Plan.Author author, FleetQuery query, PlanTerms terms) {
        Instant before = terms.from().minus(DAY);
        Tariff tariff = Tariff.of(
                terms,
                store.prices(terms.zone(), PriceSeries.Quantity.PRICE, before, terms.to()),
                store.prices(terms.zone(), PriceSeries.Quantity.CO2, before, terms.to()));
        List<House> houses = new ArrayList<>();
        Map<DeviceId, String> leftOut = new TreeMap<>();
        Instant now = quarter(author.made());
        for (Twin twin : fleet.devices(author.tenant(), query)) {
            DeviceId id = twin.device().id();
            Optional<String> why = unfit(twin);
            Optional<House> house = why.isPresent() ? Optional.empty() : house(twin, terms, now);
            house.ifPresentOrElse(
                    houses::add,
                    () -> leftOut.put(id, why.orElse("its outdoor temperature was not measured in the last hours")));
        }
        if (houses.isEmpty()) {
            throw new IllegalArgumentException("no device that is meant can be planned: "
                    + leftOut.entrySet().stream()
                            .findFirst()
                            .map(first -> first.getKey() + ": " + first.getValue())
                            .orElse("there is none"));
        }
        List<HousePlan> plans = planner.plan(terms, tariff, houses);
        return store.create(Plan.of(author, terms, tariff, plans, leftOut));
    }

    private static Instant quarter(Instant time) {
        return Instant.ofEpochSecond(Math.floorDiv(time.getEpochSecond(), Quarter.SECONDS) * Quarter.SECONDS);
    }

    private static Optional<String> unfit(Twin twin) {
        if (twin.points().stream().noneMatch(point -> point.reference().contains(Plan.SCHEDULE + "."))) {
            return Optional.of("it has no schedule " + Plan.SCHEDULE);
        }
        return twin.number(Shown.ROOM).isEmpty() ? Optional.of("its room temperature is not known") : Optional.empty();
    }

    private Optional<House> house(Twin twin, PlanTerms terms, Instant now) {
        DeviceId id = twin.device().id();
        Map<Shown, String> references = references(twin);
        List<Quarter> day = history.quarters(id, references, now.minus(DAY), now);
        HouseModel model = model(id, references, now).with(comfort(twin));
        double power = twin.number(Shown.POWER).orElse(0);
        return HouseHistory.outlook(day, terms)
                .map(outdoor -> new House(id, model, twin.number(Shown.ROOM).orElseThrow(), power >= RUNNING, outdoor));
    }

    private HouseModel model(DeviceId id, Map<Shown, String> references, Instant now) {
        Learnt known = learnt.get(id);
        if (known != null && known.at().plus(DAY).isAfter(now)) {
            return known.model();
        }
        List<Quarter> quarters = history.quarters(id, references, now.minus(LEARNT_FROM), now);
        HouseModel model = HouseEstimator.estimate(HouseModel.Comfort.USUAL, quarters);
        learnt.put(id, new Learnt(now, model));
        return model;
    }

    private static HouseModel.Comfort comfort(Twin twin) {
        double min = twin.number(Shown.COMFORT_MIN).orElse(HouseModel.Comfort.USUAL.min());
        double max = twin.number(Shown.COMFORT_MAX).orElse(HouseModel.Comfort.USUAL.max());
        return min <= max ? new HouseModel.Comfort(min, max) : new HouseModel.Comfort(max, max);
    }

    private static Map<Shown, String> references(Twin twin) {
        Map<Shown, String> references = new EnumMap<>(Shown.class);
        twin.values()
                .keySet()
                .forEach(reference -> Shown.of(reference).ifPresent(which -> references.put(which, reference)));
        return references;
    }

    /**
     * How a plan turned out until now.
     *
     * @return empty if there is no such plan
     * @throws org.sdvp.centre.fleet.FleetStoreException if the store is away
     */
    public Optional<PlanOutcome> outcome(String tenant, long id, Instant now) {
        return store.plan(tenant, id).map(plan -> {
            PlanTerms terms = plan.head().terms();
            Map<DeviceId, Map<Shown, String>> references = new HashMap<>();
            plan.houses()
                    .forEach(house -> fleet.device(tenant, house.device())
                            .ifPresent(twin -> references.put(house.device(), references(twin))));
            return PlanOutcome.of(
                    plan,
                    now,
                    device -> history.quarters(
                            device, references.getOrDefault(device, Map.of()), terms.from(), terms.to()));
        });
    }
}
