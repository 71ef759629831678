package org.sdvp.operator;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.sdvp.acsi.AccessPolicy;
import org.sdvp.acsi.AccessRule;
import org.sdvp.acsi.Role;
import org.sdvp.acsi.SystemTimeSource;
import org.sdvp.acsi.server.AcsiServer;
import org.sdvp.acsi.server.SettingHandler;
import org.sdvp.acsi.service.AddCause;
import org.sdvp.acsi.service.Operate;
import org.sdvp.acsi.service.ServiceName;
import org.sdvp.model.Fcda;
import org.sdvp.model.LogicalDevice;
import org.sdvp.model.LogicalNode;
import org.sdvp.model.ModelValues;
import org.sdvp.model.ServerModel;
import org.sdvp.model.cdc.Cdc;
import org.sdvp.model.cdc.CtlModel;
import org.sdvp.model.cdc.Enumerations;
import org.sdvp.model.value.DataValue;
import org.sdvp.model.value.Quality;
import org.sdvp.model.value.Timestamp;
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
import org.sdvp.xmpp.memory.InMemoryXmppServer;
import org.sdvp.xmpp.stanza.Jid;
import org.sdvp.xmpp.stanza.Presence;

/** An XMPP server in memory, an operator's account on it, and small heat pumps that come and go. */
final class PumpOnline implements AutoCloseable {
    static final Instant MEASURED = Instant.parse("2026-11-23T08:00:00.5Z");
    private static final String OWNER = "operator@sdvp.test";

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final SystemTimeSource time = new SystemTimeSource(timer, Clock.systemUTC());
    final InMemoryXmppServer xmppServer = new InMemoryXmppServer(time);
    final List<Operate.Parameters> operated = new ArrayList<>();
    Optional<AddCause> refusal = Optional.empty();
    ModelValues values = values(model("HP1"));

    static ServerModel model(String... devices) {
        List<LogicalDevice> all = new ArrayList<>();
        for (String device : devices) {
            all.add(new LogicalDevice(device, List.of(common(), temperature(), pump(), meter())));
        }
        return new ServerModel("test", all);
    }

    private static LogicalNode common() {
        return new LogicalNode(
                "",
                "LLN0",
                "",
                List.of(
                        Cdc.ENS
                                .object("Beh")
                                .enumeration(Enumerations.named("BehaviourModeKind"))
                                .value("stVal", "on")
                                .build(),
                        Cdc.LPL
                                .object("NamPlt")
                                .value("vendor", "Heatmaker")
                                .value("configRev", "1")
                                .build()));
    }

    private static LogicalNode temperature() {
        return new LogicalNode(
                "",
                "STMP",
                "1",
                List.of(Cdc.MV
                        .object("Tmp")
                        .with("units")
                        .value("units.SIUnit", "°C")
                        .build()));
    }

    private static LogicalNode pump() {
        return new LogicalNode(
                "",
                "KPMP",
                "1",
                List.of(
                        Cdc.SPC
                                .object("OpCtl")
                                .controlledBy(CtlModel.DIRECT_WITH_NORMAL_SECURITY)
                                .build(),
                        Cdc.APC
                                .object("SptVal")
                                .controlledBy(CtlModel.DIRECT_WITH_NORMAL_SECURITY)
                                .with("units")
                                .value("units.SIUnit", "°C")
                                .value("minVal.f", "15")
                                .value("maxVal.f", "25")
                                .build(),
                        Cdc.ING
                                .object("MinRun")
                                .value("setVal", "5")
                                .value("minVal", "0")
                                .value("maxVal", "60")
                                .value("units.SIUnit", "min")
                                .build()));
    }

    private static LogicalNode meter() {
        return new LogicalNode(
                "",
                "MMTR",
                "1",
                List.of(Cdc.BCR
                        .object("TotWh")
                        .value("actVal", "42")
                        .value("pulsQty", "100")
                        .value("units.SIUnit", "Wh")
                        .build()));
    }

    static ModelValues values(ServerModel model) {
        ModelValues values = new ModelValues(model);
        for (LogicalDevice device : model.logicalDevices()) {
            String tmp = device.name() + "/STMP1.Tmp";
            values.update(List.of(
                    write(model, tmp + ".mag.f[MX]", new DataValue.Float32(21.5f)),
                    write(model, tmp + ".q[MX]", Quality.GOOD),
                    write(model, tmp + ".t[MX]", Timestamp.of(MEASURED))));
        }
        return values;
    }

    private static ModelValues.Write write(ServerModel model, String target, DataValue value) {
        return new ModelValues.Write(model.select(Fcda.parse(target)).orElseThrow(), value);
    }

    /** Sets the Beh of the first logical device. */
    void behaviour(String literal) {
        Fcda beh = Fcda.parse("HP1/LLN0.Beh.stVal[ST]");
        DataValue value = ValueText.parse(Enumerations.named("BehaviourModeKind"), literal);
        values.update(List.of(new ModelValues.Write(values.model().select(beh).orElseThrow(), value)));
    }

    /** Brings a pump online; closing what is returned takes it off. */
    XmppConnection online(String full) {
        Jid jid = Jid.of(full);
        XmppConnection connection = xmppServer.connection(full);
        new Subscriptions(connection, Map.of(Jid.of(OWNER), Set.of("Service Provider")));
        XmppServerTransport transport = new XmppServerTransport(
                connection,
                new RosterRoles(connection.roster(), RosterRoles.USUAL_GROUPS),
                List.of(new CompactFormat()),
                new PeerLiveness(connection, time, PeerLiveness.Settings.USUAL));
        AcsiServer.builder(transport, values, time)
                .accessPolicy(AccessPolicy.of(
                        List.of(AccessRule.everywhere(Role.SERVICE_PROVIDER, Set.of(ServiceName.values())))))
                .settingHandler(SettingHandler.acceptAll())
                .controlHandler((control, parameters, caller) -> {
                    operated.add(parameters);
                    return CompletableFuture.completedFuture(refusal);
                })
                .build()
                .start();
        connection.announce(Presence.available(Presence.FULL_ADDRESS_ONLY, ""));
        xmppServer.befriend(OWNER, jid.bare().toString());
        connection.login().toCompletableFuture().join();
        return connection;
    }

    Operator operator() {
        ConnectionProfile profile = new ConnectionProfile(
                Jid.of(OWNER), Password.of("secret"), Optional.empty(), XmppSettings.Tls.STARTTLS, Optional.empty());
        return Operator.login(
                xmppServer,
                profile,
                OperatorSettings.usual(List.of(new CompactFormat()))
                        .withPatience(Duration.ofMillis(50))
                        .withCallTimeout(Duration.ofSeconds(5)));
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
