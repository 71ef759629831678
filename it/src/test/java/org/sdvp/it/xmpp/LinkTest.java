package org.sdvp.it.xmpp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.sdvp.acsi.AcsiPdu;
import org.sdvp.acsi.Caller;
import org.sdvp.acsi.ClientTransport;
import org.sdvp.acsi.ServerTransport;
import org.sdvp.acsi.service.AcsiRequest;
import org.sdvp.acsi.service.DeleteFile;
import org.sdvp.acsi.service.Refusal;
import org.sdvp.acsi.service.Report;
import org.sdvp.acsi.service.ServiceError;
import org.sdvp.demo.xmppserver.XmppServerKind;
import org.sdvp.wire.WireFormat;
import org.sdvp.wire.compact.CompactFormat;
import org.sdvp.xmpp.Backoff;
import org.sdvp.xmpp.ConnectionState;
import org.sdvp.xmpp.PeerLiveness;
import org.sdvp.xmpp.Reconnection;
import org.sdvp.xmpp.RosterRoles;
import org.sdvp.xmpp.XmppClientTransport;
import org.sdvp.xmpp.XmppClientTransports;
import org.sdvp.xmpp.XmppConnection;
import org.sdvp.xmpp.XmppServerTransport;
import org.sdvp.xmpp.XmppSettings;
import org.sdvp.xmpp.link.StreamLiveness;

/** What becomes of orders and reports on a link that breaks, falls silent or is slow, over real servers. */
@ParameterizedClass
@EnumSource(XmppServerKind.class)
class LinkTest {
    private static final WireFormat FORMAT = new CompactFormat();
    private static final Backoff SOON =
            new Backoff(Duration.ofMillis(50), Duration.ofMillis(200), 2, 0, Duration.ofMinutes(1));
    private static final PeerLiveness.Settings WATCHFUL =
            new PeerLiveness.Settings(Duration.ofMillis(600), Duration.ofMillis(800));

    @Parameter
    XmppServerKind kind;

    private Lab lab;
    private TcpProxy deviceNet;
    private TcpProxy clientNet;
    private XmppConnection hp;
    private XmppConnection control;
    private XmppClientTransports clients;
    private XmppServerTransport server;
    private XmppClientTransport client;
    private final Device device = new Device();

    @BeforeEach
    void start() throws IOException {
        lab = new Lab(RealServers.of(kind));
        deviceNet = new TcpProxy(lab.server().host(), lab.server().port());
        clientNet = new TcpProxy(lab.server().host(), lab.server().port());
        control = login(lab.fresh("desk"), clientNet);
        clients = new XmppClientTransports(
                control, List.of(FORMAT), new PeerLiveness(control, lab.time(), PeerLiveness.Settings.USUAL));
        serve(Duration.ofSeconds(30));
    }

    /** Has a device that refuses orders that come later than that, and a client of it. */
    private void serve(Duration latestOrder) {
        hp = login(lab.fresh("pump"), deviceNet);
        Lab.done(hp.roster().set(control.jid().bare(), "", Set.of("Service Provider")));
        server = new XmppServerTransport(
                        hp,
                        new RosterRoles(hp.roster(), RosterRoles.USUAL_GROUPS),
                        List.of(FORMAT),
                        new PeerLiveness(hp, lab.time(), PeerLiveness.Settings.USUAL))
                .latestOrder(latestOrder);
        server.start(device);
        client = clients.to(hp.jid(), FORMAT);
    }

    @AfterEach
    void stop() throws IOException {
        lab.close();
        deviceNet.close();
        clientNet.close();
    }

    /** The device has the order, the XMPP server does not know it yet: it sends it again after the resumption. */
    @Test
    void orderThatIsDeliveredTwiceByAResumption_isCarriedOutOnce() {
        keep(hp);
        device.onOrder = () -> {
            // Neither the acknowledgement of XEP-0198 nor the answer gets through.
            deviceNet.silent(true);
            device.onOrder = () -> {};
        };
        CompletionStage<AcsiPdu.Response> answer = client.send(order(1));
        await().until(() -> device.orders.size() == 1);
        deviceNet.cut();
        deviceNet.silent(false);
        assertThat(Lab.done(answer).service()).isInstanceOf(Refusal.class);
        Lab.done(client.send(order(2)));
        assertThat(device.orders).hasSize(2).doesNotHaveDuplicates();
    }

    @Test
    void orderThatAClientsCutLinkHolds_isCarriedOutOnce() {
        keep(control);
        CompletionStage<AcsiPdu.Response> first = client.send(order(1));
        clientNet.cut();
        CompletionStage<AcsiPdu.Response> second = client.send(order(2));
        Lab.done(first);
        Lab.done(second);
        assertThat(device.orders).hasSize(2).doesNotHaveDuplicates();
    }

    @Test
    void orderThatWaitedForTheDevice_isRefusedInsteadOfCarriedOutLate() {
        serve(Duration.ZERO);
        Lab.done(client.send(order(1)));
        deviceNet.down(true);
        deviceNet.cut();
        await().until(() -> hp.state() == ConnectionState.SUSPENDED);
        CompletionStage<AcsiPdu.Response> late = client.send(order(2));
        deviceNet.down(false);
        keep(hp);
        Refusal refusal = (Refusal) Lab.done(late).service();
        assertThat(refusal.error()).isEqualTo(ServiceError.FAILED_DUE_TO_COMMUNICATIONS_CONSTRAINT);
        assertThat(device.orders).hasSize(1);
        await().until(() ->
                ((Refusal) Lab.done(client.send(order(3))).service()).error() == ServiceError.INSTANCE_NOT_AVAILABLE);
    }

