package org.sdvp.centre.store.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;

/** What differs between the databases. */
public interface Dialect {
    /** Connections that write; how many of them there may be at a time. */
    DataSource writing() throws SQLException;

    /** Connections that only read. */
    DataSource reading() throws SQLException;

    /** How many connections may write at a time: the first is for what comes from devices and people. */
    int writers();

    /** How many connections may read at a time. */
    int readers();

    /** What to put into the placeholders of the migrations. */
    Map<String, String> placeholders(Connection connection) throws SQLException;

    /** What is to be known after the migrations. */
    void opened(Connection connection) throws SQLException;

    /** Sees to it that there is room for the days of samples. */
    void prepareDays(Connection connection, SampleRows rows) throws SQLException;

    /** A transaction was undone, and with it what {@link #prepareDays} did. */
    void undone();

    /** Stores samples, of which no two have the same series and time; each replaces one that is there. */
    void upsertSamples(Connection connection, SampleRows rows) throws SQLException;

    /** Stores samples as the latest of their series, of which each is there once, unless a later one is there. */
    void upsertLatest(Connection connection, SampleRows rows) throws SQLException;

    /** How samples that are too old are joined to quarters of an hour. */
    Thinning thinning(Database database, GroupCommit commits);

    /** What a failure means, in the words of this database. */
    Failure failure(SQLException e);
}
