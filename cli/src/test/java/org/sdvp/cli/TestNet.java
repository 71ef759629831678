package org.sdvp.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.sdvp.acsi.AccessPolicy;
import org.sdvp.acsi.AccessRule;
import org.sdvp.acsi.Caller;
import org.sdvp.acsi.Role;
import org.sdvp.acsi.SystemTimeSource;
import org.sdvp.acsi.process.ProcessValues;
import org.sdvp.acsi.server.AcsiServer;
import org.sdvp.acsi.server.SettingHandler;
import org.sdvp.acsi.service.AddCause;
import org.sdvp.acsi.service.Operate;
import org.sdvp.acsi.service.ServiceName;
import org.sdvp.agent.audit.AuditLog;
import org.sdvp.agent.binding.HeatPumpPolicy;
import org.sdvp.agent.config.AccessConfig;
import org.sdvp.agent.rights.RightsExplainer;
import org.sdvp.agent.serving.DeviceServer;
import org.sdvp.cli.output.Screen;
import org.sdvp.heatpump.HeatPumpModel;
import org.sdvp.model.Fcda;
import org.sdvp.model.ModelValues;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.Selection;
import org.sdvp.model.value.ValueText;
import org.sdvp.wire.choice.WireFormats;
import org.sdvp.xmpp.PeerLiveness;
import org.sdvp.xmpp.RosterRoles;
import org.sdvp.xmpp.Subscriptions;
import org.sdvp.xmpp.XmppConnection;
import org.sdvp.xmpp.XmppConnector;
import org.sdvp.xmpp.XmppServerTransport;
import org.sdvp.xmpp.memory.InMemoryXmppServer;
import org.sdvp.xmpp.rights.RightsQuestions;
import org.sdvp.xmpp.stanza.Jid;
import org.sdvp.xmpp.stanza.Presence;
import org.sdvp.xmpp.stanza.RosterItem;

/** The command as a person runs it, on an XMPP server in memory, with heat pumps that come and go. */
final class TestNet implements AutoCloseable {
    static final Instant MEASURED = Instant.parse("2026-11-23T08:00:00.500Z");
    private static final Jid OWNER = Jid.of("operator@sdvp.test");

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final SystemTimeSource time = new SystemTimeSource(timer, Clock.systemUTC());
    private final Path home;
    final InMemoryXmppServer xmppServer = new InMemoryXmppServer(time);
    final ModelValues values = new ModelValues(HeatPumpModel.create("HP1").serverModel());
    private final ProcessValues process;
    final List<Operate.Parameters> operated = new ArrayList<>();
    Optional<AddCause> refusal = Optional.empty();
    XmppConnector connector = xmppServer;
    Screen screen = Screen.FILE;

    TestNet(Path home) {
        this.home = home;
        set("HP1/RoomSTMP1.Tmp.mag.f[MX]", "21.5");
        set("HP1/RoomSTMP1.Tmp.q[MX]", "good");
        set("HP1/RoomSTMP1.Tmp.t[MX]", MEASURED.toString());
        set("HP1/LLN0.Loc.stVal[ST]", "false");
        process = new ProcessValues(values, time);
        profile("jid: operator@sdvp.test\npassword: secret\n");
    }

    SystemTimeSource time() {
        return time;
    }

    void profile(String text) {
        try {
            Path file = home.resolve(".config/sdvp/profile");
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sets a value of the device. */
    void set(String reference, String text) {
        Selection target = values.model().select(Fcda.parse(reference)).orElseThrow();
        values.update(List.of(new ModelValues.Write(target, ValueText.parse(target.type(), text))));
    }

    /** Brings a pump online that has values and controls only; closing what is returned takes it off. */
    XmppConnection online(String full) {
        return online(
                full,
                transport -> AcsiServer.builder(transport, values, time)
                        .accessPolicy(everything())
                        .settingHandler(SettingHandler.acceptAll())
                        .controlHandler(this::operate)
                        .build()
                        .start());
    }

    /** Brings a pump online that has everything an agent has. */
    XmppConnection wholeOnline(String full) {
        return online(full, transport -> {
            AtomicReference<DeviceServer> made = new AtomicReference<>();
            DeviceServer server = DeviceServer.builder(transport, process, time)
                    .audit(new AuditLog(
                            "HP1", process, time, (log, entry) -> made.get().append(log, entry)))
                    .worker(timer)
                    .accessPolicy(everything())
                    .controlHandler(this::operate)
                    .build();
            made.set(server);
            server.start();
            server.runSchedules();
        });
    }

    private static AccessPolicy everything() {
        return AccessPolicy.of(List.of(AccessRule.everywhere(Role.SERVICE_PROVIDER, Set.of(ServiceName.values()))));
    }

    private CompletionStage<Optional<AddCause>> operate(
            ObjectReference control, Operate.Parameters parameters, Caller caller) {
        operated.add(parameters);
        return CompletableFuture.completedFuture(refusal);
    }

    private XmppConnection online(String full, Consumer<XmppServerTransport> serve) {
        XmppConnection connection = xmppServer.connection(full);
        new Subscriptions(connection, Map.of(OWNER, Set.of("Service Provider")));
        serve.accept(new XmppServerTransport(
                connection,
                new RosterRoles(connection.roster(), RosterRoles.USUAL_GROUPS),
                WireFormats.all(),
                new PeerLiveness(connection, time, PeerLiveness.Settings.USUAL)));
        RosterRoles roles = new RosterRoles(connection.roster(), RosterRoles.USUAL_GROUPS);
        RightsQuestions.answer(
                connection,
                roles::of,
                new RightsExplainer(
                        new HeatPumpPolicy(HeatPumpModel.create("HP1").access()),
                        AccessConfig.USUAL,
                        who -> connection.roster().item(who).map(RosterItem::groups)));
        connection.announce(Presence.available(Presence.FULL_ADDRESS_ONLY, ""));
        xmppServer.befriend(OWNER.toString(), connection.jid().bare().toString());
        connection.login().toCompletableFuture().join();
        return connection;
    }

    /** Has the process say something. */
    void measure(String reference, String text) {
        Selection target = values.model().select(Fcda.parse(reference)).orElseThrow();
        process.update(List.of(new ModelValues.Write(target, ValueText.parse(target.type(), text))));
    }

    /**
     * What a run printed.
     *
     * @param exitCode of the run
     * @param out standard output
     * @param err standard error
     */
    record Run(int exitCode, String out, String err) {
        List<String> lines() {
            return out.lines().toList();
        }
    }

    /** Runs the command. */
    Run run(String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exitCode = new Sdvp(around(out, err)).run(args);
        return new Run(exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    Surroundings around(ByteArrayOutputStream out, ByteArrayOutputStream err) {
        return new Surroundings(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                screen,
                Map.of(),
                home,
                connector);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
