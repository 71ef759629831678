package org.sdvp.agent.people;

import java.time.Duration;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.sdvp.acsi.client.ClientAssociation;
import org.sdvp.agent.schedule.ScheduleState;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.value.DataValue;
import org.sdvp.wire.form.FieldType;
import org.sdvp.wire.form.FormField;
import org.sdvp.xmpp.command.CommandAction;
import org.sdvp.xmpp.command.CommandNote;
import org.sdvp.xmpp.command.CommandStep;
import org.sdvp.xmpp.command.Requester;

/**
 * The schedules of the device: what each is going to do, enabling and disabling them, and new values for what is left of
 * today.
 */
final class ScheduleDialog extends PeopleDialog {
    private static final String TITLE = "Schedules";
    private static final String SCHEDULE = "schedule";
    private static final String ACTION = "action";
    private static final String LEAVE = "leave";
    private static final String ENABLE = "enable";
    private static final String DISABLE = "disable";
    private static final String BY_HOURS = "enter-hours";
    private static final String BY_QUARTERS = "enter-quarters";
    private static final Map<String, Duration> INTERVALS =
            Map.of(BY_HOURS, Duration.ofHours(1), BY_QUARTERS, Duration.ofMinutes(15));
    private static final DateTimeFormatter ENTRY_TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final int MAX_LINES = 48;

    private final PeopleAccess access;
    private final Requester requester;
    private final List<ObjectReference> nodes;
    private final HouseTime time;
    private @Nullable PlanView plan;
    private @Nullable NewPlan entered;

    /**
     * Makes one.
     *
     * @param access to the heat pump
     * @param requester who asks
     * @param nodes the logical nodes of the schedules
     * @param time of the house
     */
    ScheduleDialog(PeopleAccess access, Requester requester, List<ObjectReference> nodes, HouseTime time) {
        super(TITLE);
        this.access = access;
        this.requester = requester;
        this.nodes = nodes;
        this.time = time;
    }

    @Override
    CompletionStage<CommandStep> first() {
        plan = null;
        entered = null;
        return access.with(requester, association -> states(association, new ArrayList<>()))
                .thenApply(plans -> {
                    FormField choice = FormField.of(FieldType.LIST_SINGLE, SCHEDULE)
                            .labelled("Schedule")
                            .mandatory();
                    for (PlanView one : plans) {
                        choice = choice.option(
                                one.title() + ": " + one.state().text(),
                                one.node().name());
                    }
                    String first = plans.stream()
                            .filter(one -> one.state() == ScheduleState.RUNNING)
                            .findFirst()
                            .orElse(plans.get(0))
                            .node()
                            .name();
                    return CommandStep.more(form(TITLE, "Which schedule?", List.of(choice.with(first))));
                });
    }

    private CompletionStage<List<PlanView>> states(ClientAssociation association, List<PlanView> found) {
        if (found.size() == nodes.size()) {
            return CompletableFuture.completedFuture(found);
        }
        return PlanView.state(association, nodes.get(found.size())).thenCompose(state -> {
            found.add(state);
            return states(association, found);
        });
    }

    @Override
    CompletionStage<CommandStep> next(CommandAction action, Answers answers) {
        PlanView shown = plan;
        NewPlan form = entered;
        if (form != null) {
            return set(form, form.values(answers));
        }
        if (shown != null) {
            List<String> options = new ArrayList<>(List.of(LEAVE, ENABLE, DISABLE));
            if (maySet(shown)) {
                options.addAll(List.of(BY_HOURS, BY_QUARTERS));
            }
            String what = answers.chosen(ACTION, "What to do", options);
            Duration interval = INTERVALS.get(what);
            return interval == null ? change(shown, what) : enter(shown, interval);
        }
        String name = answers.chosen(
                SCHEDULE, "Schedule", nodes.stream().map(ObjectReference::name).toList());
        ObjectReference node = nodes.stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
        return access.with(requester, association -> PlanView.read(association, node))
                .thenApply(this::shown);
    }

