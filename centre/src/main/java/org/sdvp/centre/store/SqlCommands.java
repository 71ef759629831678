package org.sdvp.centre.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.sdvp.centre.fleet.DeviceId;
import org.sdvp.centre.fleet.command.CommandStore;
import org.sdvp.centre.fleet.command.FleetAction;
import org.sdvp.centre.fleet.command.FleetCommand;
import org.sdvp.centre.fleet.command.TargetResult;
import org.sdvp.centre.store.database.Columns;
import org.sdvp.centre.store.database.Database;
import org.sdvp.centre.store.database.GroupCommit;
import org.sdvp.centre.store.database.Micros;
import org.sdvp.centre.store.database.Texts;

/** Commands and how they went. */
final class SqlCommands implements CommandStore {
    private static final String COMMAND =
            "SELECT id, tenant, giver, decided, kind, reference, value, in_flight, stagger,"
                    + " deadline, effect, state, ended FROM command ";
    private static final String NEW = "INSERT INTO command (tenant, giver, decided, kind, reference, value, in_flight,"
            + " stagger, deadline, effect, state, ended, request_key) VALUES (:tenant, :giver, :decided, :kind,"
            + " :reference, :value, :in_flight, :stagger, :deadline, :effect, :state, :ended, :key)"
            + " ON CONFLICT (tenant, request_key) DO NOTHING RETURNING id";
    private static final String RESULT = "INSERT INTO command_result (command, device, level, at, detail, power_before,"
            + " power_after) VALUES (:command, :device, :level, :at, :detail, :before, :after)"
            + " ON CONFLICT (command, device) DO UPDATE SET level = excluded.level, at = excluded.at,"
            + " detail = excluded.detail, power_before = excluded.power_before, power_after = excluded.power_after";

    private final Database database;
    private final GroupCommit commits;

    SqlCommands(Database database, GroupCommit commits) {
        this.database = database;
        this.commits = commits;
    }

    @Override
    public FleetCommand create(FleetCommand command, Collection<DeviceId> targets, Optional<String> key) {
        List<DeviceId> devices = List.copyOf(new LinkedHashSet<>(targets));
        return commits.write("store a command", handle -> {
            Optional<Long> id = insert(handle, command, key);
            if (id.isEmpty()) {
                return handle.createQuery(COMMAND + "WHERE tenant = ? AND request_key = ?")
                        .bind(0, Texts.clean(command.tenant()))
                        .bind(1, Columns.text(key))
                        .map((row, context) -> command(row))
                        .one();
            }
            List<TargetResult> waiting =
                    devices.stream().map(device -> waiting(device, command)).toList();
            store(handle, id.get(), waiting);
            return command(handle, id.get()).orElseThrow();
        });
    }

    private static TargetResult waiting(DeviceId device, FleetCommand command) {
        return new TargetResult(
                device,
                TargetResult.Level.WAITING,
                command.decided(),
                "",
                OptionalDouble.empty(),
                OptionalDouble.empty());
    }

    private static Optional<Long> insert(Handle handle, FleetCommand command, Optional<String> key) {
        FleetAction action = command.action();
        FleetCommand.Rules rules = command.rules();
        return handle.createQuery(NEW)
                .bind("tenant", Texts.clean(command.tenant()))
                .bind("giver", Texts.clean(command.by()))
                .bind("decided", Micros.of(command.decided()))
                .bind("kind", action.kind().name())
                .bind("reference", Texts.clean(action.reference()))
                .bind("value", Texts.clean(action.value()))
                .bind("in_flight", rules.inFlight())
                .bind("stagger", Micros.of(rules.stagger()))
                .bind("deadline", Micros.of(rules.deadline()))
                .bind("effect", Micros.of(rules.measureEffect()))
                .bind("state", command.state().name())
                .bind("ended", Columns.micros(command.ended()))
                .bind("key", Columns.text(key))
                .mapTo(Long.class)
                .findOne();
    }

    @Override
    public Optional<FleetCommand> command(long id) {
        return database.read("read a command", handle -> command(handle, id));
    }

    private static Optional<FleetCommand> command(Handle handle, long id) {
        return handle.createQuery(COMMAND + "WHERE id = ?")
                .bind(0, id)
                .map((row, context) -> command(row))
                .findOne();
    }

    private static FleetCommand command(ResultSet row) throws SQLException {
        return new FleetCommand(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                Columns.time(row, 4),
                new FleetAction(FleetAction.Kind.valueOf(row.getString(5)), row.getString(6), row.getString(7)),
                new FleetCommand.Rules(
                        row.getInt(8),
                        Micros.duration(row.getLong(9)),
                        Micros.duration(row.getLong(10)),
                        Micros.duration(row.getLong(11))),
                FleetCommand.State.valueOf(row.getString(12)),
                Columns.someTime(row, 13));
    }

    @Override
    public List<FleetCommand> commands(String tenant, long before, int limit) {
        return database.read(
                "read commands",
                handle -> handle.createQuery(COMMAND + "WHERE tenant = ? AND id < ? ORDER BY id DESC LIMIT ?")
                        .bind(0, tenant)
                        .bind(1, before)
                        .bind(2, limit)
                        .map((row, context) -> command(row))
                        .list());
    }

    @Override
    public List<FleetCommand> unfinished() {
        return database.read(
                "read running commands",
                handle -> handle.createQuery(COMMAND + "WHERE ended IS NULL ORDER BY id")
                        .map((row, context) -> command(row))
                        .list());
    }

    @Override
    public void update(FleetCommand command) {
        commits.write(
                "store a command",
                handle -> handle.createUpdate("UPDATE command SET state = :state, ended = :ended WHERE id = :id")
                        .bind("id", command.id())
                        .bind("state", command.state().name())
                        .bind("ended", Columns.micros(command.ended()))
                        .execute());
    }

    @Override
    public void update(long id, Collection<TargetResult> results) {
        List<TargetResult> all = List.copyOf(results);
        commits.write("store results of a command", handle -> {
            store(handle, id, all);
            return "";
        });
    }

    private static void store(Handle handle, long id, List<TargetResult> results) {
        if (results.isEmpty()) {
            return;
        }
        try (PreparedBatch batch = handle.prepareBatch(RESULT)) {
            for (TargetResult result : results) {
                batch.bind("command", id)
                        .bind("device", result.device().jid())
                        .bind("level", result.level().name())
                        .bind("at", Micros.of(result.at()))
                        .bind("detail", Texts.clean(result.detail()))
                        .bind("before", Columns.number(result.before()))
                        .bind("after", Columns.number(result.after()))
                        .add();
            }
            batch.execute();
        }
    }

    @Override
    public List<TargetResult> results(long id) {
        return database.read(
                "read results of a command",
                handle -> handle.createQuery("SELECT device, level, at, detail, power_before, power_after"
                                + " FROM command_result WHERE command = ? ORDER BY device")
                        .bind(0, id)
                        .map((row, context) -> new TargetResult(
                                new DeviceId(row.getString(1)),
                                TargetResult.Level.valueOf(row.getString(2)),
                                Columns.time(row, 3),
                                row.getString(4),
                                Columns.number(row, 5),
                                Columns.number(row, 6)))
                        .list());
    }
}
