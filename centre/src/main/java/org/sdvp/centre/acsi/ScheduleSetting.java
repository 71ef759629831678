package org.sdvp.centre.acsi;

import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.sdvp.centre.fleet.DeviceLink;
import org.sdvp.operator.Device;
import org.sdvp.operator.schedule.DeviceSchedules;
import org.sdvp.operator.schedule.SchedulePlan;
import org.sdvp.operator.schedule.ScheduleView;

/** Sets one schedule of one device: a schedule takes nothing new while it is enabled, so it is disabled before. */
final class ScheduleSetting {
    private final DeviceSchedules schedules;
    private final String node;
    private final Runnable sending;

    /**
     * Of a device.
     *
     * @param sending run before the first request that changes something leaves
     */
    ScheduleSetting(Device device, String node, Runnable sending) {
        this.schedules = new DeviceSchedules(device);
        this.node = node;
        this.sending = sending;
    }

    /** Sets and enables it; gives what it says of itself then. Fails as calls of {@link Device} do. */
    CompletionStage<String> set(DeviceLink.Schedule schedule) {
        SchedulePlan plan = new SchedulePlan(
                schedule.values(),
                schedule.interval(),
                schedule.start(),
                SchedulePlan.Repeat.valueOf(schedule.repeat().name()),
                schedule.priority().stream().boxed().findFirst());
        return schedules.read(node).thenCompose(before -> {
            sending.run();
            return schedules
                    .disable(node)
                    .thenCompose(off -> schedules.set(node, plan))
                    .thenCompose(set -> schedules.enable(node))
                    .thenCompose(on -> schedules.read(node))
                    .thenApply(ScheduleSetting::text);
        });
    }

    private static String text(ScheduleView view) {
        Optional<String> trouble = Optional.of(view.error()).filter(error -> !error.isEmpty());
        return view.state().text()
                + view.begin().map(at -> ", from " + at).orElse("")
                + trouble.map(error -> "; " + error).orElse("");
    }
}
