package org.sdvp.operator.selftest.check;

import java.time.Duration;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import org.sdvp.acsi.ServiceErrorException;
import org.sdvp.acsi.client.Controls;
import org.sdvp.acsi.service.AddCause;
import org.sdvp.acsi.service.Operate;
import org.sdvp.acsi.service.Refusal;
import org.sdvp.acsi.service.ServiceError;
import org.sdvp.acsi.service.ServiceName;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.value.BasicType;
import org.sdvp.model.value.DataValue;
import org.sdvp.model.value.Timestamp;
import org.sdvp.operator.selftest.bench.Bench;
import org.sdvp.operator.selftest.bench.Check;
import org.sdvp.operator.selftest.bench.Expect;
import org.sdvp.operator.selftest.bench.FailedException;
import org.sdvp.operator.selftest.bench.Family;
import org.sdvp.operator.selftest.bench.Refusals;
import org.sdvp.operator.selftest.bench.SkippedException;

/**
 * Control (IEC 61850-7-2 clause 20). Commands carry Test and the value that the object has already, so that even a device
 * that takes them for real has nothing to do; selections are cancelled.
 */
public final class ControlChecks {
    private static final Duration AHEAD = Duration.ofHours(1);
    /** Causes for which a sound device may turn a test command away. */
    private static final Set<AddCause> SOUND = EnumSet.of(
            AddCause.BLOCKED_BY_SWITCHING_HIERARCHY,
            AddCause.POSITION_REACHED,
            AddCause.PARAMETER_CHANGE_IN_EXECUTION,
            AddCause.STEP_LIMIT,
            AddCause.BLOCKED_BY_MODE,
            AddCause.BLOCKED_BY_PROCESS,
            AddCause.BLOCKED_BY_INTERLOCKING,
            AddCause.BLOCKED_BY_SYNCHROCHECK,
            AddCause.COMMAND_ALREADY_IN_EXECUTION,
            AddCause.BLOCKED_BY_HEALTH,
            AddCause.NO_ACCESS_AUTHORITY,
            AddCause.BLOCKED_BY_COMMAND,
            AddCause.LOCKED_BY_OTHER_CLIENT);

    private static final Map<Integer, Set<ServiceName>> SERVICES = Map.of(
            0, Set.of(),
            1, Set.of(ServiceName.OPERATE),
            2, Set.of(ServiceName.OPERATE, ServiceName.SELECT, ServiceName.CANCEL),
            3, Set.of(ServiceName.OPERATE, ServiceName.COMMAND_TERMINATION),
            4,
                    Set.of(
                            ServiceName.OPERATE,
                            ServiceName.SELECT_WITH_VALUE,
                            ServiceName.CANCEL,
                            ServiceName.COMMAND_TERMINATION));

    private ControlChecks() {}

    /** All checks of this kind, in the order to run them. */
    public static List<Check> all() {
        Set<ServiceName> operate = Set.of(ServiceName.OPERATE);
        String effect = "send commands with Test set";
        return List.of(
                Check.looks(
                        Family.CONTROL,
                        "every ctlModel is known and its services offered",
                        operate,
                        ControlChecks::models),
                Check.looks(
                        Family.CONTROL, "a control that does not exist is refused", operate, ControlChecks::unknown),
                Check.changes(
                        Family.CONTROL,
                        "a status-only object refuses Operate",
                        operate,
                        effect,
                        ControlChecks::statusOnly),
                Check.changes(
                        Family.CONTROL,
                        "direct control answers a test command, twice alike",
                        operate,
                        effect,
                        bench -> direct(bench, 1)),
                Check.changes(
                        Family.CONTROL,
                        "enhanced direct control tells the end of a test command",
                        Set.of(ServiceName.OPERATE, ServiceName.COMMAND_TERMINATION),
                        effect,
                        bench -> direct(bench, 3)),
                Check.changes(
                        Family.CONTROL,
                        "select and cancel (SBO with normal security)",
                        Set.of(ServiceName.OPERATE, ServiceName.SELECT, ServiceName.CANCEL),
                        "select a control and cancel that",
                        bench -> selected(bench, 2)),
                Check.changes(
                        Family.CONTROL,
                        "select and cancel (SBO with enhanced security)",
                        Set.of(ServiceName.OPERATE, ServiceName.SELECT_WITH_VALUE, ServiceName.CANCEL),
                        "select a control and cancel that",
                        bench -> selected(bench, 4)),
                Check.changes(
                        Family.CONTROL,
                        "a ctlVal of another type is refused",
                        operate,
                        effect,
                        ControlChecks::wrongType),
                Check.changes(
                        Family.CONTROL,
                        "a command for later can be cancelled",
                        Set.of(ServiceName.TIME_ACTIVATED_OPERATE, ServiceName.CANCEL),
                        "send a test command for later and cancel it",
                        ControlChecks::timeActivated));
    }

