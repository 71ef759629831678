package org.sdvp.centre.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.sdvp.centre.fleet.plan.HousePlan;
import org.sdvp.centre.fleet.plan.Plan;
import org.sdvp.centre.fleet.plan.PlanStore;
import org.sdvp.centre.fleet.plan.PriceSeries;
import org.sdvp.centre.fleet.plan.Zone;
import org.sdvp.centre.store.database.Columns;
import org.sdvp.centre.store.database.Database;
import org.sdvp.centre.store.database.GroupCommit;
import org.sdvp.centre.store.database.Micros;

/** Plans and prices. */
final class SqlPlans implements PlanStore {
    private final Database database;
    private final GroupCommit commits;

    SqlPlans(Database database, GroupCommit commits) {
        this.database = database;
        this.commits = commits;
    }

    @Override
    public void putPrices(PriceSeries series) {
        Map<Instant, Double> entries = series.entries();
        commits.write("store prices", handle -> {
            PreparedBatch batch = handle.prepareBatch("INSERT INTO price (zone, quantity, time, value)"
                    + " VALUES (:zone, :quantity, :time, :value)"
                    + " ON CONFLICT (zone, quantity, time) DO UPDATE SET value = excluded.value");
            entries.forEach((time, value) -> batch.bind("zone", series.zone().name())
                    .bind("quantity", series.quantity().name())
                    .bind("time", Micros.of(time))
                    .bind("value", value)
                    .add());
            return entries.isEmpty() ? new int[0] : batch.execute();
        });
    }

    @Override
    public Optional<PriceSeries> prices(Zone zone, PriceSeries.Quantity quantity, Instant from, Instant to) {
        Map<Instant, Double> entries = new TreeMap<>();
        database.read(
                        "read prices",
                        handle -> handle.createQuery("SELECT time, value FROM price"
                                        + " WHERE zone = ? AND quantity = ? AND time >= ? AND time < ?")
                                .bind(0, zone.name())
                                .bind(1, quantity.name())
                                .bind(2, Micros.of(from))
                                .bind(3, Micros.of(to))
                                .map((row, context) -> Map.entry(Columns.time(row, 1), row.getDouble(2)))
                                .list())
                .forEach(entry -> entries.put(entry.getKey(), entry.getValue()));
        return entries.isEmpty() ? Optional.empty() : Optional.of(PriceSeries.of(zone, quantity, entries));
    }

    @Override
    public Plan create(Plan plan) {
        return commits.write("store a plan", handle -> {
            long id = handle.createQuery("INSERT INTO plan (tenant, head, tariff, left_out)"
                            + " VALUES (:tenant, :head, :tariff, :left) RETURNING id")
                    .bind("tenant", plan.head().tenant())
                    .bind("head", PlanJson.of(plan.head()))
                    .bind("tariff", PlanJson.of(plan.tariff()))
                    .bind("left", PlanJson.ofReasons(plan.leftOut()))
                    .mapTo(Long.class)
                    .one();
            putHouses(handle, id, plan.houses());
            return new Plan(plan.head().withId(id), plan.tariff(), plan.houses(), plan.leftOut());
        });
    }

    private static void putHouses(Handle handle, long id, List<HousePlan> houses) {
        PreparedBatch batch =
                handle.prepareBatch("INSERT INTO plan_house (plan, device, body) VALUES (:plan, :device, :body)");
        houses.forEach(house -> batch.bind("plan", id)
                .bind("device", house.device().jid())
                .bind("body", PlanJson.of(house))
                .add());
        if (!houses.isEmpty()) {
            batch.execute();
        }
    }

    @Override
    public Optional<Plan> plan(String tenant, long id) {
        return database.read("read a plan", handle -> {
            List<HousePlan> houses = handle.createQuery("SELECT body FROM plan_house WHERE plan = ? ORDER BY device")
                    .bind(0, id)
                    .map((row, context) -> PlanJson.house(row.getString(1)))
                    .list();
            return handle.createQuery(
                            "SELECT id, head, command, tariff, left_out FROM plan WHERE id = ? AND tenant = ?")
                    .bind(0, id)
                    .bind(1, tenant)
                    .map((row, context) -> new Plan(
                            head(row), PlanJson.tariff(row.getString(4)), houses, PlanJson.reasons(row.getString(5))))
                    .findOne();
        });
    }

    private static Plan.Head head(ResultSet row) throws SQLException {
        Plan.Head head = PlanJson.head(row.getString(2));
        long command = row.getLong(3);
        OptionalLong sent = row.wasNull() ? OptionalLong.empty() : OptionalLong.of(command);
        return new Plan.Head(
                row.getLong(1),
                head.tenant(),
                head.by(),
                head.made(),
                head.terms(),
                head.houses(),
                head.expected(),
                head.thermostat(),
                sent);
    }

    @Override
    public List<Plan.Head> plans(String tenant, long before, int limit) {
        return database.read(
                "read plans",
                handle -> handle.createQuery(
                                "SELECT id, head, command FROM plan WHERE tenant = ? AND id < ? ORDER BY id DESC LIMIT ?")
                        .bind(0, tenant)
                        .bind(1, before)
                        .bind(2, limit)
                        .map((row, context) -> head(row))
                        .list());
    }

    @Override
    public boolean sent(String tenant, long id, long command) {
        return commits.write(
                "store that a plan was sent",
                handle -> handle.createUpdate(
                                        "UPDATE plan SET command = ? WHERE id = ? AND tenant = ? AND command IS NULL")
                                .bind(0, command)
                                .bind(1, id)
                                .bind(2, tenant)
                                .execute()
                        == 1);
    }
}
