package org.sdvp.model.scl;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sdvp.model.DataAttribute;
import org.sdvp.model.DataNode;
import org.sdvp.model.DataObject;
import org.sdvp.model.FunctionalConstraint;
import org.sdvp.model.TriggerOption;

/** Resolves logical-node and data-object types: LNodeType and DOType (IEC 61850-6 clauses 9.5.2 and 9.5.3). */
final class DataObjectTypes {
    private final TypeMemory<SclElement> nodes;
    private final TypeMemory<Resolved> objects;
    private final AttributeTypes attributes;
    private final Problems problems;
    private final SclLimits limits;
    private final Counts counts;
    private final Set<String> byName = new HashSet<>();
    private int resolvedByName;

    /**
     * A data-object type.
     *
     * @param cdc its common data class
     * @param children in the order of the type
     * @param leaves number of single values
     */
    record Resolved(String cdc, List<DataNode> children, long leaves) {}

    DataObjectTypes(SclElement templates, Problems problems, SclLimits limits) {
        this.problems = problems;
        this.limits = limits;
        this.counts = new Counts(problems, limits);
        this.attributes = new AttributeTypes(templates, problems, limits);
        this.objects = new TypeMemory<>("DOType", templates.children("DOType"), problems, limits);
        this.nodes = new TypeMemory<>("LNodeType", templates.children("LNodeType"), problems, limits);
        findCountsByName(templates);
    }

    // A type whose size hangs on a value of the instance cannot be shared, and neither can those that have it inside.
    private void findCountsByName(SclElement templates) {
        boolean grown = true;
        for (int depth = 0; grown && depth < limits.maxDepth(); depth++) {
            grown = false;
            for (SclElement type : templates.children("DOType")) {
                boolean found = type.children().stream()
                        .anyMatch(each -> Counts.isByName(each)
                                || (each.name().equals("SDO") && byName.contains(each.attribute("type", ""))));
                grown |= found && byName.add(type.attribute("id", ""));
            }
        }
    }

    /** Looks through all types, whether used or not, and tells what is wrong with them. */
    void checkAll(SclElement templates) {
        Set<SclProblem> faults = new LinkedHashSet<>();
        attributes.resolveAll(faults);
        for (SclElement type : templates.children("DOType")) {
            String id = type.attribute("id", "");
            if (!byName.contains(id)) {
                check(() -> resolve(id, type, List.of()), faults);
            }
        }
        for (SclElement type : templates.children("LNodeType")) {
            for (SclElement object : type.children("DO")) {
                String id = object.attribute("type", "");
                if (!byName.contains(id)) {
                    check(() -> resolve(id, object, List.of()), faults);
                }
            }
        }
        Set<SclProblem> told = new HashSet<>(problems.all());
        faults.stream().filter(fault -> !told.contains(fault)).forEach(problems::add);
    }

    /** Something that may meet a faulty type. */
    @FunctionalInterface
    private interface Attempt {
        Resolved get() throws TypeMemory.Fault;
    }

    private static void check(Attempt attempt, Set<SclProblem> faults) {
        try {
            attempt.get();
        } catch (TypeMemory.Fault e) {
            faults.add(e.problem());
        }
    }

    /** The declaration of a logical-node type. */
    SclElement node(String id, SclElement user) throws TypeMemory.Fault {
        return nodes.resolve(id, user, declaration -> declaration);
    }

    /** The type of a data object, given the elements that give it values. */
    Resolved object(SclElement user, List<SclElement> instance) throws TypeMemory.Fault {
        String id = user.attribute("type")
                .orElseThrow(() -> new TypeMemory.Fault(
                        user,
                        "expected the attribute type in " + user.name() + " " + user.attribute("name", "?")
                                + ", naming its DOType; add it"));
        return resolve(id, user, instance);
    }

    private Resolved resolve(String id, SclElement user, List<SclElement> instance) throws TypeMemory.Fault {
        if (byName.contains(id) && ++resolvedByName > limits.maxElements()) {
            throw new TypeMemory.Fault(
                    user,
                    "expected at most " + limits.maxElements()
                            + " data objects whose array size is a value; raise the limit or give numbers");
        }
        return byName.contains(id)
                ? objects.resolveAnew(id, user, declaration -> declared(declaration, instance))
                : objects.resolve(id, user, declaration -> declared(declaration, instance));
    }

    private Resolved declared(SclElement declaration, List<SclElement> instance) throws TypeMemory.Fault {
        List<DataNode> children = new ArrayList<>();
        Set<String> names = new HashSet<>();
        long leaves = 0;
        for (SclElement child : declaration.children()) {
            String name = AttributeTypes.name(child);
            if (!names.add(name)) {
                throw new TypeMemory.Fault(
                        child,
                        "DOType " + declaration.attribute("id", "") + " has two children named " + name
                                + "; rename one");
            }
            int count = counts.of(child, declaration, instance);
            if (child.name().equals("SDO")) {
                leaves += addObjects(child, count, instance, children);
            } else {
                leaves += addAttribute(name, child, count, children);
            }
            attributes.requireSize(leaves, declaration);
        }
        String cdc = problems.required(declaration, "cdc").orElse("");
        return new Resolved(cdc, children, leaves);
    }

    /** An array of data objects becomes one data object for each element, named {@code har(0)} and so on. */
    private long addObjects(SclElement child, int count, List<SclElement> instance, List<DataNode> children)
            throws TypeMemory.Fault {
        String name = AttributeTypes.name(child);
        List<SclElement> inside = instance.stream()
                .flatMap(each -> each.children("SDI").stream())
                .filter(each -> each.attribute("name", "").equals(name))
                .toList();
        Resolved type = object(child, inside);
        attributes.requireSize(type.leaves() * Math.max(1, count), child);
        if (count == 0) {
            children.add(new DataObject(name, type.cdc(), type.children()));
        }
        for (int i = 0; i < count; i++) {
            children.add(new DataObject(name + "(" + i + ")", type.cdc(), type.children()));
        }
        return type.leaves() * Math.max(1, count);
    }

    private long addAttribute(String name, SclElement child, int count, List<DataNode> children)
            throws TypeMemory.Fault {
        FunctionalConstraint fc = constraint(child);
        Optional<AttributeTypes.Resolved> found = attributes.resolve(child, count);
        found.ifPresent(
                type -> children.add(new DataAttribute(name, fc, type.type(), triggers(child), type.initial())));
        return found.map(AttributeTypes.Resolved::leaves).orElse(0L);
    }

    private static FunctionalConstraint constraint(SclElement attribute) throws TypeMemory.Fault {
        String text = attribute.attribute("fc", "").strip();
        for (FunctionalConstraint fc : FunctionalConstraint.values()) {
            if (fc.name().equals(text)) {
                return fc;
            }
        }
        throw new TypeMemory.Fault(
                attribute,
                Problems.expected("fc", attribute, "one of " + EnumSet.allOf(FunctionalConstraint.class), text));
    }

    private Set<TriggerOption> triggers(SclElement attribute) {
        Set<TriggerOption> triggers = EnumSet.noneOf(TriggerOption.class);
        for (TriggerOption option : EnumSet.of(TriggerOption.DCHG, TriggerOption.QCHG, TriggerOption.DUPD)) {
            if (problems.flag(attribute, option.name().toLowerCase(java.util.Locale.ROOT), false)) {
                triggers.add(option);
            }
        }
        return triggers;
    }
}
