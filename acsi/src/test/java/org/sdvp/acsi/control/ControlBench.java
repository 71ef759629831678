package org.sdvp.acsi.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.sdvp.acsi.Caller;
import org.sdvp.acsi.Role;
import org.sdvp.acsi.control.local.LocalTerminations;
import org.sdvp.acsi.service.AcsiResponse;
import org.sdvp.acsi.service.AddCause;
import org.sdvp.acsi.service.Cancel;
import org.sdvp.acsi.service.Check;
import org.sdvp.acsi.service.CommandTermination;
import org.sdvp.acsi.service.Operate;
import org.sdvp.acsi.service.OrCat;
import org.sdvp.acsi.service.Originator;
import org.sdvp.acsi.service.Refusal;
import org.sdvp.acsi.service.Select;
import org.sdvp.acsi.service.SelectWithValue;
import org.sdvp.acsi.service.ServiceError;
import org.sdvp.acsi.service.TimeActivatedOperate;
import org.sdvp.acsi.testing.ManualTimeSource;
import org.sdvp.model.Fcda;
import org.sdvp.model.ModelValues;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.value.BasicType;
import org.sdvp.model.value.DataValue;
import org.sdvp.model.value.Timestamp;

/** An engine over {@link ControlModels} whose process does what the test says, and whose time stands still. */
class ControlBench {
    /** An end of a command, with the association it was sent to. */
    record End(String association, CommandTermination termination) {}

    static final DataValue ON = DataValue.Bool.TRUE;
    static final DataValue OFF = DataValue.Bool.FALSE;

    final ManualTimeSource time = new ManualTimeSource();
    final ModelValues values = new ModelValues(ControlModels.create());
    final List<CompletableFuture<Optional<AddCause>>> commands = new ArrayList<>();
    final List<End> ends = new ArrayList<>();
    Optional<AddCause> checkResult = Optional.empty();
    final LocalTerminations terminations =
            new LocalTerminations((given, termination) -> ends.add(new End(given.associationId(), termination)));
    /** Peers that have lost the right to operate anything since they gave their commands. */
    final Set<String> withoutAuthority = new HashSet<>();

    final ControlEngine engine = new ControlEngine(
            values,
            new ControlPorts(new Machine(), terminations, (giver, control) -> !withoutAuthority.contains(giver.peer())),
            ControlSettings.defaults(),
            time);
    private int lastInvokeId = 1;

    private final class Machine implements ControlHandler {
        @Override
        public CompletionStage<Optional<AddCause>> operate(
                ObjectReference control, Operate.Parameters parameters, Caller caller) {
            CompletableFuture<Optional<AddCause>> outcome = new CompletableFuture<>();
            commands.add(outcome);
            return outcome;
        }

        @Override
        public Optional<AddCause> check(ObjectReference control, Operate.Parameters parameters, Caller caller) {
            return parameters.check().equals(Check.NONE) ? Optional.empty() : checkResult;
        }
    }

    static ObjectReference ref(String control) {
        return ObjectReference.parse("HP1/GGIO1." + control);
    }

    ControlCall call(String association) {
        return new ControlCall(
                new Caller("operator-" + association, Set.of(Role.SERVICE_PROVIDER)), association, ++lastInvokeId);
    }

    CompletionStage<AcsiResponse> select(String association, String control) {
        return engine.select(call(association), new Select.Request(ref(control)));
    }

    CompletionStage<AcsiResponse> selectWithValue(String association, String control, Operate.Parameters parameters) {
        return engine.selectWithValue(call(association), new SelectWithValue.Request(ref(control), parameters));
    }

    CompletionStage<AcsiResponse> operate(String association, String control, Operate.Parameters parameters) {
        return engine.operate(call(association), new Operate.Request(ref(control), parameters));
    }

    CompletionStage<AcsiResponse> cancel(String association, String control, Operate.Parameters parameters) {
        return engine.cancel(call(association), new Cancel.Request(ref(control), parameters));
    }

    CompletionStage<AcsiResponse> operateAt(
            String association, String control, Operate.Parameters parameters, Duration delay) {
        return engine.timeActivatedOperate(
                call(association),
                new TimeActivatedOperate.Request(
                        ref(control), parameters, Timestamp.of(time.now().plus(delay))));
    }

    Operate.Parameters on(int ctlNum) {
        return parameters(ON, ctlNum);
    }

    Operate.Parameters parameters(DataValue ctlVal, int ctlNum) {
        return new Operate.Parameters(
                ctlVal,
                new Originator(OrCat.REMOTE_CONTROL, "me"),
                ctlNum,
                Timestamp.of(time.now()),
                false,
                Check.NONE);
    }

    Operate.Parameters checked(int ctlNum) {
        return new Operate.Parameters(
                ON,
                new Originator(OrCat.REMOTE_CONTROL, "me"),
                ctlNum,
                Timestamp.of(time.now()),
                false,
                new Check(true, true));
    }

    /** Has the process accept the newest command. */
    void accept() {
        commands.get(commands.size() - 1).complete(Optional.empty());
    }

    /** Runs what is due now: enhanced security goes on once the answer is on its way. */
    void settle() {
        time.advance(Duration.ZERO);
    }

    void positive(CompletionStage<AcsiResponse> answer) {
        assertThat(answer).isCompleted();
        assertThat(answer.toCompletableFuture().join()).isNotInstanceOf(Refusal.class);
    }

    void refused(CompletionStage<AcsiResponse> answer, AddCause cause) {
        assertThat(answer).isCompleted();
        assertThat(answer.toCompletableFuture().join()).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.addCause()).contains(cause);
            assertThat(refusal.detail()).contains("HP1/GGIO1.");
        });
    }

    void refused(CompletionStage<AcsiResponse> answer, ServiceError error, AddCause cause) {
        refused(answer, cause);
        assertThat(((Refusal) answer.toCompletableFuture().join()).error()).isEqualTo(error);
    }

    /** The one command that has ended since the last look, whose cause this gives; empty for success. */
    Optional<AddCause> end(String association) {
        assertThat(ends).hasSize(1);
        End end = ends.remove(0);
        assertThat(end.association()).isEqualTo(association);
        return end.termination().addCause();
    }

    DataValue read(String fcda) {
        return values.get(values.model().select(Fcda.parse("HP1/GGIO1." + fcda)).orElseThrow());
    }

    boolean isSelected(String control) {
        return read(control + ".stSeld[ST]").equals(ON);
    }

    void set(String fcda, DataValue value) {
        values.update(List.of(new ModelValues.Write(
                values.model().select(Fcda.parse("HP1/GGIO1." + fcda)).orElseThrow(), value)));
    }

    static DataValue ordinal(int value) {
        return new DataValue.Int(BasicType.ENUMERATED, value);
    }
}
