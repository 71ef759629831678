package org.sdvp.centre.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.SqlStatement;
import org.sdvp.centre.fleet.DeviceId;
import org.sdvp.centre.fleet.alarm.Alarm;
import org.sdvp.centre.fleet.alarm.AlarmStore;
import org.sdvp.centre.store.database.Columns;
import org.sdvp.centre.store.database.Database;
import org.sdvp.centre.store.database.GroupCommit;
import org.sdvp.centre.store.database.Micros;
import org.sdvp.centre.store.database.Texts;

/** Alarms. */
final class SqlAlarms implements AlarmStore {
    private static final String ALARM = "SELECT id, device, kind, text, began, ended, seen_by, seen_at FROM alarm ";

    private final Database database;
    private final GroupCommit commits;

    SqlAlarms(Database database, GroupCommit commits) {
        this.database = database;
        this.commits = commits;
    }

    @Override
    public Alarm begin(Alarm alarm) {
        return commits.write("store an alarm", handle -> {
            long id = bound(
                            handle.createQuery("INSERT INTO alarm (device, kind, text, began, ended, seen_by, seen_at)"
                                    + " VALUES (:device, :kind, :text, :began, :ended, :by, :at) RETURNING id"),
                            alarm)
                    .bind("device", alarm.device().jid())
                    .bind("kind", alarm.kind().name())
                    .bind("text", Texts.clean(alarm.text()))
                    .bind("began", Micros.of(alarm.began()))
                    .mapTo(Long.class)
                    .one();
            return new Alarm(
                    id, alarm.device(), alarm.kind(), alarm.text(), alarm.began(), alarm.ended(), alarm.acknowledged());
        });
    }

    private static <S extends SqlStatement<S>> S bound(S statement, Alarm alarm) {
        return statement
                .bind("ended", Columns.micros(alarm.ended()))
                .bind("by", Columns.text(alarm.acknowledged().map(Alarm.Acknowledgement::by)))
                .bind("at", Columns.micros(alarm.acknowledged().map(Alarm.Acknowledgement::at)));
    }

    @Override
    public void update(Alarm alarm) {
        commits.write(
                "store an alarm",
                handle -> bound(
                                handle.createUpdate(
                                        "UPDATE alarm SET ended = :ended, seen_by = :by, seen_at = :at WHERE id = :id"),
                                alarm)
                        .bind("id", alarm.id())
                        .execute());
    }

    @Override
    public Optional<Alarm> alarm(long id) {
        return database.read(
                "read an alarm",
                handle -> handle.createQuery(ALARM + "WHERE id = ?")
                        .bind(0, id)
                        .map((row, context) -> alarm(row))
                        .findOne());
    }

    @Override
    public List<Alarm> open() {
        return database.read(
                "read open alarms",
                handle -> handle.createQuery(ALARM + "WHERE ended IS NULL OR seen_at IS NULL ORDER BY id DESC")
                        .map((row, context) -> alarm(row))
                        .list());
    }

    @Override
    public List<Alarm> alarms(long before, int limit) {
        return database.read(
                "read alarms",
                handle -> handle.createQuery(ALARM + "WHERE id < ? ORDER BY id DESC LIMIT ?")
                        .bind(0, before)
                        .bind(1, limit)
                        .map((row, context) -> alarm(row))
                        .list());
    }

    private static Alarm alarm(ResultSet row) throws SQLException {
        Optional<String> by = Optional.ofNullable(row.getString(7));
        Optional<Alarm.Acknowledgement> seen = by.isPresent()
                ? Optional.of(new Alarm.Acknowledgement(by.get(), Columns.time(row, 8)))
                : Optional.empty();
        return new Alarm(
                row.getLong(1),
                new DeviceId(row.getString(2)),
                Alarm.Kind.valueOf(row.getString(3)),
                row.getString(4),
                Columns.time(row, 5),
                Columns.someTime(row, 6),
                seen);
    }
}
