package org.sdvp.agent.config;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.PublicKey;
import java.time.Duration;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sdvp.agent.store.StoreLimits;
import org.sdvp.heatpump.firmware.FirmwareFormatException;
import org.sdvp.heatpump.firmware.FirmwareKeys;
import org.sdvp.model.ObjectReference;
import org.sdvp.wire.choice.WireFormats;
import org.sdvp.xmpp.Password;
import org.sdvp.xmpp.XmppSettings;
import org.sdvp.xmpp.security.CertificateFiles;
import org.sdvp.xmpp.stanza.Jid;

/** Reads an {@link AgentConfig} from its file. */
final class AgentConfigReader {
    private static final int STARTTLS_PORT = 5222;
    private static final int DIRECT_TLS_PORT = 5223;
    private static final Map<String, XmppSettings.Tls> TLS =
            Map.of("starttls", XmppSettings.Tls.STARTTLS, "direct", XmppSettings.Tls.DIRECT);

    private static final Pattern HOST = Pattern.compile("(?<host>\\[[0-9a-fA-F:.]+]|[^:\\s]+)(:(?<port>[0-9]+))?");

    private static final String[] ACCOUNT = {
        "jid", "password-file", "password-env", "password", "certificate", "key", "key-password-file", "renewed-by"
    };

    private static final String[] SERVER = {
        "host", "port", "hosts", "tls", "ca-file", "resume", "channel-binding", "scram-sha-1", "compression"
    };

    private static final String[] STORE = {
        "directory", "report-entries", "report-megabytes", "log-megabytes", "audit-megabytes", "audit-days"
    };
    private static final long MEGABYTE = 1 << 20;
    private static final int MOST_ENTRIES = 100_000_000;
    private static final int MOST_DAYS = 36_500;
    private static final int MOST_MEGABYTES = 1 << 20;

    private final Path file;
    private final Map<String, String> env;

    AgentConfigReader(Path file, Map<String, String> env) {
        this.file = file;
        this.env = env;
    }

    AgentConfig read() {
        Section root = root();
        XmppSettings xmpp = xmpp(root);
        AccessConfig access = AccessReader.access(root);
        Map<Jid, Set<String>> owners = AccessReader.owners(root, access.groups().keySet());
        Section device = device(root);
        String logicalDevice = logicalDeviceOf(device);
        AgentConfig.Site site = new AgentConfig.Site(
                device.text("name").orElse(""),
                device.text("location").orElse(""),
                device.text("owner").orElse(""));
        SimulatedConfig simulated = simulated(device, xmpp.jid().local());
        AgentLimits limits = LimitsReader.limits(root);
        StoreConfig store = store(root.section("store").only(STORE), xmpp.jid());
        return new AgentConfig(
                xmpp,
                owners,
                access,
                logicalDevice,
                site,
                simulated,
                limits,
                Optional.of(store),
                formats(root),
                root.has("firmware") ? Optional.of(firmware(root.section("firmware"))) : Optional.empty());
    }

    private Section root() {
        return Section.root(file, YamlText.parse(file, content()))
                .only("account", "xmpp-server", "owners", "groups", "formats", "device", "store", "firmware", "limits");
    }

    private static Section device(Section root) {
        return root.section("device").only("logical-device", "name", "location", "owner", "driver", "simulated");
    }

    private static String logicalDeviceOf(Section device) {
        return device.converted("logical-device", "a name such as HP1", name -> Optional.of(logicalDevice(name)))
                .orElse(AgentConfig.USUAL_LOGICAL_DEVICE);
    }

    RightsConfig readRights() {
        Section root = root();
        AccessConfig access = AccessReader.access(root);
        return new RightsConfig(
                jid(root.section("account").only(ACCOUNT)).bare(),
                AccessReader.owners(root, access.groups().keySet()),
                access,
                logicalDeviceOf(device(root)));
    }

    DeviceAccount readAccount() {
        Section root = root();
        XmppSettings xmpp = xmpp(root);
        AccessConfig access = AccessReader.access(root);
        return new DeviceAccount(
                xmpp,
                AccessReader.owners(root, access.groups().keySet()),
                access,
                LimitsReader.limits(root),
                root.has("store")
                        ? Optional.of(store(root.section("store").only(STORE), xmpp.jid()))
                        : Optional.empty());
    }

