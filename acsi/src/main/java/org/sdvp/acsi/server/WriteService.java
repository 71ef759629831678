package org.sdvp.acsi.server;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.sdvp.acsi.Deadline;
import org.sdvp.acsi.TimeSource;
import org.sdvp.acsi.control.ValueRange;
import org.sdvp.acsi.service.AcsiResponse;
import org.sdvp.acsi.service.ServiceError;
import org.sdvp.acsi.service.ServiceName;
import org.sdvp.acsi.service.SetDataValues;
import org.sdvp.model.DataAttribute;
import org.sdvp.model.DataNode;
import org.sdvp.model.DataObject;
import org.sdvp.model.Fcda;
import org.sdvp.model.FunctionalConstraint;
import org.sdvp.model.ModelValues;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.Selection;
import org.sdvp.model.value.DataValue;
import org.sdvp.model.value.TypeMismatch;

/**
 * SetDataValues: each write is checked, offered to the device, and then written to the model; the next one follows when
 * it is done. If the device takes too long, the writes it has not finished are answered with
 * {@code failed-due-to-server-constraint} and those it has not begun are not begun.
 */
final class WriteService {
    private final ModelValues values;
    private final Consumer<List<ModelValues.Write>> writer;
    private final Rights rights;
    private final SettingHandler handler;
    private final TimeSource time;
    private final ServerLimits limits;
    private final AcsiServerListener listener;
    private final MessageRoom room;

    WriteService(AcsiServer.Builder parts, Rights rights, SettingHandler handler) {
        this.values = parts.values;
        this.writer = parts.writer;
        this.rights = rights;
        this.handler = handler;
        this.time = parts.time;
        this.limits = parts.limits;
        this.listener = parts.listener;
        this.room = new MessageRoom(parts.responseSize);
    }

    CompletionStage<AcsiResponse> setDataValues(Call call, SetDataValues.Request request) {
        if (request.writes().size() > limits.maxReferencesPerCall()) {
            return CompletableFuture.completedFuture(DataServices.tooMany(
                    request.name(),
                    limits.maxReferencesPerCall(),
                    request.writes().size()));
        }
        return room.refuseWrites(call, request, request.writes().size(), SetDataValues.Response::new)
                .<CompletionStage<AcsiResponse>>map(CompletableFuture::completedFuture)
                .orElseGet(() -> write(call, request.writes(), target -> true, SetDataValues.Response::new));
    }

    /**
     * Does writes one after another; that there is room for their results has been seen to.
     *
     * @param settable what may be written at all; the rest is an access violation
     * @param answer made of the results, one for each write
     */
    CompletionStage<AcsiResponse> write(
            Call call,
            List<SetDataValues.Write> writes,
            Predicate<Fcda> settable,
            Function<List<Optional<ServiceError>>, AcsiResponse> answer) {
        Sequence sequence = new Sequence(call, writes, settable);
        sequence.run();
        return Deadline.orElse(sequence.done, limits.answerTimeout(), time, sequence::giveUp)
                .thenApply(answer);
    }

    /** Why a value cannot be written, before the device is asked. */
    private Optional<ServiceError> unwritable(Call call, Fcda target, DataValue value) {
        if (!rights.allow(call.caller(), ServiceName.SET_DATA_VALUES, target)) {
            return Optional.of(ServiceError.ACCESS_VIOLATION);
        }
        if (values.model().dataNode(target.reference()).isEmpty()
                && values.model().dataType(target.reference()).isEmpty()) {
            return Optional.of(ServiceError.INSTANCE_NOT_AVAILABLE);
        }
        if (!target.fc().isWritable()) {
            return Optional.of(ServiceError.ACCESS_VIOLATION);
        }
        Optional<Selection> selection = values.model().select(target);
        if (selection.isEmpty()) {
            return Optional.of(ServiceError.INSTANCE_NOT_AVAILABLE);
        }
        Optional<TypeMismatch> mismatch = selection.get().type().mismatch(value);
        if (mismatch.isPresent()) {
            return Optional.of(
                    mismatch.get().kind() == TypeMismatch.Kind.TYPE
                            ? ServiceError.TYPE_CONFLICT
                            : ServiceError.PARAMETER_VALUE_INAPPROPRIATE);
        }
        return inRange(target.reference(), target.fc(), value)
                ? Optional.empty()
                : Optional.of(ServiceError.PARAMETER_VALUE_INAPPROPRIATE);
    }

