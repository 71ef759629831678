package org.sdvp.acsi.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.sdvp.acsi.AcsiPdu;
import org.sdvp.acsi.AcsiProtocolException;
import org.sdvp.acsi.AcsiTimeoutException;
import org.sdvp.acsi.ServiceErrorException;
import org.sdvp.acsi.service.AccessResult;
import org.sdvp.acsi.service.GetDataValues;
import org.sdvp.acsi.service.GetServerDirectory;
import org.sdvp.acsi.service.ObjectClass;
import org.sdvp.acsi.service.Operate;
import org.sdvp.acsi.service.OrCat;
import org.sdvp.acsi.service.Originator;
import org.sdvp.acsi.service.Refusal;
import org.sdvp.acsi.service.Release;
import org.sdvp.acsi.service.ServiceError;
import org.sdvp.acsi.service.ServiceName;
import org.sdvp.acsi.testing.ManualTimeSource;
import org.sdvp.model.Fcda;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.value.DataValue;
import org.sdvp.model.value.Timestamp;

@Tag("sAss")
class ClientAssociationTest {
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
    void invokeIds_riseFromThatOfAssociate() {
        association.getDataValue(REFERENCE);
        association.getDataValue(REFERENCE);

        assertThat(transport.calls())
                .extracting(sent -> sent.request().invokeId())
                .containsExactly(1, 2, 3);
        assertThat(transport.calls().get(1).request().associationId()).contains(ScriptedTransport.ID);
    }

    @Test
    void callsAboveTheLimit_waitInOrder_andGoWhenOneIsAnswered() {
        List<CompletableFuture<DataValue>> reads = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            reads.add(read());
        }
        assertThat(transport.calls()).hasSize(1 + 2);

        transport.calls().get(2).answer(GOOD);
        assertThat(transport.calls()).hasSize(1 + 3);
        assertThat(reads).extracting(CompletableFuture::isDone).containsExactly(false, true, false, false, false);

