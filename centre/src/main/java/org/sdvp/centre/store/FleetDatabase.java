package org.sdvp.centre.store;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.sdvp.centre.account.AccountStore;
import org.sdvp.centre.account.AuditStore;
import org.sdvp.centre.fleet.DeviceStore;
import org.sdvp.centre.fleet.FleetStoreException;
import org.sdvp.centre.fleet.SampleStore;
import org.sdvp.centre.fleet.alarm.AlarmStore;
import org.sdvp.centre.fleet.command.CommandStore;
import org.sdvp.centre.fleet.plan.PlanStore;
import org.sdvp.centre.store.database.Database;
import org.sdvp.centre.store.database.Dialect;
import org.sdvp.centre.store.database.FileLock;
import org.sdvp.centre.store.database.GroupCommit;
import org.sdvp.centre.store.database.PostgresDialect;
import org.sdvp.centre.store.database.SqliteDialect;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A fleet in a database. What a method of its stores has stored is on disk when it returns. While the database is away, or
 * its disk full, every method throws {@link FleetStoreException}; when it is back, they work again by themselves. Safe for
 * many threads; the more write at a time, the more of their writes share one transaction.
 */
public final class FleetDatabase implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FleetDatabase.class);

    private final Database database;
    private final GroupCommit commits;
    private final SqlSamples samples;
    private final SqlDevices devices;
    private final SqlCommands commands;
    private final SqlAlarms alarms;
    private final SqlAccounts accounts;
    private final SqlAudit audit;
    private final SqlPlans plans;
    private final Upkeep upkeep;
    private final ScheduledExecutorService scheduler;
    private final Optional<FileLock> lock;

    private FleetDatabase(Database database, Retention retention, Optional<FileLock> lock) {
        this.database = database;
        this.lock = lock;
        ReportAppender appender = new ReportAppender(database.dialect());
        commits = new GroupCommit(database, appender);
        samples = new SqlSamples(database, commits);
        devices = new SqlDevices(database, commits, appender);
        commands = new SqlCommands(database, commits);
        alarms = new SqlAlarms(database, commits);
        accounts = new SqlAccounts(database, commits);
        audit = new SqlAudit(database, commits);
        plans = new SqlPlans(database, commits);
        upkeep = new Upkeep(commits, database.dialect().thinning(database, commits), retention);
        scheduler = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "sdvp-store-upkeep");
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * Opens it, makes its tables or brings them to the form of this version, and lets go from now on, every hour, what is
     * too old.
     *
     * @throws FleetStoreException if that cannot be done: the message says why and what to do
     */
    public static FleetDatabase open(DatabaseSettings settings) {
        Optional<FileLock> lock = settings.file().map(FileLock::of);
        try {
            Database database = Database.open(settings.name(), dialect(settings));
            FleetDatabase opened = new FleetDatabase(database, settings.retention(), lock);
            opened.commits.start();
            // It ends with the scheduler, and tells of its failures itself.
            var unused = opened.scheduler.scheduleWithFixedDelay(opened::keepUp, 1, 60, TimeUnit.MINUTES);
            return opened;
        } catch (RuntimeException e) {
            lock.ifPresent(FileLock::close);
            throw e;
        }
    }

    private static Dialect dialect(DatabaseSettings settings) {
        return settings.file().isPresent()
                ? new SqliteDialect(settings.file().get())
                : new PostgresDialect(settings.name(), settings.url(), settings.user(), settings.password());
    }

    private void keepUp() {
        try {
            maintain(Clock.systemUTC().instant());
        } catch (RuntimeException e) {
            LOG.warn("{}; tried again in an hour", e.getMessage());
        }
    }

    /** Lets go what is too old at a time: done every hour by itself. */
    public void maintain(Instant now) {
        upkeep.run(now);
    }

    /** Which database it is, for people. */
    public String name() {
        return database.name();
    }

    /** Samples, marks and gaps. */
    public SampleStore samples() {
        return samples;
    }

    /** Devices, their points and presence. */
    public DeviceStore devices() {
        return devices;
    }

    /** Fleet commands. */
    public CommandStore commands() {
        return commands;
    }

    /** Alarms. */
    public AlarmStore alarms() {
        return alarms;
    }

    /** Users, tokens and logins. */
    public AccountStore accounts() {
        return accounts;
    }

    /** The audit trail. */
    public AuditStore audit() {
        return audit;
    }

    /** Plans and prices. */
    public PlanStore plans() {
        return plans;
    }

    /** What is wrong: why the last write failed, or a read fails now; empty if all is well. */
    public Optional<String> trouble() {
        try {
            database.read("reach it", handle -> ReportAppender.thinned(handle));
            return database.trouble().map(FleetStoreException::getMessage);
        } catch (FleetStoreException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    /** Closes the connections; what was stored stays. */
    @Override
    public void close() {
        scheduler.shutdown();
        commits.close();
        database.close();
        lock.ifPresent(FileLock::close);
    }
}
