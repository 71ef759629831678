package org.sdvp.xmpp.security;

import static org.assertj.core.api.Assertions.assertThat;

import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TlsRulesTest {
    @ParameterizedTest
    @CsvSource({
        "TLS_AES_256_GCM_SHA384, true",
        "TLS_CHACHA20_POLY1305_SHA256, true",
        "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256, true",
        "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256, true",
        "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256, false",
        "TLS_RSA_WITH_AES_128_GCM_SHA256, false",
        "TLS_DHE_RSA_WITH_AES_128_GCM_SHA256, false",
        "TLS_EMPTY_RENEGOTIATION_INFO_SCSV, false",
    })
    void forwardSecrecyAndAuthenticatedEncryption_areAskedFor(String suite, boolean good) {
        assertThat(TlsRules.isGood(suite)).isEqualTo(good);
    }

    @Test
    void thisPlatform_hasSuitesForBothVersions() throws Exception {
        assertThat(TlsRules.cipherSuites(SSLContext.getDefault()))
                .contains("TLS_AES_128_GCM_SHA256", "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384")
                .allMatch(TlsRules::isGood);
        assertThat(TlsRules.protocols()).containsExactly("TLSv1.3", "TLSv1.2");
    }
}
