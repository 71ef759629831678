package org.sdvp.acsi.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sdvp.acsi.service.AcsiResponse;
import org.sdvp.acsi.service.AddCause;
import org.sdvp.acsi.service.Check;
import org.sdvp.acsi.service.Operate;
import org.sdvp.acsi.service.OrCat;
import org.sdvp.acsi.service.Originator;
import org.sdvp.acsi.service.ServiceError;
import org.sdvp.model.value.DataValue;
import org.sdvp.model.value.Timestamp;

/** Each situation in which a control is refused, and the AddCause that tells it. */
@Tag("sCtl")
@DisplayName("sCtl: AddCause")
class AddCauseTest extends ControlBench {
    @Test
    void statusOnly_isRefusedWith_notSupported() {
        refused(operate("a", "Status", on(0)), ServiceError.ACCESS_VIOLATION, AddCause.NOT_SUPPORTED);
        refused(select("a", "Status"), ServiceError.ACCESS_VIOLATION, AddCause.NOT_SUPPORTED);
        refused(selectWithValue("a", "Status", on(1)), AddCause.NOT_SUPPORTED);
        refused(cancel("a", "Status", on(2)), AddCause.NOT_SUPPORTED);
        refused(operateAt("a", "Status", on(3), Duration.ofMinutes(1)), AddCause.NOT_SUPPORTED);
    }

