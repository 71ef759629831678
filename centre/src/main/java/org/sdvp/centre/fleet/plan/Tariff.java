package org.sdvp.centre.fleet.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Price and CO2 of each step of a plan.
 *
 * @param prices EUR/MWh
 * @param co2 g/kWh; NaN where it is not known
 */
public record Tariff(List<Double> prices, List<Double> co2) {
    /** Copies the lists. */
    public Tariff {
        prices = List.copyOf(prices);
        co2 = List.copyOf(co2);
    }

    /**
     * Those of the steps of a plan.
     *
     * @param terms the plan
     * @param prices prices of its zone
     * @param co2 CO2 of its zone; empty if it is not known, which is only possible if it is not to be little
     * @throws IllegalArgumentException naming the stretch in which values are missing
     */
    public static Tariff of(PlanTerms terms, Optional<PriceSeries> prices, Optional<PriceSeries> co2) {
        List<Double> price = steps(terms, prices);
        List<Double> carbon = steps(terms, co2);
        if (terms.aim().money() > 0) {
            require(terms, prices, price, "prices");
        }
        if (terms.aim().carbon() > 0) {
            require(terms, co2, carbon, "CO2 intensities");
        }
        return new Tariff(price, carbon);
    }

    private static List<Double> steps(PlanTerms terms, Optional<PriceSeries> series) {
        List<Double> values = new ArrayList<>();
        for (int k = 0; k < terms.steps(); k++) {
            int step = k;
            values.add(series.map(known -> known.mean(terms.start(step), terms.start(step + 1)))
                    .orElse(OptionalDouble.empty())
                    .orElse(Double.NaN));
        }
        return values;
    }

    private static void require(PlanTerms terms, Optional<PriceSeries> series, List<Double> values, String what) {
        if (values.contains(Double.NaN)) {
            PriceSeries.Stretch first = series.map(known -> known.missing(terms.from(), terms.to()))
                    .flatMap(missing -> missing.stream().findFirst())
                    .orElse(new PriceSeries.Stretch(terms.from(), terms.to()));
            throw new IllegalArgumentException(what + " of " + terms.zone() + " are missing from " + first.from()
                    + " to " + first.to() + ": load them, or plan for a time that has them");
        }
    }

    /** What each step counts as, EUR for each Wh. */
    double[] objective(PlanTerms.Aim aim) {
        double[] objective = new double[prices.size()];
        for (int k = 0; k < objective.length; k++) {
            objective[k] = aim.of(aim.money() == 0 ? 0 : prices.get(k), co2.get(k));
        }
        return objective;
    }
}
