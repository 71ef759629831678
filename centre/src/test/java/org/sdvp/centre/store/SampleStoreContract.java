package org.sdvp.centre.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.sdvp.centre.store.Fleets.BLOCK;
import static org.sdvp.centre.store.Fleets.HOUSE;
import static org.sdvp.centre.store.Fleets.NOON;
import static org.sdvp.centre.store.Fleets.OTHER;
import static org.sdvp.centre.store.Fleets.ROOM;
import static org.sdvp.centre.store.Fleets.TANK;
import static org.sdvp.centre.store.Fleets.placed;
import static org.sdvp.centre.store.Fleets.received;
import static org.sdvp.centre.store.Fleets.sample;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.sdvp.centre.fleet.DeviceId;
import org.sdvp.centre.fleet.PointValue;
import org.sdvp.centre.fleet.Received;
import org.sdvp.centre.fleet.Sample;
import org.sdvp.centre.fleet.SampleStore;
import org.sdvp.centre.fleet.SampleStore.Bucket;
import org.sdvp.centre.fleet.Trust;

/** What any store of samples does. */
interface SampleStoreContract {
    /** An empty database. */
    FleetDatabase database();

    private SampleStore store() {
        return database().samples();
    }

    private List<Bucket> history(String reference, Instant from, Instant to, Duration bucket) {
        return store().history(HOUSE, reference, from, to, bucket);
    }

    private static Bucket single(Sample sample) {
        return new Bucket(
                sample.time(),
                1,
                sample.value().number(),
                sample.value().number(),
                sample.value().number(),
                sample.value(),
                sample.trust());
    }

    @Test
    default void append_keepsSamplesAsTheyCame() {
        Sample number = sample(ROOM, NOON.plusNanos(123_456_000), 21.299999237060547);
        Sample plain = new Sample(ROOM, NOON.plusSeconds(1), PointValue.of(21.299999237060547, "21.3"), Trust.CLOCK);
        Sample word = new Sample(ROOM, NOON.plusSeconds(2), PointValue.of("heating"), Trust.QUESTIONABLE);
        Sample ordinal = new Sample(ROOM, NOON.plusSeconds(3), PointValue.of(1, "on"), Trust.INVALID);
        store().append(List.of(received(HOUSE, number, plain, word, ordinal)));
        assertThat(history(ROOM, NOON, NOON.plusSeconds(60), Duration.ZERO))
                .containsExactly(single(number), single(plain), single(word), single(ordinal));
    }

    @Test
    default void append_takesTextsThatNoDatabaseWants() {
        String half = "x".repeat(254) + "\uD83D\uDE00";
        store().append(List.of(new Received(
                HOUSE,
                NOON,
                List.of(
                        new Sample(
                                "A\u0000[ST]", NOON, PointValue.of("nul\u0000'\"; DROP TABLE sample; --"), Trust.GOOD),
                        new Sample("B[ST]", NOON, PointValue.of(Double.NaN, half), Trust.GOOD),
                        new Sample("C[ST]", NOON, PointValue.of(Double.NEGATIVE_INFINITY, "-∞"), Trust.GOOD)),
                Optional.of(new Received.Place("\uDC00", "0000000000000001", NOON)),
                Optional.of(new Received.Gap(NOON, NOON, "\u0000")))));
        Map<String, Sample> latest = store().latest(HOUSE);
        assertThat(latest.keySet()).containsExactly("A\uFFFD[ST]", "B[ST]", "C[ST]");
        assertThat(latest.get("A\uFFFD[ST]").value().text()).isEqualTo("nul\uFFFD'\"; DROP TABLE sample; --");
        assertThat(latest.get("B[ST]").value()).isEqualTo(PointValue.of("x".repeat(254) + "\uFFFD"));
        assertThat(latest.get("C[ST]").value()).isEqualTo(PointValue.of("-∞"));
    }

    @Test
    default void append_ofTheSamePointAndTime_replaces() {
        store().append(List.of(received(HOUSE, sample(ROOM, NOON, 20), sample(ROOM, NOON, 21))));
        assertThat(history(ROOM, NOON, NOON.plusSeconds(1), Duration.ZERO))
                .containsExactly(single(sample(ROOM, NOON, 21)));
        store().append(List.of(received(HOUSE, sample(ROOM, NOON, 22))));
        assertThat(history(ROOM, NOON, NOON.plusSeconds(1), Duration.ZERO))
                .containsExactly(single(sample(ROOM, NOON, 22)));
        assertThat(store().latest(HOUSE)).isEqualTo(Map.of(ROOM, sample(ROOM, NOON, 22)));
    }

