package org.sdvp.agent.schedule;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.sdvp.model.DataAttribute;
import org.sdvp.model.DataObject;
import org.sdvp.model.Fcda;
import org.sdvp.model.FunctionalConstraint;
import org.sdvp.model.LogicalNode;
import org.sdvp.model.ModelValues;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.Selection;
import org.sdvp.model.value.DataType;
import org.sdvp.model.value.DataValue;

/**
 * The data of one logical node, read by name.
 *
 * @param values of the server
 * @param reference of the node
 * @param node the node
 */
record NodeData(ModelValues values, ObjectReference reference, LogicalNode node) {
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,4}");

    /** Whether the node has a data object. */
    boolean has(String object) {
        return node.dataObject(object).isPresent();
    }

    /** The type of an attribute, if there is one. */
    Optional<DataType> type(String object, String attribute) {
        return node.dataObject(object)
                .flatMap(found -> found.child(attribute))
                .filter(DataAttribute.class::isInstance)
                .map(found -> ((DataAttribute) found).type());
    }

    /** An attribute, if there is one. */
    Optional<Selection> select(String object, String attribute, FunctionalConstraint fc) {
        return values.model().select(new Fcda(reference.child(object).child(attribute), fc));
    }

    /** The value of an attribute, if there is one. */
    Optional<DataValue> read(String object, String attribute, FunctionalConstraint fc) {
        return select(object, attribute, fc).map(values::get);
    }

    /** The setting setVal of an object, if there is one. */
    Optional<DataValue> setting(String object) {
        return read(object, "setVal", FunctionalConstraint.SP);
    }

    /** A setting that is a whole number. */
    Optional<Long> integer(String object) {
        return setting(object).filter(DataValue.Int.class::isInstance).map(value -> ((DataValue.Int) value).value());
    }

    /** A setting that is true. */
    boolean isTrue(String object) {
        return setting(object).equals(Optional.of(DataValue.Bool.TRUE));
    }

    /** The data objects of a name with numbers after it ({@code ValASG001}) or none, by number. */
    List<DataObject> numbered(String name) {
        return node.dataObjects().stream()
                .filter(object -> object.name().equals(name)
                        || (object.name().startsWith(name)
                                && NUMBER.matcher(object.name().substring(name.length()))
                                        .matches()))
                .sorted(Comparator.comparingInt(object -> number(object.name().substring(name.length()))))
                .toList();
    }

    private static int number(String digits) {
        return digits.isEmpty() ? 0 : Integer.parseInt(digits);
    }

    /**
     * What an ORG refers to ({@code setSrcRef}): the reference as it is, or, led by @ or without logical device, one
     * within this server, whose device names may be led by that of the IED.
     *
     * @return empty if it is empty, no reference, or of nothing in this server
     */
    Optional<ObjectReference> target(String object) {
        return read(object, "setSrcRef", FunctionalConstraint.SP)
                .map(DataValue::toString)
                .filter(text -> !text.isBlank())
                .flatMap(this::resolve);
    }

    private Optional<ObjectReference> resolve(String text) {
        String path = text.startsWith("@") ? text.substring(1) : text;
        int slash = path.indexOf('/');
        String device = slash < 0 ? "" : path.substring(0, slash);
        String rest = path.substring(slash + 1);
        try {
            return values.model().logicalDevices().stream()
                    .map(found -> found.name())
                    .filter(name -> device.isEmpty() ? name.equals(reference.logicalDevice()) : name.endsWith(device))
                    .sorted(Comparator.comparingInt(String::length))
                    .findFirst()
                    .map(name -> ObjectReference.parse(name + "/" + rest));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
