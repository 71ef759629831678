package org.sdvp.centre.store;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The numbers of series, remembered; used by one writing thread at a time. */
final class SeriesNumbers {
    private static final String KNOWN = "SELECT id, reference FROM series WHERE device = ?";
    private static final String NEW = "INSERT INTO series (device, reference) VALUES (?, ?)"
            + " ON CONFLICT (device, reference) DO UPDATE SET reference = excluded.reference RETURNING id";
    private static final String ONE = "SELECT id FROM series WHERE device = ? AND reference = ?";

    private final Map<String, Map<String, Long>> known = new HashMap<>();

    /** The number of a point, a new one if it has none. */
    long number(Handle handle, String device, String reference) {
        Map<String, Long> ofDevice = known.computeIfAbsent(device, jid -> load(handle, jid));
        Long number = ofDevice.get(reference);
        if (number == null) {
            number = handle.createQuery(NEW)
                    .bind(0, device)
                    .bind(1, reference)
                    .mapTo(Long.class)
                    .one();
            ofDevice.put(reference, number);
        }
        return number;
    }

    private static Map<String, Long> load(Handle handle, String device) {
        Map<String, Long> numbers = new HashMap<>();
        handle.createQuery(KNOWN)
                .bind(0, device)
                .map((row, context) -> Map.entry(row.getString(2), row.getLong(1)))
                .forEach(entry -> numbers.put(entry.getKey(), entry.getValue()));
        return numbers;
    }

    /** The number of a point, if it has one. */
    static Optional<Long> find(Handle handle, String device, String reference) {
        return handle.createQuery(ONE)
                .bind(0, device)
                .bind(1, reference)
                .mapTo(Long.class)
                .findOne();
    }

    /** What was learned is not so: a transaction was undone, or a device removed. */
    void forget() {
        known.clear();
    }
}
