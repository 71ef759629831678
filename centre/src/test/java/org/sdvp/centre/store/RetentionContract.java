package org.sdvp.centre.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.sdvp.centre.store.Fleets.HOUSE;
import static org.sdvp.centre.store.Fleets.ROOM;
import static org.sdvp.centre.store.Fleets.TANK;
import static org.sdvp.centre.store.Fleets.device;
import static org.sdvp.centre.store.Fleets.received;
import static org.sdvp.centre.store.Fleets.sample;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.sdvp.centre.fleet.Device;
import org.sdvp.centre.fleet.DeviceStatus;
import org.sdvp.centre.fleet.PointValue;
import org.sdvp.centre.fleet.Received;
import org.sdvp.centre.fleet.Sample;
import org.sdvp.centre.fleet.SampleStore.Bucket;
import org.sdvp.centre.fleet.Trust;

/** What becomes of old samples in any database, which here keeps samples for three days and means for thirty. */
interface RetentionContract {
    /** How long things stay in {@link #shortLived}. */
    Retention SHORT = new Retention(Duration.ofDays(3), Duration.ofDays(30));

    /** Midnight; samples before the fifth day ago go. */
    Instant DAY = Instant.parse("2026-06-10T00:00:00Z");

    /** An empty database in which things stay for as long as {@link #SHORT} says. */
    FleetDatabase shortLived();

    private List<Bucket> history(Instant from, Instant to, Duration bucket) {
        return shortLived().samples().history(HOUSE, ROOM, from, to, bucket);
    }

    @Test
    default void maintain_joinsOldSamplesToQuarters_andLeavesTheOthers() {
        Instant old = DAY.minus(Duration.ofDays(3)).minusSeconds(1800);
        Instant young = DAY.minus(Duration.ofDays(3));
        shortLived()
                .samples()
                .append(List.of(received(
                        HOUSE,
                        sample(ROOM, old, 20),
                        new Sample(ROOM, old.plusSeconds(60), PointValue.of("none"), Trust.QUESTIONABLE),
                        sample(ROOM, old.plusSeconds(899), 22),
                        sample(ROOM, old.plusSeconds(900), 30),
                        sample(ROOM, young, 40))));
        shortLived().maintain(DAY);
        List<Bucket> all = history(DAY.minus(Duration.ofDays(5)), DAY, Duration.ZERO);
        assertThat(all).extracting(Bucket::start).containsExactly(old, old.plusSeconds(900), young);
        assertThat(all).extracting(Bucket::count).containsExactly(3, 1, 1);
        Bucket joined = all.get(0);
        assertThat(joined.mean().orElseThrow()).isEqualTo(21, within(1e-9));
        assertThat(joined.min()).hasValue(20);
        assertThat(joined.max()).hasValue(22);
        assertThat(joined.last()).isEqualTo(PointValue.of(22, "22.0 °C"));
        assertThat(joined.trust()).isEqualTo(Trust.QUESTIONABLE);
    }

    /** In buckets of a quarter and more nothing shows whether samples were joined. */
    @RepeatedTest(3)
    default void history_inWideBuckets_isTheSameBeforeAndAfter() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        List<Sample> samples = new ArrayList<>();
        for (Instant at = DAY.minus(Duration.ofDays(6)); at.isBefore(DAY); at = at.plusSeconds(random.nextInt(900))) {
            samples.add(sample(ROOM, at, random.nextInt(400) / 8.0));
            samples.add(sample(TANK, at, 50));
        }
        shortLived().samples().append(List.of(new Received(HOUSE, DAY, samples, Optional.empty(), Optional.empty())));
        for (Duration width :
                List.of(Duration.ofMinutes(15), Duration.ofHours(1), Duration.ofDays(1), Duration.ofDays(7))) {
            List<Bucket> before = history(DAY.minus(Duration.ofDays(8)), DAY, width);
            shortLived().maintain(DAY);
            List<Bucket> after = history(DAY.minus(Duration.ofDays(8)), DAY, width);
            assertThat(after).as("seed %d, %s", seed, width).hasSameSizeAs(before);
            for (int i = 0; i < before.size(); i++) {
                Bucket was = before.get(i);
                Bucket is = after.get(i);
                assertThat(is.mean().orElseThrow())
                        .as("seed %d", seed)
                        .isEqualTo(was.mean().orElseThrow(), within(1e-9));
                assertThat(new Bucket(is.start(), is.count(), was.mean(), is.min(), is.max(), is.last(), is.trust()))
                        .as("seed %d", seed)
                        .isEqualTo(was);
            }
        }
    }

    @Test
    default void append_ofSamplesOlderThanThatIsKept_addsToTheirQuarters() {
        Instant old = DAY.minus(Duration.ofDays(5));
        shortLived().samples().append(List.of(received(HOUSE, sample(ROOM, old.plusSeconds(60), 20))));
        shortLived().maintain(DAY);
        shortLived()
                .samples()
                .append(List.of(received(
                        HOUSE, sample(ROOM, old, 10), sample(ROOM, old.plusSeconds(120), 30), sample(ROOM, DAY, 5))));
        List<Bucket> all = history(old, DAY.plusSeconds(1), Duration.ZERO);
        assertThat(all).extracting(Bucket::count).containsExactly(3, 1);
        assertThat(all.get(0).mean()).hasValue(20);
        assertThat(all.get(0).last()).isEqualTo(PointValue.of(30, "30.0 °C"));
        assertThat(shortLived().samples().latest(HOUSE).get(ROOM)).isEqualTo(sample(ROOM, DAY, 5));
        shortLived().maintain(DAY);
        assertThat(history(old, DAY.plusSeconds(1), Duration.ZERO)).isEqualTo(all);
    }

    @Test
    default void maintain_letsOldMeansGapsAndPresenceGo_butNotTheLastThatHoldsYet() {
        Instant old = DAY.minus(Duration.ofDays(40));
        shortLived()
                .samples()
                .append(List.of(new Received(
                        HOUSE,
                        old,
                        List.of(sample(ROOM, old, 20), sample(ROOM, DAY.minus(Duration.ofDays(20)), 21)),
                        Optional.empty(),
                        Optional.of(new Received.Gap(old, old.plusSeconds(60), "off")))));
        shortLived().devices().put(device(HOUSE, DeviceStatus.ONLINE, old));
        shortLived().devices().put(device(HOUSE, DeviceStatus.OFFLINE, old.plusSeconds(60)));
        shortLived().maintain(DAY);
        assertThat(history(old.minusSeconds(1), DAY, Duration.ofHours(1)))
                .extracting(bucket -> bucket.mean().orElseThrow())
                .containsExactly(21.0);
        assertThat(shortLived().samples().gaps(HOUSE, old.minusSeconds(1), DAY)).isEmpty();
        assertThat(shortLived().devices().presence(HOUSE, old.minusSeconds(1), DAY))
                .extracting(Device.Presence::status)
                .containsExactly(DeviceStatus.OFFLINE);
        assertThat(shortLived().samples().latest(HOUSE).get(ROOM).value().number())
                .hasValue(21);
    }
}
