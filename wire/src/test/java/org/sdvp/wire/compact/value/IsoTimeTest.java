package org.sdvp.wire.compact.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sdvp.model.value.EntryTime;
import org.sdvp.model.value.Timestamp;

class IsoTimeTest {
    private static final int TIMES = 3000;

    @RepeatedTest(3)
    void aTimestamp_comesBackToTheBitAndNamesTheInstant(RepetitionInfo repetition) {
        long seed = repetition.getCurrentRepetition() * 31L;
        Random random = new Random(seed);
        for (int i = 0; i < TIMES; i++) {
            Timestamp time = new Timestamp(random.nextLong(1L << 32), random.nextInt(1 << 24), random.nextInt(256));
            String text = IsoTime.text(time);
            assertThat(IsoTime.timestamp(text, time.timeQuality()))
                    .as("seed %s", seed)
                    .isEqualTo(time);
            assertThat(Instant.parse(text).getEpochSecond()).as(text).isEqualTo(time.secondSinceEpoch());
        }
    }

    @RepeatedTest(3)
    void decimals_areTheFewestThatComeBack(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        for (int i = 0; i < TIMES; i++) {
            int fraction = random.nextInt(1, 1 << 24);
            String text = IsoTime.text(new Timestamp(0, fraction, 0));
            String decimals = text.substring(text.indexOf('.') + 1, text.length() - 1);
            BigDecimal exact = new BigDecimal(fraction).divide(new BigDecimal(1 << 24));
            assertThat(decimals).hasSizeBetween(1, 8);
            for (int fewer = decimals.length() - 1; fewer >= 0; fewer--) {
                BigDecimal rounded = exact.setScale(fewer, RoundingMode.HALF_UP);
                BigDecimal back = rounded.multiply(new BigDecimal(1 << 24)).setScale(0, RoundingMode.HALF_UP);
                assertThat(back).as(text).isNotEqualByComparingTo(new BigDecimal(fraction));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1970-01-01T00:00:00Z",
                "1999-12-31T23:59:59Z",
                "2000-02-29T12:30:15Z",
                "2100-02-28T23:59:59Z",
                "2100-03-01T00:00:00Z",
                "2026-11-23T07:21:00.001Z",
                "2026-11-23T07:21:00.999Z",
                "2106-02-07T06:28:15Z"
            })
    void anInstantOfMilliseconds_keepsItsText(String text) {
        Timestamp time = Timestamp.of(Instant.parse(text));
        assertThat(IsoTime.text(time)).isEqualTo(text);
        assertThat(IsoTime.timestamp(text, Timestamp.MILLISECOND)).isEqualTo(time);
    }

    @Test
    void everyDayOfTheRange_isWrittenAndReadAsJavaDoes() {
        for (int day = 0; day <= 0xffff; day++) {
            EntryTime time = new EntryTime(day, day);
            String text = IsoTime.text(time);
            assertThat(Instant.parse(text)).isEqualTo(time.instant());
            assertThat(IsoTime.entryTime(text)).isEqualTo(time);
        }
    }
}
