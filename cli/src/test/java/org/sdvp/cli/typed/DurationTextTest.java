package org.sdvp.cli.typed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationTextTest {
    @ParameterizedTest
    @CsvSource({"500ms,500", "10s,10000", "10,10000", "0.5s,500", "2m,120000", "1.5h,5400000", "1d,86400000"})
    void convert_readsTimesAsPeopleTypeThem(String text, long millis) {
        assertThat(new DurationText().convert(text)).isEqualTo(Duration.ofMillis(millis));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-1s", "1 s", "1y", "1e3", "0.1ms"})
    void convert_ofSomethingElse_saysWhatWasExpected(String text) {
        assertThatThrownBy(() -> new DurationText().convert(text))
                .hasMessage("expected a time of 1 ms or more such as 500ms, 10s or 2m, but got '" + text + "'");
    }

    @Test
    void of_usesTheLargestUnitThatFits() {
        assertThat(DurationText.of(Duration.ofMillis(1500))).isEqualTo("1500 ms");
        assertThat(DurationText.of(Duration.ofSeconds(2))).isEqualTo("2 s");
        assertThat(DurationText.of(Duration.ofMinutes(90))).isEqualTo("90 min");
        assertThat(DurationText.of(Duration.ofDays(2))).isEqualTo("2 d");
    }
}
