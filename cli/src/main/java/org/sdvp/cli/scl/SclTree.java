package org.sdvp.cli.scl;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sdvp.cli.output.Cell;
import org.sdvp.cli.output.Style;
import org.sdvp.cli.output.Table;
import org.sdvp.model.DataObject;
import org.sdvp.model.DataSet;
import org.sdvp.model.LogControl;
import org.sdvp.model.LogicalDevice;
import org.sdvp.model.LogicalNode;
import org.sdvp.model.ReportControl;
import org.sdvp.model.ServerModel;
import org.sdvp.model.SettingControl;

/** A model as a tree of lines, or as one for JSON. */
record SclTree(ServerModel model) {
    private record Line(String name, String type, String note) {}

    /** Logical devices, logical nodes, and what is in them. */
    Table table() {
        Table table = new Table("NAME", "TYPE", "NOTE");
        for (LogicalDevice device : model.logicalDevices()) {
            table.add(new Cell(device.name(), Style.CYAN), new Cell("LD", Style.DIM), Cell.of(""));
            List<LogicalNode> nodes = device.logicalNodes();
            for (int i = 0; i < nodes.size(); i++) {
                node(table, nodes.get(i), i == nodes.size() - 1);
            }
        }
        return table;
    }

    private static void node(Table table, LogicalNode node, boolean last) {
        table.add(new Cell((last ? "└─ " : "├─ ") + node.name(), Style.CYAN), new Cell("LN", Style.DIM), Cell.of(""));
        List<Line> lines = lines(node);
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            String branch = (last ? "   " : "│  ") + (i == lines.size() - 1 ? "└─ " : "├─ ");
            table.add(Cell.of(branch + line.name()), new Cell(line.type(), Style.DIM), Cell.of(line.note()));
        }
    }

    private static List<Line> lines(LogicalNode node) {
        List<Line> lines = new ArrayList<>();
        for (DataObject object : node.dataObjects()) {
            lines.add(new Line(object.name(), object.cdc(), ""));
        }
        for (DataSet set : node.blocks().dataSets()) {
            int members = set.members().size();
            lines.add(new Line(set.name(), "data set", members + (members == 1 ? " member" : " members")));
        }
        for (ReportControl report : node.blocks().reportControls()) {
            String data = report.dataSet().map(name -> ", data set " + name).orElse("");
            lines.add(new Line(
                    report.name(),
                    report.buffered() ? "BRCB" : "URCB",
                    String.join(" ", report.instanceNames()) + data));
        }
        for (LogControl log : node.blocks().logControls()) {
            String data = log.dataSet().map(name -> ", data set " + name).orElse("");
            lines.add(new Line(log.name(), "LCB", "log " + log.logName() + data));
        }
        node.blocks().logs().forEach(log -> lines.add(new Line(log, "log", "")));
        node.blocks().settingControl().ifPresent(groups -> lines.add(setting(groups)));
        return lines;
    }

    private static Line setting(SettingControl groups) {
        return new Line("SGCB", "SGCB", groups.numOfSG() + " setting groups, active " + groups.actSG());
    }

    /** The same for programs. */
    Map<String, Object> json() {
        return Map.of(
                "logicalDevices",
                model.logicalDevices().stream().map(SclTree::json).toList());
    }

    private static Map<String, Object> json(LogicalDevice device) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", device.name());
        json.put(
                "logicalNodes",
                device.logicalNodes().stream().map(SclTree::json).toList());
        return json;
    }

    private static Map<String, Object> json(LogicalNode node) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", node.name());
        json.put(
                "dataObjects",
                node.dataObjects().stream()
                        .map(object -> ordered("name", object.name(), "cdc", object.cdc()))
                        .toList());
        json.put(
                "dataSets",
                node.blocks().dataSets().stream()
                        .map(set -> ordered(
                                "name", set.name(),
                                "members",
                                        set.members().stream()
                                                .map(Object::toString)
                                                .toList()))
                        .toList());
        json.put(
                "reportControlBlocks",
                node.blocks().reportControls().stream()
                        .map(report -> ordered(
                                "names", report.instanceNames(),
                                "buffered", report.buffered(),
                                "dataSet", report.dataSet().orElse("")))
                        .toList());
        json.put(
                "logControlBlocks",
                node.blocks().logControls().stream()
                        .map(log -> ordered(
                                "name",
                                log.name(),
                                "log",
                                log.logName(),
                                "dataSet",
                                log.dataSet().orElse("")))
                        .toList());
        json.put("logs", node.blocks().logs());
        node.blocks()
                .settingControl()
                .ifPresent(groups ->
                        json.put("settingGroups", ordered("number", groups.numOfSG(), "active", groups.actSG())));
        return json;
    }

    private static Map<String, Object> ordered(Object... namesAndValues) {
        Map<String, Object> ordered = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            ordered.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return ordered;
    }
}
