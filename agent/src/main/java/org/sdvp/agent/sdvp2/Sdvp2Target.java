package org.sdvp.agent.sdvp2;

import java.util.List;
import java.util.Optional;
import org.sdvp.acsi.control.ControlValue;
import org.sdvp.model.DataAttribute;
import org.sdvp.model.DataNode;
import org.sdvp.model.DataObject;
import org.sdvp.model.Fcda;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.ServerModel;
import org.sdvp.model.value.DataType;

/**
 * What a reference without functional constraint means in a model: one value.
 *
 * @param value what is read, and written where it is a setting
 * @param type of it
 * @param time the time stamp beside it; empty: it has none
 * @param control the control by which it is changed; empty: it is none
 */
record Sdvp2Target(Fcda value, DataType type, Optional<Fcda> time, Optional<Control> control) {
    // The values of the common data classes of IEC 61850-7-3, in the order in which they are looked for.
    private static final List<String> VALUES = List.of(
            "mag.f",
            "mag.i",
            "stVal",
            "mxVal.f",
            "mxVal.i",
            "actVal",
            "frVal",
            "setVal",
            "setMag.f",
            "setMag.i",
            "setTm",
            "setSrcRef",
            "general",
            "valWTr.posVal");
    private static final List<String> CONTROLLED = List.of("stVal", "mxVal.f", "mxVal.i", "mxVal", "Oper.ctlVal");

    /**
     * A control.
     *
     * @param object to operate
     * @param type of its ctlVal
     */
    record Control(ObjectReference object, DataType type) {}

    /** Finds the value that a data object, attribute or component is or has; empty if it has none or several. */
    static Optional<Sdvp2Target> find(ServerModel model, ObjectReference reference) {
        if (reference.dataPath().isEmpty()) {
            return Optional.empty();
        }
        if (model.dataNode(reference).orElse(null) instanceof DataObject object) {
            return VALUES.stream()
                    .map(path -> below(reference, path))
                    .filter(place -> model.dataType(place).isPresent())
                    .findFirst()
                    .flatMap(place -> of(model, place, reference, object));
        }
        for (Optional<ObjectReference> at = reference.parent();
                at.isPresent();
                at = at.get().parent()) {
            if (model.dataNode(at.get()).orElse(null) instanceof DataObject object) {
                return of(model, reference, at.get(), object);
            }
        }
        return Optional.empty();
    }

    private static ObjectReference below(ObjectReference object, String path) {
        ObjectReference place = object;
        for (String name : path.split("\\.", -1)) {
            place = place.child(name);
        }
        return place;
    }

    private static Optional<Sdvp2Target> of(
            ServerModel model, ObjectReference place, ObjectReference owner, DataObject object) {
        String path = place.toString().substring(owner.toString().length() + 1);
        Optional<Control> control = Optional.of(path)
                .filter(CONTROLLED::contains)
                .flatMap(nothing -> ControlValue.typeOf(object))
                .map(type -> new Control(owner, type));
        return attribute(object, path.split("[.(]", -1)[0])
                .flatMap(attribute -> model.dataType(place)
                        .map(type -> new Sdvp2Target(
                                new Fcda(place, attribute.fc()),
                                type,
                                attribute(object, "t").map(t -> new Fcda(owner.child("t"), t.fc())),
                                control)));
    }

    private static Optional<DataAttribute> attribute(DataObject object, String name) {
        Optional<DataNode> child = object.child(name);
        return child.filter(DataAttribute.class::isInstance).map(DataAttribute.class::cast);
    }
}