    @Test
    void serviceOfAnotherControlModel_isRefusedWith_notSupported() {
        refused(select("a", "Direct"), AddCause.NOT_SUPPORTED);
        refused(select("a", "SboEnhanced"), AddCause.NOT_SUPPORTED);
        refused(selectWithValue("a", "Sbo", on(0)), AddCause.NOT_SUPPORTED);
        refused(cancel("a", "Direct", on(1)), AddCause.NOT_SUPPORTED);
        refused(operateAt("a", "Direct", on(2), Duration.ofMinutes(1)), AddCause.NOT_SUPPORTED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Sbo", "SboMany", "SboEnhanced"})
    void operateWithoutSelect_isRefusedWith_objectNotSelected(String control) {
        refused(operate("a", control, on(0)), ServiceError.CONTROL_MUST_BE_SELECTED, AddCause.OBJECT_NOT_SELECTED);
        assertThat(commands).isEmpty();
    }

    @Test
    void operateOrSelectWhileSelectedByAnother_isRefusedWith_lockedByOtherClient() {
        positive(select("a", "Sbo"));
        positive(selectWithValue("a", "SboEnhanced", on(0)));

        refused(
                operate("b", "Sbo", on(1)),
                ServiceError.INSTANCE_LOCKED_BY_OTHER_CLIENT,
                AddCause.LOCKED_BY_OTHER_CLIENT);
        refused(select("b", "Sbo"), AddCause.LOCKED_BY_OTHER_CLIENT);
        refused(operate("b", "SboEnhanced", on(2)), AddCause.LOCKED_BY_OTHER_CLIENT);
        refused(selectWithValue("b", "SboEnhanced", on(3)), AddCause.LOCKED_BY_OTHER_CLIENT);
        assertThat(isSelected("Sbo")).isTrue();
    }

    @Test
    void selectWhileSelected_isRefusedWith_objectAlreadySelected() {
        positive(select("a", "Sbo"));
        positive(selectWithValue("a", "SboEnhanced", on(0)));

        refused(select("a", "Sbo"), AddCause.OBJECT_ALREADY_SELECTED);
        refused(selectWithValue("a", "SboEnhanced", on(1)), AddCause.OBJECT_ALREADY_SELECTED);
        assertThat(isSelected("Sbo")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Direct", "Enhanced"})
    void operateWhileThePreviousIsExecuting_isRefusedWith_commandAlreadyInExecution(String control) {
        operate("a", control, on(0));
        settle();

        refused(operate("a", control, on(1)), ServiceError.INSTANCE_IN_USE, AddCause.COMMAND_ALREADY_IN_EXECUTION);
        refused(operate("b", control, on(2)), AddCause.COMMAND_ALREADY_IN_EXECUTION);
        assertThat(commands).hasSize(1);
    }

    @Test
    void selectWhileACommandIsExecuting_isRefusedWith_commandAlreadyInExecution() {
        select("a", "Sbo");
        operate("a", "Sbo", on(0));

        refused(select("b", "Sbo"), AddCause.COMMAND_ALREADY_IN_EXECUTION);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ctlVal", "origin", "ctlNum", "Test", "Check"})
    void operateThatDiffersFromSelectWithValue_isRefusedWith_inconsistentParameters_andUnselects(String what) {
        Operate.Parameters p = on(7);
        positive(selectWithValue("a", "SboEnhanced", p));
        Operate.Parameters other = new Operate.Parameters(
                what.equals("ctlVal") ? OFF : p.ctlVal(),
                what.equals("origin") ? new Originator(OrCat.REMOTE_CONTROL, "you") : p.origin(),
                what.equals("ctlNum") ? 8 : p.ctlNum(),
                p.t(),
                what.equals("Test"),
                what.equals("Check") ? new Check(false, true) : p.check());

        CompletionStage<AcsiResponse> answer = operate("a", "SboEnhanced", other);

        refused(answer, ServiceError.PARAMETER_VALUE_INCONSISTENT, AddCause.INCONSISTENT_PARAMETERS);
        assertThat(answer.toCompletableFuture().join().toString()).contains("the " + what + " of SelectWithValue");
        assertThat(isSelected("SboEnhanced")).isFalse();
        refused(operate("a", "SboEnhanced", on(9)), AddCause.OBJECT_NOT_SELECTED);
        assertThat(commands).isEmpty();
    }

    @Test
    void operateWithAnotherTThanSelectWithValue_isTaken() {
        positive(selectWithValue("a", "SboEnhanced", on(7)));
        time.advance(Duration.ofSeconds(2));

        positive(operate("a", "SboEnhanced", on(7)));
    }

    @ParameterizedTest
    @EnumSource(
            value = OrCat.class,
            names = {"NOT_SUPPORTED", "PROCESS"})
    void badOriginatorCategory_isRefusedWith_inconsistentParametersByOperate_selectFailedBySelectWithValue(OrCat bad) {
        Operate.Parameters parameters =
                new Operate.Parameters(ON, new Originator(bad, ""), 0, Timestamp.of(time.now()), false, Check.NONE);

        refused(operate("a", "Direct", parameters), AddCause.INCONSISTENT_PARAMETERS);
        refused(selectWithValue("a", "SboEnhanced", parameters), AddCause.SELECT_FAILED);
        assertThat(isSelected("SboEnhanced")).isFalse();
    }

    @ParameterizedTest
    @EnumSource(
            value = AddCause.class,
            names = {"BLOCKED_BY_INTERLOCKING", "BLOCKED_BY_SYNCHROCHECK"})
    void interlockOrSynchrocheckThatFails_isRefusedWith_itsCause(AddCause cause) {
        checkResult = Optional.of(cause);

        refused(operate("a", "Direct", checked(0)), cause);
        refused(selectWithValue("a", "SboEnhanced", checked(1)), cause);
        assertThat(isSelected("SboEnhanced")).isFalse();
        operate("a", "Direct", on(2));
        assertThat(commands).as("not asked for, not checked").hasSize(1);
    }

    @Test
    void checkThatThrows_isRefusedAndFreesTheControl() {
        ControlEngine broken = new ControlEngine(
                values,
                new ControlPorts(
                        new ControlHandler() {
                            @Override
                            public CompletionStage<Optional<AddCause>> operate(
                                    org.sdvp.model.ObjectReference control,
                                    Operate.Parameters parameters,
                                    org.sdvp.acsi.Caller caller) {
                                return new CompletableFuture<>();
                            }

                            @Override
                            public Optional<AddCause> check(
                                    org.sdvp.model.ObjectReference control,
                                    Operate.Parameters parameters,
                                    org.sdvp.acsi.Caller caller) {
                                throw new IllegalStateException("bug");
                            }
                        },
                        (given, termination) -> {}),
                ControlSettings.defaults(),
                time);

        for (int i = 0; i < 2; i++) {
            refused(broken.operate(call("a"), new Operate.Request(ref("Direct"), on(i))), AddCause.UNKNOWN);
        }
    }

    @Test
    void remoteOriginWhileLocIsTrue_isRefusedWith_blockedBySwitchingHierarchy() {
        set("Loc.stVal[ST]", ON);

        refused(operate("a", "Direct", on(0)), AddCause.BLOCKED_BY_SWITCHING_HIERARCHY);
        refused(selectWithValue("a", "SboEnhanced", on(1)), AddCause.BLOCKED_BY_SWITCHING_HIERARCHY);
        assertThat(operate(
                        "a",
                        "Direct",
                        new Operate.Parameters(
                                ON,
                                new Originator(OrCat.BAY_CONTROL, ""),
                                2,
                                Timestamp.of(time.now()),
                                false,
                                Check.NONE)))
                .isNotDone();
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 4, 5})
    void modeBlockedOrOff_isRefusedWith_blockedByMode(int beh) {
        set("Beh.stVal[ST]", ordinal(beh));

        refused(operate("a", "Direct", on(0)), AddCause.BLOCKED_BY_MODE);
        refused(select("a", "Sbo"), AddCause.BLOCKED_BY_MODE);
        refused(selectWithValue("a", "SboEnhanced", on(1)), AddCause.BLOCKED_BY_MODE);
    }

    @Test
    void healthAlarm_isRefusedWith_blockedByHealth() {
        set("Health.stVal[ST]", ordinal(3));

        refused(operate("a", "Direct", on(0)), AddCause.BLOCKED_BY_HEALTH);
        refused(select("a", "Sbo"), AddCause.BLOCKED_BY_HEALTH);
        refused(selectWithValue("a", "SboEnhanced", on(1)), AddCause.BLOCKED_BY_HEALTH);
    }

    @Test
    void cmdBlk_isRefusedWith_blockedByCommand() {
        set("CmdBlk.stVal[ST]", ON);

        refused(operate("a", "Direct", on(0)), AddCause.BLOCKED_BY_COMMAND);
        refused(select("a", "Sbo"), AddCause.BLOCKED_BY_COMMAND);
        refused(selectWithValue("a", "SboEnhanced", on(1)), AddCause.BLOCKED_BY_COMMAND);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void testFlagThatDiffersFromBeh_isRefusedWith_blockedByMode(boolean testing) {
        set("Beh.stVal[ST]", ordinal(testing ? 3 : 1));
        Operate.Parameters parameters = new Operate.Parameters(
                ON, new Originator(OrCat.REMOTE_CONTROL, ""), 0, Timestamp.of(time.now()), !testing, Check.NONE);

        refused(operate("a", "Direct", parameters), AddCause.BLOCKED_BY_MODE);
        refused(selectWithValue("a", "SboEnhanced", parameters), AddCause.BLOCKED_BY_MODE);
    }

    @Test
    void cancelFromAnotherClient_isRefusedWith_lockedByOtherClient() {
        positive(select("a", "Sbo"));
        positive(operateAt("a", "Timed", on(0), Duration.ofMinutes(1)));

        refused(cancel("b", "Sbo", on(1)), AddCause.LOCKED_BY_OTHER_CLIENT);
        refused(cancel("b", "Timed", on(0)), AddCause.LOCKED_BY_OTHER_CLIENT);
        assertThat(isSelected("Sbo")).isTrue();
    }

    @Test
    void cancelDuringExecution_isRefusedWith_commandAlreadyInExecution() {
        positive(select("a", "Sbo"));
        CompletionStage<AcsiResponse> answer = operate("a", "Sbo", on(0));

        refused(cancel("a", "Sbo", on(0)), AddCause.COMMAND_ALREADY_IN_EXECUTION);
        accept();
        positive(answer);
    }

    @Test
    void cancelOfNothing_isRefusedWith_objectNotSelected() {
        refused(cancel("a", "Sbo", on(0)), AddCause.OBJECT_NOT_SELECTED);
    }

    @Test
    void cancelOfAnotherCommand_isRefusedWith_inconsistentParameters_andKeepsTheSelection() {
        positive(selectWithValue("a", "SboEnhanced", on(7)));

        refused(cancel("a", "SboEnhanced", on(8)), AddCause.INCONSISTENT_PARAMETERS);
        assertThat(isSelected("SboEnhanced")).isTrue();
        positive(cancel("a", "SboEnhanced", on(7)));
        assertThat(isSelected("SboEnhanced")).isFalse();
    }

    @Test
    void selectThatTimesOut_isSilentlyUnselected() {
        positive(select("a", "Sbo"));
        positive(selectWithValue("a", "SboEnhanced", on(0)));
        time.advance(Duration.ofMillis(4999));
        assertThat(isSelected("Sbo")).isTrue();

        time.advance(Duration.ofMillis(1));
        assertThat(isSelected("Sbo")).isFalse();
        assertThat(isSelected("SboEnhanced")).as("15 s where sboTimeout is 0").isTrue();
        time.advance(Duration.ofSeconds(10));
        assertThat(isSelected("SboEnhanced")).isFalse();
        assertThat(ends).isEmpty();
        refused(operate("a", "Sbo", on(1)), AddCause.OBJECT_NOT_SELECTED);
        positive(select("b", "Sbo"));
    }

    @Test
    void valueOutOfRange_isRefusedWith_invalidPosition() {
        DataValue hot = DataValue.Structure.of(new DataValue.Float32(31f));

        refused(operate("a", "SetPoint", parameters(hot, 0)), AddCause.INVALID_POSITION);
    }

    @Test
    void commandOlderThanAllowed_isRefusedWith_timeLimitOver() {
        Operate.Parameters old = on(0);
        time.advance(Duration.ofSeconds(31));

        refused(operate("a", "Direct", old), AddCause.TIME_LIMIT_OVER);
        refused(selectWithValue("a", "SboEnhanced", old), AddCause.TIME_LIMIT_OVER);
        refused(operateAt("a", "Timed", old, Duration.ofMinutes(1)), AddCause.TIME_LIMIT_OVER);
    }
}
