package org.sdvp.agent.device.simulated;

import java.util.Objects;
import org.sdvp.agent.device.OperatingMode;
import org.sdvp.agent.device.simulated.catalogue.HeatPumpProduct;

/**
 * Everything that makes one house differ from another.
 *
 * @param name short name, such as {@code hp01}
 * @param seed root of everything random in the house: draws of hot water and errors of sensors
 * @param machine the heat pump
 * @param dwelling the house and what is built into it
 * @param wishes what its people want at the start
 */
public record HouseProfile(String name, long seed, Machine machine, Dwelling dwelling, Wishes wishes) {

    /** Refuses null. */
    public HouseProfile {
        Objects.requireNonNull(name, "name");
    }

    /**
     * A heat pump and the times its compressor is protected by.
     *
     * @param product the type
     * @param minimumRun least time a compressor runs, s
     * @param minimumOff least time it then rests, s
     */
    public record Machine(HeatPumpProduct product, double minimumRun, double minimumOff) {
        /**
         * Checks the times.
         *
         * @throws IllegalArgumentException if one is negative
         */
        public Machine {
            if (!(minimumRun >= 0 && minimumOff >= 0)) {
                throw new IllegalArgumentException(
                        "Minimum times must not be negative: run " + minimumRun + " s, off " + minimumOff + " s");
            }
        }
    }

    /**
     * A house.
     *
     * @param building walls and windows
     * @param emitters radiators or floors
     * @param tank hot-water tank
     * @param people who live in it, at least 1
     */
    public record Dwelling(Building building, Emitters emitters, Tank tank, int people) {
        /**
         * Checks the number of people.
         *
         * @throws IllegalArgumentException if it is below 1
         */
        public Dwelling {
            if (people < 1) {
                throw new IllegalArgumentException("A house needs at least one inhabitant, not " + people);
            }
        }
    }

    /**
     * Walls and windows.
     *
     * @param floorArea heated floor, m²
     * @param lossCoefficient heat lost to the outside for each K of difference, W/K
     * @param massCapacity heat stored in walls and floors, J/K for each m² of floor
     * @param solarAperture area that, lying flat and open, would let in as much sun, m²
     */
    public record Building(double floorArea, double lossCoefficient, double massCapacity, double solarAperture) {
        /**
         * Checks the figures.
         *
         * @throws IllegalArgumentException unless all are above 0 (the aperture may be 0)
         */
        public Building {
            if (!(floorArea > 0 && lossCoefficient > 0 && massCapacity > 0 && solarAperture >= 0)) {
                throw new IllegalArgumentException("Not a building: floor " + floorArea + " m2, loss " + lossCoefficient
                        + " W/K, mass " + massCapacity + " J/(K m2), aperture " + solarAperture + " m2");
            }
        }
    }

    /**
     * Radiators or floor heating.
     *
     * @param kind which
     * @param designFlow flow temperature wanted at −12 °C outside and 21 °C inside, °C
     */
    public record Emitters(EmitterKind kind, double designFlow) {
        /**
         * Checks the temperature.
         *
         * @throws IllegalArgumentException if it is not 28 to 60 °C
         */
        public Emitters {
            if (!(designFlow >= 28 && designFlow <= 60)) {
                throw new IllegalArgumentException("A design flow is 28 to 60 °C, not " + designFlow);
            }
        }
    }

    /** What gives the heat to the rooms. */
    public enum EmitterKind {
        /** Radiators: little mass, heat grows faster than the temperature difference. */
        RADIATORS,
        /** Pipes in the floor: much mass, heat in proportion to the temperature difference. */
        UNDERFLOOR
    }

    /**
     * A hot-water tank.
     *
     * @param litres volume
     * @param loss heat lost to the room for each K of difference, W/K
     */
    public record Tank(double litres, double loss) {
        /**
         * Checks the figures.
         *
         * @throws IllegalArgumentException unless at least 50 litres, and no negative loss
         */
        public Tank {
            if (!(litres >= 50 && loss >= 0)) {
                throw new IllegalArgumentException("A tank has at least 50 litres and no negative loss, not " + litres
                        + " l and " + loss + " W/K");
            }
        }
    }

    /**
     * What people want.
     *
     * @param comfortMin lowest room temperature, °C
     * @param comfortMax highest room temperature, °C
     * @param hotWater hot water in the tank, °C
     * @param mode who decides when the compressor may run
     */
    public record Wishes(double comfortMin, double comfortMax, double hotWater, OperatingMode mode) {
        /**
         * Checks the order.
         *
         * @throws IllegalArgumentException if the comfort set points are the wrong way round
         */
        public Wishes {
            if (!(comfortMin <= comfortMax)) {
                throw new IllegalArgumentException(
                        "comfort_min " + comfortMin + " °C is above comfort_max " + comfortMax + " °C");
            }
        }
    }
}
