package org.sdvp.model;

import java.util.List;
import java.util.Optional;

/**
 * A logical node (IEC 61850-7-2 clause 10).
 *
 * <p>The standard allows prefix and instance 12 characters together; real files have more, and nothing here depends on it.
 *
 * @param prefix may be empty
 * @param lnClass four letters, such as {@code STMP}
 * @param inst instance number as text; empty for LLN0
 * @param dataObjects in model order
 * @param blocks data sets, control blocks and logs
 */
public record LogicalNode(
        String prefix, String lnClass, String inst, List<DataObject> dataObjects, ControlBlocks blocks) {
    /** Copies the data objects. */
    public LogicalNode {
        dataObjects = List.copyOf(dataObjects);
        if (!lnClass.matches("[A-Z][A-Z0-9]{3}")) {
            throw new IllegalArgumentException("a logical-node class has four letters, but got \"" + lnClass + "\"");
        }
    }

    /** A logical node with data only. */
    public LogicalNode(String prefix, String lnClass, String inst, List<DataObject> dataObjects) {
        this(prefix, lnClass, inst, dataObjects, ControlBlocks.NONE);
    }

    /** Its name: prefix, class and instance. */
    public String name() {
        return prefix + lnClass + inst;
    }

    /** The data object of a name. */
    public Optional<DataObject> dataObject(String name) {
        return dataObjects.stream().filter(object -> object.name().equals(name)).findFirst();
    }
}
