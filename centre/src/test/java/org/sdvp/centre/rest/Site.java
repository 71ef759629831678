package org.sdvp.centre.rest;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import org.sdvp.centre.account.AccountStore;
import org.sdvp.centre.account.AuditStore;
import org.sdvp.centre.account.AuditTrail;
import org.sdvp.centre.account.LoginRules;
import org.sdvp.centre.account.Logins;
import org.sdvp.centre.account.OidcSettings;
import org.sdvp.centre.account.PasswordHashing;
import org.sdvp.centre.account.Role;
import org.sdvp.centre.account.TestClock;
import org.sdvp.centre.account.Tokens;
import org.sdvp.centre.account.Users;
import org.sdvp.centre.account.oidc.OidcLogin;
import org.sdvp.centre.account.oidc.OidcPeople;
import org.sdvp.centre.fleet.Device;
import org.sdvp.centre.fleet.DeviceId;
import org.sdvp.centre.fleet.DeviceStatus;
import org.sdvp.centre.fleet.FleetTime;
import org.sdvp.centre.fleet.Point;
import org.sdvp.centre.fleet.PointValue;
import org.sdvp.centre.fleet.Received;
import org.sdvp.centre.fleet.Sample;
import org.sdvp.centre.fleet.Trust;
import org.sdvp.centre.fleet.alarm.AlarmLimits;
import org.sdvp.centre.fleet.alarm.AlarmRules;
import org.sdvp.centre.fleet.command.CommandEngine;
import org.sdvp.centre.fleet.command.CommandPorts;
import org.sdvp.centre.fleet.twin.Fleet;
import org.sdvp.centre.rest.fleet.CommandJson;
import org.sdvp.centre.rest.fleet.Summaries;
import org.sdvp.centre.rest.stream.StreamHub;
import org.sdvp.centre.store.DatabaseSettings;
import org.sdvp.centre.store.FleetDatabase;

/** A centre on a port of its own, on SQLite, with a link to devices that the test steers. */
final class Site implements AutoCloseable {
    static final String PASSWORD = "correct horse";
    static final String ROOM = "HP1/RoomSTMP1.Tmp.mag.f[MX]";
    static final String POWER = "HP1/MMXN1.Watt.mag.f[MX]";

    final TestClock clock = new TestClock();
    final Away away = new Away();
    final AccountStore accounts;
    final AuditStore audit;
    final LinkDouble link = new LinkDouble();
    final FleetDatabase database;
    final Fleet fleet;
    final Logins logins;
    final Users users;
    final StreamHub hub;
    final CentreSite site;
    final SiteParts parts;
    volatile Summaries.Condition store = new Summaries.Condition(true, "SQLite");

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final ExecutorService workers = Executors.newFixedThreadPool(4);
    private final HttpClient client = HttpClient.newBuilder().build();
    private final CommandEngine engine;
    private final AlarmRules alarms;
    private final Map<String, Browser> in = new ConcurrentHashMap<>();

    Site(Path folder) throws IOException {
        this(folder, SiteSettings.USUAL.withPort(0), Optional.empty());
    }

