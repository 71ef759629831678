package org.sdvp.it.xmpp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.sdvp.demo.xmppserver.XmppServerKind;
import org.sdvp.wire.WireFormat;
import org.sdvp.wire.compact.CompactFormat;
import org.sdvp.wire.xml.XmlElement;
import org.sdvp.xmpp.Backoff;
import org.sdvp.xmpp.ConnectionState;
import org.sdvp.xmpp.DeviceDirectory;
import org.sdvp.xmpp.IqMux;
import org.sdvp.xmpp.Reconnection;
import org.sdvp.xmpp.StanzaErrorException;
import org.sdvp.xmpp.Subscriptions;
import org.sdvp.xmpp.XmppConnection;
import org.sdvp.xmpp.XmppSettings;
import org.sdvp.xmpp.stanza.Iq;
import org.sdvp.xmpp.stanza.Jid;
import org.sdvp.xmpp.stanza.Namespaces;
import org.sdvp.xmpp.stanza.Presence;
import org.sdvp.xmpp.stanza.RosterItem.Subscription;
import org.sdvp.xmpp.stanza.StanzaError.Condition;
import org.sdvp.xmpp.stanza.XmppMessage;

@ParameterizedClass
@EnumSource(XmppServerKind.class)
class StreamTest {
    private static final XmlElement QUESTION = XmlElement.empty("urn:x", "q");
    private static final Backoff SOON =
            new Backoff(Duration.ofMillis(50), Duration.ofMillis(200), 2, 0, Duration.ofMinutes(1));

    @Parameter
    XmppServerKind kind;

    private Lab lab;
    private TcpProxy proxy;

    @BeforeEach
    void start() throws IOException {
        lab = new Lab(RealServers.of(kind));
        proxy = new TcpProxy(lab.server().host(), lab.server().port());
    }

    @AfterEach
    void stop() throws IOException {
        lab.close();
        proxy.close();
    }

    @Test
    void request_isAnswered_andUnknownOnesToo() {
        XmppConnection hp = lab.login(lab.fresh("pump"));
        XmppConnection control = lab.login(lab.fresh("desk"));
        XmlElement answer =
                XmlElement.of("urn:x", "a").text("18 °C & \"cold\" <ok>").build();
        answerWith(hp, iq -> CompletableFuture.completedFuture(iq.result(answer)));
        assertThat(ask(control, hp.jid(), QUESTION).payload()).contains(answer);
        assertThat(condition(control, hp.jid(), XmlElement.empty("urn:unknown", "q")))
                .isEqualTo(Condition.SERVICE_UNAVAILABLE);
        assertThat(ask(control, hp.jid(), XmlElement.empty(Namespaces.PING, "ping"))
                        .type())
                .isEqualTo(Iq.Type.RESULT);
        assertThat(ask(control, hp.jid(), XmlElement.empty(Namespaces.DISCO_INFO, "query"))
                        .payload())
                .isPresent();
    }

    @Test
    void absentFullAddress_isAnsweredServiceUnavailable_justAsAStrangerIs() {
        XmppConnection hp = lab.login(lab.fresh("pump"));
        XmppConnection control = lab.login(lab.fresh("desk"));
        hp.iqs().admit(jid -> false);
        XmlElement ping = XmlElement.empty(Namespaces.PING, "ping");
        Jid absent = hp.jid().bare().withResource("absent");
        assertThat(condition(control, absent, ping)).isEqualTo(Condition.SERVICE_UNAVAILABLE);
        assertThat(condition(control, hp.jid(), ping)).isEqualTo(Condition.SERVICE_UNAVAILABLE);
    }

    @Test
    void largeAnswer_arrivesWhole_andATooLargeOneCostsNobodyItsStream() {
        XmppConnection hp = lab.login(lab.fresh("pump"));
        XmppConnection control = lab.login(lab.fresh("desk"));
        AtomicInteger size = new AtomicInteger(60_000);
        answerWith(
                hp,
                iq -> CompletableFuture.completedFuture(iq.result(
                        XmlElement.of("urn:x", "a").text("x".repeat(size.get())).build())));
        assertThat(ask(control, hp.jid(), QUESTION).payload().orElseThrow().text())
                .hasSize(60_000);
        size.set(300_000);
        assertThat(condition(control, hp.jid(), QUESTION)).isEqualTo(Condition.NOT_ACCEPTABLE);
        size.set(10);
        assertThat(ask(control, hp.jid(), QUESTION).payload().orElseThrow().text())
                .hasSize(10);
    }

