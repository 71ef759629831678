package org.sdvp.agent.device.simulated.catalogue;

/**
 * A type of heat pump that can be bought, with its published fit (hplib, from Heat Pump Keymark sheets).
 *
 * <p>How the fit becomes a machine: the COP is the fit's. A machine that is on or off takes the fit's electric power. A
 * regulated machine's laboratory points are part-load points, so its fit says what it takes when its load follows the
 * weather; the controller starts from that and may go between {@link #MIN_MODULATION} and 1 times the fit's power at
 * the design outdoor temperature of {@link #DESIGN_OUTDOOR} °C (hplib has the same lower end). Where the fit's COP is
 * 1 or less only the heating rod pays, with the heat power of the reference point.
 *
 * <p>Against the laboratory points themselves the fit's COP is off by about 12 % on average over air machines.
 *
 * @param make maker
 * @param model the maker's name of it
 * @param type source and regulation
 * @param rating powers of the reference point and standby
 * @param fit the published fit
 */
public record HeatPumpProduct(String make, String model, MachineType type, Rating rating, PerformanceFit fit) {

    /** Outdoor temperature of the reference point, °C. */
    public static final double DESIGN_OUTDOOR = -7;
    /** Lowest part of the design power a regulated compressor can run at. */
    public static final double MIN_MODULATION = 0.25;
    /** How much warmer the flow is than the return, K. */
    public static final double SPREAD = 5;

    /**
     * Powers in W.
     *
     * @param electric taken at the reference point, −7 °C outdoor and 52 °C flow
     * @param heat given there
     * @param standby taken with the compressor off
     */
    public record Rating(double electric, double heat, double standby) {}

    /** Coefficient of performance; may be 1 or less, see above. */
    public double cop(double source, double flow, double outdoor) {
        return fit.cop().at(source, flow, outdoor);
    }

    /** Electric power of the fit in W as published, without any bound. */
    public double electricFit(double source, double flow, double outdoor) {
        return rating.electric() * fit.electric().at(source, flow, outdoor);
    }

    /**
     * Highest electric power in W at these temperatures; for a machine that is on or off the only one. Far outside the
     * laboratory's temperatures a plane may reach zero; a tenth of the reference power is the least taken.
     */
    public double electricMax(double source, double flow, double outdoor) {
        double designSource = type.source() == MachineType.Source.AIR ? DESIGN_OUTDOOR : source;
        double power =
                type.regulated() ? electricFit(designSource, flow, DESIGN_OUTDOOR) : electricFit(source, flow, outdoor);
        return Math.max(power, 0.1 * rating.electric());
    }

    /** Lowest electric power in W the compressor can run at. */
    public double electricMin(double source, double flow, double outdoor) {
        double max = electricMax(source, flow, outdoor);
        return type.regulated() ? MIN_MODULATION * max : max;
    }
}
