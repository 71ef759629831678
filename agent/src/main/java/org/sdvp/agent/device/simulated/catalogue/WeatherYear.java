package org.sdvp.agent.device.simulated.catalogue;

/**
 * The weather of one year, hour by hour, and the temperatures in the ground that follow from it.
 *
 * <p>Between the hours values are interpolated along a straight line; after the last hour the year begins again.
 * Immutable: one for all plants.
 */
public final class WeatherYear {

    /** Seconds in the year. */
    public static final double SECONDS = 8760 * 3600.0;

    private static final double YEARLY_ANGLE = 2 * Math.PI / SECONDS;
    private static final double DAY = 86_400;

    private final double[] air;
    private final double[] global;
    private final double mean;
    private final double swing;
    private final double warmest;

    /**
     * A year of hourly values.
     *
     * @param air air temperature at the end of each hour, °C
     * @param global radiation on the horizontal, direct and diffuse together, mean of each hour, W/m²
     * @throws IllegalArgumentException if not both have 8760 values
     */
    public WeatherYear(double[] air, double[] global) {
        if (air.length != 8760 || global.length != 8760) {
            throw new IllegalArgumentException("A weather year needs 8760 hours of temperature and radiation, not "
                    + air.length + " and " + global.length);
        }
        this.air = air.clone();
        this.global = global.clone();
        double sum = 0;
        double cosine = 0;
        double sine = 0;
        for (int i = 0; i < air.length; i++) {
            double angle = YEARLY_ANGLE * (i + 1) * 3600;
            sum += air[i];
            cosine += air[i] * Math.cos(angle) * 2 / air.length;
            sine += air[i] * Math.sin(angle) * 2 / air.length;
        }
        this.mean = sum / air.length;
        this.swing = Math.hypot(cosine, sine);
        this.warmest = Math.atan2(sine, cosine) / YEARLY_ANGLE;
    }

    /**
     * The test reference year 2010, region 2 (Rostock, Baltic coast), that comes with the program. Data basis:
     * Deutscher Wetterdienst; see NOTICE.
     */
    public static WeatherYear rostock() {
        CsvTable table = CsvTable.ofResource("try2010_rostock.csv");
        double[] air = new double[table.size()];
        double[] global = new double[table.size()];
        for (int i = 0; i < table.size(); i++) {
            air[i] = table.number(i, "t_air_degC");
            global[i] = table.number(i, "direct_horiz_W_m2") + table.number(i, "diffuse_horiz_W_m2");
        }
        return new WeatherYear(air, global);
    }

    /** Air temperature in °C at a time in s. */
    public double air(double time) {
        return interpolate(air, time / 3600 - 1);
    }

    /** Radiation on the horizontal in W/m² at a time in s; the mean of an hour is held to be its middle's value. */
    public double global(double time) {
        return interpolate(global, time / 3600 - 0.5);
    }

    /** Mean air temperature of the year, °C. */
    public double mean() {
        return mean;
    }

    /** The ground about a metre down, °C: the year's wave of the air, flattened and late. */
    public double soil(double time) {
        return ground(time, 0.6, 25 * DAY);
    }

    /** Water from the mains, °C: flatter and later still. */
    public double coldWater(double time) {
        return ground(time, 0.5, 40 * DAY);
    }

    private double ground(double time, double damping, double lag) {
        return mean + damping * swing * Math.cos(YEARLY_ANGLE * (time - warmest - lag));
    }

    private static double interpolate(double[] values, double hour) {
        double floor = Math.floor(hour);
        double part = hour - floor;
        int before = Math.floorMod((long) floor, values.length);
        int after = before + 1 == values.length ? 0 : before + 1;
        return values[before] + part * (values[after] - values[before]);
    }
}
