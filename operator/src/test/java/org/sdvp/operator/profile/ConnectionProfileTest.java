package org.sdvp.operator.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sdvp.xmpp.Password;
import org.sdvp.xmpp.XmppSettings;
import org.sdvp.xmpp.security.CertificateFiles;
import org.sdvp.xmpp.stanza.Jid;

class ConnectionProfileTest {
    /** Made for this test and used nowhere else; good for a hundred years. */
    private static final String CERTIFICATE_AND_KEY = """
            -----BEGIN PRIVATE KEY-----
            MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgiXwbelxI5O0RP880
            VBq2aFx8CXgFLGtY6wA+Don7kzWhRANCAAS+d+fOddJBJJAryXgwARkX6VaDt5l+
            bMBeoR+v/inkoVX4qQDRJmBkDwL1j9JoagJcsP5siDFDVLZsCP5MZyoo
            -----END PRIVATE KEY-----
            -----BEGIN CERTIFICATE-----
            MIIBnzCCAUSgAwIBAgIUJsekcyZv0XXN5zbO+DAUVhTe8hYwCgYIKoZIzj0EAwIw
            DzENMAsGA1UEAwwEaHAwMTAgFw0yNjExMjMxNDE5MzVaGA8yMTI2MTAzMDE0MTkz
            NVowDzENMAsGA1UEAwwEaHAwMTBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABL53
            58510kEkkCvJeDABGRfpVoO3mX5swF6hH6/+KeShVfipANEmYGQPAvWP0mhqAlyw
            /myIMUNUtmwI/kxnKiijfDB6MB0GA1UdDgQWBBTCFjSPBuqwQgZRi4QFHNYj6WY+
            5zAfBgNVHSMEGDAWgBTCFjSPBuqwQgZRi4QFHNYj6WY+5zAPBgNVHRMBAf8EBTAD
            AQH/MCcGA1UdEQQgMB6gHAYIKwYBBQUHCAWgEAwOaHAwMUBzZHZwLnRlc3QwCgYI
            KoZIzj0EAwIDSQAwRgIhAITiW7yApdOE/6gKtIET++Wv2NemKFLuW9Z8E74U703S
            AiEApDud+EFvilIsEoN5v7mkZfp4vji0BWL5DtAHyR3Fec4=
            -----END CERTIFICATE-----
            """;

    @TempDir
    private Path folder;

    private Path file(String... lines) throws IOException {
        Path file = folder.resolve("profile");
        Files.writeString(file, String.join("\n", lines));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        return file;
    }

    private static String password(ConnectionProfile profile) {
        return new String(profile.password().characters());
    }

    @Test
    void load_ofYamlLines_givesAllOfIt() throws IOException {
        Files.writeString(folder.resolve("ca.pem"), "");
        ConnectionProfile profile = ConnectionProfile.load(
                file(
                        "# mine",
                        "jid: Operator@sdvp.test",
                        "password: 'it''s # mine'",
                        "host: 127.0.0.1 # here",
                        "port: 15222",
                        "tls: direct",
                        "ca-file: \"ca.pem\""),
                Map.of());
        assertThat(profile.jid()).isEqualTo(Jid.of("operator@sdvp.test"));
        assertThat(password(profile)).isEqualTo("it's # mine");
        assertThat(profile.server()).contains(InetSocketAddress.createUnresolved("127.0.0.1", 15222));
        assertThat(profile.tls()).isEqualTo(XmppSettings.Tls.DIRECT);
        assertThat(profile.caFile()).contains(folder.resolve("ca.pem"));
        assertThat(profile.settings().server().caFile()).contains(folder.resolve("ca.pem"));
    }

    @Test
    void load_ofPropertiesLines_leavesTheServerToTheDns() throws IOException {
        ConnectionProfile profile = ConnectionProfile.load(file("jid = a@example.org", "password = x=y:z"), Map.of());
        assertThat(password(profile)).isEqualTo("x=y:z");
        assertThat(profile.server()).isEmpty();
        assertThat(profile.settings().server()).isEqualTo(XmppSettings.Server.OF_DOMAIN);
    }

