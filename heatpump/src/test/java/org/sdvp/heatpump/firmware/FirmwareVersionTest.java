package org.sdvp.heatpump.firmware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FirmwareVersionTest {
    private static final List<String> IN_ORDER = List.of(
            "0.9",
            "1.0.0-alpha",
            "1.0.0-alpha.1",
            "1.0.0-alpha.beta",
            "1.0.0-beta.2",
            "1.0.0-beta.11",
            "1.0.0-rc.1",
            "1.0.0",
            "1.0.0.1",
            "1.0.10",
            "1.2",
            "1.10",
            "2");

    @RepeatedTest(5)
    void compareTo_isTheOrderOfSemanticVersioning() {
        long seed = new Random().nextLong();
        List<FirmwareVersion> versions =
                new ArrayList<>(IN_ORDER.stream().map(FirmwareVersion::new).toList());
        Collections.shuffle(versions, new Random(seed));
        Collections.sort(versions);
        assertThat(versions)
                .as("seed %d", seed)
                .extracting(FirmwareVersion::text)
                .isEqualTo(IN_ORDER);
    }

    @Test
    void numbersLeftOut_areZero() {
        assertThat(new FirmwareVersion("1.2").compareTo(new FirmwareVersion("1.2.0")))
                .isZero();
        assertThat(new FirmwareVersion("1.2").isBefore(new FirmwareVersion("1.2.0.1")))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "v1", "1.", ".1", "1.2.3.4.5", "1-", "1.0 ", "1.0-a..b", "1234567890", "1.0-ä", "../1"})
    void whatIsNoVersion_isRefused(String text) {
        assertThatThrownBy(() -> new FirmwareVersion(text))
                .isInstanceOf(FirmwareFormatException.class)
                .hasMessageContaining("expected a version");
    }
}
