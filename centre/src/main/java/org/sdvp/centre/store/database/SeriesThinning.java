package org.sdvp.centre.store.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Handle;

/** Thins series by series, in transactions of some 50 ms. */
final class SeriesThinning implements Thinning {
    private static final long SHARE_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
    private static final int SERIES = 500;
    private static final String SOME = "SELECT id FROM series WHERE id > ? ORDER BY id LIMIT " + SERIES;
    private static final String FIRST = "SELECT min(time) FROM sample WHERE series = ? AND time < ?";
    private static final String JOIN = Quarters.joining("series = ? AND time < ?");
    private static final String DROP = "DELETE FROM sample WHERE series = ? AND time < ?";

    private final GroupCommit commits;

    SeriesThinning(GroupCommit commits) {
        this.commits = commits;
    }

    @Override
    public void thin(long before) {
        long done = Long.MIN_VALUE;
        while (done != Long.MAX_VALUE) {
            long after = done;
            done = commits.write("join old samples", handle -> some(handle, after, before));
        }
    }

    // Gives the last series that is done with.
    private static long some(Handle handle, long after, long before) throws SQLException {
        Connection connection = handle.getConnection();
        long end = System.nanoTime() + SHARE_NANOS;
        List<Long> some =
                handle.createQuery(SOME).bind(0, after).mapTo(Long.class).list();
        long done = after;
        try (PreparedStatement first = connection.prepareStatement(FIRST);
                PreparedStatement join = connection.prepareStatement(JOIN);
                PreparedStatement drop = connection.prepareStatement(DROP)) {
            for (long series : some) {
                boolean more = day(series, before, List.of(first, join, drop));
                while (more && System.nanoTime() < end) {
                    more = day(series, before, List.of(first, join, drop));
                }
                if (more) {
                    return done;
                }
                done = series;
                if (System.nanoTime() >= end) {
                    return done;
                }
            }
        }
        return some.size() < SERIES ? Long.MAX_VALUE : done;
    }

    // Joins the oldest day of a series; gives whether there may be more.
    private static boolean day(long series, long before, List<PreparedStatement> firstJoinDrop) throws SQLException {
        PreparedStatement first = firstJoinDrop.get(0);
        first.setLong(1, series);
        first.setLong(2, before);
        long day;
        try (ResultSet found = first.executeQuery()) {
            day = found.next() ? found.getLong(1) : 0;
            if (found.wasNull()) {
                return false;
            }
        }
        long end = Math.min(before, Micros.floor(day, Micros.DAY) + Micros.DAY);
        for (PreparedStatement statement : firstJoinDrop.subList(1, 3)) {
            statement.setLong(1, series);
            statement.setLong(2, end);
            statement.executeUpdate();
        }
        return end < before;
    }
}
