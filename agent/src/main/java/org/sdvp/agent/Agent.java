package org.sdvp.agent;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sdvp.acsi.AccessPolicy;
import org.sdvp.acsi.Role;
import org.sdvp.acsi.ServerTransport;
import org.sdvp.acsi.TimeSource;
import org.sdvp.acsi.control.ControlHandler;
import org.sdvp.acsi.process.ProcessValues;
import org.sdvp.acsi.service.LogEntry;
import org.sdvp.agent.audit.AuditLog;
import org.sdvp.agent.audit.RoleMemory;
import org.sdvp.agent.binding.CauseFirst;
import org.sdvp.agent.binding.DriverControls;
import org.sdvp.agent.binding.DriverMemory;
import org.sdvp.agent.binding.HeatPumpPolicy;
import org.sdvp.agent.binding.KeptMode;
import org.sdvp.agent.binding.MeasuredValues;
import org.sdvp.agent.binding.NamePlate;
import org.sdvp.agent.binding.SetPointRanges;
import org.sdvp.agent.config.AgentConfig;
import org.sdvp.agent.config.FirmwareConfig;
import org.sdvp.agent.device.HeatPumpDriver;
import org.sdvp.agent.firmware.DeviceFirmware;
import org.sdvp.agent.firmware.InstallTarget;
import org.sdvp.agent.firmware.OnlineProof;
import org.sdvp.agent.people.HeatPumpPeople;
import org.sdvp.agent.people.PeopleParts;
import org.sdvp.agent.rights.RightsExplainer;
import org.sdvp.agent.sdvp2.Sdvp2Face;
import org.sdvp.agent.serving.DeviceServer;
import org.sdvp.agent.serving.LocalClients;
import org.sdvp.agent.serving.StartTime;
import org.sdvp.agent.store.DeviceSettings;
import org.sdvp.heatpump.Sdvp2NameRow;
import org.sdvp.heatpump.firmware.FirmwareVersion;
import org.sdvp.model.ModelValues;
import org.sdvp.model.ObjectReference;
import org.sdvp.wire.WireFormat;
import org.sdvp.wire.choice.FormatChoice;
import org.sdvp.wire.command.CommandFormat;
import org.sdvp.xmpp.PeerLiveness;
import org.sdvp.xmpp.Reconnection;
import org.sdvp.xmpp.RosterRoles;
import org.sdvp.xmpp.Subscriptions;
import org.sdvp.xmpp.XmppConnection;
import org.sdvp.xmpp.XmppServerTransport;
import org.sdvp.xmpp.command.ListedCommand;
import org.sdvp.xmpp.limit.CallLimiter;
import org.sdvp.xmpp.limit.Gate;
import org.sdvp.xmpp.link.EntityTime;
import org.sdvp.xmpp.link.StreamLiveness;
import org.sdvp.xmpp.rights.RightsQuestions;
import org.sdvp.xmpp.stanza.Jid;
import org.sdvp.xmpp.stanza.Namespaces;
import org.sdvp.xmpp.stanza.Presence;
import org.sdvp.xmpp.stanza.RosterItem;

/**
 * One heat pump on its own XMPP account: its driver's signals are served by ACSI to those its roster gives a role, and
 * their commands go to the driver. The heat pump runs on, and its values go on being refreshed, whether there is a link or
 * not; logging in is tried for ever, and after each new login presence and associations begin anew.
 */
public final class Agent implements AutoCloseable {
    private final HeatPumpDriver driver;
    private final TimeSource time;
    private final AgentLog log;
    private final ModelValues values;
    private final AgentStore store;
    private final MeasuredValues measured;
    private final XmppConnection connection;
    private final AuditLog audit;
    private final DeviceServer server;
    private final Optional<HeatPumpPeople> people;
    private final Optional<DeviceFirmware> firmware;
    private final OnlineProof proof;
    private final StreamLiveness streamLiveness;
    private final Reconnection reconnection;
    private final List<XmppConnection.Registration> told;
    private TimeSource.@Nullable Timer look;
    private boolean logsBegun;
    private boolean closed;

