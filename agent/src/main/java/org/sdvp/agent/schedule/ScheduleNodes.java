package org.sdvp.agent.schedule;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sdvp.model.FunctionalConstraint;
import org.sdvp.model.LogicalDevice;
import org.sdvp.model.LogicalNode;
import org.sdvp.model.ModelValues;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.value.BasicType;
import org.sdvp.model.value.DataValue;

/** The schedules and controllers of one server. */
final class ScheduleNodes {
    private static final int OK = 1;
    private static final int WARNING = 2;
    private static final int ON = 1;

    private final ModelValues values;
    private final ScheduleOptions options;
    private final Map<ObjectReference, FschSchedule> fsch = new LinkedHashMap<>();
    private final Map<ObjectReference, Schedule> schedules = new LinkedHashMap<>();
    private final Map<ScheduleController, NodeData> fscc = new LinkedHashMap<>();
    private final List<ScheduleController> controllers = new ArrayList<>();

    ScheduleNodes(ModelValues values, ScheduleOptions options) {
        this.values = values;
        this.options = options;
        for (LogicalDevice device : values.model().logicalDevices()) {
            ObjectReference place = ObjectReference.parse(device.name());
            device.logicalNodes().forEach(node -> add(new NodeData(values, place.child(node.name()), node)));
        }
        controllers.addAll(fscc.keySet());
        options.assignments()
                .forEach(assignment -> controllers.add(new ScheduleController(assignment.entity(), options.atEnd())));
    }

    private void add(NodeData data) {
        LogicalNode node = data.node();
        switch (node.lnClass()) {
            case "FSCH" -> {
                FschSchedule schedule = new FschSchedule(data, () -> controlledBy(data.reference()));
                fsch.put(data.reference(), schedule);
                schedules.put(data.reference(), schedule);
            }
            case "DSCH" -> schedules.put(data.reference(), new DschSchedule(data));
            case "FSCC" -> fscc.put(new ScheduleController(data.reference(), options.atEnd()), data);
            default -> {}
        }
    }

    /** Reads anew what controls what. */
    void configure() {
        fscc.forEach((controller, data) -> controller.configure(
                data.target("CtlEnt").flatMap(found -> ControlledEntity.of(values, found)),
                data.numbered("Schd").stream()
                        .flatMap(object -> data.target(object.name()).stream())
                        .flatMap(reference -> Optional.ofNullable(schedules.get(reference)).stream())
                        .toList()));
        int at = fscc.size();
        for (ScheduleOptions.Assignment assignment : options.assignments()) {
            controllers
                    .get(at++)
                    .configure(
                            ControlledEntity.of(values, assignment.entity()),
                            assignment.schedules().stream()
                                    .flatMap(reference -> Optional.ofNullable(schedules.get(reference)).stream())
                                    .toList());
        }
    }

    private List<ControlledEntity> controlledBy(ObjectReference node) {
        Schedule schedule = schedules.get(node);
        return schedule == null
                ? List.of()
                : controllers.stream()
                        .filter(controller -> controller.uses(schedule))
                        .flatMap(controller -> controller.entity().stream())
                        .toList();
    }

    /** All schedules. */
    Iterable<Schedule> schedules() {
        return schedules.values();
    }

    /** The schedule of a node. */
    Optional<Schedule> schedule(ObjectReference node) {
        return Optional.ofNullable(schedules.get(node));
    }

    /** Those that are enabled and disabled, by node. */
    Map<ObjectReference, FschSchedule> fsch() {
        return fsch;
    }

    /** All controllers. */
    List<ScheduleController> controllers() {
        return controllers;
    }

    /** Whether there is nothing to do at all. */
    boolean isEmpty() {
        return schedules.isEmpty();
    }

    /** The nodes whose settings matter. */
    boolean isOurs(ObjectReference node) {
        return schedules.containsKey(node) || isController(node);
    }

    /** Whether a node is an FSCC. */
    boolean isController(ObjectReference node) {
        return fscc.values().stream().anyMatch(data -> data.reference().equals(node));
    }

    /** Whether a controller may command: Beh of its node is on, if it has one. */
    boolean mayCommand(ScheduleController controller) {
        NodeData data = fscc.get(controller);
        return data == null
                || data.read("Beh", "stVal", FunctionalConstraint.ST)
                        .filter(DataValue.Int.class::isInstance)
                        .map(mode -> ((DataValue.Int) mode).value() == ON)
                        .orElse(true);
    }

    /** Tells the status sides of all nodes. */
    void tell(StatusChanges changes) {
        schedules.values().forEach(schedule -> schedule.tell(changes));
        fscc.forEach((controller, data) -> tell(controller, data, changes));
    }

    private static void tell(ScheduleController controller, NodeData data, StatusChanges changes) {
        data.type("ActSchdRef", "stVal").ifPresent(type -> {
            Optional<DataValue> active = controller
                    .active()
                    .map(schedule ->
                            new DataValue.Text(type.basicType(), schedule.node().toString()));
            if (active.isPresent()) {
                changes.good(data, "ActSchdRef", active.get());
            } else {
                changes.invalid(data, "ActSchdRef", new DataValue.Text(type.basicType(), ""));
            }
        });
        for (ValueKind kind : ValueKind.values()) {
            changes.current(data, kind, controller.value());
        }
        changes.good(data, "Health", new DataValue.Int(BasicType.ENUMERATED, controller.isRefused() ? WARNING : OK));
    }
}
