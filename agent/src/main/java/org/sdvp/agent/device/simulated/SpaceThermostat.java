package org.sdvp.agent.device.simulated;

/**
 * Decides when the rooms want heat and how warm the water must be.
 *
 * <p>Room: heat is asked for from below comfort_min until above comfort_max; in between the last answer stands. Weather:
 * with the outdoor mean of a day above the heating limit nothing is asked for unless the room is below comfort_min.
 * Water: a curve over the outdoor temperature aims at the middle of the comfort band, moved up when the room is below it
 * and down when above. The compressor is asked for from a little below the wanted flow to as much above,
 * further for a machine that cannot regulate, so that it starts less often.
 */
final class SpaceThermostat {

    private static final double REGULATED_HYSTERESIS = 2.5;
    private static final double ON_OFF_HYSTERESIS = 4;
    private static final double HEATING_LIMIT = 15;
    private static final double ROOM_INFLUENCE = 3;
    private static final double HIGHEST_ABOVE_DESIGN = 5;
    private static final double CURVE_MEMORY = 3600;
    private static final double SEASON_MEMORY = 86_400;

    private final ControlPanel panel;
    private final double designFlow;
    private final double exponent;
    private final double hysteresis;
    private double hourMean;
    private double dayMean;
    private boolean roomCold;
    private boolean waterCold;
    private double wantedFlow;

    SpaceThermostat(ControlPanel panel, HouseProfile profile, double exponent, double outdoor) {
        this.panel = panel;
        this.designFlow = profile.dwelling().emitters().designFlow();
        this.exponent = exponent;
        this.hysteresis = profile.machine().product().type().regulated() ? REGULATED_HYSTERESIS : ON_OFF_HYSTERESIS;
        this.hourMean = outdoor;
        this.dayMean = outdoor;
        this.roomCold = true;
    }

    /** Takes in what is measured; {@code dt} s have passed since the last time. */
    void step(double dt, double room, double outdoor, double flow) {
        hourMean += (outdoor - hourMean) * dt / CURVE_MEMORY;
        dayMean += (outdoor - dayMean) * dt / SEASON_MEMORY;
        if (room < panel.comfortMin()) {
            roomCold = true;
        } else if (room > panel.comfortMax() || dayMean > HEATING_LIMIT) {
            roomCold = false;
        }
        wantedFlow = curve(room);
        if (flow < wantedFlow - hysteresis) {
            waterCold = true;
        } else if (flow > wantedFlow + hysteresis) {
            waterCold = false;
        }
    }

    private double curve(double room) {
        double aim = (panel.comfortMin() + panel.comfortMax()) / 2;
        double load = Math.max(0, (aim - hourMean) / (HeatingCircuit.DESIGN_ROOM - HeatingCircuit.DESIGN_OUTDOOR));
        double rise = (designFlow - HeatingCircuit.DESIGN_ROOM) * Math.pow(load, 1 / exponent);
        double flow = aim + rise + ROOM_INFLUENCE * (aim - room);
        return Math.min(flow, designFlow + HIGHEST_ABOVE_DESIGN);
    }

    /** Whether the compressor is asked for. */
    boolean wantsHeat() {
        return roomCold && waterCold;
    }

    /** Flow temperature wanted, °C. */
    double wantedFlow() {
        return wantedFlow;
    }
}
