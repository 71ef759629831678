package org.sdvp.cli.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.sdvp.acsi.SystemTimeSource;
import org.sdvp.acsi.log.Log;
import org.sdvp.acsi.report.ReportBuffer;
import org.sdvp.acsi.report.ReportEntry;
import org.sdvp.acsi.service.EntryId;
import org.sdvp.acsi.service.LogEntry;
import org.sdvp.agent.store.DeviceStore;
import org.sdvp.agent.store.StoreHealth;
import org.sdvp.agent.store.StoreLimits;
import org.sdvp.agent.store.StoreParts;
import org.sdvp.model.Fcda;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.TriggerOption;
import org.sdvp.model.value.DataValue;
import org.sdvp.model.value.EntryTime;
import org.sdvp.model.value.Quality;
import org.sdvp.model.value.Timestamp;

/** Measures what a device keeps on disk: how fast, how soon, how large. */
final class StoreBench implements AutoCloseable {
    /** Entries of a full report buffer. */
    static final int BUFFER = 100_000;

    /** 5-minute values of a year. */
    static final int YEAR = 105_120;

    private static final int SIGNALS = 16;
    private static final int PACE_PER_SECOND = 200;
    private static final int GROWING = 2000;
    private static final int DAYS = 300;
    private static final int DAY = 288;
    private static final int PAGE = 64;
    private static final int BARE_BYTES = 4096;
    private static final int BARE_PLACES = 256;
    private static final ObjectReference BRCB = ObjectReference.parse("HP1/LLN0.Meas01");
    private static final ObjectReference LOG = ObjectReference.parse("HP1/LLN0.Mean");
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final Path folder;
    private final Consumer<String> progress;
    private final ExecutorService writer = Executors.newSingleThreadExecutor(task -> new Thread(task, "store"));
    private final ScheduledExecutorService timers = Executors.newSingleThreadScheduledExecutor();
    private final Random random = new Random(1);
    private int files;

    /** Sets it up in a folder that is there; {@code progress} is told in words what is going on. */
    StoreBench(Path folder, Consumer<String> progress) {
        this.folder = folder;
        this.progress = progress;
    }

    private Path newFile() {
        return folder.resolve("device" + ++files + ".db");
    }

    private DeviceStore open(Path file, StoreLimits limits) throws IOException {
        return DeviceStore.open(
                file,
                new StoreParts(writer, new SystemTimeSource(timers, Clock.systemUTC()), StoreHealth.ignored()),
                limits);
    }

    private static StoreLimits limits() {
        return StoreLimits.defaults().withReport(new StoreLimits.Size(BUFFER, Long.MAX_VALUE));
    }

    private static ReportEntry report(long id) {
        DataValue value = measured(id);
        return new ReportEntry(
                new EntryId(id),
                EntryTime.of(START),
                ReportEntry.Kind.EVENT,
                List.of(new ReportEntry.Member((int) (id % SIGNALS), value, Set.of(TriggerOption.DCHG))));
    }

    private static DataValue measured(long id) {
        return DataValue.Structure.of(
                DataValue.Structure.of(new DataValue.Float32(20 + id % 100 * 0.1f)),
                Quality.GOOD,
                Timestamp.of(START.plusMillis(id)));
    }

    private static final List<Fcda> REFERENCES = references();

    private static List<Fcda> references() {
        List<Fcda> references = new ArrayList<>();
        for (int i = 1; i <= SIGNALS; i++) {
            references.add(Fcda.parse("HP1/MeanSTMP" + i + ".TmpSv[MX]"));
        }
        return List.copyOf(references);
    }

    private static LogEntry mean(long number) {
        Instant time = START.plus(Duration.ofMinutes(5 * number));
        List<LogEntry.Member> values = new ArrayList<>(SIGNALS);
        for (int i = 0; i < SIGNALS; i++) {
            values.add(new LogEntry.Member(
                    REFERENCES.get(i),
                    DataValue.Structure.of(
                            DataValue.Structure.of(new DataValue.Float32(20 + (number + i) % 100 * 0.1f)),
                            Quality.GOOD,
                            Timestamp.of(time)),
                    Set.of(TriggerOption.INTEGRITY)));
        }
        return new LogEntry(new EntryId(number + 1), EntryTime.of(time), values);
    }

