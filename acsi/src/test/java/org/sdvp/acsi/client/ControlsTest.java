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
import org.sdvp.acsi.AcsiTimeoutException;
import org.sdvp.acsi.AssociationLostException;
import org.sdvp.acsi.ServiceErrorException;
import org.sdvp.acsi.service.AddCause;
import org.sdvp.acsi.service.CommandTermination;
import org.sdvp.acsi.service.Operate;
import org.sdvp.acsi.service.Refusal;
import org.sdvp.acsi.service.SelectWithValue;
import org.sdvp.acsi.service.ServiceError;
import org.sdvp.acsi.service.ServiceName;
import org.sdvp.acsi.testing.ManualTimeSource;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.value.DataValue;
import org.sdvp.model.value.Timestamp;

@Tag("sCtl")
class ControlsTest {
    private static final ObjectReference CONTROL = ObjectReference.parse("HP1/KPMP1.OpCtl");
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final ScriptedTransport transport = new ScriptedTransport();
    private final ManualTimeSource time = new ManualTimeSource();
    private final AcsiClient client = new AcsiClient(transport, ClientSettings.defaults(), time);
    private ClientAssociation association;
    private Controls controls;
    private Operate.Parameters parameters;

    @BeforeEach
    void associate() {
        CompletionStage<ClientAssociation> opening = client.associate();
        transport.grant(ScriptedTransport.ID, 5);
        association = opening.toCompletableFuture().join();
        controls = association.controls();
        parameters = controls.parameters(DataValue.Bool.TRUE, OperateOptions.NONE);
    }

    @Test
    void end_completesTheWait() {
        CompletionStage<CommandTermination> end = controls.operateAndWait(CONTROL, parameters, LIMIT);
        transport.last().answer(new Operate.Response());
        assertThat(end).isNotDone();

        CommandTermination bad = terminate(ScriptedTransport.ID, parameters, Optional.of(AddCause.STEP_LIMIT));

        assertThat(end).isCompletedWithValue(bad);
        assertThat(time.pendingTimers()).isZero();
    }

    @Test
    void endThatOvertakesTheAnswer_isKept() {
        CompletionStage<CommandTermination> end = controls.operateAndWait(CONTROL, parameters, LIMIT);
        CommandTermination early = terminate(ScriptedTransport.ID, parameters, Optional.empty());
        assertThat(end).isNotDone();

        transport.last().answer(new Operate.Response());

        assertThat(end).isCompletedWithValue(early);
    }

    @Test
    void endOfACommandWhoseAnswerWasLost_isTheOutcome() {
        CompletionStage<CommandTermination> end = controls.operateAndWait(CONTROL, parameters, LIMIT);
        CommandTermination done = terminate(ScriptedTransport.ID, parameters, Optional.empty());

        time.advance(ClientSettings.defaults().callTimeout());

        assertThat(end).isCompletedWithValue(done);
    }

    @Test
    void endWithTheControlOriginAndNumberOfACommand_isItsEnd_whateverElseWasRounded() {
        CompletionStage<CommandTermination> end = controls.operateAndWait(CONTROL, parameters, LIMIT);
        transport.last().answer(new Operate.Response());
        Operate.Parameters rounded = new Operate.Parameters(
                parameters.ctlVal(),
                parameters.origin(),
                parameters.ctlNum(),
                new Timestamp(parameters.t().secondSinceEpoch(), 0, Timestamp.MILLISECOND),
                parameters.test(),
                parameters.check());

        terminate(ScriptedTransport.ID, rounded, Optional.empty());

        assertThat(end).isCompleted();
    }

    @Test
    void badEnd_isTheErrorThatARefusalWithItsCauseHas() {
        ControlObject object = new ControlObject(controls, CONTROL, 3);
        CompletionStage<Void> change = object.change(DataValue.Bool.TRUE, OperateOptions.NONE, LIMIT);
        Operate.Request operate = (Operate.Request) transport.last().request().service();
        transport.last().answer(new Operate.Response());
        terminate(ScriptedTransport.ID, operate.parameters(), Optional.of(AddCause.INVALID_POSITION));

        assertThat(((ServiceErrorException) failure(change)).refusal().error())
                .isEqualTo(ServiceError.PARAMETER_VALUE_INAPPROPRIATE);
    }