    private Agent(AgentConfig config, HeatPumpDriver machine, AgentParts parts, Opened opened) {
        this.time = parts.time();
        Jid account = config.xmpp().jid().bare();
        this.log = new AgentLog(account.toString(), config.owners().keySet());
        this.store = opened.store();
        this.values = new ModelValues(parts.model().serverModel());
        Optional<DeviceSettings> kept = store.settings();
        this.driver = kept.<HeatPumpDriver>map(settings -> new DriverMemory(machine, parts.model(), settings))
                .orElse(machine);
        NamePlate plate = new NamePlate(config.logicalDevice(), kept);
        writeWhatIsKnown(config, parts, plate);
        ProcessValues process = new ProcessValues(values, time);
        this.measured = new MeasuredValues(
                process, parts.model(), driver, config.limits().silence(), time.now());
        this.connection = parts.connector().connection(config.xmpp());
        RosterRoles roles = new RosterRoles(connection.roster(), config.access().groups());
        this.audit = new AuditLog(config.logicalDevice(), process, time, this::append);
        AccessPolicy policy = new HeatPumpPolicy(parts.model().access());
        FormatChoice choice = config.choice();
        List<WireFormat> formats = choice.formats();
        PeerLiveness liveness =
                new PeerLiveness(connection, time, config.limits().liveness());
        this.streamLiveness =
                new StreamLiveness(connection, time, config.limits().streamLiveness(), liveness::isWatching);
        LocalClients clients = new LocalClients(new XmppServerTransport(connection, roles, formats, liveness)
                .guardedBy(new Gate(
                        roles::of, Optional.of(new CallLimiter(config.access().rates(), time))))
                .latestOrder(config.limits().control().maxCommandAge()));
        if (config.limits().isMetered()) {
            connection.iqs().offer(Namespaces.METERED);
        }
        DeviceFirmware.Parts updating =
                new DeviceFirmware.Parts(process, opened.target(), parts.time(), parts.worker());
        this.firmware = store.firmware(config, updating);
        this.server = server(config, parts, process, clients, policy, plate);
        answerForRights(config, roles, policy);
        new RoleMemory(connection, roles, store.roles(), time, audit);
        this.told = List.of(
                connection.onState((state, reason) -> log.state(connection, state, reason)),
                connection.onPresence(log::presence));
        store.onTrouble(trouble -> measured.trouble(trouble, time.now()));
        if (choice.sdvp2()) {
            // Before the server: what comes first in the namespace of Jabber-RPC is asked first.
            new Sdvp2Face(clients, roles::of, parts.model().serverModel(), Sdvp2NameRow.all(), time).start(connection);
        }
        server.start();
        firmware.ifPresentOrElse(
                DeviceFirmware::start, () -> DeviceFirmware.showVersion(config.logicalDevice(), updating));
        this.proof = proof(config, parts, opened.target());
        PeopleParts forPeople = new PeopleParts(
                account.local(),
                connection,
                roles::of,
                clients,
                policy,
                parts.model(),
                values,
                time,
                ZoneId.systemDefault(),
                parts.random(),
                store.alarms());
        this.people = formats.stream()
                .filter(CommandFormat.class::isInstance)
                .findFirst()
                .map(format -> people((CommandFormat) format, forPeople));
        driver.start(measured);
        server.runSchedules();
        // The pump is what matters: it runs before the first login is tried, and whatever becomes of that.
        connection.announce(Presence.available(config.limits().priority(), ""));
        this.reconnection = new Reconnection(connection, config.limits().backoff(), time, parts.random());
        lookAgain();
    }

    /** What clients see before the machine has said anything. */
    private void writeWhatIsKnown(AgentConfig config, AgentParts parts, NamePlate plate) {
        StartTime.stamp(values, time.now());
        plate.write(values, driver.nameplate(), config.site());
        SetPointRanges.write(values, parts.model(), driver);
        store.settings().ifPresent(settings -> KeptMode.keep(values, config.logicalDevice(), settings));
    }

    private OnlineProof proof(AgentConfig config, AgentParts parts, InstallTarget target) {
        FirmwareConfig.Trial trial =
                config.firmware().map(FirmwareConfig::trial).orElse(FirmwareConfig.Trial.USUAL);
        return new OnlineProof(
                connection,
                new OnlineProof.Parts(
                        time,
                        trial.settle(),
                        measured::hasHeard,
                        () -> parts.worker().execute(target::confirm)));
    }

    /**
     * Starts an agent on which nothing can be installed. Comes back at once; the first login is tried in the background.
     *
     * @param config what is set for it
     * @param driver of the machine, not started; belongs to the agent from now on
     * @param parts what it works with
     * @throws IllegalArgumentException if the settings of the connection cannot be used, such as a CA file without
     *     certificates, or the store cannot be opened; the driver is closed then
     */
    public static Agent start(AgentConfig config, HeatPumpDriver driver, AgentParts parts) {
        return start(config, driver, parts, InstallTarget.none(FirmwareVersion.ofBuild(Agent.class)));
    }

    private record Opened(AgentStore store, InstallTarget target) {}

