package org.sdvp.it.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sdvp.acsi.AccessPolicy;
import org.sdvp.acsi.AccessRule;
import org.sdvp.acsi.Role;
import org.sdvp.acsi.SystemTimeSource;
import org.sdvp.acsi.server.AcsiServer;
import org.sdvp.acsi.service.ServiceName;
import org.sdvp.agent.sdvp2.Sdvp2Face;
import org.sdvp.agent.serving.LocalClients;
import org.sdvp.cli.Sdvp;
import org.sdvp.cli.Surroundings;
import org.sdvp.cli.output.Screen;
import org.sdvp.demo.xmppserver.XmppServerKind;
import org.sdvp.heatpump.Sdvp2NameRow;
import org.sdvp.model.ModelValues;
import org.sdvp.operator.Operator;
import org.sdvp.operator.OperatorSettings;
import org.sdvp.operator.profile.ConnectionProfile;
import org.sdvp.wire.choice.FormatChoice;
import org.sdvp.wire.compact.CompactFormat;
import org.sdvp.wire.xml.XmlReader;
import org.sdvp.wire.xml.XmlWriter;
import org.sdvp.xmpp.Password;
import org.sdvp.xmpp.PeerLiveness;
import org.sdvp.xmpp.RosterRoles;
import org.sdvp.xmpp.Subscriptions;
import org.sdvp.xmpp.XmppConnection;
import org.sdvp.xmpp.XmppServerTransport;
import org.sdvp.xmpp.XmppSettings;
import org.sdvp.xmpp.memory.InMemoryXmppServer;
import org.sdvp.xmpp.stanza.Iq;
import org.sdvp.xmpp.stanza.Jid;
import org.sdvp.xmpp.stanza.Presence;

/** The commands against a box of the SDVP2 project, and one of its controllers against a device of ours. */
class OriginalBoxTest {
    @TempDir
    Path home;

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final SystemTimeSource time = new SystemTimeSource(timer, Clock.systemUTC());

    /** Runs the command. */
    private interface Commands {
        RealNet.Run run(String... args);
    }

