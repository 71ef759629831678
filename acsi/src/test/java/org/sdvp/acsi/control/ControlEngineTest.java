package org.sdvp.acsi.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.sdvp.acsi.Caller;
import org.sdvp.acsi.Role;
import org.sdvp.acsi.service.AcsiResponse;
import org.sdvp.acsi.service.AddCause;
import org.sdvp.acsi.service.Check;
import org.sdvp.acsi.service.Operate;
import org.sdvp.acsi.service.OrCat;
import org.sdvp.acsi.service.Originator;
import org.sdvp.acsi.service.Refusal;
import org.sdvp.acsi.service.ServiceError;
import org.sdvp.acsi.testing.ContractModel;
import org.sdvp.acsi.testing.ManualTimeSource;
import org.sdvp.model.Fcda;
import org.sdvp.model.ModelValues;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.value.BasicType;
import org.sdvp.model.value.DataValue;
import org.sdvp.model.value.Timestamp;

@Tag("sCtl")
class ControlEngineTest {
    private static final ObjectReference ON_OFF = ObjectReference.parse("HP1/GGIO1.SPCSO1");
    private static final Caller CALLER = new Caller("operator", Set.of(Role.SERVICE_PROVIDER));

    private final ManualTimeSource time = new ManualTimeSource();
    private final ModelValues values = new ModelValues(ContractModel.create());
    private final List<CompletableFuture<Optional<AddCause>>> commands = new ArrayList<>();
    private final ControlSettings settings = ControlSettings.defaults().withRememberedCommands(4);
    private final ControlEngine engine =
            new ControlEngine(values, new ControlPorts(this::handle, (given, termination) -> {}), settings, time);

    private CompletionStage<Optional<AddCause>> handle(
            ObjectReference control, Operate.Parameters parameters, Caller caller) {
        assertThat(caller).isEqualTo(CALLER);
        CompletableFuture<Optional<AddCause>> outcome = new CompletableFuture<>();
        commands.add(outcome);
        return outcome;
    }

    @Test
    void command_isAnsweredWhenTheDeviceHasAcceptedIt() {
        CompletableFuture<AcsiResponse> answer = operate("a", 2, on(0));
        assertThat(answer).isNotDone();
        assertThat(read("HP1/GGIO1.SPCSO1.origin[ST]")).isNotEqualTo(originator());

        commands.get(0).complete(Optional.empty());

        assertThat(answer).isCompletedWithValue(new Operate.Response());
        assertThat(read("HP1/GGIO1.SPCSO1.origin[ST]")).isEqualTo(originator());
        assertThat(time.pendingTimers()).isZero();
    }

    @Test
    void command_refusedByTheDevice_leavesOriginAndCtlNum() {
        DataValue before = read("HP1/GGIO1.SPCSO1[ST]");
        CompletableFuture<AcsiResponse> answer = operate("a", 2, on(9));

        commands.get(0).complete(Optional.of(AddCause.BLOCKED_BY_PROCESS));

        assertThat(cause(answer)).isEqualTo(AddCause.BLOCKED_BY_PROCESS);
        assertThat(read("HP1/GGIO1.SPCSO1[ST]")).isEqualTo(before);
    }

    @Test
    void causeNone_isSuccess() {
        CompletableFuture<AcsiResponse> answer = operate("a", 2, on(0));

        commands.get(0).complete(Optional.of(AddCause.NONE));

        assertThat(answer).isCompletedWithValue(new Operate.Response());
    }

    @Test
    void sameInvokeIdAgain_isExecutedOnceAndAnsweredTheSame() {
        CompletableFuture<AcsiResponse> first = operate("a", 2, on(0));
        CompletableFuture<AcsiResponse> whileOpen = operate("a", 2, on(0));
        commands.get(0).complete(Optional.of(AddCause.BLOCKED_BY_INTERLOCKING));
        CompletableFuture<AcsiResponse> afterwards = operate("a", 2, on(0));

        assertThat(commands).hasSize(1);
        assertThat(List.of(first, whileOpen, afterwards))
                .allSatisfy(answer -> assertThat(cause(answer)).isEqualTo(AddCause.BLOCKED_BY_INTERLOCKING));
    }

