package org.sdvp.centre.fleet;

import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * The way to devices: reads, writes and operates them. Stages fail with {@link DeviceLinkException}. Safe for many
 * threads; nothing is ever sent twice.
 */
public interface DeviceLink {
    /**
     * Values now, from the device (GetDataValues).
     *
     * @param references as a person types them; the logical device may be left out where there is one
     */
    CompletionStage<List<Reading>> read(DeviceId device, List<String> references);

    /** Writes one setting (SetDataValues); gives the value in words of the model as it was written. */
    CompletionStage<String> write(DeviceId device, String reference, String value);

    /**
     * Operates one object by its control model; complete when the device has answered, for enhanced security when it has
     * told that it is done.
     *
     * @param sent called once when the XMPP server has the request; never after the stage has ended
     */
    CompletionStage<String> operate(DeviceId device, String reference, String value, String by, Runnable sent);

    /** What there is below a reference, or the logical devices for an empty one, to a depth. */
    CompletionStage<List<Node>> browse(DeviceId device, String reference, int depth);

    /**
     * One reference as it was read.
     *
     * @param reference full, with functional constraint
     * @param lines name and value of each attribute; the error if it was refused
     */
    record Reading(String reference, List<Line> lines) {
        /** Copies the lines. */
        public Reading {
            lines = List.copyOf(lines);
        }
    }

    /**
     * One attribute.
     *
     * @param name path below the reference
     * @param value in words of the model, with unit
     */
    record Line(String name, String value) {}

    /**
     * A node of a model.
     *
     * @param reference full
     * @param kind logical device, logical node with its class, data object with its common data class, attribute with its type
     * @param children below it
     */
    record Node(String reference, String kind, List<Node> children) {
        /** Copies the children. */
        public Node {
            children = List.copyOf(children);
        }
    }
}
