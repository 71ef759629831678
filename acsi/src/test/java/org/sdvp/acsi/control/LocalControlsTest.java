package org.sdvp.acsi.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sdvp.acsi.control.local.LocalControls;
import org.sdvp.acsi.service.AddCause;
import org.sdvp.acsi.service.OrCat;
import org.sdvp.acsi.service.Originator;
import org.sdvp.acsi.service.Refusal;

@Tag("sCtl")
@DisplayName("sCtl: commands of the device itself")
class LocalControlsTest extends ControlBench {
    private static final Originator SCHEDULE = new Originator(OrCat.AUTOMATIC_REMOTE, "HP1/FSCH1");

    private final LocalControls local = new LocalControls(engine, terminations, values, time);

    private CompletableFuture<Optional<Refusal>> operate(String control) {
        return local.operate(ref(control), ON, SCHEDULE).toCompletableFuture();
    }

    private static Optional<AddCause> cause(CompletableFuture<Optional<Refusal>> outcome) {
        assertThat(outcome).isCompleted();
        return outcome.join().flatMap(Refusal::addCause);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Direct", "Sbo"})
    void withNormalSecurity_theAnswerIsTheEnd(String control) {
        CompletableFuture<Optional<Refusal>> outcome = operate(control);
        assertThat(outcome).isNotDone();

        accept();

        assertThat(cause(outcome)).isEmpty();
        assertThat(ends).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Enhanced", "SboEnhanced"})
    void withEnhancedSecurity_itEndsWhenTheStatusIsThere_andNoClientHearsOfIt(String control) {
        CompletableFuture<Optional<Refusal>> outcome = operate(control);
        settle();
        accept();
        assertThat(outcome).isNotDone();

        set(control + ".stVal[ST]", ON);
        settle();

        assertThat(cause(outcome)).isEmpty();
        assertThat(ends).isEmpty();
    }

    @Test
    void withEnhancedSecurity_aStatusThatDoesNotCome_isARefusal() {
        CompletableFuture<Optional<Refusal>> outcome = operate("Enhanced");
        settle();
        accept();

        time.advance(Duration.ofSeconds(4));

        assertThat(cause(outcome)).contains(AddCause.TIME_LIMIT_OVER);
    }

    @Test
    void twoAtATime_theSecondIsRefused_andTheFirstStillEnds() {
        CompletableFuture<Optional<Refusal>> first = operate("Enhanced");
        CompletableFuture<Optional<Refusal>> second = operate("Enhanced");

        assertThat(cause(second)).contains(AddCause.COMMAND_ALREADY_IN_EXECUTION);
        settle();
        accept();
        set("Enhanced.stVal[ST]", ON);
        settle();
        assertThat(cause(first)).isEmpty();
    }

    @Test
    void whatAClientHasSelected_isLocked() {
        positive(select("a", "Sbo"));

        assertThat(cause(operate("Sbo"))).contains(AddCause.LOCKED_BY_OTHER_CLIENT);
    }

    @Test
    void locksAndBlockings_hold() {
        set("Loc.stVal[ST]", ON);
        assertThat(cause(operate("Direct"))).contains(AddCause.BLOCKED_BY_SWITCHING_HIERARCHY);
        set("Loc.stVal[ST]", OFF);
        set("CmdBlk.stVal[ST]", ON);
        assertThat(cause(operate("Enhanced"))).contains(AddCause.BLOCKED_BY_COMMAND);
        assertThat(commands).isEmpty();
    }

    @Test
    void whatCannotBeControlled_isRefused() {
        assertThat(cause(operate("Status"))).contains(AddCause.NOT_SUPPORTED);
        assertThat(operate("Nothing").join()).isPresent();
    }

    @Test
    void sameCommandAgain_isAnotherOne() {
        CompletableFuture<Optional<Refusal>> first = operate("Direct");
        accept();
        assertThat(cause(first)).isEmpty();
        CompletableFuture<Optional<Refusal>> again = operate("Direct");

        assertThat(again).isNotDone();
        accept();
        assertThat(cause(again)).isEmpty();
        assertThat(commands).hasSize(2);
    }
}
