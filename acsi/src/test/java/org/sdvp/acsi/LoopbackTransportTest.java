package org.sdvp.acsi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.sdvp.acsi.service.Abort;
import org.sdvp.acsi.service.Release;
import org.sdvp.acsi.testing.DeliveryQueue;

class LoopbackTransportTest {
    private static final AcsiPdu.Request REQUEST = new AcsiPdu.Request(Optional.of("a"), 1, new Release.Request());
    private static final AcsiPdu.Response RESPONSE = new AcsiPdu.Response(Optional.of("a"), 1, new Release.Response());
    private static final AcsiPdu.Unconfirmed ABORT = new AcsiPdu.Unconfirmed("a", new Abort("why not"));

    private final DeliveryQueue queue = new DeliveryQueue();
    private final LoopbackTransport transport = new LoopbackTransport("device", () -> queue);
    private final ClientTransport client = transport.connect(new Caller("operator", Set.of(Role.USER)));
    private final List<String> heard = new ArrayList<>();

    @Test
    void messages_moveOnlyWhenDelivered() {
        serve(CompletableFuture.completedFuture(RESPONSE));

        CompletableFuture<AcsiPdu.Response> answer = client.send(REQUEST).toCompletableFuture();
        assertThat(heard).isEmpty();
        queue.deliverNext();
        assertThat(heard).containsExactly("server: operator [USER] asks " + REQUEST);
        assertThat(answer).isNotDone();
        queue.deliverNext();

        assertThat(answer).isCompletedWithValue(RESPONSE);
    }

    @Test
    void send_beforeAServerIsStarted_failsAsLost() {
        assertThat(client.send(REQUEST).toCompletableFuture())
                .failsWithin(java.time.Duration.ZERO)
                .withThrowableThat()
                .withCauseInstanceOf(AssociationLostException.class)
                .withMessageContaining("no ACSI server has been started");
    }

    @Test
    void unconfirmed_travelsBothWays() {
        serve(new CompletableFuture<>());

        client.send(ABORT);
        CompletableFuture<Void> sent =
                transport.server().send("operator", ABORT).toCompletableFuture();
        queue.deliverAll();

        assertThat(heard).containsExactly("server: operator says " + ABORT, "client: " + ABORT);
        assertThat(sent).isCompleted();
        assertThat(transport.server().send("nobody", ABORT).toCompletableFuture())
                .isCompletedExceptionally();
    }

    @Test
    void cut_losesWhatIsUnderWay_andTellsBothSides() {
        CompletableFuture<AcsiPdu.Response> late = new CompletableFuture<>();
        serve(late);
        CompletableFuture<AcsiPdu.Response> heardButUnanswered =
                client.send(REQUEST).toCompletableFuture();
        queue.deliverAll();
        CompletableFuture<AcsiPdu.Response> onTheWay = client.send(REQUEST).toCompletableFuture();

        transport.cut("operator", "scissors");
        queue.deliverAll();
        late.complete(RESPONSE);
        queue.deliverAll();

        assertThat(heard)
                .containsExactly(
                        "server: operator [USER] asks " + REQUEST,
                        "client: gone: scissors",
                        "server: operator gone: scissors");
        assertThat(List.of(heardButUnanswered, onTheWay, client.send(REQUEST).toCompletableFuture()))
                .allSatisfy(answer -> assertThat(answer)
                        .isCompletedExceptionally()
                        .satisfies(
                                failed -> assertThat(failed.handle((r, e) -> e).join())
                                        .isInstanceOf(AssociationLostException.class)));
    }

    @Test
    void connect_twiceWithOneAddress_isRefused_butPossibleAfterACut() {
        Caller caller = new Caller("operator", Set.of());
        assertThatIllegalArgumentException().isThrownBy(() -> transport.connect(caller));

        transport.cut("operator", "scissors");

        assertThat(transport.connect(caller).peer()).isEqualTo("device");
    }

    private void serve(CompletionStage<AcsiPdu.Response> answer) {
        client.listener(new ClientTransport.Listener() {
            @Override
            public CompletionStage<Void> onUnconfirmed(AcsiPdu.Unconfirmed message) {
                heard.add("client: " + message);
                return CompletableFuture.completedFuture(null);
            }

            @Override
            public void onPeerGone(String reason) {
                heard.add("client: gone: " + reason);
            }
        });
        transport.server().start(new ServerTransport.Listener() {
            @Override
            public CompletionStage<AcsiPdu.Response> onRequest(Caller caller, AcsiPdu.Request request) {
                heard.add("server: " + caller.peer() + " " + caller.roles() + " asks " + request);
                return answer;
            }

            @Override
            public void onUnconfirmed(Caller caller, AcsiPdu.Unconfirmed message) {
                heard.add("server: " + caller.peer() + " says " + message);
            }

            @Override
            public void onPeerGone(String peer, String reason) {
                heard.add("server: " + peer + " gone: " + reason);
            }
        });
    }
}
