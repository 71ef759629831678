package org.sdvp.agent.people;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.sdvp.acsi.client.ClientAssociation;
import org.sdvp.acsi.service.AccessResult;
import org.sdvp.agent.people.shown.ShownReading;
import org.sdvp.agent.people.shown.ShownValue;
import org.sdvp.model.Fcda;
import org.sdvp.model.FunctionalConstraint;
import org.sdvp.model.value.DataValue;
import org.sdvp.wire.form.FieldType;
import org.sdvp.wire.form.FormField;
import org.sdvp.wire.form.FormField.Validation;
import org.sdvp.xmpp.command.CommandAction;
import org.sdvp.xmpp.command.CommandNote;
import org.sdvp.xmpp.command.CommandStep;
import org.sdvp.xmpp.command.Requester;

/** Set points (APC) that are changed, each within the range that the heat pump tells. */
final class SetPointsDialog extends PeopleDialog {
    private final String title;
    private final PeopleAccess access;
    private final Requester requester;
    private final List<ShownValue> values;
    private List<SetPoint> points = List.of();

    /**
     * Makes one.
     *
     * @param title of the forms
     * @param access to the heat pump
     * @param requester who asks
     * @param values the set points, the lower first where one must not pass another
     */
    SetPointsDialog(String title, PeopleAccess access, Requester requester, List<ShownValue> values) {
        super(title);
        this.title = title;
        this.access = access;
        this.requester = requester;
        this.values = values;
    }

    /** A set point as it is now, with its range. */
    private record SetPoint(ShownReading reading, BigDecimal min, BigDecimal max) {
        String var() {
            return StatusDialog.var(reading.shown());
        }

        String label() {
            return reading.shown().label();
        }

        FormField field() {
            FormField field = FormField.of(FieldType.TEXT_SINGLE, var())
                    .labelled(label() + " (" + min.toPlainString() + " to " + max.toPlainString() + " "
                            + reading.shown().unit() + ")")
                    .mandatory()
                    .validated(Validation.range("xs:decimal", min.toPlainString(), max.toPlainString()));
            return reading.number().isPresent()
                    ? field.with(reading.shown().bare(reading.value().orElseThrow()))
                    : field;
        }
    }

    /** A set point and what it is to be. */
    private record Change(SetPoint point, BigDecimal wanted) {
        boolean rises() {
            return point.reading()
                    .number()
                    .map(now -> wanted.compareTo(now) > 0)
                    .orElse(true);
        }
    }

    @Override
    CompletionStage<CommandStep> first() {
        return access.with(requester, this::read).thenApply(read -> {
            points = read;
            return CommandStep.last(form(
                    title,
                    "Temperatures wanted",
                    read.stream().map(SetPoint::field).toList()));
        });
    }

    private CompletionStage<List<SetPoint>> read(ClientAssociation association) {
        List<Fcda> ranges = new ArrayList<>();
        for (ShownValue value : values) {
            ranges.add(limit(value, "minVal"));
            ranges.add(limit(value, "maxVal"));
        }
        return ShownReading.all(association, values)
                .thenCombine(association.getDataValues(ranges), (readings, limits) -> {
                    List<SetPoint> read = new ArrayList<>();
                    for (int i = 0; i < readings.size(); i++) {
                        read.add(new SetPoint(
                                readings.get(i), number(limits.get(2 * i)), number(limits.get(2 * i + 1))));
                    }
                    return read;
                });
    }

    private static Fcda limit(ShownValue value, String name) {
        return new Fcda(value.object().child(name).child("f"), FunctionalConstraint.CF);
    }

    private static BigDecimal number(AccessResult limit) {
        return limit instanceof AccessResult.Value found
                ? ShownValue.number(found.value())
                        .map(BigDecimal::stripTrailingZeros)
                        .orElse(BigDecimal.ZERO)
                : BigDecimal.ZERO;
    }

    @Override
    CompletionStage<CommandStep> next(CommandAction action, Answers answers) {
        List<Change> changes = new ArrayList<>();
        BigDecimal before = null;
        for (SetPoint point : points) {
            BigDecimal wanted = answers.number(point.var(), point.label(), point.min(), point.max())
                    .orElseThrow(() -> new WrongAnswerException(point.label() + " must be filled in"));
            if (before != null && wanted.compareTo(before) < 0) {
                throw new WrongAnswerException(point.label() + " must not be less than "
                        + points.get(0).label().toLowerCase(java.util.Locale.ROOT));
            }
            before = wanted;
            if (!point.reading().number().map(now -> now.compareTo(wanted) == 0).orElse(false)) {
                changes.add(new Change(point, wanted));
            }
        }
        if (changes.isEmpty()) {
            return end(CommandNote.info("Nothing was changed."));
        }
        // So that the lower never passes the higher: what rises begins with the last, what falls with the first.
        if (changes.get(0).rises()) {
            Collections.reverse(changes);
        }
        return access.with(requester, association -> change(association, changes, new ArrayList<>()));
    }

    private CompletionStage<CommandStep> change(
            ClientAssociation association, List<Change> changes, List<FormField> done) {
        if (changes.isEmpty()) {
            return now(CommandStep.end(result(title, done))
                    .noted(List.of(CommandNote.info("The heat pump has accepted it."))));
        }
        Change change = changes.get(0);
        DataValue ctlVal =
                DataValue.Structure.of(new DataValue.Float32(change.wanted().floatValue()));
        ShownValue shown = change.point().reading().shown();
        return PeopleAccess.operate(association, shown.object(), ctlVal)
                .handle((nothing, failure) -> failure == null
                        ? Optional.<CompletionStage<CommandStep>>empty()
                        : Optional.of(failed(change, failure, done)))
                .thenCompose(stopped -> stopped.orElseGet(() -> {
                    done.add(FormField.of(FieldType.TEXT_SINGLE, change.point().var())
                            .labelled(shown.label())
                            .with(change.wanted().toPlainString() + " " + shown.unit()));
                    return change(association, changes.subList(1, changes.size()), done);
                }));
    }

    private CompletionStage<CommandStep> failed(Change change, Throwable failure, List<FormField> done) {
        Optional<CommandNote> note = Refusals.note(change.point().label(), failure);
        if (note.isEmpty()) {
            return CompletableFuture.failedFuture(failure);
        }
        return now(
                done.isEmpty()
                        ? CommandStep.end(note.get())
                        : CommandStep.end(result(title + ": changed so far", done))
                                .noted(List.of(note.get())));
    }
}
