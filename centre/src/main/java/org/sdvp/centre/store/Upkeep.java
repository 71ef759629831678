package org.sdvp.centre.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.sdvp.centre.store.database.GroupCommit;
import org.sdvp.centre.store.database.Micros;
import org.sdvp.centre.store.database.Thinning;

/** Lets go what is too old, or belongs to devices that were removed; in small steps, between which others write. */
final class Upkeep {
    private static final int STEP = 20_000;
    private static final String SERIES = "SELECT id FROM series WHERE id > ? ORDER BY id LIMIT 500";

    private final GroupCommit commits;
    private final Thinning thinning;
    private final Retention retention;

    Upkeep(GroupCommit commits, Thinning thinning, Retention retention) {
        this.commits = commits;
        this.thinning = thinning;
        this.retention = retention;
    }

    /** Does what there is to do at a time. One at a time. */
    synchronized void run(Instant now) {
        long samples = Micros.floor(Micros.of(now) - Micros.of(retention.samples()), Micros.DAY);
        commits.write(
                "join old samples",
                handle -> handle.execute("UPDATE thinned SET until = ? WHERE until < ?", samples, samples));
        thinning.thin(samples);
        long means = Micros.floor(Micros.of(now) - Micros.of(retention.means()), Micros.DAY);
        dropQuarters(means);
        commits.write("let old gaps go", handle -> handle.execute("DELETE FROM gap WHERE to_time < ?", means));
        commits.write(
                "let old presence go",
                handle -> handle.execute(
                        "DELETE FROM presence WHERE since < ? AND EXISTS (SELECT 1 FROM presence later"
                                + " WHERE later.device = presence.device AND later.since > presence.since AND later.since < ?)",
                        means,
                        means));
        removed();
    }

    private void dropQuarters(long before) {
        long done = Long.MIN_VALUE;
        while (done != Long.MAX_VALUE) {
            long after = done;
            done = commits.write("let old means go", handle -> {
                List<Long> some = handle.createQuery(SERIES)
                        .bind(0, after)
                        .mapTo(Long.class)
                        .list();
                if (some.isEmpty()) {
                    return Long.MAX_VALUE;
                }
                long last = some.get(some.size() - 1);
                handle.execute(
                        "DELETE FROM quarter WHERE series IN (SELECT id FROM series WHERE id > ? AND id <= ?)"
                                + " AND start < ?",
                        after,
                        last,
                        before);
                return last;
            });
        }
    }

    private void removed() {
        Optional<Long> series = Optional.of(0L);
        while (series.isPresent()) {
            series = commits.write("forget a device", handle -> {
                Optional<Long> one = handle.createQuery("SELECT min(id) FROM series WHERE device IS NULL")
                        .mapTo(Long.class)
                        .findOne();
                if (one.isPresent()
                        && !rowsLeft(handle, "sample", "time", one.get())
                        && !rowsLeft(handle, "quarter", "start", one.get())) {
                    handle.execute("DELETE FROM series WHERE id = ?", one.get());
                }
                return one;
            });
        }
    }

    // Deletes some rows of a series; gives whether there may be more.
    private static boolean rowsLeft(Handle handle, String table, String key, long series) {
        Optional<Long> end = handle.createQuery(
                        "SELECT " + key + " FROM " + table + " WHERE series = ? ORDER BY " + key + " LIMIT 1 OFFSET ?")
                .bind(0, series)
                .bind(1, STEP)
                .mapTo(Long.class)
                .findOne();
        handle.execute(
                "DELETE FROM " + table + " WHERE series = ? AND " + key + " <= ?", series, end.orElse(Long.MAX_VALUE));
        return end.isPresent();
    }
}
