package org.sdvp.acsi.setting;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sdvp.model.DataAttribute;
import org.sdvp.model.Fcda;
import org.sdvp.model.FunctionalConstraint;
import org.sdvp.model.ModelValues;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.Selection;
import org.sdvp.model.ServerModel;
import org.sdvp.model.value.DataValue;

/**
 * The values of the groups of one logical device: one for each attribute with functional constraint SG in each group.
 * Immutable; a change makes another one.
 */
final class GroupValues {
    private final List<Selection> attributes;
    private final List<List<DataValue>> groups;

    private GroupValues(List<Selection> attributes, List<List<DataValue>> groups) {
        this.attributes = attributes;
        this.groups = groups;
    }

    /** So many groups, all with the same values, those of now. */
    static GroupValues of(ModelValues values, String device, int groups) {
        List<Selection> attributes = attributes(values.model(), device);
        List<DataValue> same = values.get(attributes);
        List<List<DataValue>> all = new ArrayList<>();
        for (int i = 0; i < groups; i++) {
            all.add(same);
        }
        return new GroupValues(attributes, all);
    }

    private static List<Selection> attributes(ServerModel model, String device) {
        return model.attributes().stream()
                .filter(reference -> reference.logicalDevice().equals(device))
                .filter(reference -> model.dataNode(reference).orElseThrow() instanceof DataAttribute attribute
                        && attribute.fc() == FunctionalConstraint.SG)
                .map(reference -> model.select(new Fcda(reference, FunctionalConstraint.SG))
                        .orElseThrow())
                .toList();
    }

    /** The same with what was stored, as far as the model still has it: what no longer fits is left as it is. */
    GroupValues with(List<Map<ObjectReference, DataValue>> stored) {
        List<List<DataValue>> all = new ArrayList<>();
        for (int group = 0; group < groups.size(); group++) {
            Map<ObjectReference, DataValue> given = group < stored.size() ? stored.get(group) : Map.of();
            List<DataValue> values = new ArrayList<>();
            for (int i = 0; i < attributes.size(); i++) {
                Selection attribute = attributes.get(i);
                DataValue own = groups.get(group).get(i);
                DataValue value = given.getOrDefault(attribute.fcda().reference(), own);
                values.add(attribute.type().accepts(value) ? value : own);
            }
            all.add(List.copyOf(values));
        }
        return new GroupValues(attributes, all);
    }

    /** The same with the values of one group, by number from 1, as they are somewhere else. */
    GroupValues with(int number, ModelValues edited) {
        List<List<DataValue>> all = new ArrayList<>(groups);
        all.set(number - 1, edited.get(attributes));
        return new GroupValues(attributes, all);
    }

    /** What makes other values those of a group, by number from 1. */
    List<ModelValues.Write> writes(int number) {
        List<ModelValues.Write> writes = new ArrayList<>();
        for (int i = 0; i < attributes.size(); i++) {
            writes.add(new ModelValues.Write(
                    attributes.get(i), groups.get(number - 1).get(i)));
        }
        return writes;
    }

    /** All groups, by reference. */
    List<Map<ObjectReference, DataValue>> byReference() {
        List<Map<ObjectReference, DataValue>> all = new ArrayList<>();
        for (List<DataValue> group : groups) {
            Map<ObjectReference, DataValue> values = new LinkedHashMap<>();
            for (int i = 0; i < attributes.size(); i++) {
                values.put(attributes.get(i).fcda().reference(), group.get(i));
            }
            all.add(values);
        }
        return all;
    }
}