    private CommandStep shown(PlanView read) {
        List<String> lines = read.lines(time.zone(), time.today());
        List<FormField> fields = new ArrayList<>();
        lines.stream().limit(MAX_LINES).forEach(line -> fields.add(FormField.fixed(line)));
        if (lines.size() > MAX_LINES) {
            fields.add(FormField.fixed("and " + (lines.size() - MAX_LINES) + " more"));
        }
        String state = "It is " + read.state().text() + "."
                + (lines.isEmpty() ? " There are no entries with a time yet." : "");
        if (!access.mayOperate(requester.roles(), read.node().child("EnaReq"))) {
            return CommandStep.end(result(read.title(), fields)).noted(List.of(CommandNote.info(state)));
        }
        plan = read;
        fields.add(choice(read));
        return CommandStep.last(form(read.title(), state, fields), CommandAction.PREV);
    }

    private FormField choice(PlanView read) {
        boolean off = read.state() == ScheduleState.NOT_READY;
        FormField choice = FormField.of(FieldType.LIST_SINGLE, ACTION)
                .labelled("What to do")
                .option("Leave it as it is", LEAVE)
                .option("Enable", ENABLE)
                .option("Disable", DISABLE)
                .with(LEAVE)
                .described(off ? "Disabled now" : "Enabled now")
                .mandatory();
        return maySet(read)
                ? choice.option("New values for today, by the hour", BY_HOURS)
                        .option("New values for today, by the quarter of an hour", BY_QUARTERS)
                : choice;
    }

    private boolean maySet(PlanView read) {
        return access.maySet(requester.roles(), read.node().child("NumEntr"));
    }

    @Override
    CompletionStage<CommandStep> before() {
        PlanView shown = plan;
        if (entered == null || shown == null) {
            return first();
        }
        entered = null;
        return now(shown(shown));
    }

    private CompletionStage<CommandStep> enter(PlanView shown, Duration interval) {
        return access.with(requester, association -> NewPlan.today(association, shown, interval, time))
                .thenApply(form -> {
                    if (form.entries() == 0) {
                        throw new WrongAnswerException("Today is over before the next value could begin");
                    }
                    entered = form;
                    String what =
                            "From " + ENTRY_TIME.format(form.begin()) + " until midnight, once. This replaces what"
                                    + " the schedule holds, and enables it. An empty field has the value of the one before.";
                    return CommandStep.last(form(shown.title(), what, form.fields()), CommandAction.PREV);
                });
    }

    private CompletionStage<CommandStep> set(NewPlan form, List<DataValue> values) {
        return access.with(requester, association -> form.set(association, values, time.now()))
                .thenApply(after -> CommandStep.end(result(
                                after.title(),
                                after.lines(time.zone(), time.today()).stream()
                                        .map(FormField::fixed)
                                        .toList()))
                        .noted(List.of(CommandNote.info(
                                after.title() + " is now " + after.state().text() + "."))));
    }

    private CompletionStage<CommandStep> change(PlanView shown, String what) {
        if (what.equals(LEAVE)) {
            return end(CommandNote.info("Nothing was changed."));
        }
        ObjectReference control = shown.node().child(what.equals(ENABLE) ? "EnaReq" : "DsaReq");
        return access.with(
                        requester,
                        association -> PeopleAccess.operate(association, control, DataValue.Bool.TRUE)
                                .thenCompose(nothing -> PlanView.state(association, shown.node())))
                .thenApply(after -> CommandStep.end(CommandNote.info(
                        shown.title() + " is now " + after.state().text() + ".")));
    }

    /** The schedule nodes that somebody may see. */
    static List<ObjectReference> readable(PeopleAccess access, Requester requester, List<ObjectReference> nodes) {
        return nodes.stream()
                .filter(node -> access.mayRead(requester.roles(), node.child("SchdSt")))
                .toList();
    }
}