    @Test
    void endOfAnotherCommand_isNotTaken_butHeardByListeners() {
        List<CommandTermination> heard = new ArrayList<>();
        controls.addTerminationListener(heard::add);
        CompletionStage<CommandTermination> end = controls.operateAndWait(CONTROL, parameters, LIMIT);
        transport.last().answer(new Operate.Response());

        terminate(
                ScriptedTransport.ID, controls.parameters(DataValue.Bool.TRUE, OperateOptions.NONE), Optional.empty());
        terminate("another-association", parameters, Optional.empty());

        assertThat(end).isNotDone();
        assertThat(heard).hasSize(1);
    }

    @Test
    void refusal_isTheOutcome() {
        CompletionStage<CommandTermination> end = controls.operateAndWait(CONTROL, parameters, LIMIT);
        transport
                .last()
                .answer(new Refusal(
                        ServiceName.OPERATE,
                        ServiceError.ACCESS_VIOLATION,
                        Optional.of(AddCause.NO_ACCESS_AUTHORITY),
                        ""));

        assertThat(end).isCompletedExceptionally();
        assertThat(failure(end)).isInstanceOf(ServiceErrorException.class);
        assertThat(time.pendingTimers()).isZero();
    }

    @Test
    void endThatDoesNotCome_isWaitedForNoLongerThanTheLimit() {
        CompletionStage<CommandTermination> end = controls.operateAndWait(CONTROL, parameters, LIMIT);
        transport.last().answer(new Operate.Response());
        time.advance(LIMIT.minusMillis(1));
        assertThat(end).isNotDone();
        time.advance(Duration.ofMillis(1));

        assertThat(failure(end))
                .isInstanceOf(AcsiTimeoutException.class)
                .hasMessageContaining("HP1/KPMP1.OpCtl")
                .hasMessageContaining("may or may not have been done");
        assertThat(transport.calls()).as("nothing is repeated").hasSize(2);
    }

    @Test
    void associationThatEnds_endsTheWait() {
        CompletionStage<CommandTermination> end = controls.operateAndWait(CONTROL, parameters, LIMIT);
        transport.last().answer(new Operate.Response());

        transport.toClient().onPeerGone("cable cut");

        assertThat(failure(end)).isInstanceOf(AssociationLostException.class).hasMessageContaining("cable cut");
        assertThat(time.pendingTimers()).isZero();
    }

    @Test
    void controlObject_thatCannotBeSelected_isNotOperated() {
        ControlObject object = new ControlObject(controls, CONTROL, 4);
        CompletionStage<Void> change = object.change(DataValue.Bool.TRUE, OperateOptions.NONE, LIMIT);
        assertThat(transport.last().request().service()).isInstanceOf(SelectWithValue.Request.class);

        transport
                .last()
                .answer(new Refusal(
                        ServiceName.SELECT_WITH_VALUE,
                        ServiceError.INSTANCE_LOCKED_BY_OTHER_CLIENT,
                        Optional.of(AddCause.LOCKED_BY_OTHER_CLIENT),
                        ""));

        assertThat(failure(change)).isInstanceOf(ServiceErrorException.class);
        assertThat(transport.calls()).hasSize(2);
    }

    @Test
    void controlObject_operatesWithTheParametersOfItsSelect() {
        ControlObject object = new ControlObject(controls, CONTROL, 4);
        CompletionStage<Void> change = object.change(DataValue.Bool.TRUE, OperateOptions.NONE, LIMIT);
        SelectWithValue.Request select =
                (SelectWithValue.Request) transport.last().request().service();
        transport.last().answer(new SelectWithValue.Response());
        Operate.Request operate = (Operate.Request) transport.last().request().service();
        transport.last().answer(new Operate.Response());
        terminate(ScriptedTransport.ID, operate.parameters(), Optional.empty());

        assertThat(operate.parameters()).isEqualTo(select.parameters());
        assertThat(change).isCompleted();
    }

    private CommandTermination terminate(String association, Operate.Parameters of, Optional<AddCause> cause) {
        CommandTermination termination = new CommandTermination(CONTROL, of, cause);
        transport.toClient().onUnconfirmed(new AcsiPdu.Unconfirmed(association, termination));
        return termination;
    }

    private static Throwable failure(CompletionStage<?> stage) {
        CompletableFuture<?> future = stage.toCompletableFuture();
        assertThat(future).isCompletedExceptionally();
        return future.handle((value, failure) -> failure).join();
    }
}
