package org.sdvp.operator;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.sdvp.acsi.AcsiProtocolException;
import org.sdvp.acsi.client.ClientAssociation;
import org.sdvp.acsi.client.ControlObject;
import org.sdvp.acsi.service.AccessResult;
import org.sdvp.acsi.service.AcsiClass;
import org.sdvp.acsi.service.ObjectClass;
import org.sdvp.model.DataObject;
import org.sdvp.model.Fcda;
import org.sdvp.model.FunctionalConstraint;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.value.DataType;
import org.sdvp.model.value.DataValue;
import org.sdvp.operator.Definition.Place;
import org.sdvp.operator.unit.Unit;

/**
 * What one association has told of the model behind it. A model does not change while an association lasts, so directories,
 * definitions and units are asked for once. Safe for many threads.
 */
final class DeviceModel {
    private static final String UNITS = "units";
    private static final String PULSE_QUANTITY = "pulsQty";

    private final ClientAssociation association;
    private final Map<String, CompletionStage<?>> known = new ConcurrentHashMap<>();

    DeviceModel(ClientAssociation association) {
        this.association = association;
    }

    ClientAssociation association() {
        return association;
    }

    CompletionStage<List<String>> logicalDevices() {
        return once("", () -> association.getServerDirectory(ObjectClass.LOGICAL_DEVICE));
    }

    CompletionStage<List<String>> logicalNodes(String logicalDevice) {
        return once(logicalDevice, () -> association.getLogicalDeviceDirectory(logicalDevice));
    }

    CompletionStage<List<String>> dataObjects(ObjectReference logicalNode) {
        return once(
                logicalNode.toString(), () -> association.getLogicalNodeDirectory(logicalNode, AcsiClass.DATA_OBJECT));
    }

    /** The definition of the data object that a reference names or lies in. */
    CompletionStage<Definition> definition(ObjectReference reference) {
        ObjectReference object = dataObject(reference);
        return once(
                object.toString(),
                () -> association.getDataDefinition(object).thenApply(node -> {
                    if (node instanceof DataObject found) {
                        return new Definition(object, found);
                    }
                    throw new AcsiProtocolException(
                            association.peer(),
                            "expected of " + association.peer() + " the definition of data object " + object
                                    + ", but got that of attribute " + node.name());
                }));
    }

    private static ObjectReference dataObject(ObjectReference reference) {
        ObjectReference at = reference;
        while (at.dataPath().size() > 1) {
            at = at.parent().orElseThrow();
        }
        // The parent of an element with an index is that of the array, so the index goes with the name.
        return at.parent().orElseThrow().child(at.name());
    }

    /** The unit of the numbers at a place; no unit where the model names none or refuses to tell. */
    CompletionStage<Unit> unit(Place place) {
        return unitOf(place).thenApply(symbol -> new Unit(symbol, place.pathInOwner()));
    }

    private CompletionStage<String> unitOf(Place place) {
        Optional<DataType> units = place.attributeType(UNITS, FunctionalConstraint.CF);
        if (units.isEmpty()) {
            return CompletableFuture.completedFuture("");
        }
        ObjectReference owner = place.ownerReference();
        return once(owner + " " + UNITS, () -> {
            Fcda symbol = new Fcda(owner.child(UNITS), FunctionalConstraint.CF);
            Fcda step = new Fcda(owner.child(PULSE_QUANTITY), FunctionalConstraint.CF);
            boolean counts =
                    place.attributeType(PULSE_QUANTITY, FunctionalConstraint.CF).isPresent();
            return association
                    .getDataValues(counts ? List.of(symbol, step) : List.of(symbol))
                    .thenApply(results -> Unit.counted(
                            value(results.get(0))
                                    .filter(units.get()::accepts)
                                    .map(v -> Unit.symbol(units.get(), v))
                                    .orElse(""),
                            counts ? value(results.get(1)) : Optional.empty()));
        });
    }

    /** A control with its control model; empty where the device does not say, so that it takes Operate at once. */
    CompletionStage<Optional<ControlObject>> control(Place place) {
        if (place.attributeType("ctlModel", FunctionalConstraint.CF).isEmpty()) {
            return CompletableFuture.completedFuture(Optional.empty());
        }
        return once(
                place.reference() + " ctlModel",
                () -> association.controls().control(place.reference()).thenApply(Optional::of));
    }

    private static Optional<DataValue> value(AccessResult result) {
        return result instanceof AccessResult.Value read ? Optional.of(read.value()) : Optional.empty();
    }

    // What failed is asked for again the next time.
    @SuppressWarnings("unchecked") // each key is used with one type
    private <T> CompletionStage<T> once(String key, Supplier<CompletionStage<T>> question) {
        CompletionStage<?> earlier = known.get(key);
        if (earlier != null) {
            return (CompletionStage<T>) earlier;
        }
        CompletionStage<T> answer = question.get();
        @Nullable CompletionStage<?> raced = known.putIfAbsent(key, answer);
        answer.whenComplete((result, failure) -> {
            if (failure != null) {
                known.remove(key, answer);
            }
        });
        return raced == null ? answer : (CompletionStage<T>) raced;
    }
}
