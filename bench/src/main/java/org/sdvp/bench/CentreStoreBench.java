package org.sdvp.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.sdvp.centre.fleet.DeviceId;
import org.sdvp.centre.fleet.PointValue;
import org.sdvp.centre.fleet.Received;
import org.sdvp.centre.fleet.Sample;
import org.sdvp.centre.fleet.SampleStore;
import org.sdvp.centre.fleet.Trust;
import org.sdvp.centre.store.DatabaseSettings;
import org.sdvp.centre.store.FleetDatabase;
import org.sdvp.centre.store.Retention;

/**
 * {@code ./sdvp bench centre-store [DEVICES [CALLERS [SECONDS]]]}: how many reports of 20 values the store of the centre
 * keeps in a second, on disk when each is answered, with SQLite and with a PostgreSQL that is started for it; and how long
 * a year of one point takes to read. Not by JMH: what costs here is the disk.
 */
public final class CentreStoreBench {
    private static final int VALUES = 20;
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final SampleStore store;
    private final int devices;
    private final int callers;
    private final Duration time;

    private CentreStoreBench(SampleStore store, int devices, int callers, Duration time) {
        this.store = store;
        this.devices = devices;
        this.callers = callers;
        this.time = time;
    }

    /** Runs it. */
    public static void main(String[] args) throws IOException, InterruptedException {
        int devices = args.length > 0 ? Integer.parseInt(args[0]) : 3_000;
        int callers = args.length > 1 ? Integer.parseInt(args[1]) : 64;
        Duration time = Duration.ofSeconds(args.length > 2 ? Integer.parseInt(args[2]) : 15);
        Logger.getLogger("").setLevel(Level.WARNING);
        Path folder = Files.createTempDirectory(Path.of("").toAbsolutePath(), "centre-store-bench");
        try {
            run(DatabaseSettings.sqlite(folder.resolve("fleet.db")), devices, callers, time);
            try (EmbeddedPostgres server = EmbeddedPostgres.builder()
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("full_page_writes", "on")
                    .setServerConfig("max_wal_size", "4GB")
                    .setDataDirectory(folder.resolve("postgres"))
                    .setCleanDataDirectory(false)
                    .start()) {
                String url = "jdbc:postgresql://localhost:" + server.getPort() + "/postgres";
                run(DatabaseSettings.postgres(url, "postgres", ""), devices, callers, time);
            }
        } finally {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private static void run(DatabaseSettings settings, int devices, int callers, Duration time)
            throws InterruptedException {
        try (FleetDatabase database = FleetDatabase.open(settings.with(Retention.ALL))) {
            System.out.println(settings.file().isPresent() ? "SQLite" : "PostgreSQL");
            CentreStoreBench bench = new CentreStoreBench(database.samples(), devices, callers, time);
            bench.reports();
            bench.year();
        }
    }

    private void reports() throws InterruptedException {
        AtomicInteger next = new AtomicInteger();
        // Once each, so that all points have their numbers.
        appendUntil(next, devices, Long.MAX_VALUE);
        long begin = System.nanoTime();
        List<long[]> micros = appendUntil(next, Integer.MAX_VALUE, begin + time.toNanos());
        double seconds = (System.nanoTime() - begin) / 1e9;
        long[] all = micros.stream().flatMapToLong(Arrays::stream).sorted().toArray();
        System.out.printf(
                Locale.ROOT,
                "  reports of %d values, %,d devices, %d callers: %,.0f a second, p50 %,d µs, p99 %,d µs%n",
                VALUES,
                devices,
                callers,
                all.length / seconds,
                all[all.length / 2],
                all[all.length * 99 / 100]);
    }

    // Gives the times that each caller waited, in microseconds.
    private List<long[]> appendUntil(AtomicInteger next, int reports, long end) throws InterruptedException {
        List<long[]> waited = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < callers; i++) {
            threads.add(new Thread(() -> {
                long[] own = new long[1024];
                int count = 0;
                for (int report = next.getAndIncrement();
                        report < reports && System.nanoTime() < end;
                        report = next.getAndIncrement()) {
                    long before = System.nanoTime();
                    store.append(List.of(report(report)));
                    own = count == own.length ? Arrays.copyOf(own, count * 2) : own;
                    own[count++] = (System.nanoTime() - before) / 1000;
                }
                synchronized (waited) {
                    waited.add(Arrays.copyOf(own, count));
                }
            }));
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        return waited;
    }

    // Every device in turn, a second apart.
    private Received report(int number) {
        Instant at = START.plusSeconds(number / devices).plusMillis(number % devices % 1000);
        List<Sample> samples = new ArrayList<>(VALUES);
        for (int i = 0; i < VALUES; i++) {
            float value = (number * 31 + i * 7) % 400 / 8f;
            samples.add(
                    new Sample("HP1/MMXU" + i + ".TotW.mag.f[MX]", at, PointValue.of(value, "" + value), Trust.GOOD));
        }
        return new Received(
                new DeviceId("hp" + number % devices + "@example.org"),
                at,
                samples,
                Optional.of(new Received.Place("HP1/LLN0.brcb01", String.format("%016X", number), at)),
                Optional.empty());
    }

    private void year() {
        DeviceId house = new DeviceId("year@example.org");
        String point = "HP1/RoomSTMP1.Tmp.mag.f[MX]";
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < 365 * 288; i++) {
            float value = 20 + i % 16 / 8f;
            samples.add(new Sample(point, START.plusSeconds(i * 300L), PointValue.of(value, "" + value), Trust.GOOD));
        }
        for (int i = 0; i < samples.size(); i += 10_000) {
            List<Sample> part = samples.subList(i, Math.min(samples.size(), i + 10_000));
            store.append(List.of(new Received(house, START, part, Optional.empty(), Optional.empty())));
        }
        for (Duration bucket : List.of(Duration.ofDays(1), Duration.ofHours(6), Duration.ofHours(1), Duration.ZERO)) {
            long[] micros = new long[11];
            int rows = 0;
            for (int i = 0; i < micros.length; i++) {
                long before = System.nanoTime();
                rows = store.history(house, point, START, START.plus(Duration.ofDays(365)), bucket)
                        .size();
                micros[i] = (System.nanoTime() - before) / 1000;
            }
            Arrays.sort(micros);
            System.out.printf(
                    Locale.ROOT,
                    "  a year of one point at 5 minutes (%,d samples), buckets of %s: %,d rows, median %,d µs%n",
                    samples.size(),
                    bucket,
                    rows,
                    micros[micros.length / 2]);
        }
    }
}
