package org.sdvp.model.scl;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sdvp.model.DataNode;
import org.sdvp.model.DataObject;
import org.sdvp.model.DataSet;
import org.sdvp.model.Fcda;
import org.sdvp.model.FunctionalConstraint;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.ServerModel;
import org.sdvp.model.value.BasicType;

/** Reads DataSet and FCDA (IEC 61850-6 clause 9.3.7) for the logical nodes of one logical device. */
final class DataSetReader {
    private final ServerModel tree;
    private final String device;
    private final Map<String, String> deviceByInst;
    private final Problems problems;

    DataSetReader(ServerModel tree, String device, Map<String, String> deviceByInst, Problems problems) {
        this.tree = tree;
        this.device = device;
        this.deviceByInst = deviceByInst;
        this.problems = problems;
    }

    /** The data sets of a logical node; members and data sets that cannot be are told and left out. */
    List<DataSet> read(SclElement node) {
        List<DataSet> found = new ArrayList<>();
        for (SclElement element : node.children("DataSet")) {
            String name = problems.required(element, "name").orElse("");
            if (found.stream().anyMatch(each -> each.name().equals(name))) {
                problems.error(element, "there are two data sets " + name + " in one logical node; rename one");
                continue;
            }
            List<Fcda> members = members(element);
            if (members.isEmpty()) {
                problems.warning(element, "data set " + name + " has no member that exists; left it out");
                continue;
            }
            try {
                found.add(new DataSet(name, members));
            } catch (IllegalArgumentException e) {
                problems.error(element, String.valueOf(e.getMessage()));
            }
        }
        return found;
    }

    private List<Fcda> members(SclElement dataSet) {
        List<Fcda> members = new ArrayList<>();
        for (SclElement element : dataSet.children("FCDA")) {
            try {
                members.addAll(members(element, constraint(element)));
            } catch (IllegalArgumentException e) {
                problems.warning(element, e.getMessage() + "; left out this member");
            }
        }
        return members;
    }

    private static FunctionalConstraint constraint(SclElement element) {
        String text = element.attribute("fc", "").strip();
        for (FunctionalConstraint fc : FunctionalConstraint.values()) {
            if (fc.name().equals(text)) {
                return fc;
            }
        }
        throw new IllegalArgumentException(
                Problems.expected("fc", element, "one of " + List.of(FunctionalConstraint.values()), text));
    }

    private List<Fcda> members(SclElement element, FunctionalConstraint fc) {
        String path = element.attribute("doName", "");
        if (path.isEmpty()) {
            throw new IllegalArgumentException("expected the attribute doName in FCDA");
        }
        String attribute = element.attribute("daName", "");
        String ix = element.attribute("ix", "");
        ObjectReference reference =
                ObjectReference.parse(node(element) + "." + path + (attribute.isEmpty() ? "" : "." + attribute)
                        + (ix.isEmpty() || isIndexed(element) ? "" : "(" + ix + ")"));
        Fcda fcda = new Fcda(reference, fc);
        if (tree.select(fcda).isPresent()) {
            return List.of(fcda);
        }
        List<Fcda> elements = elements(fcda);
        if (elements.isEmpty()) {
            throw new IllegalArgumentException(missing(fcda));
        }
        return elements;
    }

    private static boolean isIndexed(SclElement element) {
        return element.attribute("daName", element.attribute("doName", "")).endsWith(")");
    }

    private ObjectReference node(SclElement element) {
        String inst = element.attribute("ldInst", "");
        String owner = inst.isEmpty() ? device : deviceByInst.get(inst);
        if (owner == null) {
            throw new IllegalArgumentException("there is no logical device with the inst " + inst
                    + " in this server, which has " + deviceByInst.keySet());
        }
        String lnClass = element.attribute("lnClass", "");
        if (lnClass.isEmpty()) {
            throw new IllegalArgumentException("expected the attribute lnClass in FCDA");
        }
        return ObjectReference.parse(owner)
                .child(element.attribute("prefix", "") + lnClass + element.attribute("lnInst", ""));
    }

    /** The elements of an array of data objects, which are data objects of their own here. */
    private List<Fcda> elements(Fcda fcda) {
        Optional<DataNode> parent = fcda.reference().parent().flatMap(tree::dataNode);
        List<Fcda> elements = new ArrayList<>();
        if (parent.isPresent() && parent.get() instanceof DataObject object) {
            ObjectReference reference = fcda.reference().parent().orElseThrow();
            for (DataNode child : object.children()) {
                Fcda member = new Fcda(reference.child(child.name()), fcda.fc());
                if (child.name().startsWith(fcda.reference().name() + "(")
                        && tree.select(member).isPresent()) {
                    elements.add(member);
                }
            }
        }
        return elements;
    }

    private String missing(Fcda fcda) {
        ObjectReference reference = fcda.reference();
        Optional<ObjectReference> at = reference.parent();
        if (tree.dataNode(reference).isPresent() || tree.dataType(reference).isPresent()) {
            return reference + " has nothing of fc " + fcda.fc();
        }
        while (at.isPresent() && !exists(at.get())) {
            at = at.get().parent();
        }
        String array = at.flatMap(tree::dataType)
                        .filter(type -> type.basicType() == BasicType.ARRAY)
                        .isPresent()
                ? "an array, "
                : "";
        return reference + " does not exist; of it there is " + array
                + at.map(ObjectReference::toString).orElse("nothing");
    }

    private boolean exists(ObjectReference reference) {
        return reference.dataPath().isEmpty()
                ? tree.logicalNode(reference).isPresent()
                        || tree.logicalDevice(reference.toString()).isPresent()
                : tree.dataNode(reference).isPresent()
                        || tree.dataType(reference).isPresent();
    }
}
