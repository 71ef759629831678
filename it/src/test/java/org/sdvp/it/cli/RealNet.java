package org.sdvp.it.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.sdvp.acsi.AccessPolicy;
import org.sdvp.acsi.AccessRule;
import org.sdvp.acsi.Role;
import org.sdvp.acsi.SystemTimeSource;
import org.sdvp.acsi.server.AcsiServer;
import org.sdvp.acsi.server.SettingHandler;
import org.sdvp.acsi.service.ServiceName;
import org.sdvp.cli.Sdvp;
import org.sdvp.cli.Surroundings;
import org.sdvp.cli.output.Screen;
import org.sdvp.demo.xmppserver.XmppServerConfig;
import org.sdvp.demo.xmppserver.XmppServerKind;
import org.sdvp.demo.xmppserver.XmppServerProcess;
import org.sdvp.heatpump.HeatPumpModel;
import org.sdvp.model.Fcda;
import org.sdvp.model.ModelValues;
import org.sdvp.model.Selection;
import org.sdvp.model.value.ValueText;
import org.sdvp.operator.profile.ConnectionProfile;
import org.sdvp.wire.compact.CompactFormat;
import org.sdvp.xmpp.Password;
import org.sdvp.xmpp.PeerLiveness;
import org.sdvp.xmpp.RosterRoles;
import org.sdvp.xmpp.Subscriptions;
import org.sdvp.xmpp.XmppConnection;
import org.sdvp.xmpp.XmppServerTransport;
import org.sdvp.xmpp.XmppSettings;
import org.sdvp.xmpp.smack.SmackConnector;
import org.sdvp.xmpp.stanza.Jid;
import org.sdvp.xmpp.stanza.Presence;

/** A real XMPP server, devices on it, and the command run against them by a profile. */
final class RealNet implements AutoCloseable {
    static final String PASSWORD = "correct horse";
    static final Jid OPERATOR = Jid.of("operator@sdvp.test");

    private final ScheduledExecutorService timers = Executors.newSingleThreadScheduledExecutor();
    private final ExecutorService deliveries = Executors.newFixedThreadPool(2);
    private final SystemTimeSource time = new SystemTimeSource(timers, Clock.systemUTC());
    private final SmackConnector connector = new SmackConnector(time, deliveries);
    private final Path home;
    final XmppServerProcess server;
    final ModelValues values = new ModelValues(HeatPumpModel.create("HP1").serverModel());

    RealNet(XmppServerKind kind, Path home) throws IOException {
        this.home = home;
        this.server = XmppServerProcess.start(
                kind,
                XmppServerConfig.forDomain("sdvp.test")
                        .account("operator", PASSWORD)
                        .account("hp01", PASSWORD)
                        .account("hp02", PASSWORD)
                        .build());
        set("HP1/LLN0.Loc.stVal[ST]", "false");
        set("HP1/RoomSTMP1.Tmp.mag.f[MX]", "21.5");
        set("HP1/RoomSTMP1.Tmp.q[MX]", "good");
        profile(PASSWORD, server.port(), server.caFile());
    }

    private void set(String reference, String text) {
        Selection target = values.model().select(Fcda.parse(reference)).orElseThrow();
        values.update(List.of(new ModelValues.Write(target, ValueText.parse(target.type(), text))));
    }

    /** Writes the operator's profile. */
    void profile(String password, int port, Path caFile) throws IOException {
        new ConnectionProfile(
                        OPERATOR,
                        Password.of(password),
                        Optional.of(InetSocketAddress.createUnresolved("127.0.0.1", port)),
                        XmppSettings.Tls.STARTTLS,
                        Optional.of(caFile))
                .save(home.resolve(".config/sdvp/profile"));
    }

    /** Brings a device online; closing what is returned takes it off. */
    XmppConnection online(String name) {
        XmppSettings settings = XmppSettings.of(Jid.of(name + "@sdvp.test/pump"), Password.of(PASSWORD))
                .with(XmppSettings.Server.at("127.0.0.1", server.port()).withCaFile(server.caFile()));
        XmppConnection connection = connector.connection(settings);
        new Subscriptions(connection, Map.of(OPERATOR, Set.of("Service Provider")));
        XmppServerTransport transport = new XmppServerTransport(
                connection,
                new RosterRoles(connection.roster(), RosterRoles.USUAL_GROUPS),
                List.of(new CompactFormat()),
                new PeerLiveness(connection, time, PeerLiveness.Settings.USUAL));
        AcsiServer.builder(transport, values, time)
                .accessPolicy(AccessPolicy.of(
                        List.of(AccessRule.everywhere(Role.SERVICE_PROVIDER, Set.of(ServiceName.values())))))
                .settingHandler(SettingHandler.acceptAll())
                .controlHandler((control, parameters, caller) -> CompletableFuture.completedFuture(Optional.empty()))
                .build()
                .start();
        connection.announce(Presence.available(Presence.FULL_ADDRESS_ONLY, ""));
        connection.login().toCompletableFuture().join();
        return connection;
    }

    /** A connection of an account, not logged in; the XMPP server gives it a resource. */
    XmppConnection connection(String name) {
        return connector.connection(XmppSettings.of(Jid.of(name + "@sdvp.test"), Password.of(PASSWORD))
                .with(XmppSettings.Server.at("127.0.0.1", server.port()).withCaFile(server.caFile())));
    }

    /**
     * What a run printed.
     *
     * @param exitCode of the run
     * @param out standard output
     * @param err standard error
     */
    record Run(int exitCode, String out, String err) {}

    /** Runs the command. */
    Run run(String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exitCode = run(out, err, args);
        return new Run(exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** Runs the command, its output growing meanwhile. */
    int run(ByteArrayOutputStream out, ByteArrayOutputStream err, String... args) {
        return new Sdvp(new Surroundings(
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        Screen.FILE,
                        Map.of(),
                        home,
                        connector))
                .run(args);
    }

    @Override
    public void close() throws IOException {
        server.close();
        timers.shutdownNow();
        deliveries.shutdownNow();
    }
}
