package org.sdvp.operator;

import java.util.List;
import java.util.Optional;
import org.sdvp.model.FunctionalConstraint;
import org.sdvp.model.ObjectReference;

/**
 * Part of what a device offers: a node of the tree server, logical device, logical node, data object, data attribute,
 * component.
 *
 * @param kind what it is
 * @param name below its parent; for the server the address of the device
 * @param reference of it; empty for the server
 * @param fc functional constraint of an attribute
 * @param type common data class of a data object, type of an attribute or component, else empty
 * @param children in model order; empty also where the depth asked for ends
 */
public record Branch(
        Kind kind,
        String name,
        Optional<ObjectReference> reference,
        Optional<FunctionalConstraint> fc,
        String type,
        List<Branch> children) {
    /** Copies the children. */
    public Branch {
        children = List.copyOf(children);
    }

    /** What a branch is; in the order of the tree. */
    public enum Kind {
        /** The device. */
        SERVER,
        /** A logical device. */
        LOGICAL_DEVICE,
        /** A logical node. */
        LOGICAL_NODE,
        /** A data object or sub data object. */
        DATA_OBJECT,
        /** An attribute directly below a data object. */
        DATA_ATTRIBUTE,
        /** A component of an attribute or an element of an array. */
        COMPONENT
    }
}
