package org.sdvp.operator;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.sdvp.model.DataAttribute;
import org.sdvp.model.DataNode;
import org.sdvp.model.DataObject;
import org.sdvp.model.FunctionalConstraint;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.value.DataType;

/**
 * What a device says a data object is made of (GetDataDefinition), asked as a client must to give names to the members of
 * the values it reads.
 */
final class Definition {
    private final ObjectReference reference;
    private final DataObject object;

    /**
     * A definition.
     *
     * @param reference of the data object
     * @param object what the device answered
     */
    Definition(ObjectReference reference, DataObject object) {
        this.reference = reference;
        this.object = object;
    }

    DataObject object() {
        return object;
    }

    /**
     * Something in the data object, itself included.
     *
     * @param reference of it
     * @param node the data object or attribute it is or lies in
     * @param type of the attribute, component or element; empty for a data object
     */
    record Place(ObjectReference reference, DataNode node, Optional<DataType> type) {
        /** Functional constraints there are here, in model order. */
        Set<FunctionalConstraint> constraints() {
            Set<FunctionalConstraint> found = new LinkedHashSet<>();
            collect(node, found);
            return found;
        }

        /** The type of what a functional constraint selects here; empty if it selects nothing. */
        Optional<DataType> type(FunctionalConstraint fc) {
            return constraints().contains(fc) ? type.or(() -> group((DataObject) node, fc)) : Optional.empty();
        }

        private static void collect(DataNode node, Set<FunctionalConstraint> found) {
            if (node instanceof DataAttribute attribute) {
                found.add(attribute.fc());
            } else {
                ((DataObject) node).children().forEach(child -> collect(child, found));
            }
        }

        // IEC 61850-7-2: the value of functionally constrained data has the members with that constraint, in model order.
        private static Optional<DataType> group(DataObject object, FunctionalConstraint fc) {
            List<DataType.Member> members = new ArrayList<>();
            for (DataNode child : object.children()) {
                Optional<DataType> type = child instanceof DataAttribute attribute
                        ? Optional.of(attribute).filter(a -> a.fc() == fc).map(DataAttribute::type)
                        : group((DataObject) child, fc);
                type.ifPresent(t -> members.add(new DataType.Member(child.name(), t)));
            }
            return members.isEmpty() ? Optional.empty() : Optional.of(new DataType.Structure(members));
        }
    }

    /**
     * Finds a place.
     *
     * @param wanted the data object's reference or one below it
     * @return the place, or what stands in the way in words
     */
    Found find(ObjectReference wanted) {
        Place place = new Place(reference, object, Optional.empty());
        List<ObjectReference.Element> path = wanted.dataPath();
        if (path.get(0).index().isPresent()) {
            return Found.not(reference + " is no array");
        }
        for (ObjectReference.Element element : path.subList(1, path.size())) {
            Optional<Place> next = step(place, element);
            if (next.isEmpty()) {
                return Found.not(place.reference() + " has no " + element + "; it has " + names(place));
            }
            place = next.get();
        }
        return new Found(Optional.of(place), "");
    }

    /**
     * The outcome of {@link #find}.
     *
     * @param place what was found
     * @param missing if nothing was, why
     */
    record Found(Optional<Place> place, String missing) {
        static Found not(String why) {
            return new Found(Optional.empty(), why);
        }
    }

    private static Optional<Place> step(Place from, ObjectReference.Element element) {
        ObjectReference to = from.reference().child(element.toString());
        if (from.type().isPresent()) {
            return member(from.type().get(), element.name())
                    .flatMap(type -> element(type, element))
                    .map(type -> new Place(to, from.node(), Optional.of(type)));
        }
        Optional<DataNode> child = ((DataObject) from.node()).child(element.name());
        if (child.isPresent() && child.get() instanceof DataAttribute attribute) {
            return element(attribute.type(), element).map(type -> new Place(to, attribute, Optional.of(type)));
        }
        return child.filter(node -> element.index().isEmpty()).map(node -> new Place(to, node, Optional.empty()));
    }

    private static Optional<DataType> member(DataType type, String name) {
        return type instanceof DataType.Structure structure && structure.indexOf(name) >= 0
                ? Optional.of(structure.members().get(structure.indexOf(name)).type())
                : Optional.empty();
    }

    private static Optional<DataType> element(DataType type, ObjectReference.Element element) {
        if (element.index().isEmpty()) {
            return Optional.of(type);
        }
        return type instanceof DataType.Array array && element.index().getAsInt() < array.size()
                ? Optional.of(array.element())
                : Optional.empty();
    }

    private static String names(Place place) {
        if (place.type().isEmpty()) {
            return ((DataObject) place.node())
                    .children().stream().map(DataNode::name).collect(Collectors.joining(", "));
        }
        DataType type = place.type().get();
        return type instanceof DataType.Structure structure
                ? structure.members().stream().map(DataType.Member::name).collect(Collectors.joining(", "))
                : "no parts, being " + type.label();
    }
}
