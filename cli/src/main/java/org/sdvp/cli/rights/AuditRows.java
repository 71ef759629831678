package org.sdvp.cli.rights;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.sdvp.agent.audit.AuditStore;
import org.sdvp.cli.export.AuditRow;
import org.sdvp.cli.session.DeviceSession;
import org.sdvp.model.Fcda;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.value.DataValue;
import org.sdvp.operator.Device;
import org.sdvp.operator.NoSuchDataException;
import org.sdvp.operator.Operator;
import org.sdvp.operator.log.LogQuery;

/** Audit records, from a device or from a store, one after another. */
final class AuditRows {
    private static final String LOG = "Audit";

    private AuditRows() {}

    /** Takes a record. */
    @FunctionalInterface
    interface Taker {
        void take(AuditRow row) throws IOException;
    }

    static void ofDevice(DeviceSession session, String jid, LogQuery.Range range, Taker taker) throws IOException {
        try (Operator operator = session.login()) {
            Device device = operator.device(jid);
            ObjectReference log = operator.await(LogQuery.logs(device)).stream()
                    .filter(found -> found.name().equals(LOG))
                    .findFirst()
                    .orElseThrow(() -> new NoSuchDataException(device.jid() + " has no log " + LOG
                            + ", or this account may not see it; service providers may"));
            LogQuery query = new LogQuery(device, log, range);
            boolean more = true;
            while (more) {
                LogQuery.Page page = operator.await(query.next());
                for (var entry : page.entries()) {
                    Map<String, DataValue> values = new HashMap<>();
                    entry.values().forEach(value -> put(values, value.reference(), value.value()));
                    taker.take(row(entry.time(), values));
                }
                more = page.more();
            }
        }
    }

    static void ofStore(Path folder, LogQuery.Range range, Taker taker) throws IOException {
        AuditStore.read(folder, range.from(), range.to(), entries -> {
            for (var entry : entries) {
                Map<String, DataValue> values = new HashMap<>();
                entry.values().forEach(member -> put(values, member.reference(), member.value()));
                taker.take(row(entry.timeOfEntry().instant(), values));
            }
        });
    }

    /** By the name of the data object: Peer of HP1/AUDT1.Peer.stVal. */
    private static void put(Map<String, DataValue> values, Fcda reference, DataValue value) {
        List<ObjectReference.Element> path = reference.reference().dataPath();
        if (!path.isEmpty()) {
            values.put(path.get(0).name(), value);
        }
    }

    private static AuditRow row(Instant time, Map<String, DataValue> values) {
        return new AuditRow(
                time,
                text(values, "Peer"),
                text(values, "Roles"),
                text(values, "Svc"),
                text(values, "Obj"),
                text(values, "OldVal"),
                text(values, "NewVal"),
                text(values, "Result"),
                values.get("Num") instanceof DataValue.Int count ? count.value() : 1);
    }

    private static String text(Map<String, DataValue> values, String name) {
        return values.get(name) instanceof DataValue.Text text ? text.value() : "";
    }
}
