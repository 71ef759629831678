package org.sdvp.centre;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.sdvp.centre.account.AuditTrail;
import org.sdvp.centre.account.Logins;
import org.sdvp.centre.account.OidcSettings;
import org.sdvp.centre.account.PasswordHashing;
import org.sdvp.centre.account.Role;
import org.sdvp.centre.account.Tokens;
import org.sdvp.centre.account.Users;
import org.sdvp.centre.account.oidc.OidcLogin;
import org.sdvp.centre.account.oidc.OidcPeople;
import org.sdvp.centre.acsi.FleetConnection;
import org.sdvp.centre.fleet.FleetStoreException;
import org.sdvp.centre.fleet.FleetTime;
import org.sdvp.centre.fleet.alarm.AlarmLimits;
import org.sdvp.centre.fleet.alarm.AlarmRules;
import org.sdvp.centre.fleet.command.CommandEngine;
import org.sdvp.centre.fleet.command.CommandPorts;
import org.sdvp.centre.fleet.command.FleetCommand;
import org.sdvp.centre.fleet.twin.Fleet;
import org.sdvp.centre.fleet.twin.Intake;
import org.sdvp.centre.rest.CentreSite;
import org.sdvp.centre.rest.SiteParts;
import org.sdvp.centre.rest.fleet.AlarmRoutes;
import org.sdvp.centre.rest.fleet.CommandJson;
import org.sdvp.centre.rest.fleet.Summaries;
import org.sdvp.centre.rest.stream.StreamHub;
import org.sdvp.centre.store.FleetDatabase;
import org.sdvp.operator.profile.ConnectionProfile;
import org.sdvp.xmpp.XmppConnector;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running centre: database, fleet, devices, commands, alarms and the page. To be closed. */
public final class Centre implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Centre.class);
    private static final int WORKERS = 8;
    private static final Duration PROBE_EVERY = Duration.ofSeconds(2);

    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private final FleetTime time;
    private final FleetDatabase database;
    private final Fleet fleet;
    private final Intake intake;
    private final FleetConnection link;
    private final Logins logins;
    private final Users users;
    private final CentreSite site;
    private volatile Summaries.Condition store;

    private Centre(CentreConfig config, XmppConnector connector, ConnectionProfile profile) throws IOException {
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(daemons("centre-timer"));
        ExecutorService workers = Executors.newFixedThreadPool(WORKERS, daemons("centre-worker"));
        open.push(timer::shutdownNow);
        open.push(workers::shutdownNow);
        this.time = FleetTime.of(timer, workers);
        boolean done = false;
        try {
            this.database = keep(FleetDatabase.open(config.database()));
            this.store = new Summaries.Condition(true, database.name());
            this.fleet = keep(Fleet.load(database.devices(), database.samples(), time));
            this.intake = keep(new Intake(database.samples(), fleet, Intake.Limits.USUAL));
            this.link = keep(FleetConnection.start(
                    new FleetConnection.Account(connector, profile, device -> config.tenant()),
                    new FleetConnection.Ports(fleet, database.samples(), intake, time, workers)));
            Clock clock = Clock.systemUTC();
            AuditTrail trail = new AuditTrail(database.audit(), clock);
            PasswordHashing hashing = new PasswordHashing(PasswordHashing.Cost.USUAL);
            this.logins = new Logins(database.accounts(), trail, hashing, config.logins(), clock);
            Tokens tokens = new Tokens(database.accounts(), trail, clock);
            this.users = new Users(database.accounts(), trail, hashing, new Users.Access(logins, tokens), clock);
            this.site = keep(CentreSite.start(
                    config.site(),
                    parts(new SiteParts.People(
                            logins,
                            tokens,
                            users,
                            database.accounts(),
                            database.audit(),
                            trail,
                            config.oidc().map(this::oidc)))));
            done = true;
        } finally {
            if (!done) {
                close();
            }
        }
        time.after(PROBE_EVERY, this::probe);
    }

    private OidcLogin oidc(OidcSettings settings) {
        Clock clock = Clock.systemUTC();
        return new OidcLogin(settings, new OidcPeople(settings, database.accounts(), clock), logins, clock);
    }

    private SiteParts parts(SiteParts.People people) {
        CommandEngine engine = keep(CommandEngine.start(new CommandPorts(
                database.commands(),
                link,
                fleet,
                time,
                () -> ThreadLocalRandom.current().nextLong())));
        AlarmRules alarms = keep(AlarmRules.start(fleet, database.alarms(), time, AlarmLimits.USUAL));
        Summaries summaries = new Summaries(fleet, time, this::storeNow, this::linkNow);
        StreamHub hub = new StreamHub(fleet, summaries, time);
        engine.listen(progress -> {
            FleetCommand command = progress.command();
            hub.tell(
                    command.tenant(),
                    "command",
                    command.id(),
                    () -> engine.progress(command.tenant(), command.id()).map(CommandJson::command));
        });
        alarms.listen(alarm -> fleet.device(alarm.device())
                .ifPresent(twin -> hub.tell(
                        twin.device().tenant(), "alarm", alarm.id(), () -> Optional.of(AlarmRoutes.json(alarm)))));
        return new SiteParts(
                new SiteParts.World(
                        fleet, database.devices(), database.samples(), database.alarms(), database.commands(), time),
                people,
                new SiteParts.Work(link, engine, alarms::acknowledge),
                hub,
                summaries);
    }

    private static ThreadFactory daemons(String name) {
        AtomicInteger number = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, name + "-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    private <T extends AutoCloseable> T keep(T part) {
        open.push(part);
        return part;
    }

    /**
     * Starts a centre. Devices come as the login to the XMPP server works; until then the page says why not.
     *
     * @param config what is set for it
     * @param connector makes the connection to the XMPP server
     * @param profile account and XMPP server
     * @throws CentreException if the database cannot be used, or the port is taken; nothing is left running
     */
    public static Centre start(CentreConfig config, XmppConnector connector, ConnectionProfile profile) {
        try {
            return new Centre(config, connector, profile);
        } catch (FleetStoreException | IOException | IllegalArgumentException e) {
            throw new CentreException(String.valueOf(e.getMessage()), e);
        }
    }

    private void probe() {
        Summaries.Condition now = database.trouble()
                .map(why -> new Summaries.Condition(false, why))
                .orElse(new Summaries.Condition(true, database.name()));
        store = now;
        time.after(PROBE_EVERY, this::probe);
    }

    private Summaries.Condition storeNow() {
        String waiting = intake.trouble();
        return waiting.isEmpty() ? store : new Summaries.Condition(false, waiting);
    }

    private Summaries.Condition linkNow() {
        String trouble = link.trouble();
        return new Summaries.Condition(trouble.isEmpty(), trouble.isEmpty() ? link.account() : trouble);
    }

    /** Waits until it is logged in to the XMPP server; gives up after a time, when it goes on trying by itself. */
    public boolean awaitLogin(Duration atMost) throws InterruptedException {
        return link.awaitLogin(atMost);
    }

    /** What to open in a browser. */
    public String address() {
        return site.address();
    }

    /** The one-time token that makes the first user; empty if there is one. */
    public Optional<String> setUpToken() {
        return logins.needsSetUp() ? Optional.of(logins.setUpToken()) : Optional.empty();
    }

    /**
     * Makes a user of the first tenant.
     *
     * @throws org.sdvp.centre.account.AccountException if name or password cannot be used
     */
    public void addUser(String name, Role role, String password) {
        users.add(new Users.Fresh(name, role, password), Users.FIRST_TENANT);
    }

    /** A link that logs a user in once. */
    public String enterLink(String user) {
        return site.address() + "enter?ticket=" + logins.ticket(user);
    }

    /** Ends everything, in the order opposite to that in which it began; what is under way is stored. */
    @Override
    public void close() {
        while (!open.isEmpty()) {
            AutoCloseable part = open.pop();
            try {
                part.close();
            } catch (Exception e) {
                LOG.warn("a part of the centre did not end well", e);
            }
        }
    }
}
