package org.sdvp.centre.store;

import static org.sdvp.centre.store.Fleets.BLOCK;
import static org.sdvp.centre.store.Fleets.NOON;
import static org.sdvp.centre.store.Fleets.ROOM;
import static org.sdvp.centre.store.Fleets.TANK;
import static org.sdvp.centre.store.Fleets.placed;
import static org.sdvp.centre.store.Fleets.sample;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.sdvp.centre.fleet.DeviceId;
import org.sdvp.centre.fleet.Received;
import org.sdvp.centre.fleet.SampleStore;

/** A program of its own that stores reports of some devices until it is killed, and tells of each when it is stored. */
final class AppendingProgram {
    static final int DEVICES = 4;

    private AppendingProgram() {}

    /** First argument a file or URL. Tells {@code device number} for each report. */
    public static void main(String[] arguments) {
        FleetDatabase database = FleetDatabase.open(settings(arguments[0]));
        for (int i = 0; i < DEVICES; i++) {
            int device = i;
            new Thread(() -> append(database.samples(), device)).start();
        }
    }

    static DatabaseSettings settings(String where) {
        DatabaseSettings settings = where.startsWith("jdbc:")
                ? DatabaseSettings.postgres(where, "postgres", "")
                : DatabaseSettings.sqlite(Path.of(where));
        return settings.with(Retention.ALL);
    }

    static DeviceId device(int number) {
        return new DeviceId("hp" + number + "@example.org");
    }

    private static void append(SampleStore store, int device) {
        for (int number = 1; ; number++) {
            store.append(List.of(report(device, number)));
            System.out.println(device + " " + number);
        }
    }

    /** The report of a number: two values, and its place. */
    static Received report(int device, int number) {
        return placed(
                device(device),
                String.format("%016X", number),
                NOON.plusSeconds(number),
                sample(ROOM, NOON.plusSeconds(number), number),
                sample(TANK, NOON.plusSeconds(number), number));
    }

    /** The number of the last report of a device whose place is stored; fails if a report before it is not there whole. */
    static int stored(SampleStore store, int device) {
        Optional<Received.Place> mark = store.mark(device(device), BLOCK);
        int last = mark.map(place -> Integer.parseInt(place.entryId(), 16)).orElse(0);
        for (String reference : List.of(ROOM, TANK)) {
            var history = store.history(device(device), reference, NOON, NOON.plus(Duration.ofDays(9)), Duration.ZERO);
            if (history.size() != last) {
                throw new AssertionError(history.size() + " samples of " + reference + " with place " + last);
            }
            for (int i = 0; i < last; i++) {
                if (history.get(i).mean().orElseThrow() != i + 1) {
                    throw new AssertionError("expected report " + (i + 1) + ", found " + history.get(i));
                }
            }
        }
        return last;
    }
}
