package org.sdvp.centre.store;

import static org.sdvp.centre.store.AppendingProgram.report;
import static org.sdvp.centre.store.AppendingProgram.stored;
import static org.sdvp.centre.store.Fleets.ROOM;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.sdvp.centre.fleet.FleetStoreException;

/** A program of its own on a small file system, which it fills. Tells what came of it, a line each. */
final class DiskFullProgram {
    private DiskFullProgram() {}

    /** First argument a folder on that file system. */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        Path ballast = Files.write(folder.resolve("ballast"), new byte[2 << 20]);
        try (FleetDatabase database = FleetDatabase.open(
                DatabaseSettings.sqlite(folder.resolve("fleet.db")).with(Retention.ALL))) {
            int done = fill(database);
            System.out.println("trouble " + database.trouble().orElse("none"));
            System.out.println("whole " + (stored(database.samples(), 0) == done));
            System.out.println("readable "
                    + database.samples()
                            .latest(AppendingProgram.device(0))
                            .get(ROOM)
                            .value()
                            .text());
            Files.delete(ballast);
            database.samples().append(List.of(report(0, done + 1)));
            System.out.println("after " + (stored(database.samples(), 0) - done));
            System.out.println("trouble " + database.trouble().orElse("none"));
        }
        System.exit(0);
    }

    private static int fill(FleetDatabase database) {
        for (int number = 1; ; number++) {
            try {
                database.samples().append(List.of(report(0, number)));
            } catch (FleetStoreException e) {
                System.out.println("full " + e.getMessage());
                return number - 1;
            }
        }
    }
}
