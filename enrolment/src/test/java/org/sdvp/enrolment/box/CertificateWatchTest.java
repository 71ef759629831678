package org.sdvp.enrolment.box;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.sdvp.enrolment.certificate.CertificateAuthority;

class CertificateWatchTest {
    private static final Instant ISSUED = Instant.parse("2026-11-23T08:00:00Z");

    private final CertificateAuthority authority =
            CertificateAuthority.create("Enrolment desk", InstantSource.fixed(ISSUED));

    @Test
    void certificate_isDue_whenLessThanAThirdOfItsLifeIsLeft() {
        X509Certificate certificate =
                authority.issue("box7@sdvp.test", CertificateAuthority.newKeys().getPublic(), Duration.ofDays(300));
        Instant end = certificate.getNotAfter().toInstant();
        Duration life = Duration.between(certificate.getNotBefore().toInstant(), end);
        Instant third = end.minus(life.dividedBy(3));

        assertThat(CertificateWatch.isDue(certificate, ISSUED)).isFalse();
        assertThat(CertificateWatch.isDue(certificate, third)).isFalse();
        assertThat(CertificateWatch.isDue(certificate, third.plusSeconds(1))).isTrue();
        assertThat(CertificateWatch.isDue(certificate, end.plusSeconds(1))).isTrue();
    }
}
