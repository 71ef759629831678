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
import org.sdvp.acsi.service.Refusal;
import org.sdvp.model.value.BasicType;
import org.sdvp.model.value.DataValue;

@Tag("sCtl")
@DisplayName("sCtl: a handler that lets its command time out keeps the control until it ends")
class HandlerTimeoutTest extends ControlBench {
    private static final Duration GRACE = ControlSettings.defaults().handlerGrace();
    private static final Duration LIMIT = ControlSettings.defaults().handlerTimeout();

    @Test
    void secondCommandBesideALateHandler_isRefusedWith_commandAlreadyInExecution() {
        CompletionStage<AcsiResponse> first = operate("a", "Direct", on(0));
        time.advance(LIMIT);
        refused(first, AddCause.TIME_LIMIT_OVER);

        CompletionStage<AcsiResponse> second = operate("b", "Direct", parameters(OFF, 1));

        refused(second, AddCause.COMMAND_ALREADY_IN_EXECUTION);
        assertThat(((Refusal) second.toCompletableFuture().join()).detail()).contains("did not answer in time");
        assertThat(commands).hasSize(1);
    }

    @Test
    void lateEnd_freesTheControl_andWritesNoStatus() {
        operate("a", "Direct", on(7));
        time.advance(LIMIT);
        String before = read("Direct.ctlNum[ST]") + " " + read("Direct.origin[ST]");

        accept();

        assertThat(read("Direct.ctlNum[ST]") + " " + read("Direct.origin[ST]")).isEqualTo(before);
        assertThat(read("Direct.ctlNum[ST]").toString()).isNotEqualTo("7");
        assertThat(time.pendingTimers()).isZero();
        CompletionStage<AcsiResponse> next = operate("a", "Direct", on(8));
        assertThat(next).isNotDone();
        accept();
        positive(next);
        assertThat(read("Direct.ctlNum[ST]").toString()).isEqualTo("8");
    }

    @Test
    void lateFailure_freesTheControlToo() {
        operate("a", "Direct", on(0));
        time.advance(LIMIT);
        commands.get(0).completeExceptionally(new IllegalStateException("bus error"));

        assertThat(operate("a", "Direct", on(1))).isNotDone();
    }

    @Test
    void handlerThatNeverEnds_isGivenUpWhenItsGraceIsOver() {
        operate("a", "Direct", on(0));
        time.advance(LIMIT);
        time.advance(GRACE.minusMillis(1));
        refused(operate("a", "Direct", on(1)), AddCause.COMMAND_ALREADY_IN_EXECUTION);
        time.advance(Duration.ofMillis(1));

        CompletionStage<AcsiResponse> next = operate("a", "Direct", on(2));

        assertThat(next).isNotDone();
        commands.get(0).complete(Optional.of(AddCause.BLOCKED_BY_PROCESS));
        assertThat(next).as("not answered by the handler that was given up").isNotDone();
        refused(operate("b", "Direct", on(3)), AddCause.COMMAND_ALREADY_IN_EXECUTION);
    }

    @Test
    void enhanced_lateHandler_keepsTheControlAfterTheNegativeTermination_andWatchesNothing() {
        operate("a", "Enhanced", on(0));
        settle();
        time.advance(Duration.ofSeconds(3));
        assertThat(end("a")).contains(AddCause.TIME_LIMIT_OVER);
        refused(operate("a", "Enhanced", on(1)), AddCause.COMMAND_ALREADY_IN_EXECUTION);

        accept();
        positive(operate("a", "Enhanced", on(2)));
        settle();
        accept();
        set("Enhanced.stVal[ST]", ON);
        settle();

        assertThat(end("a")).as("the watch of the second command is its own").isEmpty();
    }

    @Test
    void selection_endsWithTheCommandThatTimedOut_butNobodyCanSelectBesideTheHandler() {
        positive(select("a", "Sbo"));
        operate("a", "Sbo", on(0));
        time.advance(LIMIT);

        assertThat(isSelected("Sbo")).isFalse();
        refused(select("b", "Sbo"), AddCause.COMMAND_ALREADY_IN_EXECUTION);
        accept();
        positive(select("b", "Sbo"));
    }

    @Test
    void selectionForManyCommands_endsInTimeBesideALateHandler() {
        set("SboMany.sboTimeout[CF]", new DataValue.Int(BasicType.INT32U, 20_000));
        positive(select("a", "SboMany"));
        operate("a", "SboMany", on(0));
        time.advance(LIMIT);
        assertThat(isSelected("SboMany")).isTrue();
        time.advance(Duration.ofSeconds(12));

        assertThat(isSelected("SboMany")).isFalse();
    }
}
