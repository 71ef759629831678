package org.sdvp.model;

import java.util.List;
import java.util.Optional;

/**
 * A logical device (IEC 61850-7-2 clause 9).
 *
 * @param name at most 64 characters
 * @param logicalNodes LLN0 first, then in model order
 */
public record LogicalDevice(String name, List<LogicalNode> logicalNodes) {
    /** Copies the nodes and checks that there is an LLN0. */
    public LogicalDevice {
        logicalNodes = List.copyOf(logicalNodes);
        if (logicalNodes.isEmpty() || !logicalNodes.get(0).name().equals("LLN0")) {
            throw new IllegalArgumentException("logical device " + name + " must begin with LLN0");
        }
    }

    /** The logical node of a name. */
    public Optional<LogicalNode> logicalNode(String nodeName) {
        return logicalNodes.stream()
                .filter(node -> node.name().equals(nodeName))
                .findFirst();
    }
}