        for (int i = 1; i < transport.calls().size(); i++) {
            transport.calls().get(i).answer(GOOD);
        }
        assertThat(reads).allSatisfy(read -> assertThat(read).isCompletedWithValue(VALUE));
        assertThat(transport.calls())
                .extracting(sent -> sent.request().invokeId())
                .containsExactly(1, 2, 3, 4, 5, 6);
        assertThat(time.pendingTimers()).as("timers of answered calls").isZero();
    }

    @Test
    void silence_failsTheCallWhenItsTimeIsOver_andMakesRoomForTheNext() {
        List<CompletableFuture<DataValue>> reads = List.of(read(), read(), read());

        time.advance(Duration.ofMillis(9_999));
        assertThat(reads).noneMatch(CompletableFuture::isDone);
        time.advance(Duration.ofMillis(1));

        assertThat(failure(reads.get(0)))
                .isInstanceOf(AcsiTimeoutException.class)
                .hasMessageContaining("device did not answer GetDataValues number 2 within 10000 ms");
        assertThat(failure(reads.get(1))).isInstanceOf(AcsiTimeoutException.class);
        assertThat(reads.get(2)).as("its time starts when it is sent").isNotDone();
        transport.last().answer(GOOD);
        assertThat(reads.get(2)).isCompletedWithValue(VALUE);
        assertThat(ends).as("a timeout does not end the association").isEmpty();
    }

    @Test
    void lateAnswer_isDropped() {
        CompletableFuture<DataValue> read = read();
        time.advance(Duration.ofSeconds(10));

        transport.last().answer(GOOD);

        assertThat(failure(read)).isInstanceOf(AcsiTimeoutException.class);
        assertThat(ends).isEmpty();
    }

    @Test
    void answerWithAnotherInvokeId_isAProtocolError() {
        CompletableFuture<DataValue> read = read();

        transport.last().answer().complete(new AcsiPdu.Response(Optional.of(ScriptedTransport.ID), 77, GOOD));

        assertThat(failure(read))
                .isInstanceOf(AcsiProtocolException.class)
                .hasMessageContaining("must have invoke id 2, but has invoke id 77");
    }

    @Test
    void answerOfAnotherService_isAProtocolError() {
        CompletableFuture<DataValue> read = read();

        transport.last().answer(new Release.Response());

        assertThat(failure(read))
                .isInstanceOf(AcsiProtocolException.class)
                .hasMessageContaining("must have GetDataValues, but has Release");
    }

    @Test
    void answerOfAnotherAssociation_isAProtocolError() {
        CompletableFuture<DataValue> read = read();

        transport.last().answer().complete(new AcsiPdu.Response(Optional.of("other"), 2, GOOD));

        assertThat(failure(read)).isInstanceOf(AcsiProtocolException.class).hasMessageContaining("association other");
    }

    @Test
    void wrongNumberOfResults_isAProtocolError() {
        CompletableFuture<DataValue> read = read();

        transport.last().answer(new GetDataValues.Response(List.of()));

        assertThat(failure(read))
                .isInstanceOf(AcsiProtocolException.class)
                .hasMessageContaining("1 results of GetDataValues, but got 0");
    }

    @Test
    void transportThatFails_isAProtocolError_withItsCause() {
        CompletableFuture<DataValue> read = read();
        IllegalStateException cause = new IllegalStateException("out of stanzas");

        transport.last().answer().completeExceptionally(cause);

        assertThat(failure(read)).isInstanceOf(AcsiProtocolException.class).hasCause(cause);
        assertThat(ends).isEmpty();
    }

    @Test
    void refusal_isAServiceError_thatNamesThePeerAndWhatItSaid() {
        CompletableFuture<DataValue> read = read();
        Refusal refusal = Refusal.of(ServiceName.GET_DATA_VALUES, ServiceError.ACCESS_VIOLATION, "not for you");

        transport.last().answer(refusal);

        assertThat(failure(read))
                .isInstanceOfSatisfying(
                        ServiceErrorException.class,
                        e -> assertThat(e.refusal()).isEqualTo(refusal))
                .hasMessage("device refused GetDataValues: access-violation (3): not for you");
    }

    @Test
    void refusedMember_ofAConvenienceCall_isAServiceErrorThatNamesTheReference() {
        CompletableFuture<DataValue> read = read();

        transport
                .last()
                .answer(new GetDataValues.Response(
                        List.of(new AccessResult.Failure(ServiceError.INSTANCE_NOT_AVAILABLE))));

        assertThat(failure(read))
                .isInstanceOf(ServiceErrorException.class)
                .hasMessageContaining("instance-not-available (1): " + REFERENCE);
    }

    @Test
    void operate_fillsOriginTimeAndARunningNumberThatStartsAgainAfter255() {
        for (int i = 0; i < 258; i++) {
            association.operate(ObjectReference.parse("HP1/KPMP1.OpCtl"), DataValue.Bool.TRUE);
            transport.last().answer(new Operate.Response());
            time.advance(Duration.ofMillis(250));
        }

        List<Operate.Parameters> sent = transport.calls().stream()
                .skip(1)
                .map(call -> ((Operate.Request) call.request().service()).parameters())
                .toList();
        assertThat(sent)
                .extracting(Operate.Parameters::ctlNum)
                .startsWith(0, 1, 2)
                .endsWith(254, 255, 0, 1);
        assertThat(sent.get(2).t())
                .isEqualTo(Timestamp.of(new ManualTimeSource().now().plusMillis(500)));
        assertThat(sent.get(2).origin()).isEqualTo(new Originator(OrCat.AUTOMATIC_REMOTE, "night tariff"));
    }

    @Test
    void directoryWithoutEnd_isAProtocolError() {
        CompletableFuture<List<String>> names =
                association.getServerDirectory(ObjectClass.LOGICAL_DEVICE).toCompletableFuture();
        List<String> page = new ArrayList<>();
        for (int i = 0; i < 4000; i++) {
            page.add("LD" + i);
        }
        for (int i = 0; i < 3; i++) {
            transport.last().answer(new GetServerDirectory.Response(page, true));
        }

        assertThat(failure(names))
                .isInstanceOf(AcsiProtocolException.class)
                .hasMessageContaining("a directory of at most 10000 names, but got 12000");
        assertThat(((GetServerDirectory.Request) transport.last().request().service()).continueAfter())
                .contains("LD3999");
    }

    @Test
    void emptyPageAfterWhichMoreFollow_isAProtocolError() {
        CompletableFuture<List<String>> names =
                association.getServerDirectory(ObjectClass.LOGICAL_DEVICE).toCompletableFuture();

        transport.last().answer(new GetServerDirectory.Response(List.of(), true));

        assertThat(failure(names)).isInstanceOf(AcsiProtocolException.class);
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
