package org.sdvp.centre.store.database;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Handle;

/**
 * Thins day by day, on a connection of its own: nobody writes to those days any more. Each day is joined and dropped in one
 * transaction; it is read meanwhile, up to the moment when it goes.
 */
final class DayThinning implements Thinning {
    private static final String PREFIX = "sample_";
    private static final String PARTITIONS = "SELECT c.relname FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid"
            + " WHERE i.inhparent = 'sample'::regclass";

    private final Database database;
    private final boolean partitioned;

    DayThinning(Database database, boolean partitioned) {
        this.database = database;
        this.partitioned = partitioned;
    }

    /** The name of the partition of a day, quoted. */
    static String partition(long day) {
        return '"' + PREFIX + LocalDate.ofEpochDay(Math.floorDiv(day, Micros.DAY)) + '"';
    }

    @Override
    public void thin(long before) {
        if (partitioned) {
            for (long day : days(before)) {
                inTransaction(handle -> dropPartition(handle, day));
            }
            return;
        }
        while (inTransaction(handle -> dropChunk(handle, before))) {
            // The next day.
        }
    }

    private List<Long> days(long before) {
        return database.read(
                "find old samples",
                handle -> handle.createQuery(PARTITIONS).mapTo(String.class).stream()
                        .filter(name -> name.startsWith(PREFIX))
                        .map(name ->
                                LocalDate.parse(name.substring(PREFIX.length())).toEpochDay())
                        .map(day -> TimeUnit.DAYS.toMicros(day))
                        .filter(day -> day < before)
                        .sorted()
                        .toList());
    }

    private boolean inTransaction(Work<Boolean> work) {
        try {
            return database.write(work);
        } catch (SQLException | RuntimeException e) {
            throw database.translated("join old samples", e);
        }
    }

    private static boolean dropPartition(Handle handle, long day) {
        String partition = partition(day);
        // Whoever began to write there before is waited for, though not long: others would queue up behind.
        handle.execute("SET LOCAL lock_timeout = '5s'");
        handle.execute("SET LOCAL statement_timeout = '1h'");
        handle.execute("LOCK TABLE " + partition + " IN SHARE MODE");
        handle.execute(Quarters.joining("time >= ? AND time < ?"), day, day + Micros.DAY);
        handle.execute("DROP TABLE " + partition);
        return true;
    }

    // Gives whether there may be more.
    private static boolean dropChunk(Handle handle, long before) {
        Optional<Long> first = handle.createQuery("SELECT min(time) FROM sample WHERE time < ?")
                .bind(0, before)
                .mapTo(Long.class)
                .findOne();
        if (first.isEmpty()) {
            return false;
        }
        long end = Micros.floor(first.get(), Micros.DAY) + Micros.DAY;
        handle.execute(Quarters.joining("time < ?"), end);
        handle.createQuery("SELECT drop_chunks('sample', older_than => CAST(? AS bigint))")
                .bind(0, end)
                .mapTo(String.class)
                .list();
        handle.execute("DELETE FROM sample WHERE time < ?", end);
        return end < before;
    }
}
