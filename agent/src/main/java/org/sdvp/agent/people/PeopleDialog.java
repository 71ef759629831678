package org.sdvp.agent.people;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.sdvp.wire.form.DataForm;
import org.sdvp.wire.form.FormField;
import org.sdvp.xmpp.command.CommandAction;
import org.sdvp.xmpp.command.CommandDialog;
import org.sdvp.xmpp.command.CommandNote;
import org.sdvp.xmpp.command.CommandStep;

/**
 * A dialog that answers a wrong field with the same form once more and a note that says what is wrong, and a refusal of
 * the server with a note at its end.
 */
abstract class PeopleDialog implements CommandDialog {
    private final String title;
    private CommandStep shown = CommandStep.end(CommandNote.info(""));

    PeopleDialog(String title) {
        this.title = title;
    }

    /** The first step. */
    abstract CompletionStage<CommandStep> first();

    /** The step after a form. */
    abstract CompletionStage<CommandStep> next(CommandAction action, Answers answers);

    @Override
    public final CompletionStage<CommandStep> begin() {
        return told(first());
    }

    /** The step before the one that is shown; the first unless a dialog has more than two. */
    CompletionStage<CommandStep> before() {
        return first();
    }

    @Override
    public final CompletionStage<CommandStep> back() {
        return told(before());
    }

    @Override
    public final CompletionStage<CommandStep> proceed(CommandAction action, DataForm filled) {
        CompletionStage<CommandStep> step;
        try {
            step = next(action, new Answers(filled));
        } catch (WrongAnswerException e) {
            step = CompletableFuture.failedFuture(e);
        }
        return told(step);
    }

    private CompletionStage<CommandStep> told(CompletionStage<CommandStep> step) {
        return step.handle((reached, failure) -> {
                    if (failure == null) {
                        shown = reached;
                        return CompletableFuture.<CommandStep>completedFuture(reached);
                    }
                    return failed(failure);
                })
                .thenCompose(outcome -> outcome);
    }

    private CompletableFuture<CommandStep> failed(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof WrongAnswerException wrong) {
            return CompletableFuture.completedFuture(
                    shown.noted(List.of(CommandNote.error(String.valueOf(wrong.getMessage())))));
        }
        return Refusals.note(title, cause)
                .map(CommandStep::end)
                .map(CompletableFuture::completedFuture)
                .orElseGet(() -> CompletableFuture.failedFuture(cause));
    }

    /** A form to fill in. */
    static DataForm form(String title, String instructions, List<FormField> fields) {
        return new DataForm(DataForm.Type.FORM, title, List.of(instructions), fields);
    }

    /** A result. */
    static DataForm result(String title, List<FormField> fields) {
        return new DataForm(DataForm.Type.RESULT, title, List.of(), fields);
    }

    /** The end with a note. */
    static CompletionStage<CommandStep> end(CommandNote note) {
        return CompletableFuture.completedFuture(CommandStep.end(note));
    }

    /** A step that is known at once. */
    static CompletionStage<CommandStep> now(CommandStep step) {
        return CompletableFuture.completedFuture(step);
    }

    /** What is there of an optional. */
    static <T> List<T> listed(Optional<T> one) {
        return one.map(List::of).orElse(List.of());
    }
}
