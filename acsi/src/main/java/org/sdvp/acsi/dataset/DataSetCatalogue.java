package org.sdvp.acsi.dataset;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sdvp.acsi.service.AcsiResponse;
import org.sdvp.acsi.service.CreateDataSet;
import org.sdvp.acsi.service.DataSetReference;
import org.sdvp.acsi.service.DeleteDataSet;
import org.sdvp.acsi.service.Refusal;
import org.sdvp.acsi.service.ServiceError;
import org.sdvp.acsi.service.ServiceName;
import org.sdvp.model.DataSet;
import org.sdvp.model.Fcda;
import org.sdvp.model.LogicalDevice;
import org.sdvp.model.LogicalNode;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.Selection;
import org.sdvp.model.ServerModel;

/**
 * All data sets of a server (IEC 61850-7-2 clause 13): the configured ones, those that clients made and that are kept,
 * and those of the open associations. Safe for many threads; the store is called by one at a time.
 */
public final class DataSetCatalogue implements DataSets {
    private static final String NOBODY = "";
    private static final int MAX_NAME = 32;

    /** Under what a data set is known; the association is empty for one of the server. */
    private record Key(String association, DataSetReference reference) {}

    private static final class Entry {
        final ResolvedDataSet dataSet;
        int uses;

        Entry(ResolvedDataSet dataSet) {
            this.dataSet = dataSet;
        }
    }

    private final ServerModel model;
    private final DataSetStore store;
    private final DataSetLimits limits;
    private final Map<Key, Entry> entries = new LinkedHashMap<>();
    private final List<DataSetReference> leftOut = new ArrayList<>();

    /**
     * Collects the configured data sets and those that are kept.
     *
     * @param model where members are looked for
     * @param store keeps what clients make
     * @param limits how much that may be
     * @throws IllegalArgumentException naming data set and member, if a configured one has a member that does not exist
     */
    public DataSetCatalogue(ServerModel model, DataSetStore store, DataSetLimits limits) {
        this.model = model;
        this.store = store;
        this.limits = limits;
        for (LogicalDevice device : model.logicalDevices()) {
            for (LogicalNode node : device.logicalNodes()) {
                node.blocks().dataSets().forEach(set -> addConfigured(device.name() + "/" + node.name(), set));
            }
        }
        store.load().forEach(this::addKept);
    }

    private void addConfigured(String node, DataSet set) {
        List<Selection> members = new ArrayList<>();
        for (Fcda member : set.members()) {
            members.add(readable(member)
                    .orElseThrow(() -> new IllegalArgumentException("data set " + node + "." + set.name()
                            + " has the member " + member + ", which does not exist or cannot be read")));
        }
        put(new ResolvedDataSet(new DataSetReference(node + "." + set.name()), Optional.empty(), false, members));
    }

    private void addKept(DataSetReference reference, List<Fcda> members) {
        List<Selection> found =
                members.stream().flatMap(member -> readable(member).stream()).toList();
        if (found.size() < members.size() || entries.containsKey(key(NOBODY, reference))) {
            leftOut.add(reference);
        } else {
            put(new ResolvedDataSet(reference, Optional.empty(), true, found));
        }
    }

    private Optional<Selection> readable(Fcda member) {
        return member.fc().isReadable() ? model.select(member) : Optional.empty();
    }

    private void put(ResolvedDataSet dataSet) {
        entries.put(key(dataSet.association().orElse(NOBODY), dataSet.reference()), new Entry(dataSet));
    }

    private static Key key(String association, DataSetReference reference) {
        return new Key(reference.isOfAssociation() ? association : NOBODY, reference);
    }

    /** Kept data sets that are left out, since the model no longer has their members or has a configured one instead. */
    public synchronized List<DataSetReference> leftOut() {
        return List.copyOf(leftOut);
    }

    /** Names of the data sets of a logical node, configured ones first. */
    public synchronized List<String> namesIn(ObjectReference logicalNode) {
        String start = logicalNode + ".";
        return entries.keySet().stream()
                .map(Key::reference)
                .filter(reference -> reference.text().startsWith(start))
                .map(DataSetReference::name)
                .toList();
    }

    @Override
    public synchronized Optional<ResolvedDataSet> find(String associationId, DataSetReference reference) {
        return Optional.ofNullable(entries.get(key(associationId, reference))).map(entry -> entry.dataSet);
    }

    @Override
    public synchronized Optional<ResolvedDataSet> acquire(String associationId, DataSetReference reference) {
        Optional<Entry> found = Optional.ofNullable(entries.get(key(associationId, reference)));
        found.ifPresent(entry -> entry.uses++);
        return found.map(entry -> entry.dataSet);
    }

    @Override
    public synchronized void release(ResolvedDataSet dataSet) {
        Entry entry = entries.get(key(dataSet.association().orElse(NOBODY), dataSet.reference()));
        if (entry != null && entry.dataSet.equals(dataSet)) {
            entry.uses--;
        }
    }

