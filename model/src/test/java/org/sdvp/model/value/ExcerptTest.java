package org.sdvp.model.value;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExcerptTest {
    @Test
    void aTextThatFits_staysAsItIs() {
        assertThat(Excerpt.of("abc", 3)).isEqualTo("abc");
        assertThat(Excerpt.shown("abc", 3)).isEqualTo("abc");
        assertThat(Excerpt.of("", 0)).isEmpty();
    }

    @Test
    void aLongText_isCut_andShownWithAnEllipsis() {
        assertThat(Excerpt.of("abcd", 3)).isEqualTo("abc");
        assertThat(Excerpt.shown("abcd", 3)).isEqualTo("abc…");
        assertThat(Excerpt.of("abcd", 0)).isEmpty();
    }

    @Test
    void aSurrogatePair_isNeverCutInTwo() {
        assertThat(Excerpt.of("a😀😀", 2)).isEqualTo("a");
        assertThat(Excerpt.of("a😀😀", 3)).isEqualTo("a😀");
        assertThat(Excerpt.shown("😀😀", 1)).isEqualTo("…");
        assertThat(Excerpt.of("a\ud83dbc", 2))
                .as("a half alone was there before")
                .isEqualTo("a\ud83d");
    }
}