    /** Whichever side's cable it is, and however it goes: who is there knows of it soon. */
    @Test
    void linkThatFallsSilent_isFoundOutByBothSides_andTheStreamResumed() {
        keep(hp);
        List<String> states = new CopyOnWriteArrayList<>();
        hp.onState((state, reason) -> states.add(state.name()));
        new StreamLiveness(hp, lab.time(), new StreamLiveness.Settings(WATCHFUL, Duration.ofSeconds(5)), () -> true);
        List<String> gone = new CopyOnWriteArrayList<>();
        new PeerLiveness(control, lab.time(), WATCHFUL).watch(hp.jid(), (peer, reason) -> gone.add(reason));
        deviceNet.silent(true);
        await().until(() -> states.contains("SUSPENDED"));
        await().until(() -> gone.size() == 1);
        deviceNet.cut();
        deviceNet.silent(false);
        await().until(() -> states.contains("RESUMED"));
        assertThat(states).doesNotContain("DISCONNECTED");
    }

    @Test
    void listenerThatIsSlow_gets10000Reports_onceAndInOrder() {
        Lab.done(client.send(order(1)));
        CompletableFuture<Void> go = new CompletableFuture<>();
        List<Integer> came = new CopyOnWriteArrayList<>();
        client.listener(new Hearing(message -> {
            go.join();
            came.add(((Report) message.service()).sqNum().orElseThrow());
        }));
        int all = 10_000;
        CompletableFuture<?>[] sent = IntStream.range(0, all)
                .mapToObj(i -> server.send(control.jid().toString(), report(i)).toCompletableFuture())
                .toArray(CompletableFuture<?>[]::new);
        // What may be on its way is; the rest is held back.
        await().until(() -> sent[254].isDone());
        assertThat(sent[256]).isNotDone();
        go.complete(null);
        CompletableFuture.allOf(sent)
                .orTimeout(60, java.util.concurrent.TimeUnit.SECONDS)
                .join();
        await().until(() -> came.size() == all);
        assertThat(came).isEqualTo(IntStream.range(0, all).boxed().toList());
    }

    @Test
    void slowNet_delaysReportsButLosesNone() {
        Lab.done(client.send(order(1)));
        List<Integer> came = new CopyOnWriteArrayList<>();
        client.listener(new Hearing(
                message -> came.add(((Report) message.service()).sqNum().orElseThrow())));
        clientNet.delay(Duration.ofMillis(5));
        clientNet.bandwidth(200_000);
        for (int i = 0; i < 600; i++) {
            server.send(control.jid().toString(), report(i));
        }
        await().atMost(Duration.ofSeconds(30)).until(() -> came.size() == 600);
        assertThat(came).isEqualTo(IntStream.range(0, 600).boxed().toList());
    }

    /** Tries to come back pile up in the net and get through all at once, the last one first. */
    @Test
    void connectsThatGetThroughInTheWrongOrder_leaveOneStream() throws IOException {
        keep(hp);
        deviceNet.holdConnects(true);
        deviceNet.cut();
        await().until(() -> deviceNet.heldConnects() > 0);
        deviceNet.holdConnects(false);
        await().until(() -> hp.state().isOnline());
        Lab.done(client.send(order(1)));
        Lab.done(client.send(order(2)));
        assertThat(device.orders).hasSize(2).doesNotHaveDuplicates();
    }

    @Test
    void hostThatIsDead_isFollowedByTheNext() throws IOException {
        TcpProxy other = new TcpProxy(lab.server().host(), lab.server().port());
        XmppSettings settings = lab.fresh("phone");
        XmppSettings.Server both = lab.at(other.port())
                .withFallback(List.of(InetSocketAddress.createUnresolved(
                        "127.0.0.1", lab.server().port())));
        other.close();
        assertThat(lab.login(settings.with(both)).state()).isEqualTo(ConnectionState.CONNECTED);
    }

    private XmppConnection login(XmppSettings settings, TcpProxy net) {
        return lab.login(settings.with(lab.at(net.port())));
    }

    private void keep(XmppConnection connection) {
        new Reconnection(connection, SOON, lab.time(), new Random(1));
    }

    private static AcsiPdu.Request order(int number) {
        return new AcsiPdu.Request(Optional.of("a1"), number, new DeleteFile.Request("/" + number));
    }

    private static AcsiPdu.Unconfirmed report(int number) {
        return new AcsiPdu.Unconfirmed(
                "a1",
                new Report(
                        "HP1/LLN0.All01",
                        Optional.of(number),
                        0,
                        false,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of()));
    }

    /** Writes down what it is told to do, and refuses it. */
    private static final class Device implements ServerTransport.Listener {
        final List<AcsiRequest> orders = new CopyOnWriteArrayList<>();
        volatile Runnable onOrder = () -> {};

        @Override
        public CompletionStage<AcsiPdu.Response> onRequest(Caller caller, AcsiPdu.Request request) {
            orders.add(request.service());
            onOrder.run();
            return CompletableFuture.completedFuture(new AcsiPdu.Response(
                    request.associationId(),
                    request.invokeId(),
                    Refusal.of(request.service().name(), ServiceError.INSTANCE_NOT_AVAILABLE, "done")));
        }

        @Override
        public void onUnconfirmed(Caller caller, AcsiPdu.Unconfirmed message) {}

        @Override
        public void onPeerGone(String peer, String reason) {}
    }

    private record Hearing(java.util.function.Consumer<AcsiPdu.Unconfirmed> listener)
            implements ClientTransport.Listener {
        @Override
        public CompletionStage<Void> onUnconfirmed(AcsiPdu.Unconfirmed message) {
            listener.accept(message);
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public void onPeerGone(String reason) {}
    }
}
