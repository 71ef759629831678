package org.sdvp.acsi.audit;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import org.sdvp.acsi.AcsiPdu;
import org.sdvp.acsi.Caller;
import org.sdvp.acsi.TimeSource;
import org.sdvp.acsi.service.AccessResult;
import org.sdvp.acsi.service.AcsiRequest;
import org.sdvp.acsi.service.AcsiResponse;
import org.sdvp.acsi.service.AddCause;
import org.sdvp.acsi.service.GetDataSetValues;
import org.sdvp.acsi.service.GetDataValues;
import org.sdvp.acsi.service.Refusal;
import org.sdvp.acsi.service.ServiceError;
import org.sdvp.acsi.service.ServiceName;
import org.sdvp.acsi.service.SetDataSetValues;
import org.sdvp.acsi.service.SetDataValues;
import org.sdvp.acsi.service.SetEditSGValue;
import org.sdvp.acsi.service.SetFile;
import org.sdvp.model.ModelValues;
import org.sdvp.model.ObjectReference;

/**
 * Makes the records of what comes to a server: of every call that changes something, whatever came of it, and of every
 * refusal. What is read and granted leaves none and costs a glance at the answer. A file that is written in parts leaves
 * one record, at its last part; Associate and Release leave one only when they are refused. Safe for many threads.
 */
public final class AuditTrail {
    private static final String GRANTED = AuditRecord.OK;

    private final ValueWords words;
    private final Before before;
    private final TimeSource time;
    private final Audit audit;

    /**
     * Makes one.
     *
     * @param values of the server, for what was there before a change
     * @param time for the records
     * @param audit where they go
     */
    public AuditTrail(ModelValues values, TimeSource time, Audit audit) {
        this.words = new ValueWords(values);
        this.before = new Before(words);
        this.time = time;
        this.audit = audit;
    }

    /** A call that has begun. */
    @FunctionalInterface
    public interface Begun {
        /**
         * The call has been answered. To be called once.
         *
         * @return completes when that is on record, and fails with what {@link Audit} throws
         */
        CompletionStage<Void> answered(AcsiResponse response);
    }

    /** Reads what a request is about to change. */
    @FunctionalInterface
    public interface Reading {
        /**
         * Reads it, before anything that is asked for later changes it; whoever asks may do so.
         *
         * @param associationId in which the change was asked for
         * @param change the request
         * @return the answer of the reading service beside the changing one
         */
        CompletionStage<AcsiResponse> read(String associationId, AcsiRequest change);
    }

    /** Has what was there before a change told by a reading; of data and controls it is known anyway. Before the start. */
    public <Q extends AcsiRequest> void readBefore(
            ServiceName change, Class<Q> type, BiFunction<String, Q, CompletionStage<AcsiResponse>> reading) {
        before.reading(change, (id, request) -> reading.apply(id, type.cast(request)));
    }

    /** A call came, and nothing of it has been done yet. */
    public Begun begin(Caller caller, AcsiPdu.Request call) {
        AcsiRequest request = call.service();
        if (!isChange(request)) {
            return response -> {
                read(caller, request, response);
                return CompletableFuture.completedFuture(null);
            };
        }
        List<Subject> subjects = Subject.of(request, words);
        CompletionStage<List<String>> old = before.of(call);
        return response -> {
            Instant answered = time.now();
            return old.thenAccept(texts -> changed(caller, subjects, texts, response, answered));
        };
    }

    /** A command that was carried out later has ended. */
    public void ended(Caller giver, ObjectReference control, Optional<AddCause> cause) {
        record(
                giver,
                "CommandTermination",
                new Subject(control.toString(), ""),
                cause.map(AddCause::text).orElse(GRANTED));
    }

    private static boolean isChange(AcsiRequest request) {
        return switch (request.name()) {
            case ASSOCIATE, RELEASE -> false;
            case SET_FILE -> ((SetFile.Request) request).last();
            default -> !request.name().isRead();
        };
    }

    private void changed(
            Caller caller, List<Subject> subjects, List<String> old, AcsiResponse response, Instant answered) {
        List<Optional<ServiceError>> results = results(response);
        for (int i = 0; i < subjects.size(); i++) {
            String result = response instanceof Refusal refusal
                    ? word(refusal)
                    : i < results.size()
                            ? results.get(i).map(ServiceError::text).orElse(GRANTED)
                            : GRANTED;
            audit.record(new AuditRecord(
                    answered,
                    caller.peer(),
                    caller.roles(),
                    response.name().text(),
                    subjects.get(i).reference(),
                    i < old.size() ? old.get(i) : "",
                    subjects.get(i).value(),
                    result,
                    1));
        }
    }

    /** One for each subject; a data set is one subject, so of its results it is the first refusal. */
    private static List<Optional<ServiceError>> results(AcsiResponse response) {
        if (response instanceof SetDataValues.Response written) {
            return written.results();
        }
        if (response instanceof SetEditSGValue.Response edited) {
            return edited.results();
        }
        return response instanceof SetDataSetValues.Response set
                ? List.of(set.results().stream().flatMap(Optional::stream).findFirst())
                : List.of();
    }

    private void read(Caller caller, AcsiRequest request, AcsiResponse response) {
        if (response instanceof Refusal refusal) {
            Subject about = Subject.of(request, words).get(0);
            record(caller, request.name().text(), new Subject(about.reference(), refusal.detail()), word(refusal));
        } else if (response instanceof GetDataValues.Response some) {
            denied(caller, request, some.results());
        } else if (response instanceof GetDataSetValues.Response some) {
            denied(caller, request, some.results());
        }
    }

    /** Members that the caller has no right to; others that cannot be had are no refusals. */
    private void denied(Caller caller, AcsiRequest request, List<AccessResult> results) {
        int number = 0;
        int first = -1;
        for (int i = 0; i < results.size(); i++) {
            if (results.get(i) instanceof AccessResult.Failure failure
                    && failure.error() == ServiceError.ACCESS_VIOLATION) {
                first = number == 0 ? i : first;
                number++;
            }
        }
        if (number > 0) {
            String which = request instanceof GetDataValues.Request named
                    ? named.references().get(first).toString()
                    : Subject.of(request, words).get(0).reference();
            String more = number == 1 ? "" : number + " members, this is the first";
            record(caller, request.name().text(), new Subject(which, more), ServiceError.ACCESS_VIOLATION.text());
        }
    }

    private static String word(Refusal refusal) {
        return refusal.addCause()
                .map(AddCause::text)
                .orElseGet(() -> refusal.error().text());
    }

    private void record(Caller caller, String service, Subject subject, String result) {
        audit.record(new AuditRecord(
                time.now(),
                caller.peer(),
                caller.roles(),
                service,
                subject.reference(),
                "",
                subject.value(),
                result,
                1));
    }
}
