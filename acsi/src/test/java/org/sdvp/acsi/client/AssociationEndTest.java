package org.sdvp.acsi.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.sdvp.acsi.AcsiPdu;
import org.sdvp.acsi.AcsiTimeoutException;
import org.sdvp.acsi.AssociationLostException;
import org.sdvp.acsi.service.Abort;
import org.sdvp.acsi.service.AccessResult;
import org.sdvp.acsi.service.Associate;
import org.sdvp.acsi.service.GetDataValues;
import org.sdvp.acsi.service.OrCat;
import org.sdvp.acsi.service.Originator;
import org.sdvp.acsi.service.Release;
import org.sdvp.acsi.service.ServiceName;
import org.sdvp.acsi.testing.ManualTimeSource;
import org.sdvp.model.Fcda;
import org.sdvp.model.value.DataValue;

@Tag("sAss")
class AssociationEndTest {
    private static final Fcda REFERENCE = Fcda.parse("HP1/STMP1.Tmp.mag.f[MX]");
    private static final DataValue VALUE = new DataValue.Float32(21.5f);
    private static final GetDataValues.Response GOOD =
            new GetDataValues.Response(List.of(new AccessResult.Value(VALUE)));

    private final ScriptedTransport transport = new ScriptedTransport();
    private final ManualTimeSource time = new ManualTimeSource();
    private final AcsiClient client = new AcsiClient(
            transport,
            ClientSettings.defaults().withOrigin(new Originator(OrCat.AUTOMATIC_REMOTE, "night tariff")),
            time);
    private final List<AssociationEnd> ends = new ArrayList<>();
    private ClientAssociation association;

    @BeforeEach
    void associate() {
        CompletionStage<ClientAssociation> opening = client.associate();
        transport.grant(ScriptedTransport.ID, 2);
        association = opening.toCompletableFuture().join();
        association.addListener(ends::add);
    }

    @Test
    void peerGone_failsEveryCallOnce_andTellsListenersOnce() {
        List<String> outcomes = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            association.getDataValue(REFERENCE).whenComplete((value, failure) -> outcomes.add(failure.getMessage()));
        }

        transport.toClient().onPeerGone("presence unavailable");
        transport.toClient().onPeerGone("again");
        transport.toClient().onUnconfirmed(new AcsiPdu.Unconfirmed(ScriptedTransport.ID, new Abort("too late")));
        transport.calls().get(1).answer(GOOD);
        time.advance(Duration.ofMinutes(1));

