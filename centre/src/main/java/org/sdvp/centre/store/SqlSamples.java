package org.sdvp.centre.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sdvp.centre.fleet.DeviceId;
import org.sdvp.centre.fleet.Received;
import org.sdvp.centre.fleet.Sample;
import org.sdvp.centre.fleet.SampleStore;
import org.sdvp.centre.store.database.Columns;
import org.sdvp.centre.store.database.Database;
import org.sdvp.centre.store.database.GroupCommit;
import org.sdvp.centre.store.database.Micros;

/** Samples, marks and gaps. */
final class SqlSamples implements SampleStore {
    private static final String LATEST = "SELECT s.device, s.reference, l.time, l.number, l.text, l.trust"
            + " FROM series s JOIN latest l ON l.series = s.id WHERE ";

    private final Database database;
    private final GroupCommit commits;

    SqlSamples(Database database, GroupCommit commits) {
        this.database = database;
        this.commits = commits;
    }

    @Override
    public void append(Collection<Received> received) {
        if (!received.isEmpty()) {
            commits.append(List.copyOf(received));
        }
    }

    @Override
    public Optional<Received.Place> mark(DeviceId device, String block) {
        return database.read(
                "read a mark",
                handle -> handle.createQuery("SELECT entry_id, entry_time FROM mark WHERE device = ? AND block = ?")
                        .bind(0, device.jid())
                        .bind(1, block)
                        .map((row, context) ->
                                new Received.Place(block, row.getString(1), Micros.instant(row.getLong(2))))
                        .findOne());
    }

    @Override
    public void forgetMark(DeviceId device, String block) {
        commits.write(
                "forget a mark",
                handle -> handle.createUpdate("DELETE FROM mark WHERE device = ? AND block = ?")
                        .bind(0, device.jid())
                        .bind(1, block)
                        .execute());
    }

    @Override
    public Map<String, Sample> latest(DeviceId device) {
        return database.read("read the latest values of a device", handle -> {
            Map<String, Sample> latest = new LinkedHashMap<>();
            handle.createQuery(LATEST + "s.device = ? ORDER BY s.reference")
                    .bind(0, device.jid())
                    .map((row, context) -> sample(row))
                    .forEach(sample -> latest.put(sample.reference(), sample));
            return latest;
        });
    }

    @Override
    public Map<DeviceId, Map<String, Sample>> latest() {
        return database.read("read the latest values", handle -> {
            Map<String, Map<String, Sample>> latest = new HashMap<>();
            handle.createQuery(LATEST + "s.device IS NOT NULL")
                    .setFetchSize(10_000)
                    .map((row, context) -> Map.entry(row.getString(1), sample(row)))
                    .forEach(entry -> latest.computeIfAbsent(entry.getKey(), jid -> new HashMap<>())
                            .put(entry.getValue().reference(), entry.getValue()));
            Map<DeviceId, Map<String, Sample>> byDevice = new HashMap<>();
            latest.forEach((jid, samples) -> byDevice.put(new DeviceId(jid), samples));
            return byDevice;
        });
    }

    private static Sample sample(ResultSet row) throws SQLException {
        return new Sample(
                row.getString(2),
                Micros.instant(row.getLong(3)),
                Columns.value(row, 4, 5),
                Columns.trust(row.getInt(6)));
    }

    @Override
    public List<Bucket> history(DeviceId device, String reference, Instant from, Instant to, Duration bucket) {
        long width = Micros.of(bucket);
        if (width < 0) {
            throw new IllegalArgumentException("expected a width of 0 or more, not " + bucket);
        }
        long begin = Micros.of(from);
        long end = Micros.of(to);
        return database.read("read the history of " + reference + " of " + device, handle -> {
            Optional<Long> series = SeriesNumbers.find(handle, device.jid(), reference);
            return series.isEmpty() ? List.of() : new History(handle, series.get(), begin, end).buckets(width);
        });
    }

    @Override
    public List<Received.Gap> gaps(DeviceId device, Instant from, Instant to) {
        return database.read(
                "read gaps",
                handle -> handle.createQuery("SELECT from_time, to_time, why FROM gap"
                                + " WHERE device = ? AND to_time >= ? AND from_time < ? ORDER BY from_time, to_time")
                        .bind(0, device.jid())
                        .bind(1, Micros.of(from))
                        .bind(2, Micros.of(to))
                        .map((row, context) -> new Received.Gap(
                                Micros.instant(row.getLong(1)), Micros.instant(row.getLong(2)), row.getString(3)))
                        .list());
    }
}
