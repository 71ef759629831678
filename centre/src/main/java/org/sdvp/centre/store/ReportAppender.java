package org.sdvp.centre.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.sdvp.centre.fleet.Received;
import org.sdvp.centre.fleet.Sample;
import org.sdvp.centre.store.database.Dialect;
import org.sdvp.centre.store.database.GroupCommit;
import org.sdvp.centre.store.database.Micros;
import org.sdvp.centre.store.database.Quarters;
import org.sdvp.centre.store.database.SampleRows;
import org.sdvp.centre.store.database.Texts;

/** Stores samples, latest values, marks and gaps of many reports in one transaction. */
final class ReportAppender implements GroupCommit.Appender {
    private static final String MARK = "INSERT INTO mark (device, block, entry_id, entry_time) VALUES (?, ?, ?, ?)"
            + " ON CONFLICT (device, block) DO UPDATE SET entry_id = excluded.entry_id, entry_time = excluded.entry_time"
            + " WHERE (excluded.entry_time, excluded.entry_id) > (mark.entry_time, mark.entry_id)";
    private static final String GAP = "INSERT INTO gap (device, from_time, to_time, why) VALUES (?, ?, ?, ?)"
            + " ON CONFLICT (device, from_time, to_time) DO UPDATE SET why = excluded.why";

    private final Dialect dialect;
    private final SeriesNumbers numbers = new SeriesNumbers();

    ReportAppender(Dialect dialect) {
        this.dialect = dialect;
    }

    @Override
    public void append(Handle handle, List<Received> received) throws SQLException {
        Connection connection = handle.getConnection();
        store(connection, rows(handle, received), thinned(handle));
        places(connection, received);
        gaps(connection, received);
    }

    /** Before this time there are no samples, only quarters of an hour. */
    static long thinned(Handle handle) {
        return handle.createQuery("SELECT until FROM thinned").mapTo(Long.class).one();
    }

    /** In the order of series and time; of those of one series and time, which only the last counts, in that of arrival. */
    private List<Row> rows(Handle handle, List<Received> received) {
        List<Row> rows = new ArrayList<>();
        for (Received one : received) {
            String device = one.device().jid();
            for (Sample sample : one.samples()) {
                long series = numbers.number(handle, device, Texts.clean(sample.reference()));
                rows.add(new Row(series, Micros.of(sample.time()), sample));
            }
        }
        rows.sort(Comparator.comparingLong(Row::series).thenComparingLong(Row::time));
        return rows;
    }

    private void store(Connection connection, List<Row> rows, long thinned) throws SQLException {
        SampleRows samples = new SampleRows(rows.size());
        SampleRows late = new SampleRows(0);
        SampleRows latest = new SampleRows(0);
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            boolean lastOfSeries = i + 1 == rows.size() || rows.get(i + 1).series != row.series;
            if (lastOfSeries || rows.get(i + 1).time != row.time) {
                (row.time < thinned ? late : samples).add(row.series, row.time, row.sample);
            }
            if (lastOfSeries) {
                latest.add(row.series, row.time, row.sample);
            }
        }
        if (samples.size() > 0) {
            dialect.prepareDays(connection, samples);
            dialect.upsertSamples(connection, samples);
        }
        if (late.size() > 0) {
            Quarters.add(connection, late);
        }
        if (latest.size() > 0) {
            dialect.upsertLatest(connection, latest);
        }
    }

    private static void places(Connection connection, List<Received> received) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(MARK)) {
            boolean any = false;
            for (Received one : received) {
                if (one.place().isPresent()) {
                    Received.Place place = one.place().get();
                    statement.setString(1, one.device().jid());
                    statement.setString(2, Texts.clean(place.block()));
                    statement.setString(3, Texts.clean(place.entryId()));
                    statement.setLong(4, Micros.of(place.entryTime()));
                    statement.addBatch();
                    any = true;
                }
            }
            if (any) {
                statement.executeBatch();
            }
        }
    }

    private static void gaps(Connection connection, List<Received> received) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(GAP)) {
            boolean any = false;
            for (Received one : received) {
                if (one.gap().isPresent()) {
                    Received.Gap gap = one.gap().get();
                    statement.setString(1, one.device().jid());
                    statement.setLong(2, Micros.of(gap.from()));
                    statement.setLong(3, Micros.of(gap.to()));
                    statement.setString(4, Texts.clean(gap.why()));
                    statement.addBatch();
                    any = true;
                }
            }
            if (any) {
                statement.executeBatch();
            }
        }
    }

    @Override
    public void ended(boolean committed) {
        if (!committed) {
            dialect.undone();
            numbers.forget();
        }
    }

    /** A device was removed: its points will get new numbers. To be called by work in a transaction. */
    void forgetNumbers() {
        numbers.forget();
    }

    private record Row(long series, long time, Sample sample) {}
}
