package org.sdvp.agent.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sdvp.acsi.Role;
import org.sdvp.agent.store.StoreLimits;
import org.sdvp.heatpump.firmware.FirmwareKeys;
import org.sdvp.xmpp.PeerLiveness;
import org.sdvp.xmpp.XmppSettings;
import org.sdvp.xmpp.limit.RateLimits;
import org.sdvp.xmpp.link.StreamLiveness;
import org.sdvp.xmpp.security.CertificateFiles;
import org.sdvp.xmpp.stanza.Jid;

class AgentConfigTest {
    private static final Path EXAMPLE = Path.of("../docs/examples/agent.yaml");
    private static final String LEAST = """
            account:
              jid: hp01@sdvp.test
              password-env: HP01
            owners:
              - jid: operator@sdvp.test
                groups: [Service Provider]
            device:
              driver: simulated
            """;

    /** Made for this test and used nowhere else; good for a hundred years. */
    private static final String CERTIFICATE = """
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

    private static final String KEY = """
            -----BEGIN PRIVATE KEY-----
            MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgiXwbelxI5O0RP880
            VBq2aFx8CXgFLGtY6wA+Don7kzWhRANCAAS+d+fOddJBJJAryXgwARkX6VaDt5l+
            bMBeoR+v/inkoVX4qQDRJmBkDwL1j9JoagJcsP5siDFDVLZsCP5MZyoo
            -----END PRIVATE KEY-----
            """;

    @TempDir
    private Path directory;

    private AgentConfig load(String text) throws IOException {
        Path file = directory.resolve("agent.yaml");
        Files.writeString(file, text);
        return AgentConfig.load(file, Map.of("HP01", "secret"));
    }

    private static String password(AgentConfig config) {
        return new String(config.xmpp().password().characters());
    }

    @Test
    void theExample_isAValidFile_withAllKeys() throws IOException {
        Files.copy(EXAMPLE, directory.resolve("example.yaml"));
        Files.writeString(directory.resolve("hp01.password"), "from a file\n");
        Files.writeString(directory.resolve("ca.pem"), "");
        KeyPair vendor = FirmwareKeys.generate();
        FirmwareKeys.write(vendor, directory.resolve("vendor.key"), directory.resolve("vendor.pub"));
        AgentConfig config = AgentConfig.load(directory.resolve("example.yaml"), Map.of());
        assertThat(config.xmpp().jid()).isEqualTo(Jid.of("hp01@example.org/IEC"));
        assertThat(password(config)).isEqualTo("from a file");
        assertThat(config.xmpp().server().address())
                .contains(InetSocketAddress.createUnresolved("xmpp.example.org", 5222));
        assertThat(config.owners())
                .isEqualTo(Map.of(
                        Jid.of("operator@example.org"), Set.of("Service Provider"),
                        Jid.of("home@example.org"), Set.of("User")));
        assertThat(config.limits()).isEqualTo(AgentLimits.USUAL);
        assertThat(config.access()).isEqualTo(AccessConfig.USUAL);
        assertThat(config.simulated())
                .isEqualTo(new SimulatedConfig(
                        "hp01",
                        Optional.of("F2120-16"),
                        42,
                        1,
                        Duration.ofSeconds(1),
                        new SimulatedConfig.Start(15, LocalTime.of(6, 0))));
        assertThat(config.site().location()).isEqualTo("Example Street 1");
        assertThat(config.store()).contains(StoreConfig.in(directory.resolve("hp01-store")));
        assertThat(config.firmware())
                .contains(new FirmwareConfig(
                        List.of(vendor.getPublic()),
                        FirmwareConfig.USUAL_PRODUCT,
                        "hp-box-2",
                        FirmwareConfig.USUAL_MAX_OCTETS,
                        FirmwareConfig.Trial.USUAL));
    }

    @Test
    void withoutASectionFirmware_noUpdatesAreTaken() throws IOException {
        assertThat(load(LEAST).firmware()).isEmpty();
    }

    @Test
    void demandsOnTheLogin_areRead() throws IOException {
        AgentConfig usual = load(LEAST);
        assertThat(usual.xmpp().security()).isEqualTo(XmppSettings.Security.USUAL);
        AgentConfig strict = load(LEAST + """
                xmpp-server:
                  channel-binding: required
                  scram-sha-1: false
                  compression: true
                """);
        assertThat(strict.xmpp().security()).isEqualTo(new XmppSettings.Security(Optional.empty(), true, false, true));
        assertThatThrownBy(() -> load(LEAST + "xmpp-server:\n  channel-binding: maybe\n"))
                .hasMessageContaining("xmpp-server.channel-binding: expected one of offered, required");
    }

    @Test
    void deskThatRenews_isReadBesideTheCertificateOnly() throws IOException {
        Path file = Files.writeString(
                directory.resolve("agent.yaml"),
                LEAST.replace("password-env: HP01", "password-env: HP01\n  renewed-by: desk@sdvp.test"));
        assertThatThrownBy(() -> EnrolledAccount.load(file, Map.of("HP01", "secret")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("account.renewed-by: expected only beside a certificate");
    }

    @Test
    void certificateThatCannotBeUsed_isNamed_andOneWithoutPasswordSuffices() throws IOException {
        String byCertificate = LEAST.replace("password-env: HP01", "certificate: hp01.pem\n  key: hp01.key");
        assertThatThrownBy(() -> load(byCertificate))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("account.certificate")
                .hasMessageContaining("hp01.pem does not exist");
        assertThatThrownBy(() -> load(LEAST.replace("password-env: HP01", "password-env: HP01\n  key: hp01.key")))
                .hasMessageContaining("account.key: expected only beside a certificate");
        Files.writeString(directory.resolve("hp01.pem"), CERTIFICATE);
        Path key = Files.writeString(directory.resolve("hp01.key"), KEY);
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r-----"));
        assertThatThrownBy(() -> load(byCertificate)).hasMessageContaining("chmod 600");
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
        AgentConfig config = load(byCertificate);
        assertThat(config.xmpp().password().isEmpty()).isTrue();
        assertThat(config.xmpp().security().certificate())
                .contains(CertificateFiles.pem(directory.resolve("hp01.pem"), key));
    }

    @Test
    void furtherHosts_areTriedAfterTheFirst() throws IOException {
        Path file = directory.resolve("agent.yaml");
        Files.writeString(
                file, LEAST + "xmpp-server: {hosts: [b.example.org, 'c.example.org:5269', '[2001:db8::1]:5222']}\n");
        assertThat(AgentConfig.load(file, Map.of("HP01", "secret"))
                        .xmpp()
                        .server()
                        .fallback())
                .containsExactly(
                        InetSocketAddress.createUnresolved("b.example.org", 5222),
                        InetSocketAddress.createUnresolved("c.example.org", 5269),
                        InetSocketAddress.createUnresolved("2001:db8::1", 5222));
        Files.writeString(file, LEAST + "xmpp-server: {hosts: ['c.example.org:0']}\n");
        assertThatThrownBy(() -> AgentConfig.load(file, Map.of("HP01", "secret")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("hosts")
                .hasMessageContaining("c.example.org:0");
    }

    @Test
    void aMeteredLink_isAskedRarely() throws IOException {
        Path file = directory.resolve("agent.yaml");
        Files.writeString(file, LEAST + "limits: {metered: true}\n");
        AgentLimits limits = AgentConfig.load(file, Map.of("HP01", "secret")).limits();
        assertThat(limits.liveness()).isEqualTo(PeerLiveness.Settings.METERED);
        assertThat(limits.isMetered()).isTrue();
        assertThat(limits.streamLiveness()).isEqualTo(StreamLiveness.Settings.METERED);
    }

    @Test
    void withoutADirectory_theStoreIsWhereStatesBelong() throws IOException {
        Path file = directory.resolve("agent.yaml");
        Files.writeString(file, LEAST);

        assertThat(AgentConfig.load(file, Map.of("HP01", "secret", "XDG_STATE_HOME", "/var/states"))
                        .store())
                .contains(StoreConfig.in(Path.of("/var/states/sdvp/hp01@sdvp.test")));
        assertThat(AgentConfig.load(file, Map.of("HP01", "secret", "HOME", "/homes/anna"))
                        .store())
                .contains(StoreConfig.in(Path.of("/homes/anna/.local/state/sdvp/hp01@sdvp.test")));
    }

    @Test
    void sizesOfTheStore_areThoseOfTheFile() throws IOException {
        AgentConfig config = load(LEAST + "\nstore:\n  report-entries: 7\n  report-megabytes: 2\n  log-megabytes: 3\n");

        StoreLimits limits = config.store().orElseThrow().limits();
        assertThat(limits.report()).isEqualTo(new StoreLimits.Size(7, 2 << 20));
        assertThat(limits.log().bytes()).isEqualTo(3 << 20);
    }

    @Test
    void groupsAndRates_areThoseOfTheFile_andTheUsualOnesWhereItIsSilent() throws IOException {
        AgentConfig config = load(LEAST.replace("[Service Provider]", "[Betrieb, Bewohner]") + """
                groups:
                  service-provider: [Betrieb, Leitstelle]
                  user: [Bewohner]
                limits:
                  calls:
                    user: {per-second: 0.5, burst: 3}
                    lock-out: {time: 5m}
                store:
                  audit-megabytes: 2
                  audit-days: 30
                """);

        assertThat(config.access().groups())
                .isEqualTo(Map.of(
                        "Vendor", Role.VENDOR,
                        "Betrieb", Role.SERVICE_PROVIDER,
                        "Leitstelle", Role.SERVICE_PROVIDER,
                        "Bewohner", Role.USER));
        assertThat(config.access().roles(Set.of("Betrieb", "Bewohner", "Other")))
                .containsExactlyInAnyOrder(Role.SERVICE_PROVIDER, Role.USER);
        RateLimits rates = config.access().rates();
        assertThat(rates.byRole())
                .containsEntry(Role.USER, new RateLimits.Rate(0.5, 3))
                .containsEntry(Role.VENDOR, new RateLimits.Rate(200, 2000));
        assertThat(rates.lockOut())
                .isEqualTo(new RateLimits.LockOut(500, Duration.ofSeconds(10), Duration.ofMinutes(5)));
        assertThat(config.store().orElseThrow().limits().audit())
                .isEqualTo(new StoreLimits.Size(100_000, 2 << 20, Duration.ofDays(30)));
    }

    @Test
    void withoutOwners_theRosterDecides_butAnEmptyListIsAMistake() throws IOException {
        String without = LEAST.replaceFirst("owners:\n.*\n.*\n", "");
        assertThat(load(without).owners()).isEmpty();
        assertThatThrownBy(() -> load(without + "owners: []\n"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("expected at least one jid and its groups; without the key");
    }

    @Test
    void groupOfTwoRoles_isAMistake() {
        assertThatThrownBy(() -> load(LEAST + "groups:\n  user: [Service Provider]\n"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("groups.user")
                .hasMessageContaining("\"Service Provider\" gives another role already");
    }

    @Test
    void theLeastFile_hasTheUsualValues() throws IOException {
        AgentConfig config = load(LEAST);
        assertThat(password(config)).isEqualTo("secret");
        assertThat(config.xmpp().server()).isEqualTo(XmppSettings.Server.OF_DOMAIN);
        assertThat(config.logicalDevice()).isEqualTo("HP1");
        assertThat(config.simulated()).isEqualTo(SimulatedConfig.of("hp01", 1));
        assertThat(config.limits()).isEqualTo(AgentLimits.USUAL);
        assertThat(config.formats()).containsExactly("compact", "soap", "rpc", "command");
    }

    @Test
    void formats_areThoseOfTheFile() throws IOException {
        assertThat(load(LEAST + "\nformats: [rpc, compact]\n").formats()).containsExactly("rpc", "compact");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "driver: simulated | driver: modbus | :8: device.driver: expected one of simulated, but got \"modbus\"",
                "device: | devise: | :8: unknown key \"devise\"; expected one of account,",
                "driver: simulated | name: x | :8: device.driver is missing; expected simulated",
                "driver: simulated | driver: simulated\\n  colour: red | :9: unknown key \"device.colour\"; expected one of",
                "groups: [Service Provider] | groups: [Owner] | :6: owners[0].groups: expected a list of at least one of",
                "groups: [Service Provider] | groups: User | :6: owners[0].groups: expected a list, but got \"User\"",
                "operator@sdvp.test | not an address | :5: owners[0].jid: expected an account without resource",
                "operator@sdvp.test | operator@sdvp.test/home | expected an account without resource, operator@sdvp.test",
                "jid: hp01@sdvp.test | jid: sdvp.test | :2: account.jid: expected an account such as",
                "password-env: HP01 | password-env: HP02 | :3: account.password-env: $HP02 is not in the environment",
                "password-env: HP01 | password-file: none | account.password-file: expected a file with the password",
                "password-env: HP01 | password-file: x\\n  password-env: HP01 | account.password-file is missing; expected exactly one of",
                "device: | xmpp-server: {port: 70000}\\ndevice: | xmpp-server.port: expected a whole number from 1 to 65535",
                "device: | xmpp-server: {port: many}\\ndevice: | xmpp-server.port: expected a whole number",
                "device: | xmpp-server: {tls: none}\\ndevice: | xmpp-server.tls: expected one of direct, starttls",
                "device: | xmpp-server: {ca-file: none.pem}\\ndevice: | xmpp-server.ca-file: expected a file with",
                "device: | limits: {command-age: 30}\\ndevice: | limits.command-age: expected a time above zero such as",
                "device: | limits: {command-age: 0s}\\ndevice: | limits.command-age: expected a time above zero such as",
                "device: | formats: [compact, xer]\\ndevice: | formats: expected formats of [compact, soap, rpc, command], but got \"xer\"",
                "device: | 'firmware: {trusted-keys: [none.pub]}\\ndevice:' | firmware.trusted-keys: expected a file with a public key",
                "device: | 'firmware: {product: x}\\ndevice:' | firmware.trusted-keys is missing; expected a list of files",
                "device: | limits: [1]\\ndevice: | limits: expected keys with values, but got a list",
                "device: | owners: []\\ndevice: | \"owners\" is here for the second time",
                "driver: simulated | driver: simulated\\n  simulated: {start-time: six} | expected a time of day such as",
                "driver: simulated | driver: simulated\\n  simulated: {speed: 0} | speed: expected a number from 0.1",
                "driver: simulated | driver: simulated\\n  logical-device: HP1/X | device.logical-device: expected a name",
                "device: | 'limits: {login-waits: {first: 1m, most: 1s}}\\ndevice:' | limits.login-waits.first: expected no more",
            })
    void faultsName_fileLineKey_whatWasExpectedAndWhatCame(String from, String to, String message) {
        String text = LEAST.replace(from, to.replace("\\n", "\n"));
        assertThatThrownBy(() -> load(text))
                .isInstanceOf(ConfigException.class)
                .hasMessageStartingWith(directory.resolve("agent.yaml") + ":")
                .hasMessageContaining(message);
    }

    @Test
    void passwordInTheFile_needsAFileForItsUserOnly() throws IOException {
        String text = LEAST.replace("password-env: HP01", "password: hush");
        Path file = directory.resolve("agent.yaml");
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        assertThatThrownBy(() -> AgentConfig.load(file, Map.of()))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("chmod 600 " + file)
                .hasMessageNotContaining("hush");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        AgentConfig config = AgentConfig.load(file, Map.of());
        assertThat(password(config)).isEqualTo("hush");
        assertThat(config.toString()).doesNotContain("hush");
    }

    @Test
    void textThatIsNoYaml_isRefusedByLine_withoutBeingQuoted() {
        assertThatThrownBy(() -> load("account:\n  password: \"hush\n\t- [\n"))
                .isInstanceOf(ConfigException.class)
                .hasMessageMatching("(?s).*agent.yaml:[0-9]+: this is no YAML: .*")
                .hasMessageNotContaining("hush");
    }

    @Test
    void emptyFile_tellsWhatIsMissing() {
        assertThatThrownBy(() -> load(""))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("account.jid is missing; expected the agent's own account");
    }

    @Test
    void nestingWithoutEnd_isRefused() {
        assertThatThrownBy(() -> load("[".repeat(100_000)))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("expected at most 16 levels");
    }

    @Test
    void missingFile_isNamed() {
        Path none = directory.resolve("none.yaml");
        assertThatThrownBy(() -> AgentConfig.load(none, Map.of()))
                .isInstanceOf(ConfigException.class)
                .hasMessage(none + ": there is no such file");
    }
}