    @Test
    void load_withPortAlone_usesTheDomainAsHost() throws IOException {
        ConnectionProfile profile =
                ConnectionProfile.load(file("jid: a@example.org", "password: x", "port: 6222"), Map.of());
        assertThat(profile.server()).contains(InetSocketAddress.createUnresolved("example.org", 6222));
    }

    @Test
    void load_takesThePasswordFromFileOrEnvironment() throws IOException {
        Files.writeString(folder.resolve("secret"), "from file\nsecond line\n");
        assertThat(password(ConnectionProfile.load(file("jid: a@b", "password-file: secret"), Map.of())))
                .isEqualTo("from file");
        assertThat(password(ConnectionProfile.load(file("jid: a@b", "password-env: PW"), Map.of("PW", "from env"))))
                .isEqualTo("from env");
    }

    @Test
    void load_ofSomethingWrong_namesFileAndFaultButNoSecret() throws IOException {
        assertFault("line 2: expected \"name: value\"", "jid: a@b", "s3cret");
        assertFault("line 2: a value that begins with ' must end with it", "jid: a@b", "password: 's3cret");
        assertFault("line 2: \"jid\" was given before", "jid: a@b", "jid: c@d", "password: s3cret");
        assertFault("unknown name \"pasword\"; expected one of jid, password", "jid: a@b", "pasword: s3cret");
        assertFault("\"jid\" is missing", "password: s3cret");
        assertFault("expected one of password, password-file, password-env, but found none", "jid: a@b");
        assertFault("but found password and password-env", "jid: a@b", "password: s3cret", "password-env: X");
        assertFault("password-env names $NOPE, which is not in the environment", "jid: a@b", "password-env: NOPE");
        assertFault("password file " + folder.resolve("none") + " does not exist", "jid: a@b", "password-file: none");
        assertFault("the password that password gives is empty", "jid: a@b", "password:  ''");
        assertFault("port must be 1 to 65535, but is \"70000\"", "jid: a@b", "password: s3cret", "port: 70000");
        assertFault("tls must be starttls or direct, but is \"no\"", "jid: a@b", "password: s3cret", "tls: no");
        assertFault("jid must be an account", "jid: example.org", "password: s3cret");
        assertFault("is no XMPP address", "jid: a@b@c", "password: s3cret");
        assertFault(
                "expected formats of [compact, soap, rpc, command], but got \"xer\"",
                "jid: a@b",
                "password: s3cret",
                "formats: xer");
        assertFault("the format rpc is named twice", "jid: a@b", "password: s3cret", "formats: rpc, rpc");
    }

    private void assertFault(String part, String... lines) throws IOException {
        Path file = file(lines);
        assertThatThrownBy(() -> ConnectionProfile.load(file, Map.of()))
                .isInstanceOf(ProfileException.class)
                .hasMessageContaining(part)
                .hasMessageContaining(folder.toString())
                .hasMessageNotContaining("s3cret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw--w----", "rw----r--", "rw-----w-"})
    void load_ofAPasswordThatOthersMayReadOrReplace_isRefused(String permissions) throws IOException {
        Path file = file("jid: a@b", "password: s3cret");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
        assertThatThrownBy(() -> ConnectionProfile.load(file, Map.of()))
                .isInstanceOf(ProfileException.class)
                .hasMessageContaining("chmod 600 " + file)
                .hasMessageNotContaining("s3cret");
    }

    @Test
    void load_ofAProfileWithoutPassword_mayBeReadByOthers() throws IOException {
        Path file = file("jid: a@b", "password-env: PW");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(password(ConnectionProfile.load(file, Map.of("PW", "from env"))))
                .isEqualTo("from env");
    }