    @Test
    default void latest_isTheLastByTime_notByArrival() {
        store().append(List.of(received(HOUSE, sample(ROOM, NOON, 21), sample(TANK, NOON, 50))));
        store().append(List.of(received(HOUSE, sample(ROOM, NOON.minusSeconds(60), 19))));
        store().append(List.of(received(OTHER, sample(ROOM, NOON, 18))));
        assertThat(store().latest(HOUSE)).isEqualTo(Map.of(ROOM, sample(ROOM, NOON, 21), TANK, sample(TANK, NOON, 50)));
        assertThat(store().latest())
                .isEqualTo(Map.of(
                        HOUSE,
                        Map.of(ROOM, sample(ROOM, NOON, 21), TANK, sample(TANK, NOON, 50)),
                        OTHER,
                        Map.of(ROOM, sample(ROOM, NOON, 18))));
        assertThat(store().latest(new DeviceId("nobody@example.org"))).isEmpty();
    }

    @Test
    default void history_holdsFromButNotTo() {
        store().append(List.of(received(
                HOUSE,
                sample(ROOM, NOON, 1),
                sample(ROOM, NOON.plusSeconds(10), 2),
                sample(ROOM, NOON.plusSeconds(20), 3))));
        assertThat(history(ROOM, NOON, NOON.plusSeconds(20), Duration.ZERO))
                .extracting(bucket -> bucket.mean().orElseThrow())
                .containsExactly(1.0, 2.0);
        assertThat(history(ROOM, NOON, NOON, Duration.ZERO)).isEmpty();
        assertThat(history(ROOM, NOON.plusSeconds(5), NOON, Duration.ZERO)).isEmpty();
        assertThat(history("HP1/None.x[MX]", NOON, NOON.plusSeconds(20), Duration.ZERO))
                .isEmpty();
        assertThatThrownBy(() -> history(ROOM, NOON, NOON, Duration.ofSeconds(-1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("0 or more");
    }

    @Test
    default void history_inBuckets_hasMeanRangeLastAndWorstTrust() {
        Instant start = NOON.plusSeconds(300);
        store().append(List.of(received(
                HOUSE,
                sample(ROOM, start, 20),
                new Sample(ROOM, start.plusSeconds(60), PointValue.of(26, "26 °C"), Trust.QUESTIONABLE),
                new Sample(ROOM, start.plusSeconds(120), PointValue.of("none"), Trust.GOOD),
                sample(ROOM, start.plusSeconds(299), 23),
                sample(ROOM, start.plusSeconds(300), 30),
                new Sample(ROOM, start.plusSeconds(900), PointValue.of("none"), Trust.INVALID))));
        List<Bucket> buckets = history(ROOM, NOON, NOON.plusSeconds(3600), Duration.ofMinutes(5));
        assertThat(buckets).hasSize(3);
        Bucket first = buckets.get(0);
        assertThat(first.start()).isEqualTo(start);
        assertThat(first.count()).isEqualTo(4);
        assertThat(first.mean().orElseThrow()).isEqualTo(23, within(1e-9));
        assertThat(first.min()).hasValue(20);
        assertThat(first.max()).hasValue(26);
        assertThat(first.last()).isEqualTo(PointValue.of(23, "23.0 °C"));
        assertThat(first.trust()).isEqualTo(Trust.QUESTIONABLE);
        assertThat(buckets.get(1).start()).isEqualTo(start.plusSeconds(300));
        assertThat(buckets.get(1).mean()).hasValue(30);
        assertThat(buckets.get(2))
                .isEqualTo(new Bucket(
                        start.plusSeconds(900),
                        1,
                        OptionalDouble.empty(),
                        OptionalDouble.empty(),
                        OptionalDouble.empty(),
                        PointValue.of("none"),
                        Trust.INVALID));
    }

    /** The nights when clocks change in Denmark have 24 hours of UTC as all others. */
    @Test
    default void history_inDays_endsThemAtMidnightUtc() {
        for (String day : List.of("2026-03-29", "2026-10-25", "2024-02-29", "2025-12-31")) {
            Instant midnight = Instant.parse(day + "T00:00:00Z");
            store().append(List.of(received(
                    HOUSE,
                    sample(ROOM, midnight.minusNanos(1000), 1),
                    sample(ROOM, midnight, 2),
                    sample(ROOM, midnight.plus(Duration.ofHours(24)).minusNanos(1000), 4),
                    sample(ROOM, midnight.plus(Duration.ofHours(24)), 8))));
            List<Bucket> days = history(
                    ROOM, midnight.minus(Duration.ofDays(1)), midnight.plus(Duration.ofDays(2)), Duration.ofDays(1));
            assertThat(days)
                    .extracting(Bucket::start)
                    .containsExactly(midnight.minus(Duration.ofDays(1)), midnight, midnight.plus(Duration.ofDays(1)));
            assertThat(days).extracting(bucket -> bucket.mean().orElseThrow()).containsExactly(1.0, 3.0, 8.0);
        }
    }

    @Test
    default void history_ofSamples_endsAtAHundredThousand() {
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < 100_010; i++) {
            samples.add(sample(ROOM, NOON.plusSeconds(i), i));
        }
        store().append(List.of(new Received(HOUSE, NOON, samples, Optional.empty(), Optional.empty())));
        List<Bucket> all = history(ROOM, NOON, NOON.plus(Duration.ofDays(9)), Duration.ZERO);
        assertThat(all).hasSize(100_000);
        assertThat(all.get(99_999).start()).isEqualTo(NOON.plusSeconds(99_999));
    }

    @Test
    default void mark_movesForwardOnly() {
        assertThat(store().mark(HOUSE, BLOCK)).isEmpty();
        store().append(List.of(
                placed(HOUSE, "0000000000000005", NOON.plusSeconds(5), sample(ROOM, NOON, 20)),
                placed(HOUSE, "0000000000000004", NOON.plusSeconds(4))));
        Received.Place fifth = new Received.Place(BLOCK, "0000000000000005", NOON.plusSeconds(5));
        assertThat(store().mark(HOUSE, BLOCK)).hasValue(fifth);
        store().append(List.of(placed(HOUSE, "0000000000000003", NOON.plusSeconds(3))));
        assertThat(store().mark(HOUSE, BLOCK)).hasValue(fifth);
        store().append(List.of(placed(HOUSE, "000000000000000A", NOON.plusSeconds(5))));
        assertThat(store().mark(HOUSE, BLOCK))
                .hasValue(new Received.Place(BLOCK, "000000000000000A", NOON.plusSeconds(5)));
        assertThat(store().mark(OTHER, BLOCK)).isEmpty();
        assertThat(store().mark(HOUSE, "HP1/LLN0.brcbStatus01")).isEmpty();
    }

    @Test
    default void forgetMark_letsItBeginAnew() {
        store().append(List.of(placed(HOUSE, "0000000000000005", NOON.plusSeconds(5))));
        store().forgetMark(HOUSE, BLOCK);
        assertThat(store().mark(HOUSE, BLOCK)).isEmpty();
        store().append(List.of(placed(HOUSE, "0000000000000001", NOON)));
        assertThat(store().mark(HOUSE, BLOCK)).hasValue(new Received.Place(BLOCK, "0000000000000001", NOON));
    }

    @Test
    default void gaps_areThoseThatTouchTheTime_once() {
        Received.Gap morning = new Received.Gap(NOON.minusSeconds(7200), NOON.minusSeconds(3600), "buffer overflow");
        Received.Gap noon = new Received.Gap(NOON, NOON.plusSeconds(600), "device was off");
        for (int i = 0; i < 2; i++) {
            for (Received.Gap gap : List.of(noon, morning)) {
                store().append(List.of(new Received(HOUSE, NOON, List.of(), Optional.empty(), Optional.of(gap))));
            }
        }
        assertThat(store().gaps(HOUSE, NOON.minusSeconds(9000), NOON.plusSeconds(1)))
                .containsExactly(morning, noon);
        assertThat(store().gaps(HOUSE, NOON.plusSeconds(60), NOON.plusSeconds(61)))
                .containsExactly(noon);
        assertThat(store().gaps(HOUSE, NOON.plusSeconds(601), NOON.plusSeconds(9000)))
                .isEmpty();
        assertThat(store().gaps(OTHER, NOON.minusSeconds(9000), NOON.plusSeconds(9000)))
                .isEmpty();
    }

    /** Whatever comes twice, in whatever order, in whatever parts, by whatever threads: the same is stored. */
    @RepeatedTest(5)
    default void append_inRandomOrderAndTwice_storesTheSame() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        TreeMap<Instant, Sample> expected = new TreeMap<>();
        List<Received> reports = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            Sample sample = sample(ROOM, NOON.plusMillis(random.nextInt(5) + 10L * i), random.nextInt(1000) / 8.0);
            expected.put(sample.time(), sample);
            reports.add(placed(HOUSE, String.format("%016X", i), sample.time(), sample, sample(TANK, NOON, 1)));
        }
        List<Received> arriving = new ArrayList<>(reports);
        arriving.addAll(reports.subList(random.nextInt(200), 200));
        Collections.shuffle(arriving, random);
        appendInParts(arriving, random);
        assertThat(history(ROOM, NOON, NOON.plusSeconds(60), Duration.ZERO))
                .as("seed %d", seed)
                .isEqualTo(expected.values().stream()
                        .map(SampleStoreContract::single)
                        .toList());
        assertThat(store().mark(HOUSE, BLOCK))
                .as("seed %d", seed)
                .isEqualTo(reports.get(199).place());
        assertThat(store().latest(HOUSE).get(ROOM))
                .as("seed %d", seed)
                .isEqualTo(expected.lastEntry().getValue());
    }

    private void appendInParts(List<Received> arriving, Random random) {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<CompletableFuture<Void>> running = new ArrayList<>();
            for (int begin = 0; begin < arriving.size(); ) {
                int end = Math.min(arriving.size(), begin + 1 + random.nextInt(9));
                List<Received> part = List.copyOf(arriving.subList(begin, end));
                running.add(CompletableFuture.runAsync(() -> store().append(part), threads));
                begin = end;
            }
            CompletableFuture.allOf(running.toArray(CompletableFuture[]::new)).join();
        } finally {
            threads.shutdown();
        }
    }
}