        assertThat(outcomes).hasSize(4).allMatch(message -> message.contains("presence unavailable"));
        assertThat(outcomes.get(1)).contains("may or may not have been done");
        assertThat(outcomes.get(3)).contains("was not sent");
        assertThat(ends).containsExactly(new AssociationEnd(AssociationEnd.Kind.LOST, "presence unavailable"));
        assertThat(transport.calls()).as("queued calls are not sent").hasSize(1 + 2);
    }

    @Test
    void transportThatHasLostThePeer_endsTheAssociation() {
        CompletableFuture<DataValue> first = read();
        CompletableFuture<DataValue> second = read();

        transport
                .calls()
                .get(1)
                .answer()
                .completeExceptionally(new AssociationLostException("device", "recipient-unavailable"));

        assertThat(failure(first)).isInstanceOf(AssociationLostException.class).hasMessage("recipient-unavailable");
        assertThat(failure(second)).isInstanceOf(AssociationLostException.class);
        assertThat(ends).containsExactly(new AssociationEnd(AssociationEnd.Kind.LOST, "recipient-unavailable"));
    }

    @Test
    void abortOfTheServer_endsThatAssociationOnly() {
        CompletableFuture<DataValue> read = read();
        transport.toClient().onUnconfirmed(new AcsiPdu.Unconfirmed("another", new Abort("not meant")));
        assertThat(ends).isEmpty();

        transport.toClient().onUnconfirmed(new AcsiPdu.Unconfirmed(ScriptedTransport.ID, new Abort("maintenance")));

        assertThat(failure(read)).isInstanceOf(AssociationLostException.class).hasMessageContaining("maintenance");
        assertThat(ends).containsExactly(new AssociationEnd(AssociationEnd.Kind.ABORTED_BY_SERVER, "maintenance"));
        assertThat(transport.messages()).as("an Abort is not answered").isEmpty();
    }

    @Test
    void reasonOfAnAbort_isCutToTheMessageSizeOfTheAssociation() {
        CompletionStage<ClientAssociation> opening = client.associate();
        Associate.Response granted = new Associate.Response("narrow", 1024, 1, Set.of(ServiceName.values()));
        transport
                .last()
                .answer()
                .complete(new AcsiPdu.Response(
                        Optional.of("narrow"), transport.last().request().invokeId(), granted));
        String reason = "Release failed: " + "é".repeat(230);

        opening.toCompletableFuture().join().abort(reason);
        association.abort(reason);

        assertThat(transport.messages())
                .extracting(AcsiPdu.Unconfirmed::service)
                .containsExactly(new Abort(reason.substring(0, reason.length() / 2)), new Abort(reason));
    }

    @Test
    void abort_dropsCallsAtOnce_andTellsTheServer() {
        List<CompletableFuture<DataValue>> reads = List.of(read(), read(), read());

        association.abort("enough");
        association.abort("really");

        assertThat(reads).allSatisfy(read -> assertThat(failure(read)).isInstanceOf(AssociationLostException.class));
        assertThat(transport.messages())
                .containsExactly(new AcsiPdu.Unconfirmed(ScriptedTransport.ID, new Abort("enough")));
        assertThat(failure(read())).hasMessageContaining("was not sent, the association has ended: enough");
    }

    @Test
    void release_waitsForOpenAndQueuedCalls_andTakesNoNewOnes() {
        List<CompletableFuture<DataValue>> reads = List.of(read(), read(), read());

        CompletableFuture<Void> released = association.release().toCompletableFuture();
        assertThat(failure(read()))
                .isInstanceOf(AssociationLostException.class)
                .hasMessageContaining("is being released");
        assertThat(ends)
                .as("a call that is turned away does not end the association")
                .isEmpty();
        for (int i = 1; i <= 3; i++) {
            assertThat(transport.last().request().service()).isInstanceOf(GetDataValues.Request.class);
            transport.calls().get(i).answer(GOOD);
        }

        assertThat(reads).allSatisfy(read -> assertThat(read).isCompletedWithValue(VALUE));
        assertThat(transport.last().request().service()).isEqualTo(new Release.Request());
        assertThat(released).isNotDone();
        transport.last().answer(new Release.Response());
        assertThat(released).isCompleted();
        assertThat(association.release()).isSameAs(released);
        assertThat(ends).extracting(AssociationEnd::kind).containsExactly(AssociationEnd.Kind.RELEASED);
    }

    @Test
    void release_thatIsNotAnswered_endsTheAssociationAnyway() {
        CompletableFuture<Void> released = association.release().toCompletableFuture();

        time.advance(Duration.ofSeconds(10));

        assertThat(failure(released)).isInstanceOf(AcsiTimeoutException.class);
        assertThat(ends).extracting(AssociationEnd::kind).containsExactly(AssociationEnd.Kind.ABORTED);
        assertThat(transport.messages()).hasSize(1);
    }

    @Test
    void release_ofALostAssociation_fails() {
        transport.toClient().onPeerGone("gone");

        assertThat(failure(association.release().toCompletableFuture())).isInstanceOf(AssociationLostException.class);
        assertThat(ends).hasSize(1);
        assertThat(transport.messages()).isEmpty();
    }

    @Test
    void listenerThatComesLate_isToldAtOnce_andOneThatThrowsDoesNotHinderOthers() {
        List<AssociationEnd> late = new ArrayList<>();
        association.addListener(end -> {
            throw new IllegalStateException("bad listener");
        });
        association.addListener(late::add);

        try {
            association.abort("enough");
        } catch (IllegalStateException expected) {
            assertThat(expected).hasMessage("bad listener");
        }
        association.addListener(late::add);

        assertThat(late).hasSize(2);
        assertThat(ends).hasSize(1);
    }

    private CompletableFuture<DataValue> read() {
        return association.getDataValue(REFERENCE).toCompletableFuture();
    }

    private static Throwable failure(CompletableFuture<?> future) {
        assertThat(future).isCompletedExceptionally();
        Throwable[] seen = new Throwable[1];
        future.whenComplete((value, failure) -> seen[0] = failure).exceptionally(failure -> null);
        return seen[0];
    }
}
