package org.sdvp.model.scl;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.sdvp.model.DataAttribute;
import org.sdvp.model.DataNode;
import org.sdvp.model.DataObject;
import org.sdvp.model.FunctionalConstraint;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.value.DataValue;

/** Puts the values of DOI into the data objects that come from the types, and keeps those of all setting groups. */
final class InstanceObject {
    private final Problems problems;
    private final int activeGroup;
    private final List<SettingGroupValues> settings;

    /**
     * For the data objects of one logical device.
     *
     * @param activeGroup its active setting group
     * @param settings gets what is given by setting group
     */
    InstanceObject(Problems problems, int activeGroup, List<SettingGroupValues> settings) {
        this.problems = problems;
        this.activeGroup = activeGroup;
        this.settings = settings;
    }

    /** The data object with the values of DOI or SDI that are about it. */
    DataObject merged(DataObject object, ObjectReference reference, List<SclElement> instance) {
        if (instance.stream().allMatch(each -> each.children().isEmpty())) {
            return object;
        }
        InstanceValues values = new InstanceValues(problems, activeGroup);
        Map<String, List<SclElement>> byName = values.byName(instance);
        List<DataNode> children = new ArrayList<>();
        for (DataNode child : object.children()) {
            children.add(merged(child, reference, about(child, byName)));
        }
        tellUnknown(object, byName, values);
        return new DataObject(object.name(), object.cdc(), children);
    }

    // An element har(3) of an array of data objects is what har with ix 3 is about.
    private static List<SclElement> about(DataNode child, Map<String, List<SclElement>> byName) {
        int open = child.name().indexOf('(');
        if (open < 0) {
            return byName.getOrDefault(child.name(), List.of());
        }
        String ix = child.name().substring(open + 1, child.name().length() - 1);
        return byName.getOrDefault(child.name().substring(0, open), List.of()).stream()
                .filter(each -> each.attribute("ix", "").strip().equals(ix))
                .toList();
    }

    private void tellUnknown(DataObject object, Map<String, List<SclElement>> byName, InstanceValues values) {
        List<String> names = object.children().stream().map(DataNode::name).toList();
        byName.forEach((name, elements) -> {
            long size =
                    names.stream().filter(each -> each.startsWith(name + "(")).count();
            if (size > 0) {
                elements.forEach(each -> values.index(each, (int) size));
            } else if (!names.contains(name)) {
                elements.forEach(each -> values.unknown(each, names));
            }
        });
    }

    private DataNode merged(DataNode child, ObjectReference reference, List<SclElement> elements) {
        if (elements.isEmpty()) {
            return child;
        }
        if (child instanceof DataObject object) {
            return merged(object, reference.child(child.name()), elements);
        }
        return attribute((DataAttribute) child, reference, elements);
    }

    private DataAttribute attribute(DataAttribute attribute, ObjectReference reference, List<SclElement> elements) {
        Optional<DataValue> value = value(attribute, elements, new InstanceValues(problems, activeGroup));
        keepGroups(attribute, reference, elements);
        return value.equals(attribute.initialValue())
                ? attribute
                : new DataAttribute(attribute.name(), attribute.fc(), attribute.type(), attribute.trgOps(), value);
    }

    private static Optional<DataValue> value(
            DataAttribute attribute, List<SclElement> elements, InstanceValues values) {
        DataValue base =
                attribute.initialValue().orElseGet(() -> attribute.type().zero());
        DataValue merged = values.merged(attribute.type(), base, elements);
        return values.taken() > 0 ? Optional.of(merged) : attribute.initialValue();
    }

    private void keepGroups(DataAttribute attribute, ObjectReference reference, List<SclElement> elements) {
        Set<Integer> groups = InstanceValues.groups(elements);
        boolean setting = attribute.fc() == FunctionalConstraint.SG || attribute.fc() == FunctionalConstraint.SE;
        if (groups.isEmpty()) {
            return;
        }
        if (!setting) {
            problems.warning(
                    elements.get(0),
                    "values by setting group (sGroup) are for attributes with fc SG or SE, but " + attribute.name()
                            + " has " + attribute.fc() + "; took one");
            return;
        }
        Map<Integer, DataValue> byGroup = new TreeMap<>();
        for (int group : groups) {
            // What is odd about the values was told when the active group was read.
            Problems quiet = new Problems("", SclLimits.DEFAULT);
            value(attribute, elements, new InstanceValues(quiet, group)).ifPresent(value -> byGroup.put(group, value));
        }
        settings.add(new SettingGroupValues(reference.child(attribute.name()), attribute.fc(), byGroup));
    }
}
