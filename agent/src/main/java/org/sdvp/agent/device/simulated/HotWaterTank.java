package org.sdvp.agent.device.simulated;

import org.sdvp.agent.device.simulated.catalogue.HeatPumpProduct;

/**
 * A tank of six layers. Cold water enters at the bottom as hot water leaves at the top; the heat pump's coil lies in
 * the three lower layers; a layer warmer than the one above mixes with it at once; all lose heat to the room.
 */
final class HotWaterTank {

    /** Heat capacity of water, J/(kg K). */
    static final double WATER = 4186;

    private static final int LAYERS = 6;
    private static final int COIL_TOP = 3;
    private static final double BETWEEN_LAYERS = 4;
    private static final double START_SLOPE = 3;
    private static final double COIL_CONDUCTANCE = 1500;

    private final double layerMass;
    private final double layerLoss;
    /** Top first, °C. */
    private final double[] layers = new double[LAYERS];

    HotWaterTank(HouseProfile.Tank tank, double startTemperature) {
        this.layerMass = tank.litres() / LAYERS;
        this.layerLoss = tank.loss() / LAYERS;
        for (int i = 0; i < LAYERS; i++) {
            layers[i] = startTemperature - START_SLOPE * i / (LAYERS - 1);
        }
    }

    /** Top, °C. */
    double top() {
        return layers[0];
    }

    /** Bottom, °C. */
    double bottom() {
        return layers[LAYERS - 1];
    }

    /** Where the thermostat of the tank sits, a little below the middle, °C. */
    double thermostat() {
        return layers[COIL_TOP];
    }

    /** Flow temperature a heat pump needs to push a heat of so many W through the coil, °C. */
    double flowTemperature(double heat) {
        double sum = 0;
        for (int i = COIL_TOP; i < LAYERS; i++) {
            sum += layers[i];
        }
        return sum / (LAYERS - COIL_TOP)
                + Math.max(heat / COIL_CONDUCTANCE + HeatPumpProduct.SPREAD / 2, HeatPumpProduct.SPREAD);
    }

    /** Heat stored, J above 0 °C. */
    double stored() {
        double sum = 0;
        for (double layer : layers) {
            sum += layer;
        }
        return layerMass * WATER * sum;
    }

    /** Heat lost just now to a room of so many °C, W. */
    double loss(double room) {
        double sum = 0;
        for (double layer : layers) {
            sum += layerLoss * (layer - room);
        }
        return sum;
    }

    /**
     * Lets time pass.
     *
     * @param dt s
     * @param heat through the coil, W
     * @param draw what leaves and enters
     * @param room temperature around the tank, °C
     */
    void step(double dt, double heat, Draw draw, double room) {
        double perKelvin = dt / (layerMass * WATER);
        double stream = draw.massFlow() * WATER;
        double aboveOld = layers[0];
        for (int i = 0; i < LAYERS; i++) {
            double old = layers[i];
            double below = i + 1 < LAYERS ? layers[i + 1] : old;
            double inflow = i + 1 < LAYERS ? below : draw.coldWater();
            double coil = i >= COIL_TOP ? heat / (LAYERS - COIL_TOP) : 0;
            double conduction = BETWEEN_LAYERS * ((aboveOld - old) + (below - old));
            layers[i] += perKelvin * (coil + conduction + stream * (inflow - old) - layerLoss * (old - room));
            aboveOld = old;
        }
        mixInversions();
    }

    /** Warm water rises: neighbours the wrong way round are pooled until the tank is warmest at its top. */
    private void mixInversions() {
        int start = 1;
        while (start < LAYERS) {
            if (layers[start] <= layers[start - 1]) {
                start++;
                continue;
            }
            start = pool(start);
        }
    }

    /** Pools a layer with the one above and with all that the pool then overtakes; gives the layer to go on with. */
    private int pool(int lower) {
        int from = lower - 1;
        int to = lower;
        double sum = layers[from] + layers[to];
        while (from > 0 && layers[from - 1] < sum / (to - from + 1)) {
            from--;
            sum += layers[from];
        }
        while (to + 1 < LAYERS && layers[to + 1] > sum / (to - from + 1)) {
            to++;
            sum += layers[to];
        }
        double mean = sum / (to - from + 1);
        for (int i = from; i <= to; i++) {
            layers[i] = mean;
        }
        // Down to the pool's end all is in order; the next one to look at is the layer below it.
        return to + 1;
    }

    /** Water drawn through the tank, seen from the tank. */
    interface Draw {
        /** kg/s. */
        double massFlow();

        /** What enters, °C. */
        double coldWater();
    }
}
