package org.sdvp.centre.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.sdvp.centre.fleet.PointValue;
import org.sdvp.centre.fleet.SampleStore.Bucket;
import org.sdvp.centre.store.database.Columns;
import org.sdvp.centre.store.database.Micros;
import org.sdvp.centre.store.database.Quarters;

/** What is stored of a series in a stretch of time: quarters of an hour where samples have gone, and samples. */
final class History {
    private static final int MOST = 100_000;
    private static final String SAMPLES = "SELECT time, number, text, trust FROM sample"
            + " WHERE series = ? AND time >= ? AND time < ? ORDER BY time LIMIT " + MOST;
    private static final String SAMPLE_BUCKETS =
            buckets("sample", "time", "count(*)", "count(number)", "sum(number)", "min(number)", "max(number)", "time");
    private static final String QUARTER_BUCKETS = buckets(
            "quarter", "start", "sum(samples)", "sum(numbers)", "sum(total)", "min(low)", "max(high)", "last_time");

    private final Handle handle;
    private final long series;
    private final long from;
    private final long to;

    History(Handle handle, long series, long from, long to) {
        this.handle = handle;
        this.series = series;
        this.from = from;
        this.to = to;
    }

    // The last value of a bucket is that of its last row, which is found by its key.
    private static String buckets(String table, String key, String... columns) {
        String start = Quarters.floor(key, ":width");
        return "SELECT a.bucket, a.samples, a.numbers, a.total, a.low, a.high, l." + columns[5]
                + " AS last_time, l.number, l.text, a.trust FROM (SELECT " + start + " AS bucket, " + columns[0]
                + " AS samples, " + columns[1] + " AS numbers, " + columns[2] + " AS total, " + columns[3] + " AS low, "
                + columns[4] + " AS high, max(" + key + ") AS last_key, max(trust) AS trust FROM " + table
                + " WHERE series = :series AND " + key + " >= :from AND " + key + " < :to GROUP BY bucket) a JOIN "
                + table + " l ON l.series = :series AND l." + key + " = a.last_key ORDER BY a.bucket";
    }

    /** In order; a width of 0 is for samples as they are. */
    List<Bucket> buckets(long width) throws SQLException {
        SortedMap<Long, Part> parts = new TreeMap<>();
        query(QUARTER_BUCKETS, Math.max(width, Micros.QUARTER)).forEach(part -> put(parts, part));
        List<Part> samples = width == 0 ? samples() : query(SAMPLE_BUCKETS, width);
        if (parts.isEmpty()) {
            return limited(samples);
        }
        samples.forEach(part -> put(parts, part));
        return limited(new ArrayList<>(parts.values()));
    }

    private static void put(SortedMap<Long, Part> parts, Part part) {
        parts.merge(part.start, part, Part::with);
    }

    private static List<Bucket> limited(List<Part> parts) {
        return parts.stream().limit(MOST).map(Part::bucket).toList();
    }

    private List<Part> query(String sql, long width) {
        return handle.createQuery(sql)
                .bind("width", width)
                .bind("series", series)
                .bind("from", from)
                .bind("to", to)
                .setFetchSize(MOST)
                .map((row, context) -> part(row))
                .list();
    }

    private static Part part(ResultSet row) throws SQLException {
        return new Part(
                row.getLong(1),
                row.getLong(2),
                row.getLong(3),
                row.getDouble(4),
                new double[] {row.getDouble(5), row.getDouble(6)},
                new Last(row.getLong(7), Columns.value(row, 8, 9)),
                row.getInt(10));
    }

    private List<Part> samples() {
        return handle.createQuery(SAMPLES)
                .bind(0, series)
                .bind(1, from)
                .bind(2, to)
                .setFetchSize(MOST)
                .map((row, context) -> sample(row))
                .list();
    }

    private static Part sample(ResultSet row) throws SQLException {
        long time = row.getLong(1);
        PointValue value = Columns.value(row, 2, 3);
        double number = value.number().orElse(0);
        long numbers = value.number().isPresent() ? 1 : 0;
        return new Part(time, 1, numbers, number, new double[] {number, number}, new Last(time, value), row.getInt(4));
    }

    private record Last(long time, PointValue value) {}

    /** A bucket that others can be added to. */
    private static final class Part {
        private final long start;
        private final long samples;
        private final long numbers;
        private final double total;
        private final double[] range;
        private final Last last;
        private final int trust;

        Part(long start, long samples, long numbers, double total, double[] range, Last last, int trust) {
            this.start = start;
            this.samples = samples;
            this.numbers = numbers;
            this.total = total;
            this.range = range;
            this.last = last;
            this.trust = trust;
        }

        Part with(Part other) {
            double[] both = numbers == 0
                    ? other.range
                    : other.numbers == 0
                            ? range
                            : new double[] {Math.min(range[0], other.range[0]), Math.max(range[1], other.range[1])};
            return new Part(
                    start,
                    samples + other.samples,
                    numbers + other.numbers,
                    total + other.total,
                    both,
                    other.last.time >= last.time ? other.last : last,
                    Math.max(trust, other.trust));
        }

        Bucket bucket() {
            return new Bucket(
                    Micros.instant(start),
                    (int) Math.min(samples, Integer.MAX_VALUE),
                    numbers == 0 ? OptionalDouble.empty() : OptionalDouble.of(total / numbers),
                    numbers == 0 ? OptionalDouble.empty() : OptionalDouble.of(range[0]),
                    numbers == 0 ? OptionalDouble.empty() : OptionalDouble.of(range[1]),
                    last.value,
                    Columns.trust(trust));
        }
    }
}
