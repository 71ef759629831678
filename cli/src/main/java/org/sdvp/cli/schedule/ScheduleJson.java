package org.sdvp.cli.schedule;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sdvp.operator.schedule.ControllerView;
import org.sdvp.operator.schedule.ScheduleView;

/** Schedules for programs. */
public final class ScheduleJson {
    private ScheduleJson() {}

    /** All schedules of a device. */
    public static List<Map<String, Object>> trees(List<ControllerView> controllers) {
        return controllers.stream().map(ScheduleJson::tree).toList();
    }

    private static Map<String, Object> tree(ControllerView controller) {
        Map<String, Object> tree = new LinkedHashMap<>();
        if (!controller.entity().isEmpty()) {
            tree.put("controller", controller.node().toString());
            tree.put("controls", controller.entity());
        }
        controller.active().ifPresent(active -> tree.put("active", active.toString()));
        tree.put("refused", controller.refused());
        tree.put(
                "schedules",
                controller.schedules().stream().map(ScheduleJson::tree).toList());
        return tree;
    }

    /** One schedule. */
    public static Map<String, Object> tree(ScheduleView schedule) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("schedule", schedule.node().toString());
        tree.put("state", schedule.state().text());
        if (!schedule.error().isEmpty()) {
            tree.put("error", schedule.error());
        }
        schedule.started().map(Instant::toString).ifPresent(time -> tree.put("started", time));
        schedule.next().map(Instant::toString).ifPresent(time -> tree.put("next", time));
        tree.put("entry", schedule.entry());
        tree.put("intervalSeconds", schedule.interval().toSeconds());
        tree.put("priority", schedule.priority());
        tree.put("reuse", schedule.reuse());
        tree.put("starts", schedule.starts());
        tree.put("unit", schedule.unit());
        tree.put("values", schedule.values());
        return tree;
    }
}
