package org.sdvp.centre;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sdvp.centre.account.Role;

class CentreConfigTest {
    @TempDir
    Path folder;

    private CentreConfig load(String text, Map<String, String> env) throws IOException {
        Path file = folder.resolve("centre.yaml");
        Files.writeString(file, text);
        return CentreConfig.load(Optional.of(file), env, Path.of("/var/usual.db"));
    }

    @Test
    void nothingSet_isTheUsual() {
        CentreConfig config = CentreConfig.load(Optional.empty(), Map.of(), Path.of("/var/usual.db"));
        assertThat(config.database().file()).hasValue(Path.of("/var/usual.db"));
        assertThat(config.site().host()).isEqualTo("127.0.0.1");
        assertThat(config.site().port()).isEqualTo(8080);
        assertThat(config.tenant()).isEqualTo("main");
    }

    @Test
    void everything_isRead() throws IOException {
        Files.writeString(folder.resolve("secret"), "hunter2\n");
        CentreConfig config = load("""
                profile: centre.profile
                tenant: north
                database: {url: "jdbc:postgresql://db/sdvp", user: sdvp, password-file: secret, keep-samples: 7d, keep-means: 400d}
                web: {host: 0.0.0.0, port: 8443, keystore: keys.p12, keystore-password-file: secret, proxied: false}
                login: {idle: 30m, whole: 8h}
                oidc:
                  issuer: https://login.example.org
                  client-id: centre
                  client-secret-file: secret
                  address: https://centre.example.org/
                  roles: {chiefs: admin}
                """, Map.of());
        assertThat(config.profile()).hasValue(folder.resolve("centre.profile"));
        assertThat(config.database().retention().samples()).isEqualTo(Duration.ofDays(7));
        assertThat(config.site().tls())
                .hasValueSatisfying(tls -> assertThat(tls.keystore()).isEqualTo(folder.resolve("keys.p12")));
        assertThat(config.logins().idle()).isEqualTo(Duration.ofMinutes(30));
        assertThat(config.oidc()).hasValueSatisfying(oidc -> {
            assertThat(oidc.mapping().roles()).containsEntry("chiefs", Role.ADMIN);
            assertThat(oidc.callback()).isEqualTo("https://centre.example.org/api/v1/login/oidc/callback");
        });
        assertThat(config.toString()).doesNotContain("hunter2");
    }

    @Test
    void environment_goesBeforeTheFile() throws IOException {
        CentreConfig config = load(
                "web: {port: 1}\ndatabase: {file: a.db}",
                Map.of("SDVP_CENTRE_PORT", "9000", "SDVP_CENTRE_DATABASE", "jdbc:postgresql://db/other"));
        assertThat(config.site().port()).isEqualTo(9000);
        assertThat(config.database().url()).isEqualTo("jdbc:postgresql://db/other");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    wbe: {port: 1}                          | unknown key "wbe"
                    web: {prot: 1}                          | unknown key "web.prot"
                    web: {port: 70000}                      | port
                    web: {port: x}                          | port
                    web: {host: 0.0.0.0}                    | TLS
                    web: 7                                  | web: expected keys
                    web: {open: perhaps}                    | web.open: expected true or false
                    login: {idle: soon}                     | login.idle: expected a time
                    database: {keep-samples: 1h}            | a day at least
                    database: {file: a, url: b}             | not both
                    database: {url: "mysql:x"}              | jdbc:postgresql
                    oidc: {issuer: "https://a"}             | oidc.client
                    a: [                                    | no YAML
                    - 1                                     | expected keys
                    """)
    void whatCannotBe_isRefusedWithFileAndKey(String text, String message) {
        assertThatThrownBy(() -> load(text, Map.of()))
                .isInstanceOf(CentreException.class)
                .hasMessageContaining("centre.yaml")
                .hasMessageContaining(message);
    }

    @Test
    void user_isAddedAndGetsAPassword_andTheDatabaseIsBackedUpAndRestored() {
        CentreUpkeep upkeep = new CentreUpkeep(CentreConfig.of(folder.resolve("c.db")));
        upkeep.addUser(CentreUpkeep.fresh("ada", "admin", "correct horse"), "main");
        assertThatThrownBy(() -> upkeep.addUser(CentreUpkeep.fresh("ada", "admin", "correct horse"), "main"))
                .isInstanceOf(CentreException.class)
                .hasMessageContaining("taken");
        upkeep.backup(folder.resolve("backup.db"));
        assertThat(upkeep.setPassword("ada", "battery staple")).isTrue();
        assertThat(upkeep.setPassword("bob", "battery staple")).isFalse();
        assertThat(upkeep.restore(folder.resolve("backup.db"))).isPresent();
        assertThatThrownBy(() -> CentreUpkeep.fresh("x", "king", "correct horse"))
                .isInstanceOf(CentreException.class);
    }
}
