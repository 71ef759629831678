package org.sdvp.enrolment.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** Encodings of ITU-T X.690, worked out by hand. */
class DerTest {
    private static String hex(byte[] octets) {
        return HexFormat.of().formatHex(octets);
    }

    @Test
    void lengths_areShortUpTo127_andLongAbove() {
        assertThat(hex(Arrays.copyOf(Der.octetString(new byte[127]), 2))).isEqualTo("047f");
        assertThat(hex(Arrays.copyOf(Der.octetString(new byte[128]), 3))).isEqualTo("048180");
        assertThat(hex(Arrays.copyOf(Der.octetString(new byte[256]), 4))).isEqualTo("04820100");
    }

    @Test
    void objectIdentifier_packsArcsInSevenBits() {
        assertThat(hex(Der.objectIdentifier("1.2.840.113549"))).isEqualTo("06062a864886f70d");
        assertThat(hex(Der.objectIdentifier("2.5.29.0"))).isEqualTo("0603551d00");
    }

    @Test
    void time_isUtcTimeUntil2049_andGeneralizedTimeFrom2050() {
        assertThat(hex(Der.time(Instant.parse("2049-12-31T23:59:59Z"))))
                .isEqualTo("170d" + hex("491231235959Z".getBytes(StandardCharsets.US_ASCII)));
        assertThat(hex(Der.time(Instant.parse("2050-01-01T00:00:00Z"))))
                .isEqualTo("180f" + hex("20500101000000Z".getBytes(StandardCharsets.US_ASCII)));
    }
}
