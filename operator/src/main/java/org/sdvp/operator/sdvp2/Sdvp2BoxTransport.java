package org.sdvp.operator.sdvp2;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.sdvp.acsi.AcsiPdu;
import org.sdvp.acsi.AcsiProtocolException;
import org.sdvp.acsi.ClientTransport;
import org.sdvp.acsi.ServiceErrorException;
import org.sdvp.acsi.service.AccessResult;
import org.sdvp.acsi.service.AcsiClass;
import org.sdvp.acsi.service.AcsiRequest;
import org.sdvp.acsi.service.AcsiResponse;
import org.sdvp.acsi.service.Associate;
import org.sdvp.acsi.service.Check;
import org.sdvp.acsi.service.GetDataDefinition;
import org.sdvp.acsi.service.GetDataValues;
import org.sdvp.acsi.service.GetLogicalDeviceDirectory;
import org.sdvp.acsi.service.GetLogicalNodeDirectory;
import org.sdvp.acsi.service.GetServerDirectory;
import org.sdvp.acsi.service.ObjectClass;
import org.sdvp.acsi.service.Operate;
import org.sdvp.acsi.service.Refusal;
import org.sdvp.acsi.service.Release;
import org.sdvp.acsi.service.ServiceError;
import org.sdvp.acsi.service.ServiceName;
import org.sdvp.acsi.service.SetDataValues;
import org.sdvp.model.DataNode;
import org.sdvp.model.DataObject;
import org.sdvp.model.Fcda;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.value.DataValue;
import org.sdvp.wire.sdvp2.Sdvp2Answer;
import org.sdvp.xmpp.XmppConnection;
import org.sdvp.xmpp.stanza.Presence;

/**
 * An original box as an ACSI client sees a device: services are carried out here, by the box's own methods. Nothing of it
 * reaches the box but those; there is no association but in name. Each value of the box is a data object of the class {@link
 * Sdvp2Leaves#CDC}; SetDataValues and Operate are both its Write. What the box has nothing for is refused.
 */
public final class Sdvp2BoxTransport implements ClientTransport, AutoCloseable {
    private static final String ASSOCIATION = "sdvp2";
    private static final Set<ServiceName> SERVICES = Set.of(
            ServiceName.ASSOCIATE,
            ServiceName.RELEASE,
            ServiceName.GET_SERVER_DIRECTORY,
            ServiceName.GET_LOGICAL_DEVICE_DIRECTORY,
            ServiceName.GET_LOGICAL_NODE_DIRECTORY,
            ServiceName.GET_DATA_DEFINITION,
            ServiceName.GET_DATA_VALUES,
            ServiceName.SET_DATA_VALUES,
            ServiceName.OPERATE);

    private final Sdvp2Box box;
    private final Sdvp2BoxModel model;
    private final XmppConnection.Registration presence;
    private volatile @Nullable Listener listener;

    /**
     * The way to a box.
     *
     * @param box to carry it out
     * @param connection tells when the box goes offline
     */
    public Sdvp2BoxTransport(Sdvp2Box box, XmppConnection connection) {
        this.box = box;
        this.model = new Sdvp2BoxModel(box);
        this.presence = connection.onPresence(heard -> {
            Listener hearer = listener;
            if (hearer != null
                    && heard.type() == Presence.Type.UNAVAILABLE
                    && heard.from().filter(box.jid()::belongsTo).isPresent()) {
                hearer.onPeerGone("presence of " + box.jid() + " went unavailable");
            }
        });
    }

    @Override
    public String peer() {
        return box.jid().toString();
    }

    @Override
    public void listener(Listener newListener) {
        listener = newListener;
    }

    /** Nothing that has no answer means anything to a box. */
    @Override
    public void send(AcsiPdu.Unconfirmed message) {}

    @Override
    public void close() {
        presence.remove();
    }

    @Override
    public CompletionStage<AcsiPdu.Response> send(AcsiPdu.Request request) {
        AcsiRequest asked = request.service();
        return carriedOut(asked)
                .exceptionally(failure -> refusal(asked, failure))
                .thenApply(answer -> {
                    boolean begun = answer instanceof Associate.Response;
                    Optional<String> association = begun ? Optional.of(ASSOCIATION) : request.associationId();
                    return new AcsiPdu.Response(association, request.invokeId(), answer);
                });
    }

