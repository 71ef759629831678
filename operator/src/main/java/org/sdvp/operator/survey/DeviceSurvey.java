package org.sdvp.operator.survey;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.sdvp.model.DataNode;
import org.sdvp.model.DataObject;
import org.sdvp.model.LogicalDevice;
import org.sdvp.model.LogicalNode;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.ServerModel;

/**
 * What a device says it has: logical devices and their nodes.
 *
 * @param devices nodes by name of the logical device, both in the order of the directories
 */
public record DeviceSurvey(Map<String, List<NodeSurvey>> devices) {
    /** Copies the map, whose order is kept. */
    public DeviceSurvey {
        devices = Collections.unmodifiableMap(new LinkedHashMap<>(devices));
    }

    /** All logical nodes. */
    public List<NodeSurvey> nodes() {
        return devices.values().stream().flatMap(List::stream).toList();
    }

    /** All data objects, those inside others not included. */
    public Stream<Found> objects() {
        return nodes().stream()
                .flatMap(node -> node.objects().stream()
                        .map(object -> new Found(node.reference().child(object.name()), object)));
    }

    /**
     * A data object and where it is.
     *
     * @param reference of it
     * @param object its definition, without values
     */
    public record Found(ObjectReference reference, DataObject object) {
        /** Itself and all data objects in it. */
        public Stream<Found> withInner() {
            return Stream.concat(
                    Stream.of(this),
                    object.children().stream()
                            .filter(DataObject.class::isInstance)
                            .map(child -> new Found(reference.child(child.name()), (DataObject) child))
                            .flatMap(Found::withInner));
        }

        /** A child of it. */
        public Optional<DataNode> child(String name) {
            return object.child(name);
        }
    }

    /**
     * The definitions as a tree that can be asked for types; without values, data sets and control blocks.
     *
     * @param name for people
     * @throws IllegalArgumentException if they make no tree of IEC 61850, such as a logical device that does not begin
     *     with LLN0
     */
    public ServerModel definitions(String name) {
        return new ServerModel(
                name,
                devices.entrySet().stream()
                        .map(device -> new LogicalDevice(
                                device.getKey(),
                                device.getValue().stream()
                                        .map(DeviceSurvey::node)
                                        .toList()))
                        .toList());
    }

    private static LogicalNode node(NodeSurvey node) {
        NodeName name = NodeName.of(node.reference().name());
        return new LogicalNode(name.prefix(), name.lnClass(), name.inst(), node.objects());
    }
}