    @Test
    void sameOriginNumberAndTime_inANewAssociation_isExecutedOnce() {
        CompletableFuture<AcsiResponse> first = operate("a", 2, on(0));
        commands.get(0).complete(Optional.empty());

        CompletableFuture<AcsiResponse> second = operate("b", 5, on(0));

        assertThat(commands).hasSize(1);
        assertThat(second).isCompletedWithValue(first.join());
    }

    @Test
    void sameOriginNumberAndTime_withAnotherValue_isInconsistent() {
        CompletableFuture<AcsiResponse> first = operate("a", 2, on(0));
        CompletableFuture<AcsiResponse> second =
                operate("a", 3, parameters(DataValue.Bool.FALSE, 0, Duration.ZERO, false));

        assertThat(first).isNotDone();
        assertThat(cause(second)).isEqualTo(AddCause.INCONSISTENT_PARAMETERS);
        assertThat(commands).hasSize(1);
    }

    @Test
    void refusal_isRememberedToo_soThatACommandIsNotDoneAfterANo() {
        set("HP1/GGIO1.SPCSO1.ctlModel[CF]", ordinal(0));
        assertThat(cause(operate("a", 2, on(0)))).isEqualTo(AddCause.NOT_SUPPORTED);
        set("HP1/GGIO1.SPCSO1.ctlModel[CF]", ordinal(1));

        assertThat(cause(operate("a", 2, on(0)))).isEqualTo(AddCause.NOT_SUPPORTED);

        assertThat(commands).isEmpty();
        assertThat(operate("a", 3, on(1))).isNotDone();
        assertThat(commands).hasSize(1);
    }

    @Test
    void memory_isBounded() {
        for (int i = 0; i < 6; i++) {
            assertThat(operate("a", 2 + i, on(i))).isNotDone();
            commands.get(i).complete(Optional.empty());
        }

        assertThat(operate("a", 7, on(5))).isDone();
        assertThat(commands).as("the last one is known").hasSize(6);
        assertThat(operate("a", 2, on(0))).isNotDone();
        assertThat(commands)
                .as("the first of six is forgotten when four are kept")
                .hasSize(7);
    }

    @Test
    void secondCommandWhileTheFirstIsExecuting_isRefused_otherControlsAreFree() {
        CompletableFuture<AcsiResponse> first = operate("a", 2, on(0));
        CompletableFuture<AcsiResponse> second = operate("a", 3, on(1));
        CompletableFuture<AcsiResponse> other = engine.operate(
                        new ControlCall(CALLER, "a", 4),
                        new Operate.Request(
                                ObjectReference.parse("HP1/GGIO1.ISCSO1"),
                                parameters(new DataValue.Int(BasicType.INT32, 3), 2, Duration.ZERO, false)))
                .toCompletableFuture();

        assertThat(refusal(second).error()).isEqualTo(ServiceError.INSTANCE_IN_USE);
        assertThat(cause(second)).isEqualTo(AddCause.COMMAND_ALREADY_IN_EXECUTION);
        assertThat(first).isNotDone();
        assertThat(other).isNotDone();
        commands.get(0).complete(Optional.empty());
        assertThat(operate("a", 5, on(3))).as("free again").isNotDone();
    }

    @Test
    void deviceThatStaysSilent_isNotWaitedForAnyLonger() {
        CompletableFuture<AcsiResponse> answer = operate("a", 2, on(0));

        time.advance(Duration.ofMillis(7_999));
        assertThat(answer).isNotDone();
        time.advance(Duration.ofMillis(1));

        assertThat(cause(answer)).isEqualTo(AddCause.TIME_LIMIT_OVER);
        assertThat(refusal(answer).detail()).contains("HP1/GGIO1.SPCSO1", "within 8000 ms");
        commands.get(0).complete(Optional.empty());
        assertThat(operate("a", 3, on(1))).as("the control is free again").isNotDone();
    }

