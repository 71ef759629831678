package org.sdvp.heatpump;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sdvp.model.ControlBlocks;
import org.sdvp.model.DataObject;
import org.sdvp.model.Fcda;
import org.sdvp.model.FunctionalConstraint;
import org.sdvp.model.LogicalDevice;
import org.sdvp.model.LogicalNode;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.ServerModel;
import org.sdvp.model.cdc.Cdc;
import org.sdvp.model.cdc.Enumerations;
import org.sdvp.model.value.DataType;

/**
 * The information model of one heat pump: one logical device, built from the table of data objects. Immutable; one
 * instance serves any number of heat pumps that have the same name of the logical device.
 */
public final class HeatPumpModel {
    private static final Pattern NODE_NAME = Pattern.compile("(.*?)([A-Z]{3}[A-Z0])([0-9]*)");
    private static final Map<String, String> VALUE_BY_CDC = Map.of("MV", "mag.f", "APC", "mxVal.f", "BCR", "actVal");

    private final ServerModel serverModel;
    private final HeatPumpAccess access;
    private final Map<HeatPumpSignal, List<SignalPlace>> places = new EnumMap<>(HeatPumpSignal.class);
    private final Map<HeatPumpControl, ObjectReference> controls = new EnumMap<>(HeatPumpControl.class);

    private HeatPumpModel(String logicalDevice) {
        List<ObjectRow> rows = ObjectRow.all();
        ObjectReference device = ObjectReference.parse(logicalDevice);
        HeatPumpBlocks blocks = new HeatPumpBlocks(device, rows);
        this.serverModel = new ServerModel(
                logicalDevice, List.of(new LogicalDevice(logicalDevice, nodes(logicalDevice, rows, blocks))));
        Map<ObjectReference, Map<HeatPumpRole, Set<AccessRight>>> rights = new LinkedHashMap<>();
        for (ObjectRow row : rows) {
            ObjectReference node = device.child(row.node());
            if (row.isNode()) {
                addBeh(rights, node);
            } else {
                ObjectReference object = node.child(row.object());
                rights.put(object, row.access());
                row.signal()
                        .ifPresent(signal -> places.computeIfAbsent(signal, key -> new ArrayList<>())
                                .add(place(object, row)));
                row.control().ifPresent(control -> controls.put(control, object));
            }
        }
        this.access = new HeatPumpAccess(rights, blocks.readers());
    }

    /**
     * The model of a heat pump.
     *
     * @param logicalDevice name of its logical device, such as {@code HP1}
     * @throws IllegalArgumentException if that is no name or too long for the references of the model
     */
    public static HeatPumpModel create(String logicalDevice) {
        return new HeatPumpModel(logicalDevice);
    }

    private static List<LogicalNode> nodes(String device, List<ObjectRow> rows, HeatPumpBlocks blocks) {
        List<LogicalNode> nodes = new ArrayList<>();
        for (ObjectRow row : rows) {
            if (row.isNode()) {
                ControlBlocks own = row.node().equals(HeatPumpBlocks.NODE) ? blocks.blocks() : ControlBlocks.NONE;
                nodes.add(node(row.node(), rows, device, own));
            }
        }
        return nodes;
    }

    private static LogicalNode node(String name, List<ObjectRow> rows, String device, ControlBlocks blocks) {
        Matcher parts = NODE_NAME.matcher(name);
        if (!parts.matches()) {
            throw new IllegalStateException("\"" + name + "\" is no name of a logical node");
        }
        List<DataObject> objects = new ArrayList<>();
        if (!parts.group(2).equals("LPHD")) {
            objects.add(beh());
        }
        rows.stream()
                .filter(row -> row.node().equals(name) && !row.isNode())
                .forEach(row -> objects.add(row.dataObject(device)));
        return new LogicalNode(parts.group(1), parts.group(2), parts.group(3), objects, blocks);
    }

    private static DataObject beh() {
        return Cdc.ENS
                .object("Beh")
                .enumeration(Enumerations.named("BehaviourModeKind"))
                .value("stVal", "on")
                .value("q", "good")
                .build();
    }

    private void addBeh(Map<ObjectReference, Map<HeatPumpRole, Set<AccessRight>>> rights, ObjectReference node) {
        ObjectReference beh = node.child("Beh");
        if (serverModel.dataNode(beh).isPresent()) {
            Map<HeatPumpRole, Set<AccessRight>> all = new EnumMap<>(HeatPumpRole.class);
            for (HeatPumpRole role : HeatPumpRole.values()) {
                all.put(role, EnumSet.of(AccessRight.READ));
            }
            rights.put(beh, all);
        }
    }

    private SignalPlace place(ObjectReference object, ObjectRow row) {
        FunctionalConstraint fc = row.isMeasured() ? FunctionalConstraint.MX : FunctionalConstraint.ST;
        ObjectReference value = object;
        for (String name : VALUE_BY_CDC.getOrDefault(row.cdc(), "stVal").split("\\.", -1)) {
            value = value.child(name);
        }
        DataType type = serverModel.dataType(value).orElseThrow();
        return new SignalPlace(
                object,
                new Fcda(value, fc),
                new Fcda(object.child("q"), fc),
                new Fcda(object.child("t"), fc),
                type,
                row.unit());
    }

    /** The tree. */
    public ServerModel serverModel() {
        return serverModel;
    }

    /** Who may do what. */
    public HeatPumpAccess access() {
        return access;
    }

    /**
     * Where a signal is kept; never empty. The first is the place of the information list; a further one is the status
     * side of a control, which shows the same.
     */
    public List<SignalPlace> places(HeatPumpSignal signal) {
        return List.copyOf(places.getOrDefault(signal, List.of()));
    }

    /** The data object that Operate changes something by. */
    public ObjectReference control(HeatPumpControl control) {
        return Optional.ofNullable(controls.get(control))
                .orElseThrow(() -> new IllegalStateException("the table lacks control " + control));
    }

    /** What Operate on a data object changes; empty if it is not controllable. */
    public Optional<HeatPumpControl> control(ObjectReference object) {
        return controls.entrySet().stream()
                .filter(entry -> entry.getValue().equals(object))
                .map(Map.Entry::getKey)
                .findFirst();
    }
}
