package org.sdvp.enrolment.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.GeneralSecurityException;
import java.security.cert.CertPath;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Certificates as RFC 5280 has them; that servers and TLS take them is shown by the tests of the XMPP servers. */
class CertificateAuthorityTest {
    private final CertificateAuthority authority = CertificateAuthority.create("test authority");

    private static void validate(X509Certificate certificate, CertificateAuthority trusted)
            throws GeneralSecurityException {
        CertPath path = CertificateFactory.getInstance("X.509").generateCertPath(List.of(certificate));
        PKIXParameters parameters = new PKIXParameters(Set.of(new TrustAnchor(trusted.certificate(), null)));
        parameters.setRevocationEnabled(false);
        CertPathValidator.getInstance("PKIX").validate(path, parameters);
    }

    @RepeatedTest(20)
    void issuedCertificate_leadsToItsAuthority() {
        assertThatCode(() -> validate(authority.issue("sdvp.test").certificate(), authority))
                .doesNotThrowAnyException();
    }

    @Test
    void certificates_areGoodByTheClockOfTheirAuthority() {
        Instant then = Instant.parse("2031-02-03T04:05:06Z");
        CertificateAuthority later = CertificateAuthority.create("later", InstantSource.fixed(then));

        for (X509Certificate certificate :
                List.of(later.certificate(), later.issue("sdvp.test").certificate())) {
            assertThat(certificate.getNotBefore().toInstant()).isEqualTo(then.minus(Duration.ofHours(1)));
            assertThat(certificate.getNotAfter().toInstant()).isEqualTo(then.plus(Duration.ofDays(90)));
        }
    }

    @Test
    void issuedCertificate_doesNotLeadToAnAuthorityOfTheSameName() {
        CertificateAuthority namesake = CertificateAuthority.create("test authority");
        assertThatThrownBy(() -> validate(authority.issue("sdvp.test").certificate(), namesake))
                .isInstanceOf(CertPathValidatorException.class);
    }

    @Test
    void authority_maySignCertificates_andAServerMayNot() throws GeneralSecurityException {
        X509Certificate server = authority.issue("sdvp.test").certificate();
        boolean[] digitalSignatureOnly = {true, false, false, false, false, false, false, false, false};
        boolean[] signing = {false, false, false, false, false, true, true, false, false};
        assertThat(server.getBasicConstraints()).isEqualTo(-1);
        assertThat(server.getKeyUsage()).isEqualTo(digitalSignatureOnly);
        assertThat(server.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.1");
        assertThat(authority.certificate().getBasicConstraints()).isEqualTo(Integer.MAX_VALUE);
        assertThat(authority.certificate().getKeyUsage()).isEqualTo(signing);
    }

    @Test
    void names_areDomainLocalhostAndLoopback() throws GeneralSecurityException {
        X509Certificate server = authority.issue("heat.example").certificate();
        assertThat(new HashSet<>(server.getSubjectAlternativeNames()))
                .isEqualTo(Set.of(List.of(2, "heat.example"), List.of(2, "localhost"), List.of(7, "127.0.0.1")));
        assertThat(server.getSubjectX500Principal().getName()).isEqualTo("CN=heat.example");
        assertThat(server.getIssuerX500Principal().getName()).isEqualTo("CN=test authority");
    }

    @Test
    void validity_beganAnHourAgo_andLastsNinetyDays() {
        X509Certificate server = authority.issue("sdvp.test").certificate();
        Instant now = Instant.now();
        assertThat(server.getNotBefore().toInstant()).isBefore(now.minus(Duration.ofMinutes(59)));
        assertThat(server.getNotAfter().toInstant())
                .isBetween(now.plus(Duration.ofDays(90)).minusSeconds(60), now.plus(Duration.ofDays(90)));
    }

    @Test
    void serialNumbers_differ() {
        assertThat(authority.issue("a.example").certificate().getSerialNumber())
                .isNotEqualTo(authority.issue("a.example").certificate().getSerialNumber())
                .isPositive();
    }

    @Test
    void key_isNotInTheDescription() {
        ServerCertificate certificate = authority.issue("sdvp.test");
        String key = certificate.privateKeyPem().lines().toList().get(1);
        assertThat(certificate.toString()).contains("sdvp.test").doesNotContain(key);
        assertThat(certificate.certificatePem())
                .startsWith("-----BEGIN CERTIFICATE-----\n")
                .doesNotContain(key);
    }
}
