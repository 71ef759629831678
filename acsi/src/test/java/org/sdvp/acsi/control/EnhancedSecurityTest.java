package org.sdvp.acsi.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.sdvp.acsi.service.AcsiResponse;
import org.sdvp.acsi.service.AddCause;
import org.sdvp.acsi.service.Check;
import org.sdvp.acsi.service.Operate;
import org.sdvp.acsi.service.OrCat;
import org.sdvp.acsi.service.Originator;
import org.sdvp.model.value.BasicType;
import org.sdvp.model.value.DataValue;
import org.sdvp.model.value.Timestamp;

@Tag("sCtl")
@DisplayName("sCtl: enhanced security")
class EnhancedSecurityTest extends ControlBench {
    @Test
    void operate_isAnsweredBeforeTheProcessIsAsked_andEndsWhenTheStatusIsThere() {
        CompletionStage<AcsiResponse> answer = operate("a", "Enhanced", on(4));
        positive(answer);
        assertThat(commands).isEmpty();
        settle();
        assertThat(commands).hasSize(1);
        accept();
        assertThat(ends).isEmpty();

        set("Enhanced.stVal[ST]", ON);
        settle();

        assertThat(ends).hasSize(1);
        assertThat(ends.get(0).association()).isEqualTo("a");
        assertThat(ends.get(0).termination().control()).isEqualTo(ref("Enhanced"));
        assertThat(ends.get(0).termination().parameters()).isEqualTo(on(4));
        assertThat(ends.get(0).termination().addCause()).isEmpty();
        assertThat(time.pendingTimers()).isZero();
    }

    @Test
    void statusThatIsThereBeforeTheProcessHasAccepted_isNotTheEnd() {
        operate("a", "Enhanced", on(0));
        settle();
        set("Enhanced.stVal[ST]", ON);
        settle();
        assertThat(ends).isEmpty();

        accept();

        assertThat(end("a")).isEmpty();
    }

    @Test
    void statusThatDoesNotCome_endsWith_timeLimitOver() {
        operate("a", "Enhanced", on(0));
        settle();
        accept();
        time.advance(Duration.ofMillis(2999));
        assertThat(ends).isEmpty();
        time.advance(Duration.ofMillis(1));

        assertThat(end("a")).contains(AddCause.TIME_LIMIT_OVER);
        set("Enhanced.stVal[ST]", ON);
        settle();
        assertThat(ends).as("said once").isEmpty();
        positive(operate("a", "Enhanced", on(1)));
    }

    @Test
    void processThatStaysSilent_endsWith_timeLimitOver() {
        operate("a", "Enhanced", on(0));
        settle();
        time.advance(Duration.ofSeconds(3));

        assertThat(end("a")).contains(AddCause.TIME_LIMIT_OVER);
    }

    @Test
    void causeOfTheProcess_isThatOfTheTermination() {
        operate("a", "Enhanced", on(0));
        settle();
        commands.get(0).complete(Optional.of(AddCause.ENDED_WITH_OVERSHOOT));

        assertThat(end("a")).contains(AddCause.ENDED_WITH_OVERSHOOT);
    }

    @Test
    void processThatFails_endsWith_unknown() {
        operate("a", "Enhanced", on(0));
        settle();
        commands.get(0).completeExceptionally(new IllegalStateException("bus error"));

        assertThat(end("a")).contains(AddCause.UNKNOWN);
    }

