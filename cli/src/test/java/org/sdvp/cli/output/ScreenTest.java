package org.sdvp.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ScreenTest {
    @Test
    void styled_withoutColours_leavesTheTextAlone() {
        assertThat(new Screen(true, 80, 24, false).styled(Style.RED, "x")).isEqualTo("x");
        assertThat(new Screen(true, 80, 24, true).styled(Style.RED, "x")).isEqualTo("\u001b[31mx\u001b[0m");
    }

    @Test
    void columns_areNeverTooFewToWorkWith() {
        assertThat(new Screen(true, 1, 24, false).columns()).isEqualTo(20);
    }
}
