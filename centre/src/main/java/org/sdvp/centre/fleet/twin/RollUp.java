package org.sdvp.centre.fleet.twin;

import java.util.EnumMap;
import java.util.Map;
import org.sdvp.centre.fleet.DeviceStatus;

/**
 * Sums over devices.
 *
 * @param devices how many there are
 * @param byStatus how many of each status; each status is there
 * @param alarms alarms that last or are not acknowledged
 * @param power electric power of those that are online, W
 * @param heatingPower heat to house and tank of those that are online, W
 */
public record RollUp(int devices, Map<DeviceStatus, Integer> byStatus, int alarms, double power, double heatingPower) {
    /** Copies the counts. */
    public RollUp {
        byStatus = Map.copyOf(byStatus);
    }

    /** Sums up. */
    static RollUp of(Iterable<Twin> twins) {
        Map<DeviceStatus, Integer> byStatus = new EnumMap<>(DeviceStatus.class);
        for (DeviceStatus status : DeviceStatus.values()) {
            byStatus.put(status, 0);
        }
        int devices = 0;
        int alarms = 0;
        double power = 0;
        double heat = 0;
        for (Twin twin : twins) {
            devices++;
            alarms += twin.alarms();
            DeviceStatus status = twin.device().presence().status();
            byStatus.merge(status, 1, Integer::sum);
            if (status == DeviceStatus.ONLINE) {
                power += twin.number(Shown.POWER).orElse(0);
                heat += twin.number(Shown.HEAT).orElse(0)
                        + twin.number(Shown.TANK_HEAT).orElse(0);
            }
        }
        return new RollUp(devices, byStatus, alarms, power, heat);
    }
}
