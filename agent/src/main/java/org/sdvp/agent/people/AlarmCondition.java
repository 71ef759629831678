package org.sdvp.agent.people;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.sdvp.agent.people.shown.ShownValue;
import org.sdvp.model.Fcda;
import org.sdvp.model.ModelValues;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.value.DataValue;
import org.sdvp.model.value.Quality;

/**
 * Something that people want to be told of.
 *
 * @param object what it is about; told only to those who may read it
 * @param patience how long it must last before it is told
 * @param text what is the matter now; empty: nothing
 * @param over what is told when it is over
 */
record AlarmCondition(ObjectReference object, Duration patience, Supplier<Optional<String>> text, String over) {
    private static final Duration FAULT_PATIENCE = Duration.ofSeconds(30);
    private static final Duration COLD_PATIENCE = Duration.ofHours(1);
    private static final Duration SENSOR_PATIENCE = Duration.ofMinutes(5);
    private static final double COLD_BELOW = 1.0;
    private static final long ALARM = 3;
    private static final List<String> SENSORS =
            List.of("RoomSTMP1.Tmp", "OutdSTMP1.Tmp", "TankTopSTMP1.Tmp", "HeatFwdSTMP1.Tmp", "HeatRetSTMP1.Tmp");

    /**
     * Those of a heat pump: a fault that it reports, a room that stays more than 1 °C below the lowest temperature wanted
     * for an hour, and sensors that worked and then fail for five minutes.
     */
    static List<AlarmCondition> all(ModelValues values, List<ShownValue> shown) {
        List<AlarmCondition> all = new ArrayList<>();
        all.add(fault(values, named(shown, "LPHD1.PhyHealth")));
        all.add(cold(values, named(shown, "RoomSTMP1.Tmp"), named(shown, "ComfMinFSPT1.SptVal")));
        for (String sensor : SENSORS) {
            all.add(sensor(values, named(shown, sensor)));
        }
        return all;
    }

    private static ShownValue named(List<ShownValue> shown, String var) {
        return shown.stream()
                .filter(value -> StatusDialog.var(value).equals(var))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the table of shown values lacks " + var));
    }

    private static AlarmCondition fault(ModelValues values, ShownValue health) {
        return new AlarmCondition(
                health.object(),
                FAULT_PATIENCE,
                () -> get(values, health.value())
                        .filter(value -> value instanceof DataValue.Int code && code.value() == ALARM)
                        .map(value -> "the heat pump reports a fault, or nothing at all."),
                "the heat pump is all right again.");
    }

    private static AlarmCondition cold(ModelValues values, ShownValue room, ShownValue lowest) {
        return new AlarmCondition(
                room.object(),
                COLD_PATIENCE,
                () -> {
                    Optional<Float> now = temperature(values, room);
                    Optional<Float> wanted = temperature(values, lowest);
                    return now.isPresent() && wanted.isPresent() && now.get() < wanted.get() - COLD_BELOW
                            ? Optional.of("the room is too cold: " + room.text(new DataValue.Float32(now.get()))
                                    + ", lowest wanted " + lowest.text(new DataValue.Float32(wanted.get())) + ".")
                            : Optional.empty();
                },
                "the room is warm enough again.");
    }

    private static AlarmCondition sensor(ModelValues values, ShownValue sensor) {
        Supplier<Optional<String>> text = new Supplier<>() {
            private boolean hasWorked;

            @Override
            public Optional<String> get() {
                boolean invalid = isInvalid(values, sensor);
                hasWorked |= !invalid;
                return hasWorked && invalid
                        ? Optional.of("the sensor \"" + sensor.label() + "\" has failed.")
                        : Optional.empty();
            }
        };
        return new AlarmCondition(
                sensor.object(), SENSOR_PATIENCE, text, "the sensor \"" + sensor.label() + "\" works again.");
    }

    private static Optional<Float> temperature(ModelValues values, ShownValue shown) {
        return isInvalid(values, shown)
                ? Optional.empty()
                : get(values, shown.value())
                        .filter(DataValue.Float32.class::isInstance)
                        .map(value -> ((DataValue.Float32) value).value());
    }

    private static boolean isInvalid(ModelValues values, ShownValue shown) {
        return get(values, shown.quality())
                .filter(value -> value instanceof Quality quality && quality.validity() == Quality.Validity.INVALID)
                .isPresent();
    }

    private static Optional<DataValue> get(ModelValues values, Fcda fcda) {
        return values.model().select(fcda).map(values::get);
    }
}
