package org.sdvp.operator.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sdvp.model.DataAttribute;
import org.sdvp.model.cdc.Cdc;
import org.sdvp.model.value.DataType;
import org.sdvp.model.value.DataValue;
import org.sdvp.model.value.Timestamp;
import org.sdvp.model.value.ValueText;

class StartTextTest {
    private static final DataType TYPE = ((DataAttribute) Cdc.TSG
                    .object("StrTm1")
                    .value("setCal.occType", "NONE")
                    .build()
                    .child("setCal")
                    .orElseThrow())
            .type();
    // A Tuesday.
    private static final Instant START = Instant.parse("2026-11-24T06:05:00Z");

    private static Optional<String> text(Optional<Instant> setTm, DataValue setCal) {
        return StartText.of(setTm.map(Timestamp::of), Optional.of(TYPE), Optional.of(setCal));
    }

    @ParameterizedTest
    @CsvSource({
        "ONCE, once at 2026-11-24T06:05:00Z",
        "HOURLY, every hour at :05 from 2026-11-24T06:05:00Z",
        "DAILY, every day at 06:05 from 2026-11-24T06:05:00Z",
        "WEEKLY, every week on Tuesday at 06:05 from 2026-11-24T06:05:00Z",
        "MONTHLY, every month on day 24 at 06:05 from 2026-11-24T06:05:00Z",
        "YEARLY, every year on 24 November at 06:05 from 2026-11-24T06:05:00Z"
    })
    void repetition_isToldAsItWasMeant(SchedulePlan.Repeat repeat, String expected) {
        assertThat(text(Optional.of(START), StartText.calendar(TYPE, START, repeat)))
                .contains(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{0, WeekDay, Year, Sunday, March, 0, 1, 0} | every year on last Sunday of March at 01:00",
                "{3, WeekDay, Month, Sunday, reserved, 0, 1, 0} | every month on number 3 Sunday at 01:00",
                "{2, WeekOfYear, Year, Monday, reserved, 0, 0, 30} | every year on number 2 Monday of week at 00:30",
                "{0, DayOfMonth, Month, reserved, reserved, 0, 0, 30} | every month on last day at 00:30",
                "{366, DayOfYear, Year, reserved, reserved, 0, 0, 30} | every year on number 366 day at 00:30"
            })
    void calendarsOfOthers_areToldToo(String value, String expected) {
        assertThat(text(Optional.empty(), ValueText.parse(TYPE, value))).contains(expected);
    }

    @Test
    void unset_isEmpty() {
        assertThat(text(Optional.of(Instant.EPOCH), StartText.calendar(TYPE, START, SchedulePlan.Repeat.ONCE)))
                .isEmpty();
    }
}
