package org.sdvp.operator;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.sdvp.model.FunctionalConstraint;
import org.sdvp.model.ObjectReference;

/**
 * A reference as a person types it, taken apart but not yet looked up: {@code HP1/RoomSTMP1.Tmp[MX]}, without the functional
 * constraint, or without the logical device.
 *
 * @param text as typed
 * @param path the text before the functional constraint
 * @param fc the functional constraint, if one was typed
 */
record TypedReference(String text, String path, Optional<FunctionalConstraint> fc) {

    /**
     * Takes a text apart.
     *
     * @throws InputException saying what was expected if it is no reference
     */
    static TypedReference parse(String text) {
        int open = text.indexOf('[');
        if (open < 0) {
            check(text, text);
            return new TypedReference(text, text, Optional.empty());
        }
        if (!text.endsWith("]")) {
            throw new InputException("expected a reference such as HP1/RoomSTMP1.Tmp[MX], but got \"" + text + "\"");
        }
        String path = text.substring(0, open);
        check(text, path);
        return new TypedReference(
                text, path, Optional.of(constraint(text, text.substring(open + 1, text.length() - 1))));
    }

    // A path without its logical device is tried with one, so that every fault of form is told before anything is sent.
    private static void check(String text, String path) {
        try {
            ObjectReference.parse(path.indexOf('/') < 0 && path.indexOf('.') >= 0 ? "LD/" + path : path);
        } catch (IllegalArgumentException e) {
            throw new InputException("expected a reference such as HP1/RoomSTMP1.Tmp[MX], but got \"" + text + "\": "
                    + reason(String.valueOf(e.getMessage())));
        }
    }

    private static String reason(String message) {
        int colon = message.indexOf(": ");
        return colon < 0 ? message : message.substring(colon + 2);
    }

    private static FunctionalConstraint constraint(String text, String fc) {
        return Arrays.stream(FunctionalConstraint.values())
                .filter(constant -> constant.name().equalsIgnoreCase(fc))
                .findFirst()
                .orElseThrow(() -> new InputException("\"" + fc + "\" in \"" + text
                        + "\" is no functional constraint; expected one of "
                        + Arrays.stream(FunctionalConstraint.values())
                                .map(Enum::name)
                                .collect(Collectors.joining(", "))));
    }

    /** Whether the logical device was typed. */
    boolean hasLogicalDevice() {
        return path.indexOf('/') >= 0;
    }

    /**
     * The reference with the logical device put before it.
     *
     * @throws InputException if the whole is too long
     */
    ObjectReference in(String logicalDevice) {
        return reference(logicalDevice + "/" + path);
    }

    /** The reference as typed. */
    ObjectReference asTyped() {
        return reference(path);
    }

    private ObjectReference reference(String whole) {
        try {
            return ObjectReference.parse(whole);
        } catch (IllegalArgumentException e) {
            throw new InputException("\"" + text + "\" is no reference: " + e.getMessage());
        }
    }
}