    private static String models(Bench bench) {
        List<ControlUnderTest> all = ControlUnderTest.all(bench);
        Set<ServiceName> offered = bench.association().services();
        for (ControlUnderTest control : all) {
            Set<ServiceName> needed = SERVICES.get((int) control.ctlModel());
            if (needed == null) {
                throw new FailedException(
                        "expected 0 to 4 in " + control.reference() + ".ctlModel, but got " + control.ctlModel());
            }
            needed.stream()
                    .filter(service -> !offered.contains(service))
                    .findFirst()
                    .ifPresent(missing -> {
                        throw new FailedException(control.reference() + " has ctlModel " + control.ctlModel()
                                + ", but the device does not offer " + missing.text());
                    });
        }
        if (all.isEmpty()) {
            throw new SkippedException("there is no controllable data object");
        }
        return Expect.count(all.size(), "control") + ": "
                + all.stream()
                        .collect(Collectors.groupingBy(ControlUnderTest::ctlModel, TreeMap::new, Collectors.counting()))
                        .entrySet()
                        .stream()
                        .map(entry -> entry.getValue() + " of ctlModel " + entry.getKey())
                        .collect(Collectors.joining(", "));
    }

    private static String unknown(Bench bench) {
        ObjectReference nothing = bench.survey().nodes().get(0).reference().child(DirectoryChecks.NOTHING);
        Operate.Request request =
                new Operate.Request(nothing, ControlUnderTest.parameters(bench, DataValue.Bool.FALSE, true));
        return Unknown.refused(bench, List.of(request));
    }

    // Mod is the last choice: what follows from it concerns the whole node.
    private static ControlUnderTest first(Bench bench, long ctlModel) {
        return ControlUnderTest.all(bench).stream()
                .filter(control -> control.ctlModel() == ctlModel)
                .min(Comparator.comparing(control -> control.reference().name().equals("Mod")))
                .orElseThrow(() -> new SkippedException("there is no control with ctlModel " + ctlModel));
    }

    private static String statusOnly(Bench bench) {
        ControlUnderTest control = first(bench, 0);
        Refusal refusal = refused(
                bench,
                "Operate of " + control.reference() + ", which is status-only,",
                bench.association().controls().operate(control.reference(), control.testCommand(bench)));
        return control.reference() + ": "
                + cause(
                        refusal,
                        "Operate of " + control.reference(),
                        AddCause.NOT_SUPPORTED,
                        AddCause.NO_ACCESS_AUTHORITY);
    }

    private static Refusal refused(Bench bench, String what, CompletionStage<?> call) {
        return Refusals.expect(bench, what, call, ServiceError.values());
    }

    private static String cause(Refusal refusal, String what, AddCause... causes) {
        AddCause came = refusal.addCause()
                .orElseThrow(() -> new FailedException(
                        "expected an AddCause with the refusal of " + what + ", but there is none"));
        Expect.that(
                List.of(causes).contains(came),
                "expected " + what + " to be refused with AddCause "
                        + List.of(causes).stream().map(AddCause::text).collect(Collectors.joining(" or "))
                        + ", but got "
                        + came.text() + ": " + refusal.detail());
        return "refused, " + came.text();
    }

    private static String direct(Bench bench, int ctlModel) {
        ControlUnderTest control = first(bench, ctlModel);
        Optional<DataValue> before = control.status(bench);
        Operate.Parameters command = control.testCommand(bench);
        String answer = outcome(bench, control, command);
        Expect.equal("status of " + control.reference() + " after a test command", before, control.status(bench));
        if (ctlModel == 1) {
            Expect.equal("the same command again", answer, outcome(bench, control, command));
        }
        return control.reference() + ": " + answer;
    }

    private static String outcome(Bench bench, ControlUnderTest control, Operate.Parameters command) {
        Controls controls = bench.association().controls();
        try {
            if (control.ctlModel() < 3) {
                bench.await(controls.operate(control.reference(), command));
                return "accepted";
            }
            return bench.await(
                            controls.operateAndWait(
                                    control.reference(),
                                    command,
                                    bench.settings().callTimeout()),
                            bench.settings().callTimeout().multipliedBy(2).plusSeconds(1))
                    .addCause()
                    .map(cause -> "accepted, ended by " + cause.text())
                    .orElse("accepted and done");
        } catch (ServiceErrorException e) {
            return sound(e.refusal(), "a test command for " + control.reference());
        }
    }