    // minVal and maxVal bound setVal and setMag of the same data object, whether it is written whole or in part.
    private boolean inRange(ObjectReference reference, FunctionalConstraint fc, DataValue value) {
        if (values.model().dataNode(reference).orElse(null) instanceof DataObject object) {
            List<DataNode> members = object.children().stream()
                    .filter(child -> values.model()
                            .select(new Fcda(reference.child(child.name()), fc))
                            .isPresent())
                    .toList();
            List<DataValue> parts = ((DataValue.Structure) value).members();
            for (int i = 0; i < members.size(); i++) {
                if (!inRange(reference.child(members.get(i).name()), fc, parts.get(i))) {
                    return false;
                }
            }
            return true;
        }
        ObjectReference attribute = reference;
        while (values.model().dataNode(attribute).isEmpty()) {
            attribute = attribute.parent().orElseThrow();
        }
        return !isBounded(attribute)
                || ValueRange.violation(values, attribute.parent().orElseThrow(), value)
                        .isEmpty();
    }

    private boolean isBounded(ObjectReference attribute) {
        return values.model().dataNode(attribute).orElseThrow() instanceof DataAttribute found
                && (found.name().equals("setVal") || found.name().equals("setMag"));
    }

    /** The writes of one request, done one after another. */
    private final class Sequence {
        private final Call call;
        private final List<SetDataValues.Write> writes;
        private final List<Optional<ServiceError>> results = new ArrayList<>();
        private final Predicate<Fcda> settable;
        private final CompletableFuture<List<Optional<ServiceError>>> done = new CompletableFuture<>();
        private boolean givenUp;

        Sequence(Call call, List<SetDataValues.Write> writes, Predicate<Fcda> settable) {
            this.call = call;
            this.settable = settable;
            this.writes = writes;
        }

        /** Goes on until a write has to be waited for; in a loop, so that long lists do not grow the stack. */
        void run() {
            while (true) {
                SetDataValues.Write write;
                synchronized (this) {
                    if (givenUp) {
                        return;
                    }
                    if (results.size() == writes.size()) {
                        break;
                    }
                    write = writes.get(results.size());
                }
                CompletableFuture<Optional<ServiceError>> result =
                        written(write).toCompletableFuture();
                if (!result.isDone()) {
                    goOnAfter(result);
                    return;
                }
                add(result.join());
            }
            done.complete(results);
        }

        private void goOnAfter(CompletionStage<Optional<ServiceError>> pending) {
            pending.thenAccept(result -> {
                add(result);
                run();
            });
        }

        private synchronized void add(Optional<ServiceError> result) {
            results.add(result);
        }

        /** Does one write; does not fail. */
        private CompletionStage<Optional<ServiceError>> written(SetDataValues.Write write) {
            try {
                Optional<ServiceError> error = settable.test(write.reference())
                        ? unwritable(call, write.reference(), write.value())
                        : Optional.of(ServiceError.ACCESS_VIOLATION);
                return error.isPresent()
                        ? CompletableFuture.completedFuture(error)
                        : handler.set(write.reference(), write.value(), call.caller())
                                .thenApply(refused -> taken(write, refused.filter(e -> e != ServiceError.NO_ERROR)))
                                .exceptionally(this::fault);
            } catch (RuntimeException e) {
                return CompletableFuture.completedFuture(fault(e));
            }
        }

        private Optional<ServiceError> taken(SetDataValues.Write write, Optional<ServiceError> refused) {
            if (refused.isEmpty()) {
                Selection target = values.model().select(write.reference()).orElseThrow();
                writer.accept(List.of(new ModelValues.Write(target, write.value())));
            }
            return refused;
        }

        private Optional<ServiceError> fault(Throwable failure) {
            listener.onFault(call.caller(), ServiceName.SET_DATA_VALUES, failure);
            return Optional.of(ServiceError.FAILED_DUE_TO_SERVER_CONSTRAINT);
        }

        /** What can be answered when the time is over. */
        synchronized List<Optional<ServiceError>> giveUp() {
            givenUp = true;
            List<Optional<ServiceError>> known = new ArrayList<>(results);
            while (known.size() < writes.size()) {
                known.add(Optional.of(ServiceError.FAILED_DUE_TO_SERVER_CONSTRAINT));
            }
            return known;
        }
    }
}
