package org.sdvp.operator;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.sdvp.model.DataAttribute;
import org.sdvp.model.DataNode;
import org.sdvp.model.DataObject;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.value.DataType;

/**
 * What a device says a data object is made of (GetDataDefinition), asked as a client must to give names to the members of
 * the values it reads.
 *
 * @param reference of the data object
 * @param object what the device answered
 */
record Definition(ObjectReference reference, DataObject object) {

    /**
     * The outcome of {@link #find}.
     *
     * @param place what was found
     * @param missing if nothing was: what is there instead, for people
     */
    record Found(Optional<Place> place, String missing) {}

    /** Finds the data object itself or something in it. */
    Found find(ObjectReference wanted) {
        Place place = new Place(reference, reference, object, Optional.empty());
        List<ObjectReference.Element> path = wanted.dataPath();
        if (path.get(0).index().isPresent()) {
            return new Found(Optional.empty(), reference + " is no array");
        }
        for (ObjectReference.Element element : path.subList(1, path.size())) {
            Optional<Place> next = step(place, element);
            if (next.isEmpty()) {
                return new Found(
                        Optional.empty(), place.reference() + " has no " + element + "; it has " + names(place));
            }
            place = next.get();
        }
        return new Found(Optional.of(place), "");
    }

    private static Optional<Place> step(Place from, ObjectReference.Element element) {
        ObjectReference to = from.reference().child(element.toString());
        if (from.inner().isPresent()) {
            Place.Inner inner = from.inner().get();
            return member(inner.type(), element.name())
                    .flatMap(type -> element(type, element))
                    .map(type -> new Place(
                            to, from.ownerReference(), from.owner(), Optional.of(new Place.Inner(inner.fc(), type))));
        }
        DataNode child = from.owner().child(element.name()).orElse(null);
        if (child instanceof DataAttribute attribute) {
            return element(attribute.type(), element)
                    .map(type -> new Place(
                            to,
                            from.ownerReference(),
                            from.owner(),
                            Optional.of(new Place.Inner(attribute.fc(), type))));
        }
        return child instanceof DataObject sub && element.index().isEmpty()
                ? Optional.of(new Place(to, to, sub, Optional.empty()))
                : Optional.empty();
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
        if (place.inner().isEmpty()) {
            return place.owner().children().stream().map(DataNode::name).collect(Collectors.joining(", "));
        }
        DataType type = place.inner().get().type();
        return type instanceof DataType.Structure structure
                ? structure.members().stream().map(DataType.Member::name).collect(Collectors.joining(", "))
                : "no parts, being " + type.label();
    }
}
