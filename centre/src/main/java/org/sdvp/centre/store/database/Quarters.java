package org.sdvp.centre.store.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;

/** Joins samples to quarters of an hour, adding to what is there of a quarter. */
public final class Quarters {
    private static final String COLUMNS =
            "INSERT INTO quarter (series, start, samples, numbers, total, low, high, last_time, number, text, trust) ";
    private static final String ADDED = " ON CONFLICT (series, start) DO UPDATE SET"
            + " samples = quarter.samples + excluded.samples,"
            + " numbers = quarter.numbers + excluded.numbers,"
            + " total = coalesce(quarter.total + excluded.total, quarter.total, excluded.total),"
            + " low = CASE WHEN quarter.low IS NULL OR excluded.low < quarter.low"
            + " THEN excluded.low ELSE quarter.low END,"
            + " high = CASE WHEN quarter.high IS NULL OR excluded.high > quarter.high"
            + " THEN excluded.high ELSE quarter.high END,"
            + " number = CASE WHEN excluded.last_time >= quarter.last_time THEN excluded.number ELSE quarter.number END,"
            + " text = CASE WHEN excluded.last_time >= quarter.last_time THEN excluded.text ELSE quarter.text END,"
            + " last_time = CASE WHEN excluded.last_time >= quarter.last_time"
            + " THEN excluded.last_time ELSE quarter.last_time END,"
            + " trust = CASE WHEN excluded.trust > quarter.trust THEN excluded.trust ELSE quarter.trust END";
    private static final String ONE = COLUMNS + "VALUES (?, ?, 1, ?, ?, ?, ?, ?, ?, ?, ?)" + ADDED;

    private Quarters() {}

    /** The beginning of the stretch in which a column's time is, as SQL; width is a number or a parameter. */
    public static String floor(String column, String width) {
        return "(" + column + " - ((" + column + " % " + width + " + " + width + ") % " + width + "))";
    }

    /** SQL that joins samples; its condition says which, of {@code sample} with parameters. */
    static String joining(String condition) {
        String width = Long.toString(Micros.QUARTER);
        return COLUMNS
                + "SELECT a.series, a.start, a.samples, a.numbers, a.total, a.low, a.high, a.last_time, s.number,"
                + " s.text, a.trust FROM (SELECT series, " + floor("time", width) + " AS start, count(*) AS samples,"
                + " count(number) AS numbers, sum(number) AS total, min(number) AS low, max(number) AS high,"
                + " max(time) AS last_time, max(trust) AS trust FROM sample WHERE " + condition
                + " GROUP BY series, " + floor("time", width) + ") a"
                + " JOIN sample s ON s.series = a.series AND s.time = a.last_time WHERE true" + ADDED;
    }

    /** Adds samples that come after those of their day were joined. */
    public static void add(Connection connection, SampleRows rows) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ONE)) {
            for (int i = 0; i < rows.size(); i++) {
                statement.setLong(1, rows.series(i));
                statement.setLong(2, Micros.floor(rows.time(i), Micros.QUARTER));
                double number = rows.number(i);
                statement.setInt(3, Double.isNaN(number) ? 0 : 1);
                for (int column : new int[] {4, 5, 6, 8}) {
                    bind(statement, column, number);
                }
                statement.setLong(7, rows.time(i));
                statement.setString(9, rows.text(i));
                statement.setInt(10, rows.trust(i));
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    /** A number, absent if it is NaN. */
    static void bind(PreparedStatement statement, int column, double number) throws SQLException {
        if (Double.isNaN(number)) {
            statement.setNull(column, Types.DOUBLE);
        } else {
            statement.setDouble(column, number);
        }
    }
}