    private static AcsiResponse refusal(AcsiRequest asked, Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof ServiceErrorException no) {
            return Refusal.of(asked.name(), no.refusal().error(), no.refusal().detail());
        }
        throw cause instanceof RuntimeException fault ? fault : new CompletionException(cause);
    }

    private CompletionStage<? extends AcsiResponse> carriedOutOrNot(AcsiRequest asked) {
        return switch (asked.name()) {
            case ASSOCIATE -> associated((Associate.Request) asked);
            case RELEASE -> CompletableFuture.completedFuture(new Release.Response());
            case GET_SERVER_DIRECTORY -> {
                boolean files = ((GetServerDirectory.Request) asked).objectClass() != ObjectClass.LOGICAL_DEVICE;
                yield files
                        ? refused(asked, ServiceError.CLASS_NOT_SUPPORTED, "an SDVP2 box has no files")
                        : model.below("").thenApply(names -> new GetServerDirectory.Response(names, false));
            }
            case GET_LOGICAL_DEVICE_DIRECTORY ->
                known(asked, ((GetLogicalDeviceDirectory.Request) asked).logicalDevice())
                        .thenApply(names -> new GetLogicalDeviceDirectory.Response(names, false));
            case GET_LOGICAL_NODE_DIRECTORY -> directory((GetLogicalNodeDirectory.Request) asked);
            case GET_DATA_DEFINITION ->
                model.definition(((GetDataDefinition.Request) asked).data()).thenApply(GetDataDefinition.Response::new);
            case GET_DATA_VALUES -> read((GetDataValues.Request) asked);
            case SET_DATA_VALUES -> write((SetDataValues.Request) asked);
            case OPERATE -> operate((Operate.Request) asked);
            default ->
                refused(
                        asked,
                        ServiceError.CLASS_NOT_SUPPORTED,
                        "an SDVP2 box has nothing for it, only for browsing, reading and writing");
        };
    }

    private CompletionStage<AcsiResponse> carriedOut(AcsiRequest asked) {
        return carriedOutOrNot(asked).thenApply(answer -> answer);
    }

    private static CompletionStage<AcsiResponse> refused(AcsiRequest asked, ServiceError error, String detail) {
        return CompletableFuture.completedFuture(Refusal.of(asked.name(), error, detail));
    }

    /** Whoever answers GetNameList is a box. */
    private CompletionStage<AcsiResponse> associated(Associate.Request asked) {
        return model.below("")
                .thenApply(top -> new Associate.Response(ASSOCIATION, asked.maxMessageSize(), 1, SERVICES));
    }

    private CompletionStage<List<String>> known(AcsiRequest asked, String path) {
        return model.below(path).thenApply(names -> {
            if (names.isEmpty()) {
                throw new ServiceErrorException(
                        peer(),
                        Refusal.of(
                                asked.name(),
                                ServiceError.INSTANCE_NOT_AVAILABLE,
                                "the box lists nothing below " + path));
            }
            return names;
        });
    }

    private CompletionStage<AcsiResponse> directory(GetLogicalNodeDirectory.Request asked) {
        CompletionStage<List<String>> names = asked.acsiClass() == AcsiClass.DATA_OBJECT
                ? known(asked, asked.logicalNode().toString())
                : CompletableFuture.completedFuture(List.of());
        return names.thenApply(list -> new GetLogicalNodeDirectory.Response(list, false));
    }

    private CompletionStage<AcsiResponse> read(GetDataValues.Request asked) {
        CompletionStage<List<AccessResult>> results = CompletableFuture.completedFuture(new ArrayList<>());
        for (Fcda one : asked.references()) {
            results = results.thenCompose(before -> result(one).thenApply(result -> {
                before.add(result);
                return before;
            }));
        }
        return results.thenApply(GetDataValues.Response::new);
    }

    private CompletionStage<AccessResult> result(Fcda asked) {
        if (asked.fc() != Sdvp2Leaves.FC) {
            return CompletableFuture.completedFuture(new AccessResult.Failure(ServiceError.INSTANCE_NOT_AVAILABLE));
        }
        return place(asked.reference())
                .thenCompose(this::value)
                .<AccessResult>thenApply(AccessResult.Value::new)
                .exceptionally(failure -> {
                    if (refusal(new GetDataValues.Request(List.of(asked)), failure) instanceof Refusal no) {
                        return new AccessResult.Failure(no.error());
                    }
                    throw new IllegalStateException(failure);
                });
    }

    /**
     * Where a reference leads.
     *
     * @param reference of the data object
     * @param object it, or what it lies in
     * @param part which attribute of the value: 0 or 1; -1: the whole object
     */
    private record Place(ObjectReference reference, DataObject object, int part) {}

    private CompletionStage<Place> place(ObjectReference reference) {
        ObjectReference top = reference;
        while (top.dataPath().size() > 1) {
            top = top.parent().orElseThrow();
        }
        ObjectReference from = top;
        return model.definition(from).thenApply(object -> {
            DataObject at = object;
            ObjectReference reached = from;
            for (ObjectReference.Element step :
                    reference.dataPath().subList(1, reference.dataPath().size())) {
                DataNode child = at.child(step.toString()).orElseThrow(() -> missing(reference));
                if (child instanceof DataObject deeper) {
                    at = deeper;
                    reached = reached.child(deeper.name());
                } else {
                    return new Place(reached, at, at.children().indexOf(child));
                }
            }
            return new Place(reached, at, -1);
        });
    }

    private ServiceErrorException missing(ObjectReference reference) {
        return new ServiceErrorException(
                peer(),
                Refusal.of(
                        ServiceName.GET_DATA_VALUES,
                        ServiceError.INSTANCE_NOT_AVAILABLE,
                        "the box has no " + reference));
    }

    private CompletionStage<DataValue> value(Place place) {
        if (Sdvp2Leaves.isLeaf(place.object())) {
            return box.read(place.reference().toString())
                    .thenApply(this::values)
                    .thenApply(both -> place.part() < 0 ? both : both.members().get(place.part()));
        }
        CompletionStage<List<DataValue>> all = CompletableFuture.completedFuture(new ArrayList<>());
        for (DataNode child : place.object().children()) {
            Place below = new Place(place.reference().child(child.name()), (DataObject) child, -1);
            all = all.thenCompose(before -> value(below).thenApply(value -> {
                before.add(value);
                return before;
            }));
        }
        return all.thenApply(DataValue.Structure::new);
    }

    private DataValue.Structure values(Sdvp2Answer.Value read) {
        try {
            return Sdvp2Leaves.values(read);
        } catch (IllegalArgumentException e) {
            throw new AcsiProtocolException(
                    peer(), "the value of " + read.reference() + " from " + peer() + ": " + e.getMessage());
        }
    }

    private CompletionStage<AcsiResponse> write(SetDataValues.Request asked) {
        CompletionStage<List<Optional<ServiceError>>> results = CompletableFuture.completedFuture(new ArrayList<>());
        for (SetDataValues.Write one : asked.writes()) {
            results = results.thenCompose(before -> written(one).thenApply(result -> {
                before.add(result);
                return before;
            }));
        }
        return results.thenApply(SetDataValues.Response::new);
    }

    private CompletionStage<Optional<ServiceError>> written(SetDataValues.Write write) {
        return place(write.reference().reference())
                .thenCompose(place -> {
                    boolean isValue = Sdvp2Leaves.isLeaf(place.object()) && place.part() == 0;
                    return isValue && write.value() instanceof DataValue.Text text
                            ? box.write(place.reference().toString(), text.value(), Optional.empty())
                                    .thenApply(done -> Optional.<ServiceError>empty())
                            : CompletableFuture.completedFuture(Optional.of(ServiceError.ACCESS_VIOLATION));
                })
                .exceptionally(failure -> {
                    if (refusal(new SetDataValues.Request(List.of(write)), failure) instanceof Refusal no) {
                        return Optional.of(no.error());
                    }
                    throw new IllegalStateException(failure);
                });
    }

    private CompletionStage<AcsiResponse> operate(Operate.Request asked) {
        Operate.Parameters parameters = asked.parameters();
        if (parameters.test() || !parameters.check().equals(Check.NONE)) {
            return refused(
                    asked,
                    ServiceError.PARAMETER_VALUE_INAPPROPRIATE,
                    "an SDVP2 box knows neither test nor checks: it would carry the command out");
        }
        return place(asked.control()).thenCompose(place -> {
            boolean isLeaf = Sdvp2Leaves.isLeaf(place.object()) && place.part() < 0;
            return isLeaf && parameters.ctlVal() instanceof DataValue.Text text
                    ? box.write(place.reference().toString(), text.value(), Optional.empty())
                            .thenApply(done -> new Operate.Response())
                    : refused(asked, ServiceError.ACCESS_VIOLATION, asked.control() + " is no value of the box");
        });
    }
}
