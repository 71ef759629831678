package org.sdvp.model.c;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.sdvp.model.DataAttribute;
import org.sdvp.model.DataNode;
import org.sdvp.model.DataObject;
import org.sdvp.model.LogicalDevice;
import org.sdvp.model.LogicalNode;
import org.sdvp.model.TriggerOption;

/** The tree: logical devices, logical nodes, data objects, attributes. */
final class DeviceTables {
    /** What a count in the C library can hold. */
    static final int MAX_COUNT = 0xffff;

    private final Definitions definitions;
    private final TypeTables types;
    private final BlockTables blocks;

    DeviceTables(Definitions definitions) {
        this.definitions = definitions;
        this.types = new TypeTables(definitions);
        this.blocks = new BlockTables(definitions);
    }

    /** The name of the array of the logical devices. */
    String devices(List<LogicalDevice> devices) {
        List<String> items = new ArrayList<>();
        for (LogicalDevice device : devices) {
            List<String> nodes = new ArrayList<>();
            for (LogicalNode node : device.logicalNodes()) {
                nodes.add(node(device.name() + "_" + node.name(), node));
            }
            items.add("{.name = " + CText.string(device.name())
                    + list("nodes", "count", "sdvp_logical_node_t", "nodes_" + device.name(), nodes) + "}");
        }
        return definitions.array("sdvp_logical_device_t", "devices", counted("logical devices", items));
    }

    private String node(String path, LogicalNode node) {
        return "{.name = " + CText.string(node.name())
                + list("objects", "object_count", "sdvp_node_t", "in_" + path, children(path, node.dataObjects()))
                + blocks.of(path, node.blocks()) + "}";
    }

    private List<String> children(String path, List<? extends DataNode> nodes) {
        List<String> items = new ArrayList<>();
        for (DataNode node : nodes) {
            items.add(
                    node instanceof DataAttribute attribute
                            ? attribute(attribute)
                            : object(path + "_" + node.name(), (DataObject) node));
        }
        return items;
    }

    private String object(String path, DataObject object) {
        return "{.name = " + CText.string(object.name()) + ", .cdc = " + CText.string(object.cdc())
                + list("children", "count", "sdvp_node_t", "in_" + path, children(path, object.children())) + "}";
    }

    private String attribute(DataAttribute attribute) {
        StringBuilder text = new StringBuilder("{.name = " + CText.string(attribute.name()) + ", .fc = SDVP_FC_"
                + attribute.fc() + ", .type = " + types.of(attribute.name(), attribute.type()));
        if (!attribute.trgOps().isEmpty()) {
            text.append(", .trg_ops = ").append(triggers(attribute.trgOps()));
        }
        attribute
                .initialValue()
                .ifPresent(value ->
                        text.append(", .has_initial = true, .initial = ").append(ValueText.of(value)));
        return text.append('}').toString();
    }

    private String list(String member, String count, String type, String name, List<String> items) {
        return list(definitions, member, count, type, name, items);
    }

    /** Initialisers of a pointer to an array, and of the member that counts its elements; empty without elements. */
    static String list(
            Definitions definitions, String member, String count, String type, String name, List<String> items) {
        return items.isEmpty()
                ? ""
                : ", ." + member + " = " + definitions.array(type, name, counted(name, items)) + ", ." + count + " = "
                        + items.size();
    }

    private static List<String> counted(String what, List<String> items) {
        if (items.size() > MAX_COUNT) {
            throw new IllegalArgumentException("the C library can have at most " + MAX_COUNT + " in a list, but "
                    + CText.word(what) + " has " + items.size());
        }
        return items;
    }

    /** Trigger options or-ed; 0 for none. */
    static String triggers(Set<TriggerOption> options) {
        List<String> names = new ArrayList<>();
        for (TriggerOption option : TriggerOption.values()) {
            if (options.contains(option)) {
                names.add("SDVP_TRG_" + option);
            }
        }
        return names.isEmpty() ? "0" : String.join(" | ", names);
    }
}