    private static String sound(Refusal refusal, String what) {
        return cause(refusal, what, SOUND.toArray(AddCause[]::new));
    }

    private static String selected(Bench bench, int ctlModel) {
        ControlUnderTest control = first(bench, ctlModel);
        Controls controls = bench.association().controls();
        Operate.Parameters command = ControlUnderTest.parameters(bench, control.presentValue(bench), false);
        cause(
                refused(
                        bench,
                        "Operate of " + control.reference() + ", which is not selected,",
                        controls.operate(control.reference(), control.testCommand(bench))),
                "Operate of " + control.reference() + ", which is not selected,",
                AddCause.OBJECT_NOT_SELECTED,
                AddCause.BLOCKED_BY_MODE,
                AddCause.NO_ACCESS_AUTHORITY);
        bench.putBack("selection of " + control.reference(), () -> control.cancelIfSelected(bench, command));
        try {
            bench.await(select(controls, control, command, ctlModel));
        } catch (ServiceErrorException e) {
            return control.reference() + ": " + sound(e.refusal(), "the selection of " + control.reference());
        }
        control.expectSelected(bench, true);
        cause(
                refused(
                        bench,
                        "a second selection of " + control.reference(),
                        select(controls, control, next(bench, command), ctlModel)),
                "a second selection of " + control.reference(),
                AddCause.OBJECT_ALREADY_SELECTED);
        bench.await(controls.cancel(control.reference(), command));
        control.expectSelected(bench, false);
        return control.reference() + ": selected, not twice, cancelled";
    }

    private static Operate.Parameters next(Bench bench, Operate.Parameters command) {
        return ControlUnderTest.parameters(bench, command.ctlVal(), command.test());
    }

    private static CompletionStage<Void> select(
            Controls controls, ControlUnderTest control, Operate.Parameters command, int ctlModel) {
        return ctlModel == 2
                ? controls.select(control.reference())
                : controls.selectWithValue(control.reference(), command);
    }

    private static String wrongType(Bench bench) {
        ControlUnderTest control = ControlUnderTest.all(bench).stream()
                .filter(each -> each.ctlModel() == 1 || each.ctlModel() == 3)
                .min(Comparator.comparing(each -> each.reference().name().equals("Mod")))
                .orElseThrow(() -> new SkippedException("there is no direct control"));
        DataValue wrong = control.type().basicType() == BasicType.BOOLEAN
                ? DataValue.Text.visible("self-test")
                : DataValue.Bool.FALSE;
        Refusal refusal = refused(
                bench,
                "a ctlVal " + wrong.type() + " for " + control.reference(),
                bench.association()
                        .controls()
                        .operate(control.reference(), ControlUnderTest.parameters(bench, wrong, true)));
        if (refusal.error() == ServiceError.TYPE_CONFLICT) {
            return control.reference() + ": " + Expect.text(refusal.error());
        }
        return control.reference() + ": "
                + cause(
                        refusal,
                        "a ctlVal " + wrong.type() + " for " + control.reference(),
                        AddCause.INCONSISTENT_PARAMETERS,
                        AddCause.INVALID_POSITION,
                        AddCause.NO_ACCESS_AUTHORITY);
    }

    private static String timeActivated(Bench bench) {
        ControlUnderTest control = ControlUnderTest.all(bench).stream()
                .filter(each -> each.ctlModel() == 1 || each.ctlModel() == 3)
                .filter(ControlUnderTest::takesOperTm)
                .findFirst()
                .orElseThrow(() -> new SkippedException("no direct control takes operTm"));
        Controls controls = bench.association().controls();
        Operate.Parameters command = control.testCommand(bench);
        bench.putBack("command for later of " + control.reference(), () -> control.cancelIfSelected(bench, command));
        try {
            bench.await(controls.timeActivatedOperate(
                    control.reference(),
                    command,
                    Timestamp.of(bench.time().now().plus(AHEAD))));
        } catch (ServiceErrorException e) {
            return control.reference() + ": " + sound(e.refusal(), "a test command for " + control.reference());
        }
        bench.await(controls.cancel(control.reference(), command));
        return control.reference() + ": accepted and cancelled";
    }
}
