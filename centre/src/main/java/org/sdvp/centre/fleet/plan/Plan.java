package org.sdvp.centre.fleet.plan;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.sdvp.centre.fleet.DeviceId;
import org.sdvp.centre.fleet.command.FleetAction;
import org.sdvp.centre.fleet.command.ScheduleValue;
import org.sdvp.centre.fleet.plan.HousePlan.Expected;

/**
 * A plan for a fleet. Immutable.
 *
 * @param head what it is, and what is expected of it in all
 * @param tariff price and CO2 of its steps
 * @param houses what is planned for each house, by device
 * @param leftOut devices that were meant but could not be planned, with the reason
 */
public record Plan(Head head, Tariff tariff, List<HousePlan> houses, Map<DeviceId, String> leftOut) {
    /** The schedule of a heat pump that says when it may run. */
    public static final String SCHEDULE = "OpCtlFSCH1";

    /** Its priority: above that of a schedule that nobody gave one. */
    private static final int PRIORITY = 50;

    /**
     * What a plan is.
     *
     * @param id number, unique in the store
     * @param tenant whose devices
     * @param by who made it
     * @param made when
     * @param terms what it was to be
     * @param houses how many
     * @param expected what is expected of all together
     * @param thermostat what would come of thermostats that know neither prices nor cap
     * @param command number of the fleet command by which it was sent; empty if it was not
     */
    public record Head(
            long id,
            String tenant,
            String by,
            Instant made,
            PlanTerms terms,
            int houses,
            Expected expected,
            Expected thermostat,
            OptionalLong command) {
        /** The same with a number. */
        public Head withId(long number) {
            return new Head(number, tenant, by, made, terms, houses, expected, thermostat, command);
        }
    }

    /**
     * A step of all houses together.
     *
     * @param running how many heat pumps may run
     * @param power expected electric power, W
     * @param most the most that they may take, W: what the cap holds
     * @param coldest room temperature of the coldest house at its end, °C
     */
    public record Sum(int running, double power, double most, double coldest) {}

    /** Copies the lists. */
    public Plan {
        houses = houses.stream().sorted(Comparator.comparing(HousePlan::device)).toList();
        leftOut = Collections.unmodifiableMap(new TreeMap<>(leftOut));
    }

    /** A new plan, without a number yet. */
    public static Plan of(
            Author author, PlanTerms terms, Tariff tariff, List<HousePlan> houses, Map<DeviceId, String> leftOut) {
        Head head = new Head(
                0,
                author.tenant(),
                author.by(),
                author.made(),
                terms,
                houses.size(),
                houses.stream().map(HousePlan::expected).reduce(Expected.NONE, Expected::plus),
                houses.stream().map(HousePlan::thermostat).reduce(Expected.NONE, Expected::plus),
                OptionalLong.empty());
        return new Plan(head, tariff, houses, leftOut);
    }

    /**
     * Who makes a plan.
     *
     * @param tenant whose devices
     * @param by who
     * @param made when
     */
    public record Author(String tenant, String by, Instant made) {}

    /** All houses together in each step. */
    public List<Sum> sums() {
        List<Sum> sums = new ArrayList<>();
        for (int k = 0; k < head.terms().steps(); k++) {
            int running = 0;
            double power = 0;
            double most = 0;
            double coldest = Double.POSITIVE_INFINITY;
            for (HousePlan house : houses) {
                HousePlan.Step step = house.steps().get(k);
                HouseModel.Machine machine = house.model().machine();
                running += step.on() ? 1 : 0;
                power += step.power();
                most += step.on() ? machine.most() : machine.standby();
                coldest = Math.min(coldest, step.room());
            }
            sums.add(new Sum(running, power, most, coldest));
        }
        return sums;
    }

    /**
     * What a fleet command is to do so that the houses follow the plan: each device gets its own on and off for the schedule of
     * start and stop. After its end a heat pump is permitted or stopped as it was before.
     *
     * @throws IllegalStateException if there is no house in it
     */
    public FleetAction action() {
        if (houses.isEmpty()) {
            throw new IllegalStateException("plan " + head.id() + " has no house, so there is nothing to send");
        }
        Map<DeviceId, List<String>> values = new TreeMap<>();
        for (HousePlan house : houses) {
            values.put(
                    house.device(),
                    house.steps().stream().map(step -> step.on() ? "on" : "off").toList());
        }
        ScheduleValue value = new ScheduleValue(
                head.terms().from(),
                head.terms().step(),
                ScheduleValue.Repeat.ONCE,
                OptionalInt.of(PRIORITY),
                List.of(),
                values);
        return new FleetAction(FleetAction.Kind.SCHEDULE, SCHEDULE, value.json());
    }
}
