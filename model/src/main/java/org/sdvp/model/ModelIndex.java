package org.sdvp.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.sdvp.model.value.DataValue;

/**
 * References of a tree, looked up. Slots number the attributes depth first in model order, so all attributes below a
 * data object have consecutive slots.
 */
final class ModelIndex {
    /**
     * A data object or attribute.
     *
     * @param node itself
     * @param firstSlot the slot of an attribute, the first slot below a data object
     */
    record Entry(DataNode node, int firstSlot) {}

    private final Map<String, LogicalDevice> logicalDevices = new HashMap<>();
    private final Map<ObjectReference, LogicalNode> logicalNodes = new HashMap<>();
    private final Map<ObjectReference, Entry> entries = new HashMap<>();
    private final List<ObjectReference> references = new ArrayList<>();
    private final List<DataAttribute> attributes = new ArrayList<>();

    ModelIndex(List<LogicalDevice> devices) {
        for (LogicalDevice device : devices) {
            ObjectReference deviceReference = ObjectReference.parse(device.name());
            unique(logicalDevices.put(device.name(), device) == null, deviceReference);
            for (LogicalNode node : device.logicalNodes()) {
                ObjectReference reference = deviceReference.child(node.name());
                unique(logicalNodes.put(reference, node) == null, reference);
                for (DataObject object : node.dataObjects()) {
                    DataNode.requireLevels(object);
                    add(reference.child(object.name()), object);
                }
            }
        }
    }

    private void add(ObjectReference reference, DataNode node) {
        unique(entries.put(reference, new Entry(node, attributes.size())) == null, reference);
        if (node instanceof DataObject object) {
            object.children().forEach(child -> add(reference.child(child.name()), child));
        } else if (node instanceof DataAttribute attribute) {
            references.add(reference);
            attributes.add(attribute);
        }
    }

    private static void unique(boolean isNew, ObjectReference reference) {
        if (!isNew) {
            throw new IllegalArgumentException("the model has two instances named " + reference);
        }
    }

    Map<String, LogicalDevice> logicalDevices() {
        return logicalDevices;
    }

    Map<ObjectReference, LogicalNode> logicalNodes() {
        return logicalNodes;
    }

    Map<ObjectReference, Entry> entries() {
        return entries;
    }

    /** By slot. */
    List<ObjectReference> references() {
        return Collections.unmodifiableList(references);
    }

    /** By slot. */
    List<DataAttribute> attributes() {
        return Collections.unmodifiableList(attributes);
    }

    Snapshot initialValues() {
        DataValue[] values = new DataValue[attributes.size()];
        for (int slot = 0; slot < values.length; slot++) {
            DataAttribute attribute = attributes.get(slot);
            values[slot] =
                    attribute.initialValue().orElseGet(() -> attribute.type().zero());
        }
        return Snapshot.of(values);
    }
}