    Site(Path folder, SiteSettings settings, Optional<OidcSettings> oidc) throws IOException {
        database = FleetDatabase.open(DatabaseSettings.sqlite(folder.resolve("centre.db")));
        accounts = away.switched(AccountStore.class, database.accounts());
        audit = away.switched(AuditStore.class, database.audit());
        FleetTime time = FleetTime.of(timer, workers);
        fleet = Fleet.load(database.devices(), database.samples(), time);
        AuditTrail trail = new AuditTrail(audit, clock);
        PasswordHashing hashing = new PasswordHashing(new PasswordHashing.Cost(64, 1, 1));
        logins = new Logins(accounts, trail, hashing, LoginRules.USUAL, clock);
        Tokens tokens = new Tokens(accounts, trail, clock);
        users = new Users(accounts, trail, hashing, new Users.Access(logins, tokens), clock);
        engine = CommandEngine.start(new CommandPorts(
                database.commands(),
                link,
                fleet,
                time,
                () -> ThreadLocalRandom.current().nextLong()));
        alarms = AlarmRules.start(fleet, database.alarms(), time, AlarmLimits.USUAL);
        Summaries summaries = new Summaries(fleet, time, () -> store, () -> new Summaries.Condition(true, "XMPP"));
        hub = new StreamHub(fleet, summaries, time);
        engine.listen(progress -> hub.tell(
                progress.command().tenant(),
                "command",
                progress.command().id(),
                () -> engine.progress(
                                progress.command().tenant(), progress.command().id())
                        .map(CommandJson::command)));
        parts = new SiteParts(
                new SiteParts.World(
                        fleet, database.devices(), database.samples(), database.alarms(), database.commands(), time),
                new SiteParts.People(
                        logins,
                        tokens,
                        users,
                        accounts,
                        audit,
                        trail,
                        oidc.map(provider ->
                                new OidcLogin(provider, new OidcPeople(provider, accounts, clock), logins, clock))),
                new SiteParts.Work(link, engine, alarms::acknowledge),
                hub,
                summaries);
        site = CentreSite.start(settings, parts);
    }

    /** One user of each role in the tenant main, and an administrator of another tenant. */
    Site withUsers() {
        for (Role role : Role.values()) {
            users.add(new Users.Fresh(role.word(), role, PASSWORD), "main");
        }
        users.add(new Users.Fresh("stranger", Role.ADMIN, PASSWORD), "other");
        return this;
    }

    /** A device that is online, with a room temperature and electric power. */
    DeviceId device(String name, double room) {
        return device(name, "main", room);
    }

    DeviceId device(String name, String tenant, double room) {
        DeviceId id = new DeviceId(name + "@example.org");
        Instant now = Instant.now();
        Device.Presence presence =
                new Device.Presence(DeviceStatus.ONLINE, now, "", Optional.of(now), Optional.of("agent"));
        fleet.known(id, () -> new Device(id, tenant, "House " + name, Device.Plate.BLANK, Set.of(), presence));
        fleet.model(
                id,
                "",
                new Device.Plate("Nordheat", "NH-8", "4711", "1.2"),
                List.of(
                        point(ROOM, "Air temperature in the room", "°C", Point.Use.MEASURED),
                        point(POWER, "Electric power", "W", Point.Use.MEASURED)));
        fleet.presence(id, presence);
        values(id, now, Map.of(ROOM, room, POWER, 1000.0));
        return id;
    }

    void values(DeviceId id, Instant time, Map<String, Double> values) {
        List<Sample> samples = values.entrySet().stream()
                .map(entry -> new Sample(
                        entry.getKey(),
                        time,
                        PointValue.of(entry.getValue(), entry.getValue().toString()),
                        Trust.GOOD))
                .toList();
        List<Received> all = List.of(new Received(id, Instant.now(), samples, Optional.empty(), Optional.empty()));
        database.samples().append(all);
        fleet.received(all);
    }

    private static Point point(String reference, String description, String unit, Point.Use use) {
        return new Point(
                reference,
                description,
                Point.Kind.NUMBER,
                unit,
                use,
                new Point.Range(OptionalDouble.of(-40), OptionalDouble.of(60), OptionalDouble.empty()),
                List.of());
    }

    /** Somebody who is not logged in. */
    Browser browser() {
        return new Browser(site.address(), client);
    }

    /** Somebody who is logged in, by the role's name. */
    Browser as(Role role) {
        return as(role.word());
    }

    Browser as(String name) {
        return in.computeIfAbsent(name, own -> browser().in(own, PASSWORD));
    }

    /** Waits until something is so. */
    static void eventually(java.util.function.BooleanSupplier so) {
        org.awaitility.Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(20))
                .until(so::getAsBoolean);
    }

    @Override
    public void close() {
        site.close();
        alarms.close();
        engine.close();
        fleet.close();
        timer.shutdownNow();
        workers.shutdownNow();
        database.close();
    }
}
