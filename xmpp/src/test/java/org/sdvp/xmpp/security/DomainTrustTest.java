package org.sdvp.xmpp.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DomainTrustTest {
    @ParameterizedTest
    @CsvSource({
        "example.org, example.org, true",
        "example.org, xmpp.example.org, false",
        "*.example.org, xmpp.example.org, true",
        "*.example.org, example.org, false",
        "*.example.org, a.b.example.org, false",
        "*.org, example.org, false",
        "x*.example.org, xmpp.example.org, false",
        "example.org.evil.net, example.org, false",
        "127.0.0.1, 127.0.0.1, true",
    })
    void name_standsForADomain(String name, String domain, boolean matches) {
        assertThat(DomainTrust.matches(name, domain)).isEqualTo(matches);
    }

    @Test
    void caFileThatIsMissingOrHoldsNoCertificate_isRefusedAndNamed(@TempDir Path directory) throws IOException {
        Path missing = directory.resolve("missing.pem");
        Path empty = Files.createFile(directory.resolve("empty.pem"));
        Path key = Files.writeString(directory.resolve("key.pem"), "-----BEGIN KEY-----\nAAAA\n-----END KEY-----\n");
        for (Path file : new Path[] {missing, empty, key}) {
            assertThatThrownBy(() -> DomainTrust.of("example.org", Optional.of(file)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(file.toString())
                    .hasMessageContaining("expected X.509 certificates in PEM");
        }
    }

    @Test
    void withoutCaFile_theAuthoritiesOfTheJdkAreTrusted() {
        assertThat(DomainTrust.of("example.org", Optional.empty()).getAcceptedIssuers())
                .hasSizeGreaterThan(50);
    }
}
