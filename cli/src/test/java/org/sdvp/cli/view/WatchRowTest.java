package org.sdvp.cli.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class WatchRowTest {
    @Test
    void ageText_usesTheLargestUnitThatSaysEnough() {
        assertThat(WatchRow.ageText(Duration.ofSeconds(-2))).isEqualTo("0 s");
        assertThat(WatchRow.ageText(Duration.ofSeconds(119))).isEqualTo("119 s");
        assertThat(WatchRow.ageText(Duration.ofMinutes(50))).isEqualTo("50 min");
        assertThat(WatchRow.ageText(Duration.ofHours(40))).isEqualTo("40 h");
        assertThat(WatchRow.ageText(Duration.ofDays(9))).isEqualTo("9 d");
    }
}
