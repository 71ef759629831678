package org.sdvp.centre.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.SqlStatement;
import org.sdvp.centre.fleet.Device;
import org.sdvp.centre.fleet.DeviceId;
import org.sdvp.centre.fleet.DeviceStatus;
import org.sdvp.centre.fleet.DeviceStore;
import org.sdvp.centre.fleet.Point;
import org.sdvp.centre.store.database.Columns;
import org.sdvp.centre.store.database.Database;
import org.sdvp.centre.store.database.GroupCommit;
import org.sdvp.centre.store.database.Micros;
import org.sdvp.centre.store.database.Texts;

/** Devices, their points and their presence. */
final class SqlDevices implements DeviceStore {
    private static final String DEVICE =
            "SELECT status, since, reason, heard, resource, jid, tenant, label, vendor, model,"
                    + " serial, revision FROM device";
    private static final String PUT = "INSERT INTO device (jid, tenant, label, vendor, model, serial, revision, status,"
            + " since, reason, heard, resource) VALUES (:jid, :tenant, :label, :vendor, :model, :serial, :revision,"
            + " :status, :since, :reason, :heard, :resource) ON CONFLICT (jid) DO UPDATE SET tenant = excluded.tenant,"
            + " label = excluded.label, vendor = excluded.vendor, model = excluded.model, serial = excluded.serial,"
            + " revision = excluded.revision, status = excluded.status, since = excluded.since,"
            + " reason = excluded.reason, heard = excluded.heard, resource = excluded.resource";
    private static final String CAME = "INSERT INTO presence (device, status, since, reason, heard, resource)"
            + " VALUES (:jid, :status, :since, :reason, :heard, :resource)";
    private static final String PRESENCE =
            "SELECT status, since, reason, heard, resource FROM presence WHERE device = :jid"
                    + " AND since < :to AND since >= coalesce((SELECT max(since) FROM presence"
                    + " WHERE device = :jid AND since <= :from), :from) ORDER BY since, id";

    private final Database database;
    private final GroupCommit commits;
    private final ReportAppender appender;

    SqlDevices(Database database, GroupCommit commits, ReportAppender appender) {
        this.database = database;
        this.commits = commits;
        this.appender = appender;
    }

    @Override
    public List<Device> devices() {
        return database.read("read the devices", handle -> {
            Map<String, Set<String>> groups = new HashMap<>();
            handle.createQuery("SELECT device, name FROM device_group")
                    .map((row, context) -> Map.entry(row.getString(1), row.getString(2)))
                    .forEach(entry -> groups.computeIfAbsent(entry.getKey(), jid -> new HashSet<>())
                            .add(entry.getValue()));
            return handle.createQuery(DEVICE + " ORDER BY jid")
                    .map((row, context) -> device(row, groups.getOrDefault(row.getString(6), Set.of())))
                    .list();
        });
    }

    @Override
    public Optional<Device> device(DeviceId id) {
        return database.read("read a device", handle -> {
            Set<String> groups = handle.createQuery("SELECT name FROM device_group WHERE device = ?")
                    .bind(0, id.jid())
                    .mapTo(String.class)
                    .set();
            return handle.createQuery(DEVICE + " WHERE jid = ?")
                    .bind(0, id.jid())
                    .map((row, context) -> device(row, groups))
                    .findOne();
        });
    }

    private static Device device(ResultSet row, Set<String> groups) throws SQLException {
        Device.Plate plate =
                new Device.Plate(row.getString(9), row.getString(10), row.getString(11), row.getString(12));
        return new Device(
                new DeviceId(row.getString(6)), row.getString(7), row.getString(8), plate, groups, presence(row));
    }

    private static Device.Presence presence(ResultSet row) throws SQLException {
        return new Device.Presence(
                DeviceStatus.valueOf(row.getString(1)),
                Columns.time(row, 2),
                row.getString(3),
                Columns.someTime(row, 4),
                Optional.ofNullable(row.getString(5)));
    }

