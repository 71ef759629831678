package org.sdvp.operator;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.sdvp.model.DataAttribute;
import org.sdvp.model.DataNode;
import org.sdvp.model.DataObject;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.value.DataType;

/** Builds trees of what a device offers, every question of one level being asked before the first is answered. */
final class Browser {
    private final DeviceModel model;
    private final ReferenceLookup lookup;

    Browser(DeviceModel model) {
        this.model = model;
        this.lookup = new ReferenceLookup(model);
    }

    /**
     * The tree below a reference.
     *
     * @param reference where to begin; empty: at the device
     * @param depth levels below that, 0 or more
     */
    CompletionStage<Branch> browse(Optional<TypedReference> reference, int depth) {
        if (reference.isEmpty()) {
            return children(model.logicalDevices(), depth, name -> device(ObjectReference.parse(name), depth - 1))
                    .thenApply(children -> new Branch(
                            Branch.Kind.SERVER,
                            model.association().peer(),
                            Optional.empty(),
                            Optional.empty(),
                            "",
                            children));
        }
        return lookup.whole(reference.get()).thenCompose(whole -> {
            if (!whole.dataPath().isEmpty()) {
                return data(reference.get(), depth);
            }
            return whole.logicalNode().isPresent() ? node(whole, depth) : device(whole, depth);
        });
    }

    private CompletionStage<Branch> device(ObjectReference reference, int depth) {
        return children(
                        model.logicalNodes(reference.logicalDevice()),
                        depth,
                        name -> node(reference.child(name), depth - 1))
                .thenApply(nodes -> directory(Branch.Kind.LOGICAL_DEVICE, reference, nodes));
    }

    private CompletionStage<Branch> node(ObjectReference reference, int depth) {
        return children(model.dataObjects(reference), depth, name -> object(reference.child(name), depth - 1))
                .thenApply(objects -> directory(Branch.Kind.LOGICAL_NODE, reference, objects));
    }

    private CompletionStage<Branch> object(ObjectReference reference, int depth) {
        return model.definition(reference)
                .thenApply(definition ->
                        branch(new Place(reference, reference, definition.object(), Optional.empty()), depth));
    }

    private CompletionStage<Branch> data(TypedReference typed, int depth) {
        return lookup.place(typed).thenApply(place -> branch(place, depth));
    }

    private static CompletionStage<List<Branch>> children(
            CompletionStage<List<String>> names, int depth, Function<String, CompletionStage<Branch>> child) {
        // The directory is asked for at depth 0 too: it is what tells whether the reference exists.
        return names.thenCompose(list -> depth <= 0
                ? CompletableFuture.completedFuture(List.of())
                : Stages.all(list.stream().map(child).toList()));
    }

    private static Branch directory(Branch.Kind kind, ObjectReference reference, List<Branch> children) {
        return new Branch(kind, reference.name(), Optional.of(reference), Optional.empty(), "", children);
    }

    private static Branch branch(Place place, int depth) {
        List<Branch> children = new ArrayList<>();
        if (depth > 0) {
            for (Place child : parts(place)) {
                children.add(branch(child, depth - 1));
            }
        }
        String path = place.reference().toString();
        String name = path.substring(Math.max(path.lastIndexOf('.'), path.lastIndexOf('/')) + 1);
        Branch.Kind kind = place.inner().isEmpty()
                ? Branch.Kind.DATA_OBJECT
                : place.isAttribute() ? Branch.Kind.DATA_ATTRIBUTE : Branch.Kind.COMPONENT;
        return new Branch(
                kind,
                name,
                Optional.of(place.reference()),
                place.inner().map(Place.Inner::fc),
                place.inner()
                        .map(inner -> inner.type().label())
                        .orElse(place.owner().cdc()),
                children);
    }

    private static List<Place> parts(Place place) {
        if (place.inner().isEmpty()) {
            return place.owner().children().stream()
                    .map(child -> part(place, child))
                    .toList();
        }
        return place.inner().get().type() instanceof DataType.Structure structure
                ? structure.members().stream().map(place::below).toList()
                : List.of();
    }

    private static Place part(Place parent, DataNode child) {
        if (child instanceof DataAttribute attribute) {
            return parent.of(attribute);
        }
        ObjectReference reference = parent.reference().child(child.name());
        return new Place(reference, reference, (DataObject) child, Optional.empty());
    }
}
