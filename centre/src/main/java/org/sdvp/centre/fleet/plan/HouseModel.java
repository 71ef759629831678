package org.sdvp.centre.fleet.plan;

/**
 * What a planner knows of a house: one mass at the room's temperature that loses heat to the outside, and a heat pump that runs
 * or not.
 *
 * @param comfort what its people want
 * @param building how it keeps heat
 * @param machine what its heat pump takes and gives
 * @param basis where the figures come from
 */
public record HouseModel(Comfort comfort, Building building, Machine machine, Basis basis) {
    private static final double LEAST_COP = 1;
    private static final double MOST_COP = 8;

    /**
     * Room temperatures that its people want.
     *
     * @param min lowest, °C
     * @param max highest, °C
     */
    public record Comfort(double min, double max) {
        /** 20 to 22 °C. */
        public static final Comfort USUAL = new Comfort(20, 22);

        /**
         * Checks the order.
         *
         * @throws IllegalArgumentException if the lowest is above the highest, or one is no number
         */
        public Comfort {
            if (!(min <= max)) {
                throw new IllegalArgumentException(
                        "expected a lowest temperature of at most the highest, not " + min + " °C and " + max + " °C");
            }
        }
    }

    /**
     * How a house keeps heat.
     *
     * @param loss heat lost for each K that it is warmer inside, W/K
     * @param capacity heat for each K that it gets warmer, Wh/K
     * @param gains heat from sun, people and their devices, mean, W
     */
    public record Building(double loss, double capacity, double gains) {
        /** A Danish one-family house: 150 W/K, 8 kWh/K (a time constant of 53 hours), 400 W. */
        public static final Building USUAL = new Building(150, 8_000, 400);

        /**
         * Checks the figures.
         *
         * @throws IllegalArgumentException unless loss and capacity are above 0
         */
        public Building {
            if (!(loss > 0 && capacity > 0 && Double.isFinite(gains))) {
                throw new IllegalArgumentException("expected a loss and a capacity above 0, not " + loss + " W/K and "
                        + capacity + " Wh/K, and finite gains, not " + gains);
            }
        }
    }

    /**
     * What a heat pump takes and gives while it runs.
     *
     * @param run electric power, mean, W
     * @param most electric power that it may take, W; this counts against a cap
     * @param standby electric power while it does not run, W
     * @param copAtZero heat over electricity at 0 °C outside
     * @param copPerKelvin how much more for each K that it is warmer outside
     */
    public record Machine(double run, double most, double standby, double copAtZero, double copPerKelvin) {
        /** 2 kW, 2.5 kW at most, 10 W, 3.0 at 0 °C and 0.06 for each K. */
        public static final Machine USUAL = new Machine(2_000, 2_500, 10, 3.0, 0.06);

        /**
         * Checks the order.
         *
         * @throws IllegalArgumentException unless 0 ≤ standby ≤ run ≤ most and run is above 0
         */
        public Machine {
            if (!(standby >= 0 && standby <= run && run <= most && run > 0)) {
                throw new IllegalArgumentException("expected 0 up to standby up to running up to most power, not "
                        + standby + ", " + run + " and " + most + " W");
            }
        }

        /** Heat over electricity at an outdoor temperature; 1 to 8. */
        public double cop(double outdoor) {
            return Math.max(LEAST_COP, Math.min(MOST_COP, copAtZero + copPerKelvin * outdoor));
        }
    }

    /**
     * Where the figures come from.
     *
     * @param estimated whether loss, capacity and gains were estimated from what was measured; usual values if not
     * @param hours how much was measured
     * @param error how far off the room temperature is six hours ahead, root mean square, K; NaN if nothing was measured
     * @param why in words
     */
    public record Basis(boolean estimated, int hours, double error, String why) {}

    /** A house of which nothing is known. */
    public static HouseModel usual(String why) {
        return new HouseModel(Comfort.USUAL, Building.USUAL, Machine.USUAL, new Basis(false, 0, Double.NaN, why));
    }

    /** The same with other comfort. */
    public HouseModel with(Comfort wanted) {
        return new HouseModel(wanted, building, machine, basis);
    }

    /** How much of the difference from the balance is left after a time: 1 at once, 0 in the end. */
    double left(double hours) {
        return Math.exp(-hours * building.loss() / building.capacity());
    }

    /** Room temperature at which losses balance gains and the heat that is given, °C. */
    double balance(double outdoor, double heat) {
        return outdoor + (heat + building.gains()) / building.loss();
    }

    /** Room temperature after a time with constant heat and outdoor temperature, °C. */
    double after(double room, double outdoor, double heat, double hours) {
        double balance = balance(outdoor, heat);
        return balance + (room - balance) * left(hours);
    }
}