    /**
     * Appends to a buffer for a time and waits for each entry to be durable.
     *
     * @param outstanding how many may be on their way at a time
     */
    Samples append(int outstanding, Duration time) throws IOException {
        progress.accept("appending with " + outstanding + " on their way");
        try (DeviceStore store = open(newFile(), limits())) {
            Durable durable = new Durable();
            ReportBuffer buffer = store.reportBuffers().open(BRCB, "bench", durable);
            long start = System.nanoTime();
            long id = 0;
            while (System.nanoTime() - start < time.toNanos()) {
                durable.awaitLessThan(outstanding);
                id++;
                durable.begins(id);
                buffer.append(report(id));
            }
            durable.awaitLessThan(1);
            durable.samples.elapse(System.nanoTime() - start);
            buffer.close();
            return durable.samples;
        }
    }

    /** What the disk itself takes: 4 KiB written in place and an fsync, 200 times a second. */
    Samples bare(Duration time) throws IOException {
        progress.accept("writing without a store");
        Samples samples = new Samples();
        ByteBuffer page = ByteBuffer.allocate(BARE_BYTES);
        try (FileChannel channel =
                FileChannel.open(newFile(), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            // So that the file has its size before it is measured.
            channel.write(ByteBuffer.allocate(BARE_BYTES * BARE_PLACES));
            channel.force(true);
            long start = System.nanoTime();
            long count = time.toMillis() * PACE_PER_SECOND / 1000;
            for (long i = 1; i <= count; i++) {
                waitUntil(start + i * 1_000_000_000L / PACE_PER_SECOND);
                long begun = System.nanoTime();
                channel.write(page.clear(), i % BARE_PLACES * BARE_BYTES);
                channel.force(false);
                samples.add(System.nanoTime() - begun);
            }
            samples.elapse(time.toNanos());
        }
        return samples;
    }

    private static void waitUntil(long nanoTime) {
        for (long wait = nanoTime - System.nanoTime(); wait > 0; wait = nanoTime - System.nanoTime()) {
            LockSupport.parkNanos(wait);
        }
    }

    /** Appends 200 entries a second, whatever the disk does. */
    Samples pace(Duration time) throws IOException {
        progress.accept("appending " + PACE_PER_SECOND + " a second");
        try (DeviceStore store = open(newFile(), limits())) {
            Durable durable = new Durable();
            ReportBuffer buffer = store.reportBuffers().open(BRCB, "bench", durable);
            // The write-ahead log grows to its usual size first; then it is written over.
            for (long id = 1; id <= GROWING; id++) {
                durable.begins(id);
                buffer.append(report(id));
                durable.awaitLessThan(1);
            }
            durable.restart();
            long start = System.nanoTime();
            long count = time.toMillis() * PACE_PER_SECOND / 1000;
            for (long i = 1; i <= count; i++) {
                waitUntil(start + i * 1_000_000_000L / PACE_PER_SECOND);
                durable.begins(GROWING + i);
                buffer.append(report(GROWING + i));
            }
            durable.awaitLessThan(1);
            durable.samples.elapse(System.nanoTime() - start);
            buffer.close();
            return durable.samples;
        }
    }

    /**
     * What opening a full buffer takes.
     *
     * @param closed ms from opening to the first page, after it was closed
     * @param killed ms likewise, as kill -9 leaves it
     * @param perSecond entries read in pages of 64 from the oldest to the newest
     * @param fileBytes size of the file
     */
    record Recovery(double closed, double killed, double perSecond, long fileBytes) {}

    /** Opens a full buffer. */
    Recovery recover() throws IOException {
        progress.accept("filling a buffer with " + BUFFER + " entries");
        Path file = newFile();
        Path killed = newFile();
        try (DeviceStore store = open(file, limits())) {
            ReportBuffer buffer = store.reportBuffers().open(BRCB, "bench", upTo -> {});
            for (long id = 1; id <= BUFFER; id++) {
                buffer.append(report(id));
                if (id % 1000 == 0) {
                    store.flush();
                }
            }
            store.flush();
            copy(file, killed, "");
            copy(file, killed, "-wal");
            copy(file, killed, "-marks");
            buffer.close();
        }
        double afterKill = openAndRead(killed);
        double afterClose = openAndRead(file);
        try (DeviceStore store = open(file, limits())) {
            return new Recovery(
                    afterClose,
                    afterKill,
                    catchUp(store.reportBuffers().open(BRCB, "bench", upTo -> {})),
                    Files.size(file));
        }
    }

    private static void copy(Path from, Path to, String ending) throws IOException {
        Path source = from.resolveSibling(from.getFileName() + ending);
        if (Files.exists(source)) {
            Files.copy(source, to.resolveSibling(to.getFileName() + ending));
        }
    }

    private double openAndRead(Path file) throws IOException {
        long start = System.nanoTime();
        try (DeviceStore store = open(file, limits())) {
            ReportBuffer buffer = store.reportBuffers().open(BRCB, "bench", upTo -> {});
            expect(PAGE, buffer.after(EntryId.NONE, PAGE).entries().size());
            return (System.nanoTime() - start) / 1e6;
        }
    }

    private static double catchUp(ReportBuffer buffer) {
        long start = System.nanoTime();
        EntryId seen = EntryId.NONE;
        int count = 0;
        List<ReportEntry> page;
        do {
            page = buffer.after(seen, PAGE).entries();
            count += page.size();
            seen = page.isEmpty() ? seen : page.get(page.size() - 1).entryId();
        } while (!page.isEmpty());
        expect(BUFFER, count);
        return count * 1e9 / (System.nanoTime() - start);
    }

    /**
     * A year of 5-minute values.
     *
     * @param perSecond entries of 16 values appended in a second
     * @param fileBytes size of the file
     * @param openMillis time to open store and log
     * @param day times of queries of one day
     */
    record Year(double perSecond, long fileBytes, double openMillis, Samples day) {}

    /** Logs a year and asks for days of it. */
    Year year() throws IOException {
        progress.accept("logging a year of 5-minute values");
        Path file = newFile();
        long start = System.nanoTime();
        try (DeviceStore store = open(file, limits())) {
            Log log = store.logs().open(LOG);
            for (long number = 0; number < YEAR; number++) {
                log.append(mean(number));
                if (number % 1000 == 0) {
                    store.flush();
                }
            }
            log.close();
        }
        double perSecond = YEAR * 1e9 / (System.nanoTime() - start);
        long opening = System.nanoTime();
        try (DeviceStore store = open(file, limits())) {
            Log log = store.logs().open(LOG);
            double openMillis = (System.nanoTime() - opening) / 1e6;
            progress.accept("asking for " + DAYS + " days");
            days(log);
            return new Year(perSecond, Files.size(file), openMillis, days(log));
        }
    }

    private Samples days(Log log) {
        Samples samples = new Samples();
        long start = System.nanoTime();
        for (int i = 0; i < DAYS; i++) {
            Instant from = START.plus(Duration.ofDays(random.nextInt(364)));
            Instant to = from.plus(Duration.ofDays(1)).minusMillis(1);
            long asked = System.nanoTime();
            Log.Page page =
                    log.between(Optional.of(EntryTime.of(from)), Optional.of(EntryTime.of(to)), EntryId.NONE, 1000);
            samples.add(System.nanoTime() - asked);
            expect(DAY, page.entries().size());
        }
        samples.elapse(System.nanoTime() - start);
        return samples;
    }

    private static void expect(int expected, int got) {
        if (got != expected) {
            throw new IllegalStateException("expected " + expected + " entries from the store, but got " + got);
        }
    }

    @Override
    public void close() {
        writer.shutdown();
        timers.shutdown();
    }

    /** Times from append to durable. Filled by the thread that writes; entries are numbered from 1. */
    private static final class Durable implements ReportBuffer.DurableListener {
        private static final int RING = 1 << 16;

        private Samples samples = new Samples();
        private final long[] begun = new long[RING];
        private long appended;
        private long durable;

        synchronized void restart() {
            samples = new Samples();
        }

        synchronized void begins(long id) {
            begun[(int) (id % RING)] = System.nanoTime();
            appended = id;
        }

        @Override
        public synchronized void onDurable(EntryId upTo) {
            long now = System.nanoTime();
            for (long id = durable + 1; id <= upTo.value(); id++) {
                samples.add(now - begun[(int) (id % RING)]);
            }
            durable = upTo.value();
            notifyAll();
        }

        synchronized void awaitLessThan(int outstanding) {
            boolean interrupted = false;
            while (appended - durable >= outstanding) {
                try {
                    wait();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
