package org.sdvp.centre.fleet.plan;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Keeps plans and prices. Every method throws {@link org.sdvp.centre.fleet.FleetStoreException} while the database is away;
 * nothing is half done then.
 */
public interface PlanStore {
    /** Stores values; those of the same time and zone are replaced. On disk when this returns. */
    void putPrices(PriceSeries series);

    /** The values that begin in a stretch of time; empty if there are none. */
    Optional<PriceSeries> prices(Zone zone, PriceSeries.Quantity quantity, Instant from, Instant to);

    /**
     * Stores a new plan.
     *
     * @param plan its number is not used
     * @return the plan with its number
     */
    Plan create(Plan plan);

    /** A plan of a tenant; empty if there is none of that number, or it is another's. */
    Optional<Plan> plan(String tenant, long id);

    /** The plans of a tenant with a number below one, newest first. */
    List<Plan.Head> plans(String tenant, long before, int limit);

    /**
     * Stores by which command a plan was sent, if it was not sent before.
     *
     * @return whether it is so now; false if it had been sent already, or is not there
     */
    boolean sent(String tenant, long id, long command);
}
