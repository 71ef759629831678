package org.sdvp.agent.people;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.sdvp.agent.people.shown.ShownValue;
import org.sdvp.heatpump.HeatPumpControl;
import org.sdvp.model.LogicalDevice;
import org.sdvp.model.LogicalNode;
import org.sdvp.model.ObjectReference;
import org.sdvp.xmpp.command.CommandDialog;
import org.sdvp.xmpp.command.CommandHost;
import org.sdvp.xmpp.command.CommandLimits;
import org.sdvp.xmpp.command.CommandNote;
import org.sdvp.xmpp.command.ListedCommand;
import org.sdvp.xmpp.command.Requester;

/**
 * The commands of a heat pump for people with a chat client, and its alarms. Specified in {@code docs/people.md}: which
 * commands there are, whom each is listed for, and what it asks and shows.
 */
public final class HeatPumpPeople implements AutoCloseable {
    private static final String TABLE = "shown_values.csv";
    private static final String LOG_OF_MEASUREMENTS = "LLN0.Hist";

    private final PeopleParts parts;
    private final PeopleAccess access;
    private final HouseTime time;
    private final ObjectReference device;
    private final List<ShownValue> values;
    private final List<ObjectReference> schedules;
    private final Alarms alarms;
    private final CommandHost host;

    /**
     * Makes one; it takes nothing before {@link #start}.
     *
     * @param parts what it works with
     */
    public HeatPumpPeople(PeopleParts parts) {
        this.parts = parts;
        this.access = new PeopleAccess(parts.clients(), parts.roles(), parts.policy(), parts.time());
        this.time = new HouseTime(parts.time(), parts.zone());
        LogicalDevice only = parts.model().serverModel().logicalDevices().get(0);
        this.device = ObjectReference.parse(only.name());
        this.values = lines().stream()
                .map(row -> ShownValue.of(parts.model().serverModel(), device, row))
                .toList();
        this.schedules = only.logicalNodes().stream()
                .filter(node -> node.lnClass().equals("FSCH"))
                .map(LogicalNode::name)
                .map(device::child)
                .toList();
        this.alarms = new Alarms(
                parts.name(),
                AlarmCondition.all(parts.values(), values),
                new Alarms.Ports(
                        parts.time(),
                        (jid, object) -> access.mayRead(parts.roles().apply(jid), object),
                        parts.connection()::send,
                        parts.alarmStore()));
        this.host = new CommandHost(
                parts.connection(),
                parts.roles(),
                commands(),
                new CommandHost.Parts(CommandLimits.USUAL, parts.time(), parts.random()));
    }

    private static List<String> lines() {
        try (InputStream table = HeatPumpPeople.class.getResourceAsStream(TABLE)) {
            if (table == null) {
                throw new IllegalStateException(TABLE + " is not on the class path");
            }
            return new String(table.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .skip(1)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Begins to take commands and to look for alarms. To be called once.
     *
     * @param others commands in the same namespace that somebody else answers, listed after the own
     */
    public void start(List<ListedCommand> others) {
        host.start(others);
        alarms.start();
    }

    private List<PeopleCommand> commands() {
        ShownValue permitted = value("KPMP1.OpCtl");
        ObjectReference mode = parts.model().control(HeatPumpControl.OPERATING_MODE);
        ObjectReference lock = parts.model().control(HeatPumpControl.CONTROL_PLACE);
        ObjectReference log = device.child(LOG_OF_MEASUREMENTS.split("\\.")[0]).child("Hist");
        return List.of(
                command(
                        "status",
                        "Status",
                        who -> true,
                        who -> new StatusDialog(
                                "Status", access, who, shownAt(ShownValue.STATUS), () -> alarmNotes(who))),
                command("read", "Read values", who -> true, who -> new ReadDialog(access, who, values, time.zone())),
                setPoints("room-temperature", "Room temperature", "ComfMinFSPT1.SptVal", "ComfMaxFSPT1.SptVal"),
                setPoints("hot-water", "Hot water", "HotWtrFSPT1.SptVal"),
                command(
                        "mode",
                        "Mode",
                        operates(mode),
                        who -> new ModeDialog(access, who, value("DHTP1.OpModSt"), mode)),
                command(
                        "start-stop",
                        "Start and stop",
                        operates(permitted.object()),
                        who -> new StartStopDialog(access, who, permitted)),
                command(
                        "lock",
                        "Lock against commands from afar",
                        operates(lock),
                        who -> new LockDialog(access, who, value("LLN0.Loc"), lock)),
                command(
                        "schedule",
                        "Schedule for today",
                        this::seesSchedules,
                        who -> new ScheduleDialog(access, who, ScheduleDialog.readable(access, who, schedules), time)),
                command(
                        "history",
                        "History of the last day",
                        who -> access.mayQuery(who.roles(), log),
                        who -> new HistoryDialog(access, who, shownAt(ShownValue.HISTORY), log, time)),
                command(
                        "totals",
                        "Totals",
                        reads("KPMP1.OpCntRs"),
                        who -> new StatusDialog("Totals", access, who, shownAt(ShownValue.TOTALS), List::of)),
                command(
                        "firmware",
                        "Firmware",
                        who -> access.mayRead(who.roles(), device.child("LFWU1").child("UpdSt")),
                        who -> new FirmwareDialog(access, who, device.child("LFWU1"))),
                command("alarms", "Alarms as messages", who -> true, who -> new AlarmDialog(alarms, who)));
    }

    private static PeopleCommand command(
            String node, String title, Predicate<Requester> who, Function<Requester, CommandDialog> dialogs) {
        return new PeopleCommand(node, title, who, dialogs);
    }

    private PeopleCommand setPoints(String node, String title, String... names) {
        List<ShownValue> points = List.of(names).stream().map(this::value).toList();
        return command(
                node,
                title,
                who -> points.stream().allMatch(point -> access.mayOperate(who.roles(), point.object())),
                who -> new SetPointsDialog(title, access, who, points));
    }

    private Predicate<Requester> operates(ObjectReference control) {
        return who -> access.mayOperate(who.roles(), control);
    }

    private Predicate<Requester> reads(String name) {
        return who -> access.mayRead(who.roles(), value(name).object());
    }

    private boolean seesSchedules(Requester who) {
        return !ScheduleDialog.readable(access, who, schedules).isEmpty();
    }

    private ShownValue value(String name) {
        return values.stream()
                .filter(value -> StatusDialog.var(value).equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(TABLE + " lacks " + name));
    }

    private List<ShownValue> shownAt(String where) {
        return values.stream().filter(value -> value.where().contains(where)).toList();
    }

    private List<CommandNote> alarmNotes(Requester who) {
        return alarms.present(object -> access.mayRead(who.roles(), object)).stream()
                .map(CommandNote::warn)
                .toList();
    }

    /** Number of open sessions. */
    public int sessions() {
        return host.sessions();
    }

    /** Looks for alarms no more; commands are answered as long as the connection and the server are there. */
    @Override
    public void close() {
        alarms.close();
    }
}
