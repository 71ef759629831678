package org.sdvp.operator;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.sdvp.acsi.control.ControlValue;
import org.sdvp.model.DataAttribute;
import org.sdvp.model.DataObject;
import org.sdvp.model.FunctionalConstraint;
import org.sdvp.model.value.BasicType;
import org.sdvp.model.value.DataType;
import org.sdvp.model.value.DataValue;
import org.sdvp.model.value.ValueText;
import org.sdvp.operator.Definition.Place;
import org.sdvp.operator.sdvp2.Sdvp2Leaves;

/** Values for writing and operating, read from what people type by the types that the definition tells. */
final class Controls {
    private Controls() {}

    /**
     * The place below a reference that a single value goes to: itself, or where it is a data object, its only writable
     * attribute with that functional constraint; of an original box its value.
     *
     * @throws InputException listing what can be written if there is not exactly one
     */
    static Place writable(TypedReference typed, Place place) {
        if (place.inner().isPresent()) {
            return place;
        }
        Optional<DataAttribute> ofBox = Sdvp2Leaves.writable(place.owner());
        if (ofBox.isPresent()) {
            return place.of(ofBox.get());
        }
        FunctionalConstraint fc = typed.fc().orElse(FunctionalConstraint.SP);
        List<DataAttribute> attributes = place.owner().children().stream()
                .filter(child -> child instanceof DataAttribute attribute && attribute.fc() == fc)
                .map(DataAttribute.class::cast)
                .toList();
        if (attributes.size() == 1 && fc.isWritable()) {
            return place.of(attributes.get(0));
        }
        if (ControlValue.typeOf(place.owner()).isPresent()) {
            throw new InputException(place.reference() + " is a control ("
                    + place.owner().cdc() + "): use \"operate\" to change it, or name the attribute to write");
        }
        throw new InputException("expected the reference of one attribute to write, but " + place.reference() + " has "
                + (attributes.isEmpty() ? "none with " + fc : "several with " + fc) + "; it can be one of "
                + writables(place.owner()));
    }

    /** The type of what a control is told; empty for what is none. Whatever an original box has may be one. */
    static Optional<DataType> ctlValType(Place place) {
        return place.inner().isPresent()
                ? Optional.empty()
                : ControlValue.typeOf(place.owner())
                        .or(() -> Sdvp2Leaves.writable(place.owner()).map(DataAttribute::type));
    }

    private static String writables(DataObject object) {
        String names = object.children().stream()
                .filter(child -> child instanceof DataAttribute attribute
                        && attribute.fc().isWritable())
                .map(child -> child.name() + "[" + ((DataAttribute) child).fc() + "]")
                .collect(Collectors.joining(", "));
        return names.isEmpty() ? "no attribute of it" : names;
    }

    /**
     * Reads a value; of a BOOLEAN also {@code on}, {@code off}, {@code yes}, {@code no}, {@code 1} and {@code 0}.
     *
     * @throws InputException saying what was expected for which reference and what came
     */
    static DataValue parse(String reference, DataType type, String text) {
        try {
            return ValueText.parse(type, isBoolean(type) ? truth(text) : text);
        } catch (IllegalArgumentException e) {
            throw new InputException("value for " + reference + ": " + e.getMessage());
        }
    }

    // A structure of one leaf is typed as that leaf.
    private static boolean isBoolean(DataType type) {
        List<DataType.Member> leaves = type.leaves();
        return leaves.size() == 1 && leaves.get(0).type().basicType() == BasicType.BOOLEAN;
    }

    private static String truth(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "on", "yes", "1", "true" -> "true";
            case "off", "no", "0", "false" -> "false";
            default -> text;
        };
    }
}