    @Test
    void terminationGoesToTheOperatingAssociationOnly_evenIfItHasEnded() {
        operate("a", "Enhanced", on(0));
        operate("b", "Switch", on(0));
        settle();
        commands.forEach(command -> command.complete(Optional.of(AddCause.STEP_LIMIT)));

        assertThat(ends).extracting(End::association).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void operateThatComesTwice_isDoneAndTerminatedOnce() {
        ControlCall call = call("a");
        Operate.Request request = new Operate.Request(ref("Enhanced"), on(0));
        positive(engine.operate(call, request));
        positive(engine.operate(call, request));
        settle();
        accept();
        set("Enhanced.stVal[ST]", ON);
        settle();
        positive(engine.operate(call, request));
        settle();

        assertThat(commands).hasSize(1);
        assertThat(end("a")).isEmpty();
    }

    @Test
    void sboWithEnhancedSecurity_staysSelectedUntilTheTermination() {
        positive(selectWithValue("a", "SboEnhanced", on(0)));
        positive(operate("a", "SboEnhanced", on(0)));
        settle();
        assertThat(isSelected("SboEnhanced")).isTrue();
        accept();
        set("SboEnhanced.stVal[ST]", ON);
        settle();

        assertThat(end("a")).isEmpty();
        assertThat(isSelected("SboEnhanced")).isFalse();
    }

    @Test
    void test_movesNothing_soItsEndDoesNotWaitForTheStatus() {
        set("Beh.stVal[ST]", ordinal(3));
        operate(
                "a",
                "Enhanced",
                new Operate.Parameters(
                        ON, new Originator(OrCat.MAINTENANCE, ""), 0, Timestamp.of(time.now()), true, Check.NONE));
        settle();
        accept();

        assertThat(end("a")).isEmpty();
    }

    @Test
    void doublePoint_isThereWhenItsPositionIs_andBadStateEndsWith_invalidPosition() {
        operate("a", "Switch", on(0));
        settle();
        accept();
        set("Switch.stVal[ST]", new DataValue.Bits(BasicType.DBPOS, 0));
        settle();
        assertThat(ends).isEmpty();
        set("Switch.stVal[ST]", new DataValue.Bits(BasicType.DBPOS, 2));
        settle();
        assertThat(end("a")).isEmpty();

        operate("a", "Switch", parameters(OFF, 1));
        settle();
        accept();
        set("Switch.stVal[ST]", new DataValue.Bits(BasicType.DBPOS, 3));
        settle();
        assertThat(end("a")).contains(AddCause.INVALID_POSITION);
    }

    @Test
    void setPoint_isThereWithinItsDeadband() {
        operate("a", "SetPoint", parameters(analogue(21f), 0));
        settle();
        accept();
        set("SetPoint.mxVal[MX]", analogue(20.4f));
        settle();
        assertThat(ends).isEmpty();
        set("SetPoint.mxVal[MX]", analogue(20.6f));
        settle();

        assertThat(end("a")).as("db is 1 % of 50").isEmpty();
    }

    @Test
    void stepPosition_isThereWhenItIsNoLongerOnTheWay() {
        operate("a", "Step", parameters(new DataValue.Int(BasicType.INT8, 3), 0));
        settle();
        accept();
        DataValue three = new DataValue.Int(BasicType.INT8, 3);
        set("Step.valWTr[ST]", DataValue.Structure.of(three, ON));
        settle();
        assertThat(ends).isEmpty();
        set("Step.valWTr[ST]", DataValue.Structure.of(three, OFF));
        settle();

        assertThat(end("a")).isEmpty();
    }

    @Test
    void raiseAndLower_haveNoStatusToWaitFor() {
        operate("a", "Tap", parameters(new DataValue.Bits(BasicType.TCMD, 2), 0));
        settle();
        accept();

        assertThat(end("a")).isEmpty();
    }

    @Test
    void commandThatHasEnded_showsWhoGaveIt() {
        operate("a", "Enhanced", on(9));

        assertThat(read("Enhanced.ctlNum[ST]").toString()).isEqualTo("9");
        assertThat(read("Enhanced.opOk[OR]")).isEqualTo(ON);
        time.advance(Duration.ofSeconds(3));
        assertThat(read("Enhanced.opOk[OR]")).isEqualTo(OFF);
        assertThat(read("Enhanced.opRcvd[OR]")).isEqualTo(OFF);
    }

    private static DataValue analogue(float f) {
        return DataValue.Structure.of(new DataValue.Float32(f));
    }
}
