package org.sdvp.model.scl;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An element of an SCL file, its foreign parts left out.
 *
 * @param name local name
 * @param attributes names and values in turn, those of foreign namespaces left out
 * @param children in the order of the file
 * @param text of an element that holds a value, as it stands; empty for others
 * @param line where it begins
 * @param column where it begins
 */
record SclElement(String name, List<String> attributes, List<SclElement> children, String text, int line, int column) {

    /** The value of an attribute, if it is there. */
    Optional<String> attribute(String attribute) {
        for (int i = 0; i < attributes.size(); i += 2) {
            if (attributes.get(i).equals(attribute)) {
                return Optional.of(attributes.get(i + 1));
            }
        }
        return Optional.empty();
    }

    /** The value of an attribute, or something else if it is not there or empty. */
    String attribute(String attribute, String otherwise) {
        return attribute(attribute).filter(value -> !value.isEmpty()).orElse(otherwise);
    }

    /** The children of a name. */
    List<SclElement> children(String child) {
        return children.stream().filter(each -> each.name.equals(child)).toList();
    }

    /** The first child of a name, if there is one. */
    Optional<SclElement> child(String child) {
        return children.stream().filter(each -> each.name.equals(child)).findFirst();
    }

    /** The same element without one of its attributes. */
    SclElement without(String attribute) {
        List<String> rest = new ArrayList<>();
        for (int i = 0; i < attributes.size(); i += 2) {
            if (!attributes.get(i).equals(attribute)) {
                rest.addAll(attributes.subList(i, i + 2));
            }
        }
        return new SclElement(name, rest, children, text, line, column);
    }
}
