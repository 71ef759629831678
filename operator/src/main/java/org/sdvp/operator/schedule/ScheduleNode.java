package org.sdvp.operator.schedule;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.sdvp.acsi.client.ClientAssociation;
import org.sdvp.acsi.service.AccessResult;
import org.sdvp.acsi.service.AcsiClass;
import org.sdvp.model.DataAttribute;
import org.sdvp.model.DataObject;
import org.sdvp.model.Fcda;
import org.sdvp.model.FunctionalConstraint;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.value.DataType;
import org.sdvp.model.value.DataValue;

/** What a device tells of one schedule node: names of its objects, values, and the type of its entries. */
final class ScheduleNode {
    private static final List<String> KINDS = List.of("ValASG", "ValING", "ValSPG", "ValENG");

    private final ClientAssociation association;
    private final ObjectReference reference;
    private final List<String> objects;

    private ScheduleNode(ClientAssociation association, ObjectReference reference, List<String> objects) {
        this.association = association;
        this.reference = reference;
        this.objects = objects;
    }

    /** Asks for the objects of a node. */
    static CompletionStage<ScheduleNode> of(ClientAssociation association, ObjectReference reference) {
        return association
                .getLogicalNodeDirectory(reference, AcsiClass.DATA_OBJECT)
                .thenApply(names -> new ScheduleNode(association, reference, names));
    }

    ObjectReference reference() {
        return reference;
    }

    boolean has(String object) {
        return objects.contains(object);
    }

    /** Objects of a name with a number behind it or none, in the order of the device. */
    List<String> numbered(String name) {
        return objects.stream()
                .filter(object -> object.matches(name + "[0-9]*"))
                .toList();
    }

    /** The objects of its entries; none if it has none. */
    List<String> entries() {
        return KINDS.stream()
                .map(this::numbered)
                .filter(found -> !found.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    /** The attribute of an entry. */
    Fcda entry(String object) {
        return fcda(object + (object.startsWith("ValASG") ? ".setMag" : ".setVal"), FunctionalConstraint.SP);
    }

    /** An attribute of the node by its path. */
    Fcda fcda(String path, FunctionalConstraint fc) {
        ObjectReference at = reference;
        for (String name : path.split("\\.", -1)) {
            at = at.child(name);
        }
        return new Fcda(at, fc);
    }

    /** The type of an attribute, asked for. */
    CompletionStage<Optional<DataType>> type(String object, String attribute) {
        return association
                .getDataDefinition(reference.child(object))
                .thenApply(node -> node instanceof DataObject found
                        ? found.child(attribute)
                                .filter(DataAttribute.class::isInstance)
                                .map(child -> ((DataAttribute) child).type())
                        : Optional.empty());
    }

    /** Several values, each empty if the device does not tell it. What the node does not have is not asked for. */
    CompletionStage<List<Optional<DataValue>>> read(List<Fcda> wanted) {
        List<Fcda> there = wanted.stream().filter(this::has).toList();
        return there.isEmpty()
                ? CompletableFuture.completedFuture(wanted.stream()
                        .map(absent -> Optional.<DataValue>empty())
                        .toList())
                : association.getDataValues(there).thenApply(results -> inPlace(wanted, results.iterator()));
    }

    private boolean has(Fcda attribute) {
        return has(attribute.reference().dataPath().get(0).name());
    }

    private List<Optional<DataValue>> inPlace(List<Fcda> wanted, Iterator<AccessResult> results) {
        List<Optional<DataValue>> values = new ArrayList<>();
        for (Fcda one : wanted) {
            values.add(
                    has(one) && results.next() instanceof AccessResult.Value read
                            ? Optional.of(read.value())
                            : Optional.empty());
        }
        return values;
    }
}
