package org.sdvp.cli.scl;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sdvp.model.ControlBlocks;
import org.sdvp.model.LogicalNode;
import org.sdvp.model.ServerModel;

/** How much there is in the model of an IED. */
record SclCounts(int devices, int nodes, int objects, int attributes, int dataSets, int reports, int logs) {
    static SclCounts of(ServerModel model) {
        List<LogicalNode> nodes = model.logicalDevices().stream()
                .flatMap(device -> device.logicalNodes().stream())
                .toList();
        List<ControlBlocks> blocks = nodes.stream().map(LogicalNode::blocks).toList();
        return new SclCounts(
                model.logicalDevices().size(),
                nodes.size(),
                nodes.stream().mapToInt(node -> node.dataObjects().size()).sum(),
                model.attributes().size(),
                blocks.stream().mapToInt(each -> each.dataSets().size()).sum(),
                blocks.stream()
                        .flatMap(each -> each.reportControls().stream())
                        .mapToInt(each -> each.instances())
                        .sum(),
                blocks.stream().mapToInt(each -> each.logControls().size()).sum());
    }

    /** Headings of {@link #cells()}. */
    static List<String> headings() {
        return List.of("LD", "LN", "DO", "DA", "DATA SETS", "RCB", "LCB");
    }

    List<Integer> cells() {
        return List.of(devices, nodes, objects, attributes, dataSets, reports, logs);
    }

    Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("logicalDevices", devices);
        json.put("logicalNodes", nodes);
        json.put("dataObjects", objects);
        json.put("dataAttributes", attributes);
        json.put("dataSets", dataSets);
        json.put("reportControlBlocks", reports);
        json.put("logControlBlocks", logs);
        return json;
    }
}