    @Test
    void load_ofMissingFile_saysSo() {
        assertThatThrownBy(() -> ConnectionProfile.load(folder.resolve("none"), Map.of()))
                .hasMessage("profile " + folder.resolve("none") + " does not exist");
    }

    @Test
    void save_thenLoad_givesTheSame_readableByTheOwnerOnly() throws IOException {
        Path ca = Files.writeString(folder.resolve("ca.pem"), "");
        ConnectionProfile profile = new ConnectionProfile(
                Jid.of("operator@sdvp.test"),
                Password.of("a'b\"c\\d #e: f"),
                Optional.of(InetSocketAddress.createUnresolved("127.0.0.1", 15222)),
                XmppSettings.Tls.STARTTLS,
                Optional.of(ca));
        Path file = folder.resolve("sdvp/demo.profile");
        profile.save(file);
        profile.save(file);
        ConnectionProfile loaded = ConnectionProfile.load(file, Map.of());
        assertThat(password(loaded)).isEqualTo(password(profile));
        assertThat(loaded).usingRecursiveComparison().ignoringFields("password").isEqualTo(profile);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("sdvp"))))
                .isEqualTo("rwx------");
        assertThat(folder.resolve("sdvp")).isDirectoryContaining(path -> path.equals(file));
        assertThat(folder.resolve("sdvp").toFile().list()).hasSize(1);
    }

    @Test
    void formats_areAllUnlessNamed_andComeBackInTheirOrder() throws IOException {
        assertThat(ConnectionProfile.load(file("jid: a@b", "password: x"), Map.of())
                        .formats())
                .containsExactly("compact", "soap", "rpc", "command", "sdvp2");
        ConnectionProfile named =
                ConnectionProfile.load(file("jid: a@b", "password: x", "formats: rpc, compact"), Map.of());
        assertThat(named.formats()).containsExactly("rpc", "compact");
        Path saved = folder.resolve("saved");
        named.save(saved);
        assertThat(ConnectionProfile.load(saved, Map.of()).formats()).containsExactly("rpc", "compact");
    }

    @Test
    void demandsOnTheLogin_areRead_andComeBackFromAFile() throws IOException {
        Path own = Files.writeString(folder.resolve("own.pem"), CERTIFICATE_AND_KEY);
        Files.setPosixFilePermissions(own, PosixFilePermissions.fromString("rw-------"));
        ConnectionProfile strict = ConnectionProfile.load(
                file(
                        "jid: a@b",
                        "certificate: own.pem",
                        "channel-binding: required",
                        "scram-sha-1: false",
                        "compression: true"),
                Map.of());
        assertThat(strict.password().isEmpty()).isTrue();
        assertThat(strict.settings().security())
                .isEqualTo(new XmppSettings.Security(Optional.of(CertificateFiles.in(own)), true, false, true));
        Path saved = folder.resolve("saved");
        strict.save(saved);
        assertThat(ConnectionProfile.load(saved, Map.of()))
                .usingRecursiveComparison()
                .isEqualTo(strict);
    }

    @ParameterizedTest
    @ValueSource(strings = {"channel-binding: maybe", "scram-sha-1: no", "compression: zlib", "key: a.key"})
    void demandOnTheLogin_thatIsNone_isNamed(String line) {
        assertThatThrownBy(() -> ConnectionProfile.load(file("jid: a@b", "password: x", line), Map.of()))
                .isInstanceOf(ProfileException.class)
                .hasMessageContaining(line.substring(0, line.indexOf(':')));
    }

    @Test
    void toString_hasNoPassword() {
        ConnectionProfile profile = new ConnectionProfile(
                Jid.of("a@b"), Password.of("s3cret"), Optional.empty(), XmppSettings.Tls.STARTTLS, Optional.empty());
        assertThat(profile.toString()).contains("a@b").doesNotContain("s3cret");
    }
}
