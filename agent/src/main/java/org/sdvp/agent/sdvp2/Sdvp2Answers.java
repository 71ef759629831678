package org.sdvp.agent.sdvp2;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.sdvp.acsi.AcsiException;
import org.sdvp.acsi.ServiceErrorException;
import org.sdvp.acsi.TimeSource;
import org.sdvp.acsi.client.ClientAssociation;
import org.sdvp.acsi.client.OperateOptions;
import org.sdvp.acsi.service.AccessResult;
import org.sdvp.acsi.service.ServiceError;
import org.sdvp.model.Fcda;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.ServerModel;
import org.sdvp.model.value.BasicType;
import org.sdvp.model.value.DataType;
import org.sdvp.model.value.DataValue;
import org.sdvp.model.value.Timestamp;
import org.sdvp.model.value.ValueText;
import org.sdvp.wire.sdvp2.Sdvp2Answer;
import org.sdvp.wire.sdvp2.Sdvp2Call;
import org.sdvp.xmpp.stanza.Jid;

/** Answers the calls of SDVP2 by services of the ACSI, in an association of the caller. */
final class Sdvp2Answers {
    /** How long the end of a command with enhanced security is waited for. */
    private static final java.time.Duration PATIENCE = java.time.Duration.ofSeconds(20);

    private final CallerAssociations associations;
    private final ServerModel model;
    private final Sdvp2Names names;
    private final Sdvp2Directory directory;
    private final TimeSource time;
    private final AtomicInteger watchdog = new AtomicInteger();

    Sdvp2Answers(CallerAssociations associations, ServerModel model, Sdvp2Names names, TimeSource time) {
        this.associations = associations;
        this.model = model;
        this.names = names;
        this.directory = new Sdvp2Directory(names);
        this.time = time;
    }

    /** The answer to a call; what the ACSI refuses is an answer too. */
    CompletionStage<Sdvp2Answer> answer(Jid caller, Sdvp2Call call) {
        CompletionStage<Sdvp2Answer> answer = switch (call.method()) {
            case GET_NAME_LIST -> associations.with(caller, own -> directory.names(own, (Sdvp2Call.GetNameList) call));
            case GET_VARIABLE_ACCESS_ATTRIBUTES ->
                associations.with(
                        caller, own -> directory.children(own, ((Sdvp2Call.GetVariableAccessAttributes) call).name()));
            case READ -> associations.with(caller, own -> read(own, ((Sdvp2Call.Read) call).reference()));
            case WRITE -> associations.with(caller, own -> write(own, (Sdvp2Call.Write) call));
            case WATCHDOG ->
                CompletableFuture.completedFuture(
                        new Sdvp2Answer.Watchdog(watchdog.updateAndGet(n -> n == Integer.MAX_VALUE ? 1 : n + 1)));
        };
        return answer.exceptionally(Sdvp2Answers::refused);
    }

    private static Sdvp2Answer refused(Throwable failure) {
        Throwable cause = failure;
        while (cause instanceof CompletionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        if (cause instanceof ServiceErrorException no) {
            return new Sdvp2Answer.Refused(no.refusal().error());
        }
        if (cause instanceof AcsiException) {
            return new Sdvp2Answer.Refused(ServiceError.FAILED_DUE_TO_SERVER_CONSTRAINT);
        }
        throw cause instanceof RuntimeException fault ? fault : new CompletionException(cause);
    }

    private Optional<Sdvp2Target> target(String reference) {
        try {
            ObjectReference object = names.alias(reference)
                    .map(Sdvp2Names.Alias::object)
                    .orElseGet(() -> ObjectReference.parse(reference));
            return Sdvp2Target.find(model, object);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private CompletionStage<Sdvp2Answer> read(ClientAssociation own, String reference) {
        Optional<Sdvp2Target> target = target(reference);
        if (target.isEmpty()) {
            return CompletableFuture.completedFuture(new Sdvp2Answer.Unknown());
        }
        List<Fcda> asked = new ArrayList<>(List.of(target.get().value()));
        target.get().time().ifPresent(asked::add);
        return own.getDataValues(asked).thenApply(results -> value(reference, target.get(), results));
    }

    private Sdvp2Answer value(String reference, Sdvp2Target target, List<AccessResult> results) {
        if (results.get(0) instanceof AccessResult.Failure failure) {
            return new Sdvp2Answer.Refused(failure.error());
        }
        String text = ValueText.print(target.type(), ((AccessResult.Value) results.get(0)).value());
        Instant since = results.size() > 1
                        && results.get(1) instanceof AccessResult.Value stamp
                        && stamp.value() instanceof Timestamp t
                ? t.instant()
                : time.now();
        return new Sdvp2Answer.Value(
                reference,
                names.alias(reference).map(alias -> alias.there(text)).orElse(text),
                since);
    }

    private CompletionStage<Sdvp2Answer> write(ClientAssociation own, Sdvp2Call.Write write) {
        Optional<Sdvp2Target> target = target(write.reference());
        if (target.isEmpty()) {
            return refusal(ServiceError.INSTANCE_NOT_AVAILABLE);
        }
        Optional<Sdvp2Target.Control> control = target.get().control();
        Optional<Instant> later = write.activation().filter(time.now()::isBefore);
        DataValue value;
        try {
            value = parsed(
                    control.map(Sdvp2Target.Control::type).orElse(target.get().type()),
                    names.alias(write.reference())
                            .map(alias -> alias.here(write.text()))
                            .orElse(write.text()));
        } catch (IllegalArgumentException e) {
            return refusal(ServiceError.TYPE_CONFLICT);
        }
        if (control.isPresent()) {
            return operate(own, control.get().object(), value, later);
        }
        // A setting cannot wait; taken at once it would come into force before its time.
        return later.isPresent()
                ? refusal(ServiceError.PARAMETER_VALUE_INAPPROPRIATE)
                : own.setDataValue(target.get().value(), value).thenApply(done -> new Sdvp2Answer.WriteResult(true));
    }

    private static CompletionStage<Sdvp2Answer> operate(
            ClientAssociation own, ObjectReference control, DataValue ctlVal, Optional<Instant> later) {
        CompletionStage<Void> done = later.isEmpty()
                ? own.controls()
                        .control(control)
                        .thenCompose(object -> object.change(ctlVal, OperateOptions.NONE, PATIENCE))
                : own.controls()
                        .timeActivatedOperate(
                                control,
                                own.controls().parameters(ctlVal, OperateOptions.NONE),
                                Timestamp.of(later.get()));
        return done.thenApply(nothing -> new Sdvp2Answer.WriteResult(true));
    }

    // Original boxes write a truth as 1 and 0, and every number as they like.
    private static DataValue parsed(DataType type, String text) {
        List<DataType.Member> leaves = type.leaves();
        BasicType only = leaves.size() == 1 ? leaves.get(0).type().basicType() : type.basicType();
        if (only == BasicType.BOOLEAN) {
            return ValueText.parse(type, Boolean.toString(Sdvp2Names.truth(text)));
        }
        boolean whole = only.kind() == BasicType.Kind.INTEGER && text.endsWith(".0");
        return ValueText.parse(type, whole ? text.substring(0, text.length() - 2) : text);
    }

    private static CompletionStage<Sdvp2Answer> refusal(ServiceError error) {
        return CompletableFuture.completedFuture(new Sdvp2Answer.Refused(error));
    }
}
