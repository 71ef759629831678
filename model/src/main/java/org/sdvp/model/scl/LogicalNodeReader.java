package org.sdvp.model.scl;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sdvp.model.DataNode;
import org.sdvp.model.DataObject;
import org.sdvp.model.LogicalNode;
import org.sdvp.model.ObjectReference;

/** Reads LN0 and LN: type, names and data with their values, still without control blocks. */
final class LogicalNodeReader {
    private static final int MAX_PREFIX_AND_INST = 12;

    private final DataObjectTypes types;
    private final Problems problems;
    private final SclLimits limits;
    private final List<SettingGroupValues> settings = new ArrayList<>();
    private final Set<String> faultyTypes = new HashSet<>();
    private String device = "";
    private int activeGroup = 1;
    private long leaves;

    LogicalNodeReader(DataObjectTypes types, Problems problems, SclLimits limits) {
        this.types = types;
        this.problems = problems;
        this.limits = limits;
    }

    /** Begins another logical device. */
    void device(String name, SclElement ln0) {
        device = name;
        activeGroup = ln0.child("SettingControl")
                .map(control -> (int) problems.number(control, "actSG", 1, 255))
                .orElse(1);
    }

    /** The settings that were given by group, so far. */
    List<SettingGroupValues> settings() {
        return settings;
    }

    /** The logical node; empty, and told, if it cannot be used. */
    Optional<LogicalNode> read(SclElement element) {
        String prefix = element.attribute("prefix", "");
        boolean zero = element.name().equals("LN0");
        String lnClass = element.attribute("lnClass", zero ? "LLN0" : "");
        String inst = element.attribute("inst", "");
        Optional<String> type = problems.required(element, "lnType");
        if (type.isEmpty()) {
            return Optional.empty();
        }
        if (prefix.length() + inst.length() > MAX_PREFIX_AND_INST) {
            problems.warning(
                    element,
                    "prefix and inst of logical node " + prefix + lnClass + inst + " have more than "
                            + MAX_PREFIX_AND_INST
                            + " characters together, which IEC 61850-7-2 does not allow; kept them");
        }
        if (!zero && inst.isEmpty()) {
            problems.warning(element, "logical node " + prefix + lnClass + " has no inst; took it for none");
        }
        try {
            ObjectReference reference = ObjectReference.parse(device).child(prefix + lnClass + inst);
            List<DataObject> objects = objects(element, reference, type.get(), lnClass);
            return Optional.of(new LogicalNode(prefix, lnClass, inst, objects));
        } catch (IllegalArgumentException e) {
            problems.error(element, String.valueOf(e.getMessage()));
        } catch (TypeMemory.Fault e) {
            if (faultyTypes.add(type.get())) {
                problems.error(element, cannotBeUsed(element, type.get(), e.problem()));
            }
        }
        return Optional.empty();
    }

    private static String cannotBeUsed(SclElement element, String type, SclProblem cause) {
        boolean here = cause.line() == element.line() && cause.column() == element.column();
        return here
                ? cause.message()
                : "LNodeType " + type + " cannot be used, see line " + cause.line() + ", column " + cause.column()
                        + ": " + cause.message();
    }

    private List<DataObject> objects(SclElement element, ObjectReference reference, String typeId, String lnClass)
            throws TypeMemory.Fault {
        SclElement type = types.node(typeId, element);
        String typeClass = type.attribute("lnClass", lnClass);
        if (!typeClass.equals(lnClass)) {
            problems.warning(
                    element,
                    "lnClass is " + lnClass + ", but its LNodeType " + typeId + " is for " + typeClass
                            + "; went on with " + lnClass);
        }
        Map<String, List<SclElement>> instances = instances(element);
        Map<String, DataObject> objects = new LinkedHashMap<>();
        InstanceObject values = new InstanceObject(problems, activeGroup, settings);
        for (SclElement each : type.children("DO")) {
            String name = AttributeTypes.name(each);
            List<SclElement> instance = instances.getOrDefault(name, List.of());
            DataObjectTypes.Resolved resolved = types.object(each, instance);
            requireRoom(element, resolved.leaves());
            DataObject fresh = object(name, resolved, each);
            if (objects.put(name, values.merged(fresh, reference.child(name), instance)) != null) {
                throw new TypeMemory.Fault(
                        each, "LNodeType " + typeId + " has two data objects named " + name + "; rename one");
            }
        }
        tellUnknown(instances, objects.keySet(), typeId);
        return List.copyOf(objects.values());
    }

    private static DataObject object(String name, DataObjectTypes.Resolved resolved, SclElement declaration)
            throws TypeMemory.Fault {
        DataObject object = new DataObject(name, resolved.cdc(), resolved.children());
        if (object.levels() > DataNode.MAX_LEVELS) {
            throw new TypeMemory.Fault(
                    declaration,
                    "expected at most " + DataNode.MAX_LEVELS + " levels of data and types in " + name
                            + ", but there are " + object.levels());
        }
        return object;
    }

    private void requireRoom(SclElement element, long more) {
        leaves += more;
        if (leaves > limits.maxValues()) {
            throw problems.fatal(
                    element, "expected at most " + limits.maxValues() + " values in an IED; raise the limit");
        }
    }

    private Map<String, List<SclElement>> instances(SclElement element) {
        Map<String, List<SclElement>> instances = new LinkedHashMap<>();
        for (SclElement each : element.children("DOI")) {
            problems.required(each, "name").ifPresent(name -> {
                List<SclElement> all = instances.computeIfAbsent(name, key -> new ArrayList<>());
                if (!all.isEmpty()) {
                    problems.warning(each, "DOI " + name + " is there twice; took the values of both");
                }
                all.add(each);
            });
        }
        return instances;
    }

    private void tellUnknown(Map<String, List<SclElement>> instances, Set<String> names, String typeId) {
        instances.forEach((name, elements) -> {
            if (!names.contains(name)) {
                problems.warning(
                        elements.get(0),
                        "DOI " + name + " is not in LNodeType " + typeId + ", which has " + names + "; left it out");
            }
        });
    }
}
