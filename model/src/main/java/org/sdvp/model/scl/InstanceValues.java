package org.sdvp.model.scl;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.sdvp.model.scl.text.ValText;
import org.sdvp.model.value.DataType;
import org.sdvp.model.value.DataValue;

/**
 * Puts the values of SDI and DAI (IEC 61850-6 clause 9.3.6) in the place of those that an attribute has from its type.
 * For one setting group: where a value is given by group, its own counts, else the one without group, else the first.
 */
final class InstanceValues {
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

    private final Problems problems;
    private final int group;
    private int taken;

    InstanceValues(Problems problems, int group) {
        this.problems = problems;
        this.group = group;
    }

    /** How many values were taken so far. */
    int taken() {
        return taken;
    }

    /** The setting groups that are named below elements. */
    static Set<Integer> groups(Collection<SclElement> elements) {
        Set<Integer> groups = new TreeSet<>();
        for (SclElement element : elements) {
            element.attribute("sGroup")
                    .filter(text -> NUMBER.matcher(text).matches())
                    .ifPresent(text -> groups.add(Integer.parseInt(text)));
            groups.addAll(groups(element.children()));
        }
        return groups;
    }

    /**
     * A value with parts replaced.
     *
     * @param type of the value
     * @param base what it is before
     * @param elements SDI and DAI that are about this value; those about an array say the element by ix
     */
    DataValue merged(DataType type, DataValue base, List<SclElement> elements) {
        return switch (type.basicType()) {
            case STRUCTURE -> structure((DataType.Structure) type, (DataValue.Structure) base, elements);
            case ARRAY -> array((DataType.Array) type, (DataValue.Array) base, elements);
            default -> leaf(type, base, elements);
        };
    }

    private DataValue structure(DataType.Structure type, DataValue.Structure base, List<SclElement> elements) {
        Map<String, List<SclElement>> byName = byName(elements);
        List<DataValue> members = new ArrayList<>(base.members());
        for (Map.Entry<String, List<SclElement>> entry : byName.entrySet()) {
            int at = type.indexOf(entry.getKey());
            if (at < 0) {
                entry.getValue()
                        .forEach(each -> unknown(
                                each,
                                type.members().stream()
                                        .map(DataType.Member::name)
                                        .toList()));
            } else {
                members.set(at, merged(type.members().get(at).type(), members.get(at), entry.getValue()));
            }
        }
        return new DataValue.Structure(members);
    }

    /** The SDI and DAI directly inside elements, by name. */
    Map<String, List<SclElement>> byName(List<SclElement> elements) {
        Map<String, List<SclElement>> byName = new LinkedHashMap<>();
        for (SclElement element : elements) {
            for (SclElement child : element.children()) {
                if (child.name().equals("Val")) {
                    problems.warning(
                            child,
                            element.attribute("name", "?")
                                    + " has members, so that it cannot have a value itself; left it out");
                } else {
                    problems.required(child, "name")
                            .ifPresent(name -> byName.computeIfAbsent(name, key -> new ArrayList<>())
                                    .add(child));
                }
            }
        }
        return byName;
    }

    void unknown(SclElement element, List<String> names) {
        problems.warning(
                element,
                element.name() + " " + element.attribute("name", "?") + " is not in the type, which has " + names
                        + "; left it out");
    }

    private DataValue array(DataType.Array type, DataValue.Array base, List<SclElement> elements) {
        Map<Integer, List<SclElement>> byIndex = new LinkedHashMap<>();
        for (SclElement element : elements) {
            Optional<Integer> ix = index(element, type.size());
            if (ix.isPresent()) {
                byIndex.computeIfAbsent(ix.get(), key -> new ArrayList<>()).add(element.without("ix"));
            }
        }
        List<DataValue> values = new ArrayList<>(base.elements());
        byIndex.forEach((ix, about) -> values.set(ix, merged(type.element(), values.get(ix), about)));
        return new DataValue.Array(values);
    }

    /** The array element that an SDI or DAI is about; empty, and told, if there is none of that number. */
    Optional<Integer> index(SclElement element, int size) {
        String ix = element.attribute("ix", "").strip();
        if (NUMBER.matcher(ix).matches() && Integer.parseInt(ix) < size) {
            return Optional.of(Integer.parseInt(ix));
        }
        boolean empty = element.children().isEmpty();
        if (!empty || !ix.isEmpty()) {
            problems.error(
                    element,
                    Problems.expected("ix", element, "the number of an array element, 0 to " + (size - 1), ix));
        }
        return Optional.empty();
    }

    private DataValue leaf(DataType type, DataValue base, List<SclElement> elements) {
        DataValue value = base;
        for (SclElement element : elements) {
            for (SclElement child : element.children()) {
                if (!child.name().equals("Val")) {
                    unknown(child, List.of());
                }
            }
            if (element.attribute("ix").isPresent() && !element.children().isEmpty()) {
                problems.warning(element, element.attribute("name", "?") + " is no array; left out its ix");
            }
            Optional<DataValue> given = chosen(element.children("Val")).flatMap(val -> leaf(type, val));
            value = given.orElse(value);
            taken += given.isPresent() ? 1 : 0;
        }
        return value;
    }

    private Optional<SclElement> chosen(List<SclElement> vals) {
        return vals.stream()
                .filter(val -> val.attribute("sGroup", "").equals(Integer.toString(group)))
                .findFirst()
                .or(() -> vals.stream()
                        .filter(val -> val.attribute("sGroup").isEmpty())
                        .findFirst())
                .or(() -> vals.stream().findFirst());
    }

    /** The value of a Val; empty, and told, if it is none of the type. */
    Optional<DataValue> leaf(DataType type, SclElement val) {
        if (type.basicType().kind() == org.sdvp.model.value.BasicType.Kind.STRUCTURE) {
            problems.warning(val, "a structure cannot have a value itself; left it out");
            return Optional.empty();
        }
        try {
            return ValText.parse(type, val.text(), oddity -> problems.warning(val, oddity));
        } catch (IllegalArgumentException e) {
            problems.error(val, String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }
}
