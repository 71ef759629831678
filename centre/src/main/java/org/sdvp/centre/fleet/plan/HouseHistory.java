package org.sdvp.centre.fleet.plan;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sdvp.centre.fleet.DeviceId;
import org.sdvp.centre.fleet.SampleStore;
import org.sdvp.centre.fleet.Trust;
import org.sdvp.centre.fleet.twin.Shown;

/** What was measured at houses, in quarters of an hour, from the samples that are stored. */
public final class HouseHistory {
    private static final Duration WIDTH = Duration.ofSeconds(Quarter.SECONDS);
    /** A value that has not changed is not reported again at once: it holds so many quarters. */
    private static final int HOLDS = 4;

    private final SampleStore samples;

    /** What a store has. */
    public HouseHistory(SampleStore samples) {
        this.samples = samples;
    }

    /**
     * The quarters of a stretch of time, all of them: where nothing was measured there is NaN.
     *
     * @param device whose
     * @param references where its values stand
     * @param from at a whole quarter of an hour
     * @param to at a whole quarter of an hour
     * @throws org.sdvp.centre.fleet.FleetStoreException if the store is away
     */
    public List<Quarter> quarters(DeviceId device, Map<Shown, String> references, Instant from, Instant to) {
        int count = (int) Duration.between(from, to).dividedBy(WIDTH);
        double[] room = column(device, references.get(Shown.ROOM), from, count);
        double[] outdoor = column(device, references.get(Shown.OUTDOOR), from, count);
        double[] power = column(device, references.get(Shown.POWER), from, count);
        double[] heat = column(device, references.get(Shown.HEAT), from, count);
        double[] tank = column(device, references.get(Shown.TANK_HEAT), from, count);
        List<Quarter> quarters = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            quarters.add(
                    new Quarter(from.plus(WIDTH.multipliedBy(i)), room[i], outdoor[i], power[i], heat[i], tank[i]));
        }
        return quarters;
    }

    private double[] column(DeviceId device, @Nullable String reference, Instant from, int count) {
        double[] column = new double[Math.max(0, count)];
        Arrays.fill(column, Double.NaN);
        if (reference == null) {
            return column;
        }
        double[] last = column.clone();
        for (SampleStore.Bucket bucket :
                samples.history(device, reference, from, from.plus(WIDTH.multipliedBy(count)), WIDTH)) {
            long at = Duration.between(from, bucket.start()).dividedBy(WIDTH);
            boolean usable = bucket.trust() == Trust.GOOD || bucket.trust() == Trust.QUESTIONABLE;
            if (at >= 0 && at < count && usable) {
                column[(int) at] = bucket.mean().orElse(Double.NaN);
                last[(int) at] = bucket.last().number().orElse(Double.NaN);
            }
        }
        for (int i = 1, held = 0; i < count; i++) {
            held = Double.isNaN(column[i]) ? held + 1 : 0;
            if (held > 0 && held < HOLDS) {
                last[i] = last[i - 1];
                column[i] = last[i];
            }
        }
        return column;
    }

    /**
     * Outdoor temperatures to come, from those that were: as warm as a day before, moved to what it is now, a move that fades
     * within half a day.
     *
     * @param past the quarters of the last 24 hours
     * @param terms steps of which the temperature is wanted
     * @return empty if none was measured in the last hours
     */
    static Optional<List<Double>> outlook(List<Quarter> past, PlanTerms terms) {
        int now = past.size() - 1;
        while (now >= 0 && Double.isNaN(past.get(now).outdoor())) {
            now--;
        }
        if (now < 0 || now < past.size() - 1 - 3 * HOLDS) {
            return Optional.empty();
        }
        double current = past.get(now).outdoor();
        Instant at = past.get(now).start();
        double yesterday = dayBefore(past, now);
        List<Double> outlook = new ArrayList<>();
        for (int k = 0; k < terms.steps(); k++) {
            double hours = Duration.between(at, terms.start(k)).toSeconds() / 3600.0;
            double move = (current - yesterday) * Math.exp(-Math.max(0, hours) / 6);
            outlook.add(yesterday(past, terms.start(k), current - move) + move);
        }
        return Optional.of(outlook);
    }

    /** The temperature about a day before a quarter; that of the quarter if it is not known. */
    private static double dayBefore(List<Quarter> past, int now) {
        for (int i = Math.max(0, now - 95); i < Math.min(past.size(), now - 95 + HOLDS); i++) {
            if (!Double.isNaN(past.get(i).outdoor())) {
                return past.get(i).outdoor();
            }
        }
        return past.get(now).outdoor();
    }

    /** The temperature at the same time of the last day that was measured. */
    private static double yesterday(List<Quarter> past, Instant at, double unknown) {
        long quarters = Duration.between(past.get(0).start(), at).dividedBy(WIDTH);
        int day = 96;
        int index = (int) Math.floorMod(quarters, (long) day);
        return index < past.size() && !Double.isNaN(past.get(index).outdoor())
                ? past.get(index).outdoor()
                : unknown;
    }
}