    @Override
    public void put(Device device) {
        commits.write("store a device", handle -> {
            Optional<String> before = handle.createQuery("SELECT status FROM device WHERE jid = ?")
                    .bind(0, device.id().jid())
                    .mapTo(String.class)
                    .findOne();
            Device.Plate plate = device.plate();
            bound(handle.createUpdate(PUT), device)
                    .bind("tenant", Texts.clean(device.tenant()))
                    .bind("label", Texts.clean(device.label()))
                    .bind("vendor", Texts.clean(plate.vendor()))
                    .bind("model", Texts.clean(plate.model()))
                    .bind("serial", Texts.clean(plate.serial()))
                    .bind("revision", Texts.clean(plate.revision()))
                    .execute();
            if (!before.equals(Optional.of(device.presence().status().name()))) {
                bound(handle.createUpdate(CAME), device).execute();
            }
            groups(handle, device);
            return "";
        });
    }

    private static <S extends SqlStatement<S>> S bound(S statement, Device device) {
        Device.Presence presence = device.presence();
        return statement
                .bind("jid", device.id().jid())
                .bind("status", presence.status().name())
                .bind("since", Micros.of(presence.since()))
                .bind("reason", Texts.clean(presence.reason()))
                .bind("heard", Columns.micros(presence.heard()))
                .bind("resource", Columns.text(presence.resource()));
    }

    private static void groups(Handle handle, Device device) {
        String jid = device.id().jid();
        Set<String> there = handle.createQuery("SELECT name FROM device_group WHERE device = ?")
                .bind(0, jid)
                .mapTo(String.class)
                .set();
        Set<String> wanted = new HashSet<>();
        device.groups().forEach(name -> wanted.add(Texts.clean(name)));
        for (String name : there) {
            if (!wanted.contains(name)) {
                handle.execute("DELETE FROM device_group WHERE device = ? AND name = ?", jid, name);
            }
        }
        for (String name : wanted) {
            if (!there.contains(name)) {
                handle.execute("INSERT INTO device_group (device, name) VALUES (?, ?)", jid, name);
            }
        }
    }

    /** Its samples, of which there may be many, only lose their device here; {@link Upkeep} lets them go. */
    @Override
    public void remove(DeviceId id) {
        commits.write("forget a device", handle -> {
            handle.execute("DELETE FROM latest WHERE series IN (SELECT id FROM series WHERE device = ?)", id.jid());
            handle.execute("UPDATE series SET device = NULL WHERE device = ?", id.jid());
            handle.execute("DELETE FROM device WHERE jid = ?", id.jid());
            for (String table : List.of("device_group", "presence", "point", "mark", "gap", "alarm")) {
                handle.execute("DELETE FROM " + table + " WHERE device = ?", id.jid());
            }
            appender.forgetNumbers();
            return "";
        });
    }

    @Override
    public void setPoints(DeviceId id, Collection<Point> points) {
        List<Point> all = List.copyOf(points);
        commits.write("store the points of a device", handle -> {
            handle.execute("DELETE FROM point WHERE device = ?", id.jid());
            if (!all.isEmpty()) {
                try (PreparedBatch batch = handle.prepareBatch(PointColumns.INSERT)) {
                    for (int i = 0; i < all.size(); i++) {
                        PointColumns.bind(batch.bind("device", id.jid()).bind("place", i), all.get(i));
                        batch.add();
                    }
                    batch.execute();
                }
            }
            return "";
        });
    }

    @Override
    public List<Point> points(DeviceId id) {
        return database.read(
                "read the points of a device",
                handle -> handle.createQuery(PointColumns.SELECT)
                        .bind(0, id.jid())
                        .map((row, context) -> PointColumns.point(row))
                        .list());
    }

    @Override
    public List<Device.Presence> presence(DeviceId id, Instant from, Instant to) {
        return database.read(
                "read presence",
                handle -> handle.createQuery(PRESENCE)
                        .bind("jid", id.jid())
                        .bind("from", Micros.of(from))
                        .bind("to", Micros.of(to))
                        .map((row, context) -> presence(row))
                        .list());
    }
}