    @Test
    void deviceThatFails_isAFaultOfTheServer_andFreesTheControl() {
        CompletableFuture<AcsiResponse> answer = operate("a", 2, on(0));

        commands.get(0).completeExceptionally(new IllegalStateException("bus error"));

        assertThat(refusal(answer).error()).isEqualTo(ServiceError.FAILED_DUE_TO_SERVER_CONSTRAINT);
        assertThat(cause(answer)).isEqualTo(AddCause.UNKNOWN);
        assertThat(operate("a", 3, on(1))).isNotDone();
    }

    @Test
    void invokeIdThatCameBeforeWithAnotherCommand_isToldInWords() {
        ControlCall call = new ControlCall(CALLER, "a", 7);
        engine.operate(call, new Operate.Request(ON_OFF, on(0)));

        AcsiResponse answer = engine.operate(call, new Operate.Request(ON_OFF, on(1)))
                .toCompletableFuture()
                .join();

        assertThat(((Refusal) answer).detail())
                .endsWith("came before with another command: Operate of " + ON_OFF + " with ctlVal true and ctlNum 0");
    }

    @Test
    void handlerThatThrows_isAFaultOfTheServer() {
        ControlEngine throwing = new ControlEngine(
                values,
                new ControlPorts(
                        (control, parameters, caller) -> {
                            throw new IllegalStateException("bug");
                        },
                        (given, termination) -> {}),
                settings,
                time);

        CompletableFuture<AcsiResponse> answer = throwing.operate(
                        new ControlCall(CALLER, "a", 2), new Operate.Request(ON_OFF, on(0)))
                .toCompletableFuture();

        assertThat(cause(answer)).isEqualTo(AddCause.UNKNOWN);
    }

    @Test
    void age_isMeasuredAgainstTheOwnClock() {
        assertThat(operate("a", 2, parameters(DataValue.Bool.TRUE, 0, Duration.ofSeconds(30), false)))
                .as("just young enough")
                .isNotDone();
        commands.get(0).complete(Optional.empty());
        CompletableFuture<AcsiResponse> old =
                operate("a", 3, parameters(DataValue.Bool.TRUE, 1, Duration.ofMillis(30_001), false));

        assertThat(cause(old)).isEqualTo(AddCause.TIME_LIMIT_OVER);
        assertThat(refusal(old).detail()).contains("at most 30 s old");
        assertThat(operate("a", 4, parameters(DataValue.Bool.TRUE, 2, Duration.ofSeconds(-30), false)))
                .as("a clock that is ahead a little")
                .isNotDone();
    }

    @Test
    void timeOfACommandFarAhead_isRefused_forItWouldNeverBeOld() {
        CompletableFuture<AcsiResponse> ahead =
                operate("a", 2, parameters(DataValue.Bool.TRUE, 0, Duration.ofMillis(-30_001), false));

        assertThat(cause(ahead)).isEqualTo(AddCause.INCONSISTENT_PARAMETERS);
        assertThat(refusal(ahead).error()).isEqualTo(ServiceError.PARAMETER_VALUE_INCONSISTENT);
        assertThat(refusal(ahead).detail()).contains("at most 30 s ahead", "compare the clocks");
        assertThat(commands).isEmpty();
    }

    @Test
    void nodeThatIsOff_canBeSwitchedOnAgainByMod() {
        ObjectReference mod = ObjectReference.parse("HP1/GGIO3.Mod");
        assertThat(new ModelValues(ContractModel.create()).model().dataNode(mod))
                .isPresent();
        DataValue on = ordinal(1);

        CompletableFuture<AcsiResponse> answer = engine.operate(
                        new ControlCall(CALLER, "a", 2),
                        new Operate.Request(mod, parameters(on, 0, Duration.ZERO, false)))
                .toCompletableFuture();

        assertThat(answer).isNotDone();
        assertThat(commands).hasSize(1);
    }

