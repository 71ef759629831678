package org.sdvp.model.scl.write;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sdvp.model.DataAttribute;
import org.sdvp.model.DataNode;
import org.sdvp.model.DataObject;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.scl.SettingGroupValues;
import org.sdvp.model.scl.text.ValText;
import org.sdvp.model.value.DataType;
import org.sdvp.model.value.DataValue;

/** Writes the values of data objects: DOI, SDI, DAI and Val (IEC 61850-6 clause 9.3.6). */
final class InstanceWriter {
    private final Markup out;
    private final Map<ObjectReference, SettingGroupValues> settings = new HashMap<>();

    /**
     * A value of an attribute or of a part of it.
     *
     * @param group number of the setting group it is for; empty: for all
     */
    private record Variant(Optional<Integer> group, DataValue value) {}

    InstanceWriter(Markup out, List<SettingGroupValues> settings) {
        this.out = out;
        settings.forEach(each -> this.settings.put(each.attribute(), each));
    }

    /** Writes DOI, if the data object has values. */
    void write(DataObject object, ObjectReference reference, int activeGroup) {
        if (hasValue(object, reference)) {
            out.open("DOI").attribute("name", object.name());
            children(object, reference, activeGroup);
            out.close();
        }
    }

    private boolean hasValue(DataNode node, ObjectReference reference) {
        if (node instanceof DataAttribute attribute) {
            return attribute.initialValue().isPresent() || settings.containsKey(reference);
        }
        return ((DataObject) node)
                .children().stream().anyMatch(child -> hasValue(child, reference.child(child.name())));
    }

    private void children(DataObject object, ObjectReference reference, int activeGroup) {
        for (DataNode child : object.children()) {
            ObjectReference below = reference.child(child.name());
            if (!hasValue(child, below)) {
                continue;
            }
            if (child instanceof DataObject inner) {
                named("SDI", inner.name());
                children(inner, below, activeGroup);
                out.close();
            } else {
                DataAttribute attribute = (DataAttribute) child;
                value(attribute.name(), attribute.type(), variants(attribute, below, activeGroup));
            }
        }
    }

    // The elements of an array of data objects are named har(0) and so on.
    private void named(String element, String name) {
        int open = name.indexOf('(');
        out.open(element).attribute("name", open < 0 ? name : name.substring(0, open));
        if (open >= 0) {
            out.attribute("ix", name.substring(open + 1, name.length() - 1));
        }
    }

    private List<Variant> variants(DataAttribute attribute, ObjectReference reference, int activeGroup) {
        List<Variant> variants = new ArrayList<>();
        Map<Integer, DataValue> byGroup =
                settings.containsKey(reference) ? settings.get(reference).byGroup() : Map.of();
        if (!byGroup.containsKey(activeGroup)) {
            attribute.initialValue().ifPresent(value -> variants.add(new Variant(Optional.empty(), value)));
        }
        byGroup.forEach((group, value) -> variants.add(new Variant(Optional.of(group), value)));
        return variants;
    }

    private void value(String name, DataType type, List<Variant> variants) {
        if (type instanceof DataType.Array array) {
            for (int i = 0; i < array.size(); i++) {
                int at = i;
                part(
                        name + "(" + i + ")",
                        array.element(),
                        inside(
                                variants,
                                each -> ((DataValue.Array) each).elements().get(at)));
            }
        } else {
            part(name, type, variants);
        }
    }

    private void part(String name, DataType type, List<Variant> variants) {
        if (type instanceof DataType.Structure structure) {
            named("SDI", name);
            for (int i = 0; i < structure.members().size(); i++) {
                int at = i;
                DataType.Member member = structure.members().get(i);
                value(
                        member.name(),
                        member.type(),
                        inside(
                                variants,
                                each -> ((DataValue.Structure) each).members().get(at)));
            }
        } else {
            named("DAI", name);
            for (Variant variant : variants) {
                out.open("Val");
                variant.group().ifPresent(group -> out.attribute("sGroup", group));
                out.close(ValText.print(type, variant.value()));
            }
        }
        out.close();
    }

    private static List<Variant> inside(List<Variant> variants, java.util.function.UnaryOperator<DataValue> part) {
        return variants.stream()
                .map(each -> new Variant(each.group(), part.apply(each.value())))
                .toList();
    }
}
