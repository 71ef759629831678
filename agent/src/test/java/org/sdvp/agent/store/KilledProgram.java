package org.sdvp.agent.store;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.sdvp.acsi.SystemTimeSource;
import org.sdvp.acsi.log.Log;
import org.sdvp.acsi.report.ReportBuffer;
import org.sdvp.acsi.report.ReportEntry.Kind;
import org.sdvp.acsi.service.EntryId;
import org.sdvp.acsi.testing.LogStoreContract;
import org.sdvp.acsi.testing.ReportBufferContract;

/** Appends to a store until it is killed, and says on standard output what counted as kept. */
final class KilledProgram {
    private KilledProgram() {}

    public static void main(String[] args) throws IOException {
        PrintStream out = System.out;
        ExecutorService writer = Executors.newSingleThreadExecutor();
        DeviceStore store = DeviceStore.open(
                Path.of(args[0]),
                new StoreParts(
                        writer,
                        new SystemTimeSource(Executors.newSingleThreadScheduledExecutor(), Clock.systemUTC()),
                        StoreHealth.ignored()),
                KillTest.LIMITS);
        ReportBuffer buffer =
                store.reportBuffers().open(ReportBufferContract.BLOCK, "f", upTo -> out.println("r " + upTo.value()));
        Log log = store.logs().open(LogStoreContract.LOG);
        out.println("open " + buffer.highest().value() + " " + log.highest().value());
        // Each counts for itself: one may have been killed with more of it on disk than of the other.
        long id = buffer.highest().value();
        long logId = log.highest().value();
        long told = 0;
        while (true) {
            id++;
            buffer.append(ReportBufferContract.entry(id, id % 5 == 0 ? Kind.GENERAL_INTERROGATION : Kind.EVENT));
            logId++;
            log.append(LogStoreContract.entry(logId, logId));
            if (id % 500 == 0) {
                buffer.dropGeneralInterrogations(new EntryId(id - 3));
            }
            if (id % 50 == 0) {
                store.flush();
                long newest = log.status().orElseThrow().newest().value();
                if (newest > told) {
                    told = newest;
                    out.println("l " + newest);
                }
            }
        }
    }
}