    private Commands inMemory(InMemoryXmppServer server) throws IOException {
        profile().save(home.resolve(".config/sdvp/profile"));
        return args -> {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ByteArrayOutputStream err = new ByteArrayOutputStream();
            int exitCode = new Sdvp(new Surroundings(
                            new PrintStream(out, true, StandardCharsets.UTF_8),
                            new PrintStream(err, true, StandardCharsets.UTF_8),
                            Screen.FILE,
                            Map.of(),
                            home,
                            server))
                    .run(args);
            return new RealNet.Run(
                    exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
        };
    }

    private static ConnectionProfile profile() {
        return new ConnectionProfile(
                RealNet.OPERATOR, Password.of("secret"), Optional.empty(), XmppSettings.Tls.STARTTLS, Optional.empty());
    }

    private OriginalBox boxInMemory(InMemoryXmppServer server) {
        server.befriend(RealNet.OPERATOR.toString(), "hp02@sdvp.test");
        return new OriginalBox(server.connection("hp02@sdvp.test"), RealNet.OPERATOR);
    }

    @Test
    void aBoxIsBrowsedReadAndWritten_inMemory() throws IOException {
        InMemoryXmppServer server = new InMemoryXmppServer(time);
        try (OriginalBox box = boxInMemory(server)) {
            check(inMemory(server), box);
        } finally {
            timer.shutdownNow();
        }
    }

    @ParameterizedTest
    @EnumSource(XmppServerKind.class)
    void aBoxIsBrowsedReadAndWritten_overARealServer(XmppServerKind kind) throws IOException {
        try (RealNet net = new RealNet(kind, home)) {
            try (OriginalBox box = new OriginalBox(net.connection("hp02"), RealNet.OPERATOR)) {
                makeFriends(net.connection("operator"), Jid.of("hp02@sdvp.test"));
                check(net::run, box);
            }
        } finally {
            timer.shutdownNow();
        }
    }

    /** Waits until the operator's account hears the presence of a box that has asked for its own. */
    private static void makeFriends(XmppConnection operator, Jid box) {
        CompletableFuture<Boolean> heard = new CompletableFuture<>();
        operator.onPresence(presence -> {
            boolean isIts = presence.type() == Presence.Type.AVAILABLE
                    && presence.from().map(Jid::bare).equals(Optional.of(box));
            if (isIts) {
                heard.complete(true);
            }
        });
        new Subscriptions(operator, Map.of(box, Set.of()));
        operator.login().toCompletableFuture().join();
        operator.send(Presence.available(0, ""));
        assertThat(heard.orTimeout(20, TimeUnit.SECONDS).join()).isTrue();
        operator.close();
    }

    private static void check(Commands commands, OriginalBox box) {
        RealNet.Run browsed = commands.run("browse", "hp02", "--values");
        assertThat(browsed.err()).isEmpty();
        assertThat(browsed.out()).contains("LD_LIAB", "LN_HP", "heating", "htfwd", "whout", "pws_relay1", "48.25");
        RealNet.Run read = commands.run("read", "hp02", OriginalBox.FORWARD);
        assertThat(read.err()).isEmpty();
        assertThat(read.out()).contains(OriginalBox.FORWARD, "21.5", "05:59:52");
        assertThat(commands.run("read", "hp02", "LD_LIAB/LN_HP.heating.nothing").exitCode())
                .isEqualTo(3);
        RealNet.Run written = commands.run("write", "hp02", OriginalBox.FORWARD, "22.5");
        assertThat(written.err()).isEmpty();
        assertThat(written.exitCode()).isZero();
        assertThat(box.value(OriginalBox.FORWARD)).isEqualTo("22.5");
        RealNet.Run tested = commands.run("operate", "hp02", OriginalBox.RELAY, "1", "--test");
        assertThat(tested.exitCode()).isEqualTo(3);
        assertThat(box.value(OriginalBox.RELAY)).isEqualTo("0");
        RealNet.Run operated = commands.run("operate", "hp02", OriginalBox.RELAY, "1");
        assertThat(operated.err()).isEmpty();
        assertThat(operated.exitCode()).isZero();
        assertThat(box.value(OriginalBox.RELAY)).isEqualTo("1");
        assertThat(box.sets).as("iq sets, which a box leaves without an answer").hasValue(0);
    }

    @Test
    void whatABoxHasNothingFor_isSaid_andWithoutSdvp2ItIsNoDevice() throws IOException {
        InMemoryXmppServer server = new InMemoryXmppServer(time);
        try (OriginalBox box = boxInMemory(server)) {
            Commands commands = inMemory(server);
            RealNet.Run selfTest = commands.run("selftest", "hp02");
            assertThat(selfTest.exitCode()).isEqualTo(4);
            assertThat(selfTest.err()).contains("is an SDVP2 box");
            int before = box.asked.size();
            RealNet.Run without = commands.run("read", "hp02", OriginalBox.FORWARD, "--format-order", "compact");
            assertThat(without.exitCode()).isEqualTo(4);
            assertThat(without.err()).contains("offers no ACSI services");
            assertThat(box.asked).hasSize(before);
        } finally {
            timer.shutdownNow();
        }
    }

    @Test
    void theWatchdogOfABox_isWatchedByPrograms() {
        InMemoryXmppServer server = new InMemoryXmppServer(time);
        OperatorSettings settings = OperatorSettings.usual(FormatChoice.named(FormatChoice.all()));
        try (OriginalBox box = boxInMemory(server);
                Operator operator = Operator.login(server, profile(), settings)) {
            assertThat(operator.await(operator.box("hp02").watchdog())).isEqualTo(1);
            assertThat(operator.await(operator.box("hp02").watchdog())).isEqualTo(2);
            assertThat(box.asked).contains("Watchdog ");
        } finally {
            timer.shutdownNow();
        }
    }

    @ParameterizedTest
    @EnumSource(XmppServerKind.class)
    void anOriginalController_readsOurDevice_overARealServer(XmppServerKind kind) throws IOException {
        try (RealNet net = new RealNet(kind, home);
                XmppConnection device = net.connection("hp01")) {
            serve(device, net.values);
            try (XmppConnection controller = net.connection("operator")) {
                assertThat(readAsSeen(controller, device.jid()))
                        .contains(
                                "<string>LD_LIAB/LN_HP.extern.rtind</string>",
                                "<string>21.5</string>",
                                "dateTime.iso8601");
            }
            RealNet.Run read = net.run("read", "hp01", "HP1/RoomSTMP1.Tmp.mag.f", "--format-order", "sdvp2");
            assertThat(read.err()).isEmpty();
            assertThat(read.out()).contains("21.5");
        } finally {
            timer.shutdownNow();
        }
    }

    /** The answer to a call as it was seen on the wire. */
    private static String readAsSeen(XmppConnection controller, Jid device) {
        new Subscriptions(controller, Map.of(device.bare(), Set.of()));
        controller.login().toCompletableFuture().join();
        controller.send(Presence.available(0, ""));
        String call = "<query xmlns='jabber:iq:rpc'><methodCall><methodName>Read</methodName><params><param><value>"
                + "<struct><member><name>VariableAccessSpecification</name><value><string>"
                + "LD_LIAB/LN_HP.extern.rtind</string></value></member></struct></value></param></params>"
                + "</methodCall></query>";
        Iq answer = controller
                .sendIq(Iq.get(device, new XmlReader().read(call)), Duration.ofSeconds(10))
                .toCompletableFuture()
                .join();
        return XmlWriter.toString(answer.payload().orElseThrow());
    }

    private void serve(XmppConnection device, ModelValues values) {
        new Subscriptions(device, Map.of(RealNet.OPERATOR, Set.of("Service Provider")));
        RosterRoles roles = new RosterRoles(device.roster(), RosterRoles.USUAL_GROUPS);
        LocalClients clients = new LocalClients(new XmppServerTransport(
                device,
                roles,
                List.of(new CompactFormat()),
                new PeerLiveness(device, time, PeerLiveness.Settings.USUAL)));
        new Sdvp2Face(clients, roles::of, values.model(), Sdvp2NameRow.all(), time).start(device);
        AcsiServer.builder(clients, values, time)
                .accessPolicy(AccessPolicy.of(
                        List.of(AccessRule.everywhere(Role.SERVICE_PROVIDER, Set.of(ServiceName.values())))))
                .controlHandler((control, parameters, caller) -> CompletableFuture.completedFuture(Optional.empty()))
                .build()
                .start();
        device.announce(Presence.available(Presence.FULL_ADDRESS_ONLY, ""));
        device.login().toCompletableFuture().join();
    }
}
