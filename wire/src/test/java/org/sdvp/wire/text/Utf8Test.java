package org.sdvp.wire.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Utf8Test {
    @Test
    void text_comesBack() {
        String text = "a\u0000\r\u00e9\u4e2d\ud83d\ude00";
        assertThat(Utf8.text(Utf8.octets(text))).isEqualTo(text);
        assertThat(Hexadecimal.text(Utf8.octets("\u00e9"))).isEqualTo("c3a9");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ff", "c3", "c0af", "eda080", "f8888080"})
    void octetsThatAreNoUtf8_areRefused(String octets) {
        byte[] bytes = Hexadecimal.octets(octets);
        assertThatThrownBy(() -> Utf8.text(bytes)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void halfOfASurrogatePair_isRefused() {
        assertThatThrownBy(() -> Utf8.octets("a\ud800")).isInstanceOf(IllegalArgumentException.class);
    }
}
