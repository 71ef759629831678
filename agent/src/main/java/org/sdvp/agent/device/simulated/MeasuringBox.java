package org.sdvp.agent.device.simulated;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.sdvp.agent.device.HeatPumpSignal;
import org.sdvp.agent.device.Sample;
import org.sdvp.agent.device.SampleQuality;
import org.sdvp.agent.device.SignalValue;
import org.sdvp.agent.device.simulated.Sensor.Grade;

/**
 * The box beside the heat pump: reads sensors, computes heat powers from flow and temperatures as the SDVP box does
 * (litres a second × 4.182 kJ/(kg K) × difference), and takes states from the controller. Sensors are reported each
 * period; counters and states when they change, and each minute.
 */
final class MeasuringBox {

    private static final double LITRE_PER_MINUTE = 1 / 60_000.0;
    private static final double HEAT_OF_LITRE = 4182;
    private static final double STATE_PERIOD = 60;
    private static final double HIGHEST_COP = 15;
    private static final Map<HeatPumpSignal, Grade> GRADES = Map.ofEntries(
            Map.entry(HeatPumpSignal.OUTDOOR_TEMPERATURE, Grade.BUS_TEMPERATURE),
            Map.entry(HeatPumpSignal.ROOM_TEMPERATURE, Grade.BUS_TEMPERATURE),
            Map.entry(HeatPumpSignal.HEATING_FORWARD_TEMPERATURE, Grade.VORTEX_TEMPERATURE),
            Map.entry(HeatPumpSignal.HEATING_RETURN_TEMPERATURE, Grade.PT1000),
            Map.entry(HeatPumpSignal.HEATING_FLOW, Grade.VORTEX_FLOW),
            Map.entry(HeatPumpSignal.TANK_CHARGING_POWER, Grade.CONTROLLER_POWER),
            Map.entry(HeatPumpSignal.DOMESTIC_WATER_FLOW, Grade.VORTEX_FLOW),
            Map.entry(HeatPumpSignal.COLD_WATER_TEMPERATURE, Grade.PT1000),
            Map.entry(HeatPumpSignal.HOT_WATER_TEMPERATURE, Grade.VORTEX_TEMPERATURE),
            Map.entry(HeatPumpSignal.TANK_TOP_TEMPERATURE, Grade.PT1000),
            Map.entry(HeatPumpSignal.TANK_BOTTOM_TEMPERATURE, Grade.PT1000));
    private static final Set<HeatPumpSignal> ABSENT = EnumSet.of(
            HeatPumpSignal.ACCUMULATION_CHARGING_POWER,
            HeatPumpSignal.ACCUMULATION_DRAW_POWER,
            HeatPumpSignal.ACCUMULATION_TEMPERATURE);

    private final PlantReadings plant;
    private final Map<HeatPumpSignal, Sensor> sensors = new EnumMap<>(HeatPumpSignal.class);
    private final Map<HeatPumpSignal, Sample> reported = new EnumMap<>(HeatPumpSignal.class);
    private long stateBeat = Long.MIN_VALUE;
    private double lastCop;

    MeasuringBox(HeatPumpPlant plant) {
        this.plant = new PlantReadings(plant);
        GRADES.forEach((signal, grade) ->
                sensors.put(signal, new Sensor(signal, grade, plant.profile().seed())));
    }

    /** What this box reports: everything but an accumulation tank. */
    static Set<HeatPumpSignal> signals() {
        return Collections.unmodifiableSet(EnumSet.complementOf(EnumSet.copyOf(ABSENT)));
    }

    /** Simulated time between two reports of a signal. */
    static Duration period(HeatPumpSignal signal) {
        Grade grade = GRADES.get(signal);
        double computed = PlantReadings.STATES.contains(signal) ? STATE_PERIOD : Grade.VORTEX_FLOW.period();
        return Duration.ofMillis(Math.round((grade == null ? computed : grade.period()) * 1000));
    }

    /**
     * Sets or lifts a fault.
     *
     * @throws IllegalArgumentException if the signal has no sensor, being computed or a state
     */
    void fault(HeatPumpSignal signal, Optional<SensorFault> fault) {
        Sensor sensor = sensors.get(signal);
        if (sensor == null) {
            throw new IllegalArgumentException(
                    signal + " has no sensor that could fail; these have: " + sensors.keySet());
        }
        sensor.fault(fault.orElse(null));
    }

