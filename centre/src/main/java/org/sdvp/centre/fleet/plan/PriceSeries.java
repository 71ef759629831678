package org.sdvp.centre.fleet.plan;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A price, or what stands in its place, over time: each value holds from its start for a quarter of an hour or an hour, as its
 * neighbours tell, so that a series may change from hours to quarters. Where values are missing there is none. Immutable.
 */
public final class PriceSeries {
    private static final long[] LENGTHS = {3600, 1800, 900, 300};

    private final Zone zone;
    private final Quantity quantity;
    private final long[] starts;
    private final long[] ends;
    private final double[] values;

    /** What the numbers are. */
    public enum Quantity {
        /** Day-ahead price, EUR/MWh; may be negative. */
        PRICE("EUR_per_MWh", -10_000, 100_000),
        /** Carbon intensity of electricity, g of CO2 for each kWh. */
        CO2("gCO2_per_kWh", 0, 5_000);

        private final String unit;
        private final double least;
        private final double most;

        Quantity(String unit, double least, double most) {
            this.unit = unit;
            this.least = least;
            this.most = most;
        }

        /** Its unit, as it stands in the heads of columns. */
        public String unit() {
            return unit;
        }

        /** The least value that can be. */
        public double least() {
            return least;
        }

        /** The greatest value that can be. */
        public double most() {
            return most;
        }
    }

    /**
     * A stretch of time.
     *
     * @param from its beginning
     * @param to its end
     */
    public record Stretch(Instant from, Instant to) {}

    private PriceSeries(Zone zone, Quantity quantity, SortedMap<Instant, Double> entries) {
        this.zone = zone;
        this.quantity = quantity;
        int size = entries.size();
        starts = new long[size];
        ends = new long[size];
        values = new double[size];
        int i = 0;
        for (Map.Entry<Instant, Double> entry : entries.entrySet()) {
            starts[i] = entry.getKey().getEpochSecond();
            values[i++] = entry.getValue();
        }
        for (i = 0; i < size; i++) {
            ends[i] = starts[i] + length(i);
        }
    }

    /**
     * A series.
     *
     * @param entries values by the start of their interval, to the second
     */
    public static PriceSeries of(Zone zone, Quantity quantity, Map<Instant, Double> entries) {
        return new PriceSeries(zone, quantity, new TreeMap<>(entries));
    }

    // The nearer neighbour tells, so that a missing quarter does not make half an hour of the one before it.
    private long length(int index) {
        long before = index == 0 ? Long.MAX_VALUE : starts[index] - starts[index - 1];
        long after = index == starts.length - 1 ? Long.MAX_VALUE : starts[index + 1] - starts[index];
        for (long length : LENGTHS) {
            if (length <= Math.min(before, after)) {
                return length;
            }
        }
        return Math.min(before, after);
    }

    /** Whose they are. */
    public Zone zone() {
        return zone;
    }

    /** What they are. */
    public Quantity quantity() {
        return quantity;
    }

    /** How many values there are. */
    public int size() {
        return starts.length;
    }

    /** Its values by the start of their interval. */
    public SortedMap<Instant, Double> entries() {
        SortedMap<Instant, Double> entries = new TreeMap<>();
        for (int i = 0; i < starts.length; i++) {
            entries.put(Instant.ofEpochSecond(starts[i]), values[i]);
        }
        return entries;
    }

    /** This series with the values of another one, which stand where both have one. */
    public PriceSeries with(PriceSeries newer) {
        SortedMap<Instant, Double> both = entries();
        both.putAll(newer.entries());
        return new PriceSeries(zone, quantity, both);
    }

    /** The mean over a stretch, each value by the time it holds; empty if one is missing in it. */
    public OptionalDouble mean(Instant from, Instant to) {
        long at = from.getEpochSecond();
        long end = to.getEpochSecond();
        double sum = 0;
        for (int i = first(at); i < starts.length && at < end && starts[i] <= at; i++) {
            long until = Math.min(ends[i], end);
            if (until > at) {
                sum += values[i] * (until - at);
                at = until;
            }
        }
        long length = end - from.getEpochSecond();
        return length > 0 && at == end ? OptionalDouble.of(sum / length) : OptionalDouble.empty();
    }

    /** The last entry that begins at or before a time; 0 if there is none. */
    private int first(long at) {
        int low = 0;
        int high = starts.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (starts[middle] <= at) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return Math.max(0, low - 1);
    }

    /** Where values are missing in a stretch, in order. */
    public List<Stretch> missing(Instant from, Instant to) {
        List<Stretch> missing = new ArrayList<>();
        long at = from.getEpochSecond();
        long end = to.getEpochSecond();
        for (int i = first(at); i < starts.length && at < end && starts[i] < end; i++) {
            if (starts[i] > at) {
                missing.add(new Stretch(Instant.ofEpochSecond(at), Instant.ofEpochSecond(starts[i])));
            }
            at = Math.max(at, ends[i]);
        }
        if (at < end) {
            missing.add(new Stretch(Instant.ofEpochSecond(at), to));
        }
        return missing;
    }

    /** A day by the clock of the zone: 23 or 25 hours where the clock is put. */
    public static Stretch day(Zone zone, LocalDate day) {
        return new Stretch(
                day.atStartOfDay(zone.clock()).toInstant(),
                day.plusDays(1).atStartOfDay(zone.clock()).toInstant());
    }

    /** How long a stretch is. */
    public static Duration length(Stretch stretch) {
        return Duration.between(stretch.from(), stretch.to());
    }
}