    @Test
    void messages_comeInOrder() {
        XmppConnection hp = lab.login(lab.fresh("pump"));
        XmppConnection control = lab.login(lab.fresh("desk"));
        List<Integer> heard = numbers(control);
        for (int i = 0; i < 500; i++) {
            hp.send(number(control.jid(), i));
        }
        await().until(() -> heard.size() == 500);
        assertThat(heard).isSorted();
    }

    @Test
    void deviceAndOperatorThatNeverMet_findEachOther_andPresenceComesAndGoes() {
        WireFormat format = new CompactFormat();
        XmppSettings operator = lab.fresh("desk");
        XmppConnection control = lab.connection(operator);
        List<String> events = new CopyOnWriteArrayList<>();
        DeviceDirectory directory =
                new DeviceDirectory(control, List.of(format), lab.time(), DeviceDirectory.ofDomain("sdvp.test"));
        directory.listen(new DeviceDirectory.Listener() {
            @Override
            public void onOnline(DeviceDirectory.Device device) {
                events.add("online " + device.jid());
            }

            @Override
            public void onOffline(DeviceDirectory.Device device, String reason) {
                events.add("offline " + device.jid());
            }
        });
        control.announce(Presence.available(Presence.FULL_ADDRESS_ONLY, ""));
        Lab.done(control.login());
        XmppSettings pump = lab.fresh("pump");
        XmppConnection hp = device(pump, operator.jid().bare(), format);
        await().until(() -> events.contains("online " + hp.jid()));
        await().until(() -> hp.roster().item(operator.jid()).orElseThrow().subscription() == Subscription.BOTH);
        assertThat(hp.roster().item(operator.jid()).orElseThrow().groups()).containsExactly("User");
        hp.close();
        await().until(() -> events.contains("offline " + pump.jid()));
        // And once more, everything being there already.
        device(pump, operator.jid().bare(), format);
        await().until(() -> events.size() == 3);
        assertThat(directory.find(pump.jid())).isPresent();
    }

    @Test
    void cutLink_isResumed_andARequestInFlightIsAnsweredExactlyOnce() {
        XmppConnection hp = lab.login(lab.fresh("pump"));
        XmppConnection control = lab.login(behindProxy(lab.fresh("desk")));
        AtomicInteger asked = new AtomicInteger();
        CompletableFuture<Void> go = new CompletableFuture<>();
        answerWith(hp, iq -> {
            asked.incrementAndGet();
            return go.thenApply(nothing -> iq.result(QUESTION));
        });
        List<String> states = states(control);
        AtomicInteger answers = new AtomicInteger();
        CompletionStage<Iq> answer = control.sendIq(Iq.get(hp.jid(), QUESTION), Lab.seconds(15));
        answer.thenRun(answers::incrementAndGet);
        await().until(() -> asked.get() == 1);
        proxy.cut();
        await().until(() -> control.state() == ConnectionState.SUSPENDED);
        go.complete(null);
        CompletionStage<Iq> waiting = control.sendIq(Iq.get(hp.jid(), QUESTION), Lab.seconds(15));
        keep(control);
        assertThat(Lab.done(answer).payload()).contains(QUESTION);
        assertThat(Lab.done(waiting).payload()).contains(QUESTION);
        assertThat(answers).hasValue(1);
        assertThat(asked).hasValue(2);
        assertThat(states).containsExactly("SUSPENDED", "RESUMED");
        assertThat(ask(control, hp.jid(), QUESTION).payload()).contains(QUESTION);
    }

    /** The cuts hit the middle of incoming stanzas. Outgoing ones are left out: Prosody 0.12 cannot resume after those. */
    @Test
    void cutsWithinStanzas_loseAndDoubleNothing() {
        XmppConnection hp = lab.login(lab.fresh("pump"));
        XmppConnection control = lab.login(behindProxy(lab.fresh("desk")));
        keep(control);
        List<String> states = states(control);
        List<Integer> heard = numbers(control);
        for (int i = 0; i < 200; i++) {
            hp.send(number(control.jid(), i));
            if (i % 50 == 25) {
                proxy.cut();
                int cuts = i / 50 + 1;
                await().until(() -> Collections.frequency(states, "RESUMED") == cuts);
            }
        }
        await().until(() -> heard.contains(199));
        assertThat(heard).hasSize(200).isSorted().doesNotHaveDuplicates();
        assertThat(states).doesNotContain("DISCONNECTED");
    }

