package org.sdvp.acsi.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.sdvp.acsi.service.AcsiResponse;
import org.sdvp.acsi.service.AddCause;
import org.sdvp.acsi.service.Cancel;
import org.sdvp.acsi.service.Select;
import org.sdvp.model.ModelValues;
import org.sdvp.model.value.DataValue;

@Tag("sCtl")
@DisplayName("sCtl: select before operate")
class SelectBeforeOperateTest extends ControlBench {
    @Test
    void operateOnce_unselectsWhenTheCommandHasEnded() {
        positive(select("a", "Sbo"));
        assertThat(isSelected("Sbo")).isTrue();
        CompletionStage<AcsiResponse> answer = operate("a", "Sbo", on(0));
        assertThat(isSelected("Sbo")).isTrue();

        accept();

        positive(answer);
        assertThat(isSelected("Sbo")).isFalse();
        assertThat(time.pendingTimers()).isZero();
        refused(operate("a", "Sbo", on(1)), AddCause.OBJECT_NOT_SELECTED);
    }

    @Test
    void operateOnce_unselectsWhenTheDeviceRefuses() {
        select("a", "Sbo");
        CompletionStage<AcsiResponse> answer = operate("a", "Sbo", on(0));

        commands.get(0).complete(Optional.of(AddCause.BLOCKED_BY_PROCESS));

        refused(answer, AddCause.BLOCKED_BY_PROCESS);
        assertThat(isSelected("Sbo")).isFalse();
    }

    @Test
    void operateOnce_unselectsWhenACheckFails() {
        select("a", "Sbo");
        set("CmdBlk.stVal[ST]", ON);

        refused(operate("a", "Sbo", on(0)), AddCause.BLOCKED_BY_COMMAND);
        assertThat(isSelected("Sbo")).isFalse();
    }

    @Test
    void operateMany_staysSelectedUntilItsTimeIsOver() {
        positive(select("a", "SboMany"));
        for (int i = 0; i < 3; i++) {
            CompletionStage<AcsiResponse> answer = operate("a", "SboMany", on(i));
            accept();
            positive(answer);
            assertThat(isSelected("SboMany")).isTrue();
        }
        time.advance(Duration.ofSeconds(5));

        assertThat(isSelected("SboMany")).isFalse();
    }

    @Test
    void operateMany_staysSelectedUntilCancel() {
        select("a", "SboMany");
        operate("a", "SboMany", on(0));
        accept();

        positive(cancel("a", "SboMany", on(0)));

        assertThat(isSelected("SboMany")).isFalse();
        assertThat(time.pendingTimers()).isZero();
    }

    @Test
    void selectionWhoseTimeEndsDuringTheCommand_endsWithTheCommand() {
        select("a", "SboMany");
        CompletionStage<AcsiResponse> answer = operate("a", "SboMany", on(0));
        time.advance(Duration.ofSeconds(6));
        assertThat(isSelected("SboMany")).isTrue();

        accept();

        positive(answer);
        assertThat(isSelected("SboMany")).isFalse();
    }

    @Test
    void cancel_freesTheControlForOthers() {
        select("a", "Sbo");
        positive(cancel("a", "Sbo", on(0)));

        positive(select("b", "Sbo"));
    }

    @Test
    void selectionEndsWithItsAssociation() {
        select("a", "Sbo");
        selectWithValue("b", "SboEnhanced", on(0));

        engine.associationEnded("a");

        assertThat(isSelected("Sbo")).isFalse();
        assertThat(isSelected("SboEnhanced")).isTrue();
        positive(select("b", "Sbo"));
        time.advance(Duration.ofSeconds(4));
        assertThat(isSelected("Sbo"))
                .as("the old timer does not end the new selection")
                .isTrue();
    }

    @Test
    void timerOfAnOldSelection_doesNotEndTheNextOne() {
        select("a", "Sbo");
        time.advance(Duration.ofSeconds(4));
        cancel("a", "Sbo", on(0));
        select("a", "Sbo");
        time.advance(Duration.ofSeconds(4));

        assertThat(isSelected("Sbo")).isTrue();
    }

    @Test
    void selectAndCancelThatComeTwice_areAnsweredAsTheFirstTime() {
        ControlCall first = call("a");
        Select.Request select = new Select.Request(ref("Sbo"));
        positive(engine.select(first, select));
        positive(engine.select(first, select));
        ControlCall second = call("a");
        Cancel.Request cancel = new Cancel.Request(ref("Sbo"), on(0));
        positive(engine.cancel(second, cancel));
        select("b", "Sbo");

        positive(engine.cancel(second, cancel));

        assertThat(isSelected("Sbo")).as("the selection of another").isTrue();
    }

    @Test
    void receivedAndAccepted_pulseOnTheStatusSide() {
        List<String> seen = new ArrayList<>();
        values.addChangeListener(changes -> changes.stream()
                .filter(change -> change.attribute().toString().contains(".op"))
                .map(change -> change.attribute().name() + "=" + change.after())
                .forEach(seen::add));

        operate("a", "Direct", on(3));
        assertThat(seen).containsExactly("opRcvd=true");
        accept();

        assertThat(seen).containsExactly("opRcvd=true", "opOk=true", "opRcvd=false", "opOk=false");
        assertThat(read("Direct.tOpOk[OR]").toString()).isEqualTo(time.now().toString());
        assertThat(read("Direct.ctlNum[ST]").toString()).isEqualTo("3");
    }

    @Test
    void refusedCommand_pulsesOnlyAsReceived() {
        List<DataValue> accepted = new ArrayList<>();
        List<DataValue> received = new ArrayList<>();
        values.addChangeListener(changes -> {
            for (ModelValues.Change change : changes) {
                (change.attribute().name().equals("opOk") ? accepted : received).add(change.after());
            }
        });
        values.update(List.of());
        operate("a", "Direct", checkedOut());

        assertThat(received).containsExactly(ON, OFF);
        assertThat(accepted).isEmpty();
    }

    private org.sdvp.acsi.service.Operate.Parameters checkedOut() {
        checkResult = Optional.of(AddCause.BLOCKED_BY_INTERLOCKING);
        return checked(0);
    }
}