    EnrolledAccount readEnrolled() {
        Section account = root().section("account");
        Optional<CertificateFiles> certificate = LoginSecurity.certificate(file, account);
        Optional<Jid> desk = account.converted(
                "renewed-by", "the account of a desk, such as desk@example.org", AgentConfigReader::account);
        if (desk.isPresent() && certificate.isEmpty()) {
            throw account.problem("renewed-by", "expected only beside a certificate, but there is none");
        }
        return new EnrolledAccount(certificate, desk.map(Jid::bare));
    }

    private String content() {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            throw new ConfigException(file + ": there is no such file");
        } catch (CharacterCodingException e) {
            throw new ConfigException(file + ": expected text in UTF-8");
        } catch (IOException e) {
            throw new ConfigException(file + " cannot be read: " + e.getMessage());
        }
    }

    private XmppSettings xmpp(Section root) {
        Section account = root.section("account").only(ACCOUNT);
        Jid jid = jid(account);
        Password password = new PasswordSource(file, env).read(account);
        Section server = root.section("xmpp-server").only(SERVER);
        return XmppSettings.of(jid, password).with(server(server, jid)).with(LoginSecurity.read(file, account, server));
    }

    private static Jid jid(Section account) {
        account.required("jid", "the agent's own account, such as hp01@example.org");
        return account.converted("jid", "an account such as hp01@example.org", AgentConfigReader::account)
                .map(own -> own.isBare() ? own.withResource(AgentConfig.RESOURCE) : own)
                .orElseThrow();
    }

    static Optional<Jid> account(String text) {
        return Optional.of(Jid.of(text)).filter(jid -> !jid.local().isEmpty());
    }

    private XmppSettings.Server server(Section section, Jid jid) {
        XmppSettings.Tls tls = section.choice("tls", XmppSettings.Tls.STARTTLS, TLS);
        Optional<String> host = section.text("host");
        boolean given = host.isPresent() || section.has("port");
        int port = section.integer("port", tls == XmppSettings.Tls.DIRECT ? DIRECT_TLS_PORT : STARTTLS_PORT, 1, 65_535);
        Optional<Path> caFile = section.text("ca-file").map(file::resolveSibling);
        caFile.filter(ca -> !Files.isReadable(ca)).ifPresent(ca -> {
            throw section.problem("ca-file", "expected a file with certificates (PEM), but " + ca + " cannot be read");
        });
        boolean resume = section.flag("resume", true);
        XmppSettings.Server server = new XmppSettings.Server(Optional.empty(), tls, caFile, resume)
                .withFallback(section.texts("hosts").stream()
                        .map(text -> address(section, text, tls))
                        .toList());
        return given ? server.withAddress(host.orElse(jid.domain()), port) : server;
    }

    /** A host name, an address, or one of them with a port: {@code b.example.org:5222}, {@code [2001:db8::1]:5222}. */
    private static InetSocketAddress address(Section section, String text, XmppSettings.Tls tls) {
        Matcher matcher = HOST.matcher(text);
        int usual = tls == XmppSettings.Tls.DIRECT ? DIRECT_TLS_PORT : STARTTLS_PORT;
        String port =
                matcher.matches() ? Optional.ofNullable(matcher.group("port")).orElse("" + usual) : "0";
        if (port.length() > 5 || Integer.parseInt(port) < 1 || Integer.parseInt(port) > 65_535) {
            throw section.problem(
                    "hosts", "expected a host such as b.example.org or b.example.org:5222, but got " + text);
        }
        return InetSocketAddress.createUnresolved(
                matcher.group("host").replaceAll("[\\[\\]]", ""), Integer.parseInt(port));
    }

    private static List<String> formats(Section root) {
        if (!root.has("formats")) {
            return WireFormats.names();
        }
        List<String> names = root.texts("formats");
        try {
            AgentConfig.choice(names);
        } catch (IllegalArgumentException e) {
            throw root.problem("formats", String.valueOf(e.getMessage()));
        }
        return names;
    }

    private static String logicalDevice(String name) {
        ObjectReference reference = ObjectReference.parse(name);
        if (!reference.logicalDevice().equals(name)) {
            throw new IllegalArgumentException("\"" + name + "\" goes deeper than a logical device");
        }
        return name;
    }

    private static SimulatedConfig simulated(Section device, String houseName) {
        device.required("driver", "simulated");
        device.choice("driver", "simulated", Map.of("simulated", "simulated"));
        Section section = device.section("simulated")
                .only("house-name", "product", "house-seed", "speed", "beat", "start-day", "start-time");
        SimulatedConfig config = new SimulatedConfig(
                section.text("house-name").orElse(houseName),
                section.text("product"),
                section.whole("house-seed", 1),
                section.number("speed", 1, SimulatedConfig.SLOWEST, SimulatedConfig.FASTEST),
                section.duration("beat", Duration.ofSeconds(1)),
                new SimulatedConfig.Start(
                        section.integer("start-day", SimulatedConfig.Start.WINTER_MORNING.dayOfYear(), 1, 365),
                        section.converted("start-time", "a time of day such as 06:00", AgentConfigReader::time)
                                .orElse(SimulatedConfig.Start.WINTER_MORNING.timeOfDay())));
        return config;
    }

    private static Optional<LocalTime> time(String text) {
        try {
            return Optional.of(LocalTime.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private StoreConfig store(Section section, Jid account) {
        StoreLimits usual = StoreLimits.defaults();
        Path directory = section.text("directory")
                .map(file::resolveSibling)
                .orElseGet(() -> StoreConfig.usualDirectory(env, account));
        StoreLimits.Size report = new StoreLimits.Size(
                section.integer("report-entries", (int) usual.report().entries(), 1, MOST_ENTRIES),
                section.integer("report-megabytes", (int) (usual.report().bytes() / MEGABYTE), 1, MOST_MEGABYTES)
                        * MEGABYTE);
        StoreLimits.Size log = new StoreLimits.Size(
                usual.log().entries(),
                section.integer("log-megabytes", (int) (usual.log().bytes() / MEGABYTE), 1, MOST_MEGABYTES) * MEGABYTE);
        StoreLimits.Size audit = new StoreLimits.Size(
                usual.audit().entries(),
                section.integer("audit-megabytes", (int) (usual.audit().bytes() / MEGABYTE), 1, MOST_MEGABYTES)
                        * MEGABYTE,
                Duration.ofDays(
                        section.integer("audit-days", (int) usual.audit().age().toDays(), 1, MOST_DAYS)));
        return new StoreConfig(directory, usual.withReport(report).withLog(log).withAudit(audit));
    }

    private FirmwareConfig firmware(Section section) {
        section.only("trusted-keys", "product", "hardware", "megabytes", "trial", "settle");
        List<PublicKey> keys = section.texts("trusted-keys").stream()
                .map(name -> trustedKey(section, name))
                .toList();
        if (keys.isEmpty()) {
            throw section.missing("trusted-keys", "a list of files with the public keys that may sign updates");
        }
        FirmwareConfig.Trial usual = FirmwareConfig.Trial.USUAL;
        return new FirmwareConfig(
                keys,
                section.text("product").orElse(FirmwareConfig.USUAL_PRODUCT),
                section.text("hardware").orElse(""),
                section.integer("megabytes", (int) (FirmwareConfig.USUAL_MAX_OCTETS / MEGABYTE), 1, MOST_MEGABYTES)
                        * MEGABYTE,
                new FirmwareConfig.Trial(
                        section.duration("trial", usual.limit()), section.duration("settle", usual.settle())));
    }

    private PublicKey trustedKey(Section section, String name) {
        try {
            return FirmwareKeys.readPublic(file.resolveSibling(name));
        } catch (FirmwareFormatException | IOException e) {
            throw section.problem(
                    "trusted-keys", "expected a file with a public key of Ed25519 (PEM): " + e.getMessage());
        }
    }
}