    @Test
    void cutsWithinLogins_doNotKeepTheConnectionFromComingBackSoon() {
        XmppConnection hp = lab.login(lab.fresh("pump"));
        XmppConnection control = lab.login(behindProxy(lab.fresh("desk")));
        answerWith(hp, iq -> CompletableFuture.completedFuture(iq.result(QUESTION)));
        keep(control);
        AtomicInteger accepted = new AtomicInteger();
        // A login takes about 3,000 bytes of the server: TLS, SASL, the features, the resumption.
        proxy.onAccept(() -> {
            if (accepted.incrementAndGet() <= 7) {
                proxy.cutAfter(400L * accepted.get());
            }
        });
        proxy.cut();
        await().until(() -> accepted.get() > 7 && control.state().isOnline());
        assertThat(ask(control, hp.jid(), QUESTION).payload()).contains(QUESTION);
    }

    @Test
    void deviceThatDoesNotComeBack_goesUnavailableAfterItsHibernation_andALateReturnIsANewStream() throws IOException {
        XmppConnection control = lab.connection(lab.fresh("desk"));
        List<Presence> heard = new CopyOnWriteArrayList<>();
        control.onPresence(heard::add);
        new DeviceDirectory(control, List.of(new CompactFormat()), lab.time(), jid -> true);
        control.announce(Presence.available(0, ""));
        Lab.done(control.login());
        XmppSettings settings = behindProxy(lab.fresh("pump"));
        XmppConnection hp = device(settings, control.jid().bare(), new CompactFormat());
        await().until(() -> heard.stream().anyMatch(p -> isFrom(p, hp.jid(), Presence.Type.AVAILABLE)));
        List<String> states = states(hp);
        proxy.down(true);
        proxy.cut();
        await().until(() -> hp.state() == ConnectionState.SUSPENDED);
        await().atMost(Lab.seconds(20))
                .until(() -> heard.stream().anyMatch(p -> isFrom(p, hp.jid(), Presence.Type.UNAVAILABLE)));
        // An XMPP server may have told of the same presence more than once.
        heard.clear();
        proxy.down(false);
        Lab.done(hp.login());
        assertThat(states).containsExactly("SUSPENDED", "DISCONNECTED", "CONNECTED");
        await().until(() -> heard.stream().anyMatch(p -> isFrom(p, hp.jid(), Presence.Type.AVAILABLE)));
    }

    @Test
    void withoutResumption_aCutLinkIsLostAtOnce() {
        XmppSettings settings = behindProxy(lab.fresh("desk"));
        XmppConnection control = lab.login(settings.with(settings.server().withoutResume()));
        CompletionStage<Iq> waiting;
        XmppConnection hp = lab.login(lab.fresh("pump"));
        answerWith(hp, iq -> new CompletableFuture<>());
        waiting = control.sendIq(Iq.get(hp.jid(), QUESTION), Lab.seconds(15));
        proxy.cut();
        await().until(() -> control.state() == ConnectionState.DISCONNECTED);
        assertThatThrownBy(() -> Lab.done(waiting)).hasMessageContaining("stream lost before " + hp.jid());
    }

    @Test
    void serverThatRestarts_isFoundAgain() throws IOException {
        try (var server = RealServers.start(kind, RealServers.usual());
                Lab own = new Lab(server)) {
            XmppConnection control = own.login(own.account("user1", "desk", RealServers.PASSWORD));
            keep(control, own);
            List<String> states = states(control);
            server.kill();
            await().until(() -> !states.isEmpty());
            server.restart();
            await().atMost(Lab.seconds(30)).until(() -> control.state() == ConnectionState.CONNECTED);
            assertThat(states.get(states.size() - 1)).isEqualTo("CONNECTED");
            assertThat(states).contains("DISCONNECTED");
        }
    }

    /**
     * In good order, other than {@link #serverThatRestarts_isFoundAgain}: each client is told (RFC 6120 4.9.3.20). Prosody tells
     * only those whose stream cannot be resumed; of the others it keeps how far they were, and ends them without a word.
     */
    @Test
    void serverThatShutsDown_isToldAsSuch_andWhatWaitsForAnAnswerFailsAtOnce() throws IOException {
        // Now and then ejabberd closes its sockets before it has said why.
        boolean told = false;
        for (int i = 0; i < 4 && !told; i++) {
            told = isToldThatTheServerShutsDown();
        }
        assertThat(told).isTrue();
    }

