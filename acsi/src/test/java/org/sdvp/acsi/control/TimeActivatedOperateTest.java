package org.sdvp.acsi.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.sdvp.acsi.Caller;
import org.sdvp.acsi.Role;
import org.sdvp.acsi.service.AddCause;
import org.sdvp.acsi.service.Cancel;

@Tag("sCtl")
@DisplayName("sCtl: time-activated operate")
class TimeActivatedOperateTest extends ControlBench {
    private static final Duration HOUR = Duration.ofHours(1);

    @Test
    void command_isCarriedOutAtItsTime_andItsEndIsTold() {
        positive(operateAt("a", "Timed", on(5), HOUR));
        time.advance(HOUR.minusMillis(1));
        assertThat(commands).isEmpty();

        time.advance(Duration.ofMillis(1));
        assertThat(commands).hasSize(1);
        assertThat(read("Timed.ctlNum[ST]").toString()).isEqualTo("5");
        accept();

        assertThat(end("a")).isEmpty();
        assertThat(time.pendingTimers()).isZero();
    }

    @Test
    void selectedWithEnhancedSecurity_waitsForItsTimeAndThenForTheStatus() {
        positive(selectWithValue("a", "TimedSboEnhanced", on(0)));
        positive(operateAt("a", "TimedSboEnhanced", on(0), HOUR));
        time.advance(HOUR);
        accept();
        assertThat(ends).isEmpty();
        assertThat(isSelected("TimedSboEnhanced")).isTrue();

        set("TimedSboEnhanced.stVal[ST]", ON);
        settle();

        assertThat(end("a")).isEmpty();
        assertThat(isSelected("TimedSboEnhanced")).isFalse();
    }

    @Test
    void newerCommandWhileOneWaits_isRefusedWith_commandAlreadyInExecution() {
        positive(operateAt("a", "Timed", on(0), HOUR));

        refused(operateAt("a", "Timed", on(1), HOUR), AddCause.COMMAND_ALREADY_IN_EXECUTION);
        refused(operateAt("b", "Timed", on(2), HOUR), AddCause.COMMAND_ALREADY_IN_EXECUTION);
        refused(operate("a", "Timed", on(3)), AddCause.COMMAND_ALREADY_IN_EXECUTION);
        time.advance(HOUR);
        assertThat(commands).hasSize(1);
    }

    @Test
    void cancel_beforeItsTime_endsItWith_abortionByCancel() {
        positive(operateAt("a", "Timed", on(0), HOUR));

        positive(cancel("a", "Timed", on(0)));

        assertThat(end("a")).contains(AddCause.ABORTION_BY_CANCEL);
        assertThat(time.pendingTimers()).isZero();
        time.advance(HOUR);
        assertThat(commands).isEmpty();
        positive(operateAt("b", "Timed", on(0), HOUR));
    }

    @Test
    void cancel_ofASelectedOne_unselectsToo() {
        selectWithValue("a", "TimedSboEnhanced", on(0));
        operateAt("a", "TimedSboEnhanced", on(0), HOUR);

        positive(cancel("a", "TimedSboEnhanced", on(0)));

        assertThat(end("a")).contains(AddCause.ABORTION_BY_CANCEL);
        assertThat(isSelected("TimedSboEnhanced")).isFalse();
    }

    @Test
    void waitingCommand_outlivesItsAssociation_andItsPeerMayCancelItFromTheNextOne() {
        Caller caller = new Caller("operator", Set.of(Role.SERVICE_PROVIDER));
        engine.timeActivatedOperate(
                new ControlCall(caller, "a", 2),
                new org.sdvp.acsi.service.TimeActivatedOperate.Request(
                        ref("Timed"),
                        on(0),
                        org.sdvp.model.value.Timestamp.of(time.now().plus(HOUR))));
        engine.associationEnded("a");

        positive(engine.cancel(new ControlCall(caller, "b", 2), new Cancel.Request(ref("Timed"), on(0))));

        time.advance(HOUR);
        assertThat(commands).isEmpty();
    }

    @Test
    void whatForbidsIt_isLookedAtAgainWhenItsTimeHasCome() {
        operateAt("a", "Timed", on(0), HOUR);
        set("CmdBlk.stVal[ST]", ON);
        time.advance(HOUR);

        assertThat(end("a")).contains(AddCause.BLOCKED_BY_COMMAND);
        assertThat(commands).isEmpty();
        set("CmdBlk.stVal[ST]", OFF);
        positive(operateAt("a", "Timed", on(1), HOUR));
    }

    @Test
    void interlocking_isLookedAtAgainWhenItsTimeHasCome() {
        operateAt("a", "Timed", checked(0), HOUR);
        checkResult = Optional.of(AddCause.BLOCKED_BY_INTERLOCKING);
        time.advance(HOUR);

        assertThat(end("a")).contains(AddCause.BLOCKED_BY_INTERLOCKING);
    }

    @Test
    void rightOfItsGiver_isAskedForAgainWhenItsTimeHasCome() {
        operateAt("a", "Timed", on(0), HOUR);
        withoutAuthority.add("operator-a");
        time.advance(HOUR);

        assertThat(end("a")).contains(AddCause.NO_ACCESS_AUTHORITY);
        assertThat(commands).isEmpty();
        positive(operateAt("b", "Timed", on(0), HOUR));
    }

    @Test
    void commandOfWhoIsAway_isWithdrawnWhenHisRightGoes_andThatOfOthersWaitsOn() {
        operateAt("a", "Timed", on(0), HOUR);
        positive(selectWithValue("b", "TimedSboEnhanced", on(0)));
        operateAt("b", "TimedSboEnhanced", on(0), HOUR);
        engine.associationEnded("a");
        withoutAuthority.add("operator-a");

        engine.checkWaitingCommands();

        assertThat(ends).singleElement().satisfies(end -> {
            assertThat(end.association()).isEqualTo("a");
            assertThat(end.termination().addCause()).contains(AddCause.NO_ACCESS_AUTHORITY);
        });
        positive(operateAt("c", "Timed", on(1), HOUR));
        time.advance(HOUR);
        assertThat(commands).as("that of c, and the other one that waited").hasSize(2);
    }

    @Test
    void refusalOfTheProcess_isTheCauseOfItsEnd() {
        operateAt("a", "Timed", on(0), HOUR);
        time.advance(HOUR);
        commands.get(0).complete(Optional.of(AddCause.BLOCKED_BY_PROCESS));

        assertThat(end("a")).contains(AddCause.BLOCKED_BY_PROCESS);
    }

    @Test
    void timeThatIsOver_isRefusedWith_timeLimitOver_timeTooFarAheadWith_inconsistentParameters() {
        refused(operateAt("a", "Timed", on(0), Duration.ZERO), AddCause.TIME_LIMIT_OVER);
        refused(operateAt("a", "Timed", on(1), Duration.ofDays(8)), AddCause.INCONSISTENT_PARAMETERS);
        positive(operateAt("a", "Timed", on(2), Duration.ofDays(7)));
    }

    @Test
    void commandThatWasNotSelected_isRefusedWith_objectNotSelected() {
        refused(operateAt("a", "TimedSboEnhanced", on(0), HOUR), AddCause.OBJECT_NOT_SELECTED);
    }
}
