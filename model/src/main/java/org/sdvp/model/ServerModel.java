package org.sdvp.model;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.sdvp.model.value.DataType;

/**
 * The tree of an IEC 61850 server (7-2 clause 7): logical devices, logical nodes, data objects, attributes, found by
 * reference. Immutable and safe for any number of threads. It has no values: those are in {@link ModelValues}, and
 * thousands of them may share one model.
 */
public final class ServerModel {
    private final String name;
    private final List<LogicalDevice> logicalDevices;
    private final ModelIndex index;
    private final List<DataAttribute> attributeBySlot;
    private final List<ObjectReference> referenceBySlot;
    private final SelectionResolver resolver;
    private final Snapshot initialValues;

    // Only what exists is kept, and array elements are not, so the tree itself bounds its size.
    private final ConcurrentHashMap<Fcda, Selection> selections = new ConcurrentHashMap<>();

    /**
     * Builds the index.
     *
     * @param name of the server, for people
     * @param logicalDevices in the order GetServerDirectory shall tell them
     * @throws IllegalArgumentException if two instances have the same reference, a reference is malformed or longer than
     *     129 characters, or a data object has more than {@link DataNode#MAX_LEVELS} levels
     */
    public ServerModel(String name, List<LogicalDevice> logicalDevices) {
        this.name = name;
        this.logicalDevices = List.copyOf(logicalDevices);
        this.index = new ModelIndex(this.logicalDevices);
        this.attributeBySlot = index.attributes();
        this.referenceBySlot = index.references();
        this.resolver = new SelectionResolver(index);
        this.initialValues = index.initialValues();
    }

    /** Name of the server, for people. */
    public String name() {
        return name;
    }

    /** The logical devices, in model order. */
    public List<LogicalDevice> logicalDevices() {
        return logicalDevices;
    }

    /** The logical device of a name. */
    public Optional<LogicalDevice> logicalDevice(String deviceName) {
        return Optional.ofNullable(index.logicalDevices().get(deviceName));
    }

    /** The logical node that a reference such as {@code HP1/STMP1} names. */
    public Optional<LogicalNode> logicalNode(ObjectReference reference) {
        return Optional.ofNullable(index.logicalNodes().get(reference));
    }

    /** The data object, at any depth, or the attribute directly below one that a reference names. */
    public Optional<DataNode> dataNode(ObjectReference reference) {
        return Optional.ofNullable(index.entries().get(reference)).map(ModelIndex.Entry::node);
    }

    /** The type of the attribute, component or array element that a reference names. */
    public Optional<DataType> dataType(ObjectReference reference) {
        return resolver.attributePart(reference).map(SelectionResolver.Found::type);
    }

    /**
     * Resolves functionally constrained data. Cheap when asked again.
     *
     * @return empty if there is no such instance, or nothing of that functional constraint in it
     */
    public Optional<Selection> select(Fcda fcda) {
        Selection known = selections.get(fcda);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<Selection> selection = found(fcda).map(found -> new Selection(this, fcda, found.type(), found.part()));
        if (selection.isPresent() && !hasIndex(fcda.reference())) {
            selections.putIfAbsent(fcda, selection.get());
        }
        return selection;
    }

    private Optional<SelectionResolver.Found> found(Fcda fcda) {
        ModelIndex.Entry entry = index.entries().get(fcda.reference());
        if (entry != null && entry.node() instanceof DataObject object) {
            return resolver.group(object, entry.firstSlot(), fcda.fc());
        }
        return resolver.attribute(fcda.reference())
                .filter(owner -> ((DataAttribute) owner.node()).fc() == fcda.fc())
                .flatMap(owner -> resolver.attributePart(fcda.reference()));
    }

    private static boolean hasIndex(ObjectReference reference) {
        return reference.dataPath().stream().anyMatch(element -> element.index().isPresent());
    }

    /** The reference of each attribute; the place in the list is its slot. */
    public List<ObjectReference> attributes() {
        return referenceBySlot;
    }

    DataAttribute attribute(int slot) {
        return attributeBySlot.get(slot);
    }

    Snapshot initialValues() {
        return initialValues;
    }
}