    /** Reads what is due and reports what is new; may be empty. */
    List<Sample> read(Instant time) {
        List<Sample> batch = new ArrayList<>();
        for (Sensor sensor : sensors.values()) {
            if (sensor.read(plant.time(), plant.truth(sensor.signal()))) {
                report(batch, sample(sensor, time), true);
            }
        }
        computed(batch, time);
        states(batch, time);
        return batch;
    }

    private static Sample sample(Sensor sensor, Instant time) {
        boolean flow = GRADES.get(sensor.signal()) == Grade.VORTEX_FLOW;
        double value = flow ? sensor.reading() * LITRE_PER_MINUTE : sensor.reading();
        return new Sample(sensor.signal(), new SignalValue.Real(value), time, sensor.quality());
    }

    private void computed(List<Sample> batch, Instant time) {
        Sample heating = heat(
                HeatPumpSignal.HEATING_POWER,
                time,
                HeatPumpSignal.HEATING_FLOW,
                List.of(HeatPumpSignal.HEATING_FORWARD_TEMPERATURE, HeatPumpSignal.HEATING_RETURN_TEMPERATURE));
        Sample draw = heat(
                HeatPumpSignal.TANK_DRAW_POWER,
                time,
                HeatPumpSignal.DOMESTIC_WATER_FLOW,
                List.of(HeatPumpSignal.HOT_WATER_TEMPERATURE, HeatPumpSignal.COLD_WATER_TEMPERATURE));
        report(batch, heating, batchHas(batch, HeatPumpSignal.HEATING_FLOW));
        report(batch, draw, batchHas(batch, HeatPumpSignal.DOMESTIC_WATER_FLOW));
        report(batch, cop(heating, time), batchHas(batch, HeatPumpSignal.HEATING_FLOW));
    }

    private static boolean batchHas(List<Sample> batch, HeatPumpSignal signal) {
        return batch.stream().anyMatch(sample -> sample.signal() == signal);
    }

    private Sample heat(HeatPumpSignal signal, Instant time, HeatPumpSignal flow, List<HeatPumpSignal> fromTo) {
        Sensor water = sensor(flow);
        Sensor from = sensor(fromTo.get(0));
        Sensor to = sensor(fromTo.get(1));
        double watts = water.reading() / 60 * HEAT_OF_LITRE * (from.reading() - to.reading());
        return new Sample(signal, new SignalValue.Real(watts), time, worst(water, from, to));
    }

    private Sample cop(Sample heating, Instant time) {
        Sensor charging = sensor(HeatPumpSignal.TANK_CHARGING_POWER);
        double heat = ((SignalValue.Real) heating.value()).value() + charging.reading();
        double electric = plant.electricPower();
        double cop = plant.makesHeat() && electric > 0 ? Math.max(0, heat / electric) : 0;
        SampleQuality quality = worse(heating.quality(), charging.quality());
        if (cop > HIGHEST_COP) {
            // Just after a start the meter, which waits for pulses, still shows the power of before.
            quality = worse(quality, SampleQuality.OUT_OF_RANGE);
        } else {
            lastCop = cop;
        }
        return new Sample(HeatPumpSignal.COP, new SignalValue.Real(lastCop), time, quality);
    }

    private Sensor sensor(HeatPumpSignal signal) {
        return Objects.requireNonNull(sensors.get(signal), signal::name);
    }

    private static SampleQuality worst(Sensor... inputs) {
        SampleQuality worst = SampleQuality.GOOD;
        for (Sensor input : inputs) {
            worst = worse(worst, input.quality());
        }
        return worst;
    }

    /** The declaration order of the qualities runs from good to bad. */
    private static SampleQuality worse(SampleQuality a, SampleQuality b) {
        return a.compareTo(b) >= 0 ? a : b;
    }

    private void states(List<Sample> batch, Instant time) {
        long beat = (long) Math.floor(plant.time() / STATE_PERIOD);
        boolean due = beat != stateBeat;
        stateBeat = beat;
        for (HeatPumpSignal signal : PlantReadings.STATES) {
            report(batch, new Sample(signal, plant.state(signal), time, SampleQuality.GOOD), due);
        }
    }

    /** Adds a sample if it is due, or other than the last of its signal. */
    private void report(List<Sample> batch, Sample sample, boolean due) {
        Sample last = reported.get(sample.signal());
        boolean changed = last == null || !last.value().equals(sample.value()) || last.quality() != sample.quality();
        if (due || changed) {
            batch.add(sample);
            reported.put(sample.signal(), sample);
        }
    }
}
