package org.sdvp.agent.schedule.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sdvp.model.DataAttribute;
import org.sdvp.model.cdc.Cdc;
import org.sdvp.model.value.BasicType;
import org.sdvp.model.value.DataType;
import org.sdvp.model.value.DataValue;

class CalendarTimeTest {
    private static final DataType TYPE = ((DataAttribute) Cdc.TSG
                    .object("StrTm")
                    .value("setCal.occType", "Time")
                    .build()
                    .child("setCal")
                    .orElseThrow())
            .type();

    private static Optional<CalendarTime> calendar(int... numbers) {
        DataType.Structure structure = (DataType.Structure) TYPE;
        DataValue[] members = new DataValue[numbers.length];
        for (int i = 0; i < numbers.length; i++) {
            BasicType type = structure.members().get(i).type().basicType();
            members[i] = new DataValue.Int(type, numbers[i]);
        }
        return CalendarTime.of(TYPE, DataValue.Structure.of(members));
    }

    // occ, occType, occPer, weekDay, month, day, hr, mn
    @ParameterizedTest
    @CsvSource({
        "0 0 0 0 0 0 0 15, 2026-05-10T10:20:00Z, 2026-05-10T11:15:00Z",
        "0 0 0 0 0 0 0 20, 2026-05-10T10:20:00Z, 2026-05-10T10:20:00Z",
        "0 0 1 0 0 0 6 30, 2026-05-10T10:20:00Z, 2026-05-11T06:30:00Z",
        "0 0 2 1 0 0 6 30, 2026-05-10T10:20:00Z, 2026-05-11T06:30:00Z",
        "0 0 2 7 0 0 9 00, 2026-05-10T10:20:00Z, 2026-05-17T09:00:00Z",
        "0 0 3 0 0 31 0 00, 2026-04-02T00:00:00Z, 2026-05-31T00:00:00Z",
        "0 0 4 0 2 29 0 00, 2026-04-02T00:00:00Z, 2028-02-29T00:00:00Z",
        "3 1 3 7 0 0 0 00, 2026-05-10T10:20:00Z, 2026-05-17T00:00:00Z",
        "0 1 4 7 3 0 1 00, 2026-01-01T00:00:00Z, 2026-03-29T01:00:00Z",
        "1 1 4 1 0 0 0 00, 2026-02-01T00:00:00Z, 2027-01-04T00:00:00Z",
        "1 2 4 1 0 0 0 00, 2025-12-28T00:00:00Z, 2025-12-29T00:00:00Z",
        "53 2 4 5 0 0 0 00, 2024-01-01T00:00:00Z, 2027-01-01T00:00:00Z",
        "0 3 3 0 0 0 0 00, 2026-02-10T00:00:00Z, 2026-02-28T00:00:00Z",
        "0 3 4 0 2 0 0 00, 2026-03-01T00:00:00Z, 2027-02-28T00:00:00Z",
        "366 4 4 0 0 0 0 00, 2026-01-01T00:00:00Z, 2028-12-31T00:00:00Z",
        "0 4 4 0 0 0 0 00, 2026-01-01T00:00:00Z, 2026-12-31T00:00:00Z"
    })
    void next_isTheFirstMomentAtOrAfter(String numbers, Instant from, Instant expected) {
        CalendarTime time = calendar(java.util.Arrays.stream(numbers.split(" ", -1))
                        .mapToInt(Integer::parseInt)
                        .toArray())
                .orElseThrow();

        assertThat(time.next(from)).contains(expected);
        assertThat(time.next(expected)).contains(expected);
        assertThat(time.latest(expected)).contains(expected);
        assertThat(time.next(expected.plusNanos(1)).orElseThrow()).isAfter(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "0 5 0 0 0 0 0 00",
        "0 0 1 0 0 0 24 00",
        "0 0 1 0 0 0 0 60",
        "0 0 2 0 0 0 0 00",
        "0 0 3 0 0 0 0 00",
        "0 0 4 0 0 1 0 00",
        "1 1 1 1 0 0 0 00",
        "1 3 4 0 0 0 0 00"
    })
    void noneAndNonsense_areNoTime(String numbers) {
        assertThat(calendar(java.util.Arrays.stream(numbers.split(" ", -1))
                        .mapToInt(Integer::parseInt)
                        .toArray()))
                .isEmpty();
    }

    @RepeatedTest(200)
    void latestAndNext_enclose(RepetitionInfo repetition) {
        SplittableRandom random = new SplittableRandom(repetition.getCurrentRepetition());
        int[] numbers = {
            random.nextInt(6),
            random.nextInt(5),
            random.nextInt(5),
            random.nextInt(8),
            random.nextInt(13),
            random.nextInt(32),
            random.nextInt(24),
            random.nextInt(60)
        };
        Instant at = Instant.parse("2026-01-01T00:00:00Z").plus(Duration.ofMinutes(random.nextInt(5_000_000)));
        Optional<CalendarTime> time = calendar(numbers);
        if (time.isEmpty()) {
            return;
        }
        Optional<Instant> next = time.get().next(at);
        Optional<Instant> latest = time.get().latest(at);

        assertThat(next.stream()).as("%s from %s", time.get(), at).allSatisfy(found -> {
            assertThat(found).isAfterOrEqualTo(at);
            assertThat(time.get().latest(found)).contains(found);
        });
        assertThat(latest.stream()).as("%s until %s", time.get(), at).allSatisfy(found -> {
            assertThat(found).isBeforeOrEqualTo(at);
            assertThat(time.get().next(found.plusNanos(1)))
                    .isEqualTo(found.equals(at) ? time.get().next(at.plusNanos(1)) : next);
        });
    }
}