    /**
     * Starts an agent. Comes back at once; the first login is tried in the background.
     *
     * @param config what is set for it
     * @param driver of the machine, not started; belongs to the agent from now on
     * @param parts what it works with
     * @param target installs updates of the agent's own program
     * @throws IllegalArgumentException as {@link #start(AgentConfig, HeatPumpDriver, AgentParts)}
     */
    public static Agent start(AgentConfig config, HeatPumpDriver driver, AgentParts parts, InstallTarget target) {
        AgentStore store;
        try {
            store = AgentStore.open(config, parts);
        } catch (RuntimeException e) {
            driver.close();
            throw e;
        }
        try {
            return new Agent(config, driver, parts, new Opened(store, target));
        } catch (RuntimeException e) {
            driver.close();
            store.close();
            throw e;
        }
    }

    private static HeatPumpPeople people(CommandFormat format, PeopleParts parts) {
        HeatPumpPeople people = new HeatPumpPeople(parts);
        // Services by forms are for those who know what they are; others may call them, but are not shown them.
        people.start(format.services().stream()
                .map(service -> new ListedCommand(
                        CommandFormat.PREFIX + service.text(),
                        "ACSI " + service.text(),
                        who -> who.roles().contains(Role.SERVICE_PROVIDER)))
                .toList());
        return people;
    }

    private void append(ObjectReference log, List<LogEntry.Member> entry) {
        server.append(log, entry);
    }

    /** Sees to who is in the roster, and tells who asks what follows from it. */
    private void answerForRights(AgentConfig config, RosterRoles roles, AccessPolicy policy) {
        if (config.owners().isEmpty()) {
            Subscriptions.ofRoster(connection, jid -> !roles.of(jid).isEmpty());
        } else {
            new Subscriptions(
                    connection, config.owners(), config.access().groups().keySet());
        }
        connection.iqs().onRefused((request, error) -> audit.refused(request, error, roles::of));
        EntityTime.answer(connection, time);
        RightsQuestions.answer(
                connection,
                roles::of,
                new RightsExplainer(
                        policy,
                        config.access(),
                        who -> connection.roster().item(who).map(RosterItem::groups)));
    }

    private DeviceServer server(
            AgentConfig config,
            AgentParts parts,
            ProcessValues process,
            ServerTransport transport,
            AccessPolicy policy,
            NamePlate plate) {
        DeviceServer.Builder device = DeviceServer.builder(transport, process, time)
                .worker(parts.worker())
                .stores(store.ports())
                .accessPolicy(policy)
                .limits(config.limits().server())
                .controlSettings(config.limits().control())
                .controlHandler(controls(parts))
                .settingHandler(plate)
                .audit(audit)
                .scheduleListener(log)
                .listener(log);
        store.files()
                .map(files -> firmware.map(updates -> updates.files(files))
                        .orElseGet(() -> DeviceFirmware.filesWithout(files)))
                .ifPresent(device::files);
        store.schedules().ifPresent(device::scheduleStore);
        return device.build();
    }

    private ControlHandler controls(AgentParts parts) {
        ControlHandler machine = new CauseFirst(values, new DriverControls(parts.model(), driver, log));
        return firmware.map(updates -> updates.controls(machine)).orElse(machine);
    }

    private synchronized void lookAgain() {
        if (!closed) {
            measured.lookForSilence(time.now()).forEach(log::silent);
            if (!logsBegun && measured.hasHeard()) {
                logsBegun = true;
                server.beginLogs();
            }
            look = time.after(measured.lookInterval(), this::lookAgain);
        }
    }

    /** The agent's address: full once it has logged in. */
    public Jid jid() {
        return connection.jid();
    }

    /** The connection to the XMPP server. */
    public XmppConnection connection() {
        return connection;
    }

    /** The present values. */
    public ModelValues values() {
        return values;
    }

    /** Number of open associations. */
    public int associations() {
        return server.associations();
    }

    /** Ends associations, says good-bye to the XMPP server and stops the driver. Closing twice does nothing. */
    @Override
    public void close() {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            if (look != null) {
                look.cancel();
            }
        }
        reconnection.close();
        streamLiveness.close();
        proof.close();
        firmware.ifPresent(DeviceFirmware::close);
        // What follows is of our own making: nothing to be told of.
        told.forEach(XmppConnection.Registration::remove);
        // First of all, so that no value comes after the buffers have been closed.
        driver.close();
        people.ifPresent(HeatPumpPeople::close);
        audit.close();
        server.close();
        store.close();
        connection.close();
        log.stopped();
    }
}