    @Test
    void stateOfLln0_countsWhereTheNodeHasNone() {
        set("HP1/LLN0.Beh.stVal[ST]", ordinal(2));
        assertThat(cause(operate("a", 2, on(0)))).isEqualTo(AddCause.BLOCKED_BY_MODE);
        set("HP1/LLN0.Beh.stVal[ST]", ordinal(1));
        set("HP1/LLN0.Loc.stVal[ST]", DataValue.Bool.TRUE);
        assertThat(cause(operate("a", 3, on(1)))).isEqualTo(AddCause.BLOCKED_BY_SWITCHING_HIERARCHY);
        set("HP1/LLN0.Loc.stVal[ST]", DataValue.Bool.FALSE);

        assertThat(operate("a", 4, on(2))).isNotDone();
    }

    @Test
    void testBlocked_takesNoCommandAtAll() {
        set("HP1/GGIO4.Beh.stVal[ST]", ordinal(4));
        ObjectReference control = ObjectReference.parse("HP1/GGIO4.SPCSO1");

        for (boolean test : new boolean[] {false, true}) {
            AcsiResponse answer = engine.operate(
                            new ControlCall(CALLER, "a", test ? 2 : 3),
                            new Operate.Request(
                                    control, parameters(DataValue.Bool.TRUE, test ? 0 : 1, Duration.ZERO, test)))
                    .toCompletableFuture()
                    .join();
            assertThat(((Refusal) answer).addCause()).contains(AddCause.BLOCKED_BY_MODE);
            assertThat(((Refusal) answer).detail()).contains("test/blocked");
        }
    }

    @Test
    void firstReasonInTheOrderOfTheChecks_isTold() {
        set("HP1/GGIO1.SPCSO1.ctlModel[CF]", ordinal(0));
        Operate.Parameters allWrong = new Operate.Parameters(
                new DataValue.Float32(1f),
                new Originator(OrCat.PROCESS, ""),
                1,
                Timestamp.of(time.now().minusSeconds(3600)),
                true,
                Check.NONE);

        assertThat(cause(operate("a", 2, allWrong))).isEqualTo(AddCause.NOT_SUPPORTED);
        set("HP1/GGIO1.SPCSO1.ctlModel[CF]", ordinal(1));
        assertThat(refusal(operate("b", 2, withCtlNum(allWrong, 2))).detail()).contains("originator category");
    }

    private static Operate.Parameters withCtlNum(Operate.Parameters p, int ctlNum) {
        return new Operate.Parameters(p.ctlVal(), p.origin(), ctlNum, p.t(), p.test(), p.check());
    }

    private CompletableFuture<AcsiResponse> operate(String association, int invokeId, Operate.Parameters parameters) {
        return engine.operate(new ControlCall(CALLER, association, invokeId), new Operate.Request(ON_OFF, parameters))
                .toCompletableFuture();
    }

    private Operate.Parameters on(int ctlNum) {
        return parameters(DataValue.Bool.TRUE, ctlNum, Duration.ZERO, false);
    }

    private Operate.Parameters parameters(DataValue ctlVal, int ctlNum, Duration age, boolean test) {
        return new Operate.Parameters(
                ctlVal,
                new Originator(OrCat.REMOTE_CONTROL, "me"),
                ctlNum,
                Timestamp.of(time.now().minus(age)),
                test,
                Check.NONE);
    }

    private static DataValue originator() {
        return DataValue.Structure.of(ordinal(3), new DataValue.Octets(BasicType.OCTET_STRING, new byte[] {'m', 'e'}));
    }

    private static DataValue ordinal(int value) {
        return new DataValue.Int(BasicType.ENUMERATED, value);
    }

    private DataValue read(String fcda) {
        return values.get(values.model().select(Fcda.parse(fcda)).orElseThrow());
    }

    private void set(String fcda, DataValue value) {
        values.update(List.of(
                new ModelValues.Write(values.model().select(Fcda.parse(fcda)).orElseThrow(), value)));
    }

    private static Refusal refusal(CompletableFuture<AcsiResponse> answer) {
        assertThat(answer).isCompleted();
        return (Refusal) answer.join();
    }

    private static AddCause cause(CompletableFuture<AcsiResponse> answer) {
        return refusal(answer).addCause().orElseThrow();
    }
}