    private boolean isToldThatTheServerShutsDown() throws IOException {
        try (var server = RealServers.start(kind, RealServers.usual());
                Lab own = new Lab(server)) {
            XmppSettings desk = own.account("user1", "desk", RealServers.PASSWORD);
            XmppConnection control = own.login(desk.with(desk.server().withoutResume()));
            XmppConnection hp = own.login(own.account("user2", "pump", RealServers.PASSWORD));
            answerWith(hp, iq -> new CompletableFuture<>());
            List<String> reasons = new CopyOnWriteArrayList<>();
            control.onState((state, reason) -> reasons.add(state + " " + reason));
            CompletionStage<Iq> waiting = control.sendIq(Iq.get(hp.jid(), QUESTION), Lab.seconds(60));

            server.stop();

            await().until(() -> !reasons.isEmpty());
            boolean told = control.isServerShutDown();
            assertThat(reasons)
                    .singleElement()
                    .asString()
                    .startsWith(
                            told
                                    ? "DISCONNECTED the XMPP server is shutting down (system-shutdown)"
                                    : "DISCONNECTED stream broken: ");
            // Where the other's stream is ended before, Prosody answers in its place.
            assertThatThrownBy(() -> Lab.done(waiting))
                    .message()
                    .containsAnyOf(told ? "is shutting down" : "stream broken", "answered recipient-unavailable");
            server.restart();
            Lab.done(control.login());
            assertThat(control.state()).isEqualTo(ConnectionState.CONNECTED);
            assertThat(control.isServerShutDown()).isFalse();
            return told;
        }
    }

    /** Of 3,000 characters, so that a cut hits the middle of one more often than not. */
    private static XmppMessage number(Jid to, int number) {
        XmlElement payload = XmlElement.of("urn:x", "n")
                .attribute("filling", "x".repeat(3_000))
                .text(Integer.toString(number))
                .build();
        return XmppMessage.normal(to, payload);
    }

    private static List<Integer> numbers(XmppConnection connection) {
        List<Integer> heard = new CopyOnWriteArrayList<>();
        connection.onMessage(
                "urn:x", m -> heard.add(Integer.valueOf(m.children().get(0).text())));
        return heard;
    }

    private XmppConnection device(XmppSettings settings, Jid owner, WireFormat format) {
        XmppConnection hp = lab.connection(settings);
        hp.iqs()
                .register(
                        IqMux.Route.all(Iq.Type.GET, format.namespace()),
                        format.features(),
                        iq -> CompletableFuture.completedFuture(iq.result()));
        new Subscriptions(hp, Map.of(owner, Set.of("User")));
        hp.announce(Presence.available(Presence.FULL_ADDRESS_ONLY, ""));
        Lab.done(hp.login());
        return hp;
    }

    private XmppSettings behindProxy(XmppSettings settings) {
        return settings.with(lab.at(proxy.port()));
    }

    private void keep(XmppConnection connection) {
        keep(connection, lab);
    }

    private static void keep(XmppConnection connection, Lab lab) {
        new Reconnection(connection, SOON, lab.time(), new Random(1));
    }

    private static boolean isFrom(Presence presence, Jid from, Presence.Type type) {
        return presence.type() == type && presence.from().filter(from::equals).isPresent();
    }

    private static void answerWith(XmppConnection connection, org.sdvp.xmpp.IqHandler handler) {
        connection.iqs().register(new IqMux.Route(Iq.Type.GET, "urn:x", "q"), Set.of(), handler);
    }

    private static List<String> states(XmppConnection connection) {
        List<String> states = new CopyOnWriteArrayList<>();
        connection.onState((state, reason) -> states.add(state.name()));
        return states;
    }

    private static Iq ask(XmppConnection connection, Jid to, XmlElement payload) {
        return Lab.done(connection.sendIq(Iq.get(to, payload), Lab.seconds(15)));
    }

    private static Condition condition(XmppConnection connection, Jid to, XmlElement payload) {
        return Lab.done(connection
                .sendIq(Iq.get(to, payload), Lab.seconds(15))
                .<Condition>handle((iq, failure) ->
                        ((StanzaErrorException) failure).error().condition()));
    }
}
