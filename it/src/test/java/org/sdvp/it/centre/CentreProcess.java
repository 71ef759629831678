package org.sdvp.it.centre;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.Collectors;
import org.sdvp.centre.acsi.CentreLogin;
import org.sdvp.centre.acsi.FleetFollower;
import org.sdvp.centre.acsi.FleetLink;
import org.sdvp.centre.acsi.FollowPorts;
import org.sdvp.centre.acsi.FollowSettings;
import org.sdvp.centre.fleet.DeviceStatus;
import org.sdvp.centre.fleet.FleetTime;
import org.sdvp.centre.fleet.command.CommandEngine;
import org.sdvp.centre.fleet.command.CommandOrder;
import org.sdvp.centre.fleet.command.CommandPorts;
import org.sdvp.centre.fleet.command.FleetAction;
import org.sdvp.centre.fleet.command.FleetCommand;
import org.sdvp.centre.fleet.twin.Fleet;
import org.sdvp.centre.fleet.twin.FleetQuery;
import org.sdvp.centre.fleet.twin.Intake;
import org.sdvp.centre.fleet.twin.Shown;
import org.sdvp.centre.store.DatabaseSettings;
import org.sdvp.centre.store.FleetDatabase;
import org.sdvp.operator.Operator;
import org.sdvp.operator.OperatorSettings;
import org.sdvp.operator.profile.ConnectionProfile;
import org.sdvp.wire.compact.CompactFormat;
import org.sdvp.xmpp.Password;
import org.sdvp.xmpp.XmppSettings;
import org.sdvp.xmpp.smack.SmackConnector;
import org.sdvp.xmpp.stanza.Jid;

/**
 * The inner part of a centre in a process of its own, to be killed. It says what it sees, a line each: {@code online N}, {@code
 * room ADDRESS VALUE}, {@code command STATE LEVEL=N …}.
 */
public final class CentreProcess {
    private CentreProcess() {}

    /**
     * Runs until it is killed.
     *
     * @param args port of the XMPP server, its CA file, account, password, database file; and the number of devices that are
     *     to be online before they are all told to stop, 0 to tell nobody anything
     */
    public static void main(String[] args) {
        ConnectionProfile profile = new ConnectionProfile(
                Jid.of(args[2]),
                Password.of(args[3]),
                Optional.of(InetSocketAddress.createUnresolved("127.0.0.1", Integer.parseInt(args[0]))),
                XmppSettings.Tls.STARTTLS,
                Optional.of(Path.of(args[1])));
        Operator operator = CentreLogin.login(
                SmackConnector.withOwnThreads(), profile, OperatorSettings.usual(List.of(new CompactFormat())));
        ScheduledExecutorService timer = Executors.newScheduledThreadPool(1);
        ExecutorService worker = Executors.newFixedThreadPool(8);
        FleetTime time = FleetTime.of(timer, worker);
        FleetDatabase database = FleetDatabase.open(DatabaseSettings.sqlite(Path.of(args[4])));
        Fleet fleet = Fleet.load(database.devices(), database.samples(), time);
        Intake intake = new Intake(database.samples(), fleet, Intake.Limits.USUAL);
        FleetFollower.start(
                new FollowPorts(operator, fleet, database.samples(), intake, time), FollowSettings.of("main"));
        CommandEngine engine = CommandEngine.start(new CommandPorts(
                database.commands(), new FleetLink(operator, worker), fleet, time, new SplittableRandom()));
        engine.listen(progress -> say("command " + progress.command().state() + " "
                + progress.counts().entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + entry.getValue())
                        .collect(Collectors.joining(" "))));
        int stop = Integer.parseInt(args[5]);
        fleet.listen(Duration.ofMillis(50), change -> tell(fleet, change, engine, stop));
    }

    private static void tell(Fleet fleet, Fleet.Change change, CommandEngine engine, int stop) {
        int online = fleet.rollUp("main", FleetQuery.ALL).byStatus().getOrDefault(DeviceStatus.ONLINE, 0);
        say("online " + online);
        change.rows()
                .forEach(id -> fleet.device(id)
                        .map(twin -> twin.number(Shown.ROOM))
                        .ifPresent(room -> room.ifPresent(value -> say("room " + id + " " + value))));
        boolean allThere = fleet.devices().stream()
                        .filter(twin -> twin.value(Shown.PERMITTED).isPresent())
                        .count()
                >= stop;
        if (stop > 0 && online >= stop && allThere) {
            engine.submit(
                    new CommandOrder(
                            "main",
                            "anna",
                            fleet.devices("main", FleetQuery.ALL).stream()
                                    .map(twin -> twin.device().id())
                                    .collect(Collectors.toSet()),
                            new FleetAction(FleetAction.Kind.OPERATE, "KPMP1.OpCtl", "off"),
                            new FleetCommand.Rules(2, Duration.ZERO, Duration.ofMinutes(5), Duration.ZERO)),
                    Optional.of("one decision"));
        }
    }

    private static synchronized void say(String line) {
        System.out.println(line);
        System.out.flush();
    }
}
