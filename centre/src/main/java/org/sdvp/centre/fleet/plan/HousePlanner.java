package org.sdvp.centre.fleet.plan;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Finds the best way to run one heat pump that is on or off in each step, by dynamic programming forward in time. What is kept
 * of all ways up to a step is, for each small range of room temperature and of the time since it was stopped, the best one with
 * its exact temperature; so whatever comes out is a way that can be gone, and its figures are exact. For one thread.
 */
final class HousePlanner {
    private static final int OFF_RANGES = 8;
    private static final double MARGIN = 1;

    private final double resolution;
    private double[] value = new double[0];
    private double[] nextValue = new double[0];
    private double[] nextNet = new double[0];
    private double[] room = new double[0];
    private double[] nextRoom = new double[0];
    private int[] off = new int[0];
    private int[] nextOff = new int[0];
    private int[] from = new int[0];
    private int rooms;
    private int ranges;
    private int perRange;
    private double lowest;

    /**
     * One that tells temperatures apart that differ by more than this.
     *
     * @param resolution K
     */
    HousePlanner(double resolution) {
        this.resolution = resolution;
    }

    /**
     * The best way.
     *
     * @param surcharge what running in a step counts as besides, EUR for each Wh of what counts against the cap; null for none
     * @param blocked steps in which it must not run; null for none
     */
    boolean[] solve(HouseCourse course, double @Nullable [] surcharge, boolean @Nullable [] blocked) {
        prepare(course);
        int last = course.house.runs() ? 0 : range(1);
        int start = index(course.house.room(), last);
        value[start] = 0;
        room[start] = course.house.room();
        off[start] = course.house.runs() ? 0 : 1;
        for (int k = 0; k < course.steps; k++) {
            Arrays.fill(nextValue, Double.POSITIVE_INFINITY);
            Arrays.fill(nextNet, Double.POSITIVE_INFINITY);
            double extra = surcharge == null ? 0 : surcharge[k] * course.counted() * course.hours;
            boolean may = blocked == null || !blocked[k];
            for (int i = 0; i < rooms * ranges; i++) {
                if (value[i] < Double.POSITIVE_INFINITY) {
                    rest(course, k, i);
                    if (may) {
                        run(course, k, i, extra);
                    }
                }
            }
            swap();
        }
        return trace(course);
    }

    private void prepare(HouseCourse course) {
        HouseModel.Comfort comfort = course.house.model().comfort();
        lowest = Math.min(course.house.room(), comfort.min()) - MARGIN;
        double highest = Math.max(course.house.room(), comfort.max()) + MARGIN;
        rooms = (int) Math.ceil((highest - lowest) / resolution) + 1;
        perRange = Math.max(1, (course.longestOff + OFF_RANGES) / OFF_RANGES);
        ranges = range(course.longestOff + 1) + 1;
        int size = rooms * ranges;
        if (value.length != size) {
            value = new double[size];
            nextValue = new double[size];
            nextNet = new double[size];
            room = new double[size];
            nextRoom = new double[size];
            off = new int[size];
            nextOff = new int[size];
        }
        if (from.length < size * course.steps) {
            from = new int[size * course.steps];
        }
        Arrays.fill(value, Double.POSITIVE_INFINITY);
    }

    private int range(int stopped) {
        return stopped == 0 ? 0 : 1 + (stopped - 1) / perRange;
    }

    private int index(double temperature, int range) {
        int at = (int) ((temperature - lowest) / resolution);
        return Math.max(0, Math.min(rooms - 1, at)) * ranges + range;
    }

    private void rest(HouseCourse course, int step, int i) {
        int stopped = Math.min(off[i] + 1, course.longestOff + 1);
        double next = course.next(step, room[i], false);
        double sum = value[i]
                + course.objective[step] * course.standby
                + course.discomfort(next)
                + (stopped > course.longestOff ? course.tooLong() : 0);
        keep(step * rooms * ranges, i, sum - course.worth * next, new End(sum, next, stopped));
    }

    private void run(HouseCourse course, int step, int i, double extra) {
        boolean heats = course.heats(room[i]);
        double next = course.next(step, room[i], heats);
        double sum = value[i]
                + course.objective[step] * (heats ? course.run : course.standby)
                + course.discomfort(next)
                + (off[i] > 0 ? course.start : 0)
                + extra;
        keep(step * rooms * ranges, i, sum - course.worth * next, new End(sum, next, 0));
    }

    /** Where a way has got to: its value, the room temperature, how many steps it has been stopped. */
    private record End(double value, double room, int stopped) {}

    /** Of two ways to nearly the same temperature the one stays that is cheaper for its warmth. */
    private void keep(int base, int before, double net, End end) {
        int at = index(end.room(), range(end.stopped()));
        if (net < nextNet[at]) {
            nextNet[at] = net;
            nextValue[at] = end.value();
            nextRoom[at] = end.room();
            nextOff[at] = end.stopped();
            from[base + at] = before;
        }
    }

    private void swap() {
        double[] values = value;
        value = nextValue;
        nextValue = values;
        double[] temperatures = room;
        room = nextRoom;
        nextRoom = temperatures;
        int[] stopped = off;
        off = nextOff;
        nextOff = stopped;
    }

    private boolean[] trace(HouseCourse course) {
        int best = -1;
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < rooms * ranges; i++) {
            double sum = value[i] - (value[i] < Double.POSITIVE_INFINITY ? course.worth(room[i]) : 0);
            if (sum < least) {
                least = sum;
                best = i;
            }
        }
        boolean[] on = new boolean[course.steps];
        for (int k = course.steps - 1; k >= 0; k--) {
            on[k] = best % ranges == 0;
            best = from[k * rooms * ranges + best];
        }
        return on;
    }
}
