package org.sdvp.agent.device.simulated.catalogue;

/**
 * The published fit of a machine: two planes over source, flow and outdoor temperature.
 *
 * <p>For air machines the coefficients of source and outdoor air nearly cancel, so every digit of them counts.
 *
 * @param electric electric power as a fraction of the reference
 * @param cop coefficient of performance
 */
public record PerformanceFit(Plane electric, Plane cop) {

    /**
     * {@code perSource·source + perFlow·flow + constant + perOutdoor·outdoor}.
     *
     * @param perSource change with the source temperature, 1/K
     * @param perFlow change with the flow temperature, 1/K
     * @param constant value with all temperatures 0 °C
     * @param perOutdoor change with the outdoor temperature, 1/K
     */
    public record Plane(double perSource, double perFlow, double constant, double perOutdoor) {

        /** The plane's height at three temperatures in °C. */
        public double at(double source, double flow, double outdoor) {
            return perSource * source + perFlow * flow + constant + perOutdoor * outdoor;
        }
    }
}
