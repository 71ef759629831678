package org.sdvp.model.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QualityAndTimeTest {
    @Test
    void everyQuality_isValidityAndFlagsAndNothingElse() {
        for (int bits = 0; bits < 1 << 13; bits++) {
            Quality quality = new Quality(bits);
            Quality.Flag[] flags = quality.flags().toArray(new Quality.Flag[0]);

            assertThat(Quality.of(quality.validity(), flags)).isEqualTo(quality);
        }
    }

    @Test
    void flags_areSetAndClearedOneByOne() {
        for (Quality.Flag flag : Quality.Flag.values()) {
            Quality set = Quality.GOOD.with(flag, true);

            assertThat(set.flags()).containsExactly(flag);
            assertThat(set.with(flag, false)).isEqualTo(Quality.GOOD);
            assertThat(set.validity()).isEqualTo(Quality.Validity.GOOD);
        }
    }

    @ParameterizedTest
    @CsvSource({"-1", "8192"})
    void quality_beyondThirteenBits_isRefused(int bits) {
        assertThatThrownBy(() -> new Quality(bits))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("13");
    }

    @RepeatedTest(500)
    void timestamp_keepsEveryFractionThroughItsInstant(RepetitionInfo info) {
        Random random = new Random(info.getCurrentRepetition());
        Timestamp time = new Timestamp(random.nextInt() & 0xffff_ffffL, random.nextInt(1 << 24), Timestamp.MILLISECOND);

        assertThat(Timestamp.of(time.instant()))
                .as("seed %d", info.getCurrentRepetition())
                .isEqualTo(time);
    }

    @RepeatedTest(500)
    void timestamp_isNearestToItsInstant(RepetitionInfo info) {
        Random random = new Random(info.getCurrentRepetition());
        Instant instant = Instant.ofEpochSecond(random.nextInt(Integer.MAX_VALUE), random.nextInt(1_000_000_000));

        assertThat(Duration.between(instant, Timestamp.of(instant).instant()).abs())
                .as("seed %d", info.getCurrentRepetition())
                .isLessThanOrEqualTo(Duration.ofNanos(30));
    }

    @Test
    void timestamp_lessThanHalfAFractionBelowASecond_isTheNextSecond() {
        Timestamp time = Timestamp.of(Instant.ofEpochSecond(7, 999_999_999));

        assertThat(time.secondSinceEpoch()).isEqualTo(8);
        assertThat(time.fractionOfSecond()).isZero();
    }

    @Test
    void timestamp_outsideItsRange_isRefused() {
        assertThatThrownBy(() -> Timestamp.of(Instant.ofEpochSecond(-1))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Timestamp.of(Instant.ofEpochSecond(1L << 32)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Timestamp(0, 1 << 24, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Timestamp(0, 0, 256)).isInstanceOf(IllegalArgumentException.class);
    }

    @RepeatedTest(500)
    void entryTime_keepsEveryMillisecond(RepetitionInfo info) {
        Random random = new Random(info.getCurrentRepetition());
        EntryTime time = new EntryTime(random.nextInt(0x10000), random.nextInt(86_400_000));

        assertThat(EntryTime.of(time.instant()))
                .as("seed %d", info.getCurrentRepetition())
                .isEqualTo(time);
    }

    @Test
    void entryTime_outsideItsRange_isRefused() {
        assertThatThrownBy(() -> EntryTime.of(Instant.parse("1983-12-31T23:59:59.999Z")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> EntryTime.of(Instant.parse("2163-06-07T00:00:00Z")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> EntryTime.of(Instant.MAX)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new EntryTime(0, 86_400_000)).isInstanceOf(IllegalArgumentException.class);
    }
}