    /**
     * CreateDataSet.
     *
     * @param associationId whose it is, if its name begins with @
     * @return {@code instance-in-use} if the name is taken, {@code instance-not-available} if the logical node or a
     *     member does not exist, {@code parameter-value-inappropriate} if there is no member or one cannot be read,
     *     {@code failed-due-to-server-constraint} if there are too many members or data sets or it cannot be kept
     */
    public synchronized AcsiResponse create(String associationId, CreateDataSet.Request request) {
        DataSetReference reference = request.dataSet();
        Optional<Refusal> refusal = unfit(associationId, request);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        List<Selection> members = new ArrayList<>();
        for (Fcda member : request.members()) {
            Optional<Selection> found = model.select(member);
            if (found.isEmpty()) {
                return refused(request.name(), ServiceError.INSTANCE_NOT_AVAILABLE, "there is no member " + member);
            }
            if (!member.fc().isReadable()) {
                return refused(
                        request.name(),
                        ServiceError.PARAMETER_VALUE_INAPPROPRIATE,
                        "a member must be readable, but " + member + " is not");
            }
            members.add(found.get());
        }
        boolean ofAssociation = reference.isOfAssociation();
        if (!ofAssociation) {
            try {
                store.save(reference, request.members());
            } catch (UncheckedIOException e) {
                return notKept(request.name(), reference);
            }
        }
        put(new ResolvedDataSet(
                reference, ofAssociation ? Optional.of(associationId) : Optional.empty(), true, members));
        return new CreateDataSet.Response();
    }

    private Optional<Refusal> unfit(String associationId, CreateDataSet.Request request) {
        DataSetReference reference = request.dataSet();
        ServiceName name = request.name();
        if (!reference.isOfAssociation() && !hasNode(reference)) {
            return Optional.of(refused(
                    name,
                    ServiceError.INSTANCE_NOT_AVAILABLE,
                    "a data set is made in a logical node, but there is none for " + reference));
        }
        if (entries.containsKey(key(associationId, reference))) {
            return Optional.of(refused(name, ServiceError.INSTANCE_IN_USE, reference + " exists already"));
        }
        if (reference.name().length() > MAX_NAME) {
            return Optional.of(refused(
                    name,
                    ServiceError.PARAMETER_VALUE_INAPPROPRIATE,
                    "the name of a data set has at most " + MAX_NAME + " characters, but got " + reference.name()));
        }
        int count = request.members().size();
        if (count == 0) {
            return Optional.of(refused(
                    name, ServiceError.PARAMETER_VALUE_INAPPROPRIATE, reference + " must have at least one member"));
        }
        if (count > limits.maxMembers()) {
            return Optional.of(refused(
                    name,
                    ServiceError.FAILED_DUE_TO_SERVER_CONSTRAINT,
                    "a data set may have " + limits.maxMembers() + " members, but " + reference + " has " + count));
        }
        int most = reference.isOfAssociation() ? limits.maxPerAssociation() : limits.maxPersistent();
        return madeBy(reference.isOfAssociation() ? associationId : NOBODY) < most
                ? Optional.empty()
                : Optional.of(refused(
                        name,
                        ServiceError.FAILED_DUE_TO_SERVER_CONSTRAINT,
                        "clients may make " + most + " data sets "
                                + (reference.isOfAssociation() ? "in an association" : "in this server")
                                + "; delete one first"));
    }

    private boolean hasNode(DataSetReference reference) {
        return ObjectReference.parse(reference.text())
                .parent()
                .flatMap(model::logicalNode)
                .isPresent();
    }

    private long madeBy(String association) {
        return entries.entrySet().stream()
                .filter(entry -> entry.getKey().association().equals(association)
                        && entry.getValue().dataSet.deletable())
                .count();
    }

    /**
     * DeleteDataSet.
     *
     * @param associationId whose it is, if its name begins with @
     * @return {@code instance-not-available} if there is none of that name, {@code access-violation} if it is
     *     configured, {@code instance-in-use} while a control block uses it, {@code failed-due-to-server-constraint} if
     *     the store fails
     */
    public synchronized AcsiResponse delete(String associationId, DeleteDataSet.Request request) {
        DataSetReference reference = request.dataSet();
        Entry entry = entries.get(key(associationId, reference));
        if (entry == null) {
            return unknown(request.name(), reference);
        }
        if (!entry.dataSet.deletable()) {
            return refused(
                    request.name(),
                    ServiceError.ACCESS_VIOLATION,
                    reference + " is configured and cannot be deleted by a client");
        }
        if (entry.uses > 0) {
            return refused(
                    request.name(),
                    ServiceError.INSTANCE_IN_USE,
                    reference + " is used by " + entry.uses + " control blocks; give them another DatSet first");
        }
        if (!reference.isOfAssociation()) {
            try {
                store.delete(reference);
            } catch (UncheckedIOException e) {
                return notKept(request.name(), reference);
            }
        }
        entries.remove(key(associationId, reference));
        return new DeleteDataSet.Response();
    }

    /** Ends the data sets of an association. */
    public synchronized void associationEnded(String associationId) {
        entries.keySet().removeIf(key -> key.association().equals(associationId));
    }

    /** The refusal of a service on a data set that does not exist. */
    public static Refusal unknown(ServiceName service, DataSetReference reference) {
        return refused(service, ServiceError.INSTANCE_NOT_AVAILABLE, "there is no data set " + reference);
    }

    private static Refusal notKept(ServiceName service, DataSetReference reference) {
        return refused(
                service,
                ServiceError.FAILED_DUE_TO_SERVER_CONSTRAINT,
                "this change of " + reference + " cannot be kept: the device's store fails");
    }

    private static Refusal refused(ServiceName service, ServiceError error, String detail) {
        return Refusal.of(service, error, detail);
    }
}
