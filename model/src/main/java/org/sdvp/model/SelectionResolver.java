package org.sdvp.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sdvp.model.ObjectReference.Element;
import org.sdvp.model.value.DataType;

/** Finds what a reference means: an entry of the index and the way down into an attribute's type. */
final class SelectionResolver {
    private final ModelIndex index;

    SelectionResolver(ModelIndex index) {
        this.index = index;
    }

    /** A type and where values of it live. */
    record Found(DataType type, Part part) {}

    /** The place below an attribute that a reference names; the attribute itself included. */
    Optional<Found> attributePart(ObjectReference reference) {
        return attribute(reference).flatMap(entry -> {
            ObjectReference owner = index.references().get(entry.firstSlot());
            List<Element> below = reference
                    .dataPath()
                    .subList(owner.dataPath().size() - 1, reference.dataPath().size());
            return descend(entry, below);
        });
    }

    /** The attribute that a reference names or lies in. */
    Optional<ModelIndex.Entry> attribute(ObjectReference reference) {
        Optional<ObjectReference> at = Optional.of(reference);
        while (at.isPresent()) {
            ModelIndex.Entry entry = index.entries().get(at.get());
            if (entry != null) {
                return entry.node() instanceof DataAttribute ? Optional.of(entry) : Optional.empty();
            }
            at = whole(at.get());
        }
        return Optional.empty();
    }

    // One step up, where the array of an element counts as a step.
    private static Optional<ObjectReference> whole(ObjectReference reference) {
        List<Element> path = reference.dataPath();
        boolean element = !path.isEmpty() && path.get(path.size() - 1).index().isPresent();
        Optional<ObjectReference> parent = reference.parent();
        return element ? parent.map(up -> up.child(reference.name())) : parent;
    }

    /** Follows names and indexes from an attribute; the first element is the attribute itself. */
    private static Optional<Found> descend(ModelIndex.Entry entry, List<Element> path) {
        DataType type = ((DataAttribute) entry.node()).type();
        List<Integer> steps = new ArrayList<>();
        for (int i = 0; i < path.size(); i++) {
            Element element = path.get(i);
            if (i > 0) {
                int member = type instanceof DataType.Structure structure ? structure.indexOf(element.name()) : -1;
                if (member < 0) {
                    return Optional.empty();
                }
                steps.add(member);
                type = ((DataType.Structure) type).members().get(member).type();
            }
            if (element.index().isPresent()) {
                int at = element.index().getAsInt();
                if (!(type instanceof DataType.Array array) || at >= array.size()) {
                    return Optional.empty();
                }
                steps.add(at);
                type = array.element();
            }
        }
        int[] way = steps.stream().mapToInt(Integer::intValue).toArray();
        return Optional.of(new Found(type, Part.inside(entry.firstSlot(), way)));
    }

    /** Everything of one functional constraint below a data object, empty if there is none. */
    Optional<Found> group(DataObject object, int firstSlot, FunctionalConstraint fc) {
        List<DataType.Member> members = new ArrayList<>();
        List<Part> parts = new ArrayList<>();
        int slot = firstSlot;
        for (DataNode child : object.children()) {
            Optional<Found> found = member(child, slot, fc);
            if (found.isPresent()) {
                members.add(new DataType.Member(child.name(), found.get().type()));
                parts.add(found.get().part());
            }
            slot += slotCount(child);
        }
        return parts.isEmpty()
                ? Optional.empty()
                : Optional.of(new Found(new DataType.Structure(members), Part.group(parts)));
    }

    private Optional<Found> member(DataNode child, int slot, FunctionalConstraint fc) {
        if (child instanceof DataObject object) {
            return group(object, slot, fc);
        }
        DataAttribute attribute = (DataAttribute) child;
        return attribute.fc() == fc ? Optional.of(new Found(attribute.type(), Part.attribute(slot))) : Optional.empty();
    }

    private static int slotCount(DataNode node) {
        return node instanceof DataObject object
                ? object.children().stream()
                        .mapToInt(SelectionResolver::slotCount)
                        .sum()
                : 1;
    }
}
