package org.sdvp.demo.xmppserver;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sdvp.enrolment.account.LuaText;
import org.sdvp.enrolment.account.ProsodyAccounts;
import org.sdvp.enrolment.account.ServerAccounts;

/** Prosody 0.12 run from unpacked packages. */
final class ProsodySoftware implements ServerSoftware {
    private static final String LUA = "5.4";

    private static final String[] USUAL_MODULES = {
        "roster",
        "saslauth",
        "tls",
        "disco",
        "ping",
        "smacks",
        "offline",
        "time",
        "version",
        "uptime",
        "carbons",
        "posix",
        "admin_shell",
        // Some chat clients ask the XMPP server for ad-hoc commands before they ask a contact.
        "adhoc"
    };

    private static final String LOGIN_MODULE = "sdvp_login";

    // Prosody checks client certificates as if they were of servers unless told not to.
    private static final String CLIENT_CERTIFICATES =
            "; verify = { \"peer\", \"client_once\" }; verifyext = { lsec_ignore_purpose = false }; cafile = ";

    @Override
    public List<String> packages() {
        return List.of("prosody", "lua" + LUA, "lua-socket", "lua-sec", "lua-expat", "lua-filesystem", "lua-bitop");
    }

    @Override
    public void prepare(ServerSite site) throws IOException {
        writeMainProgram(site);
        site.write(configFile(site), configuration(site));
        writeLoginModule(site);
        Path accounts = data(site).resolve(encode(site.config().domain())).resolve("accounts");
        Files.createDirectories(accounts);
        for (Map.Entry<String, String> account : site.config().accounts().entrySet()) {
            // The server replaces the password by its hash at the first login; others cannot enter the directory.
            Files.writeString(
                    accounts.resolve(encode(account.getKey()) + ".dat"),
                    "return { [\"password\"] = " + LuaText.quote(account.getValue()) + "; };\n");
        }
    }

    private static void writeLoginModule(ServerSite site) throws IOException {
        String file = "mod_" + LOGIN_MODULE + ".lua";
        try (InputStream module = ProsodySoftware.class.getResourceAsStream(file)) {
            if (module == null) {
                throw new XmppServerException("this build of SDVP is not whole: " + file + " is missing");
            }
            site.write(ownModules(site).resolve(file), new String(module.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private static Path ownModules(ServerSite site) {
        return site.directory().resolve("modules");
    }

    /** Prosody's program has the places of its parts written into it; ours are elsewhere. */
    private static void writeMainProgram(ServerSite site) throws IOException {
        Path parts = site.packages().resolve("usr/lib/prosody");
        String program = Files.readString(site.packages().resolve("usr/bin/prosody"));
        String moved = program.replaceAll("(?m)^CFG_SOURCEDIR=.*$", "CFG_SOURCEDIR=" + replacement(parts.toString()))
                .replaceAll("(?m)^CFG_PLUGINDIR=.*$", "CFG_PLUGINDIR=" + replacement(parts + "/modules/"))
                .replaceAll(
                        "(?m)^CFG_CONFIGDIR=.*$",
                        "CFG_CONFIGDIR=" + replacement(site.directory().toString()))
                .replaceAll(
                        "(?m)^CFG_DATADIR=.*$",
                        "CFG_DATADIR=" + replacement(data(site).toString()));
        site.write(mainProgram(site), moved);
    }

    private static String replacement(String path) {
        return Matcher.quoteReplacement(LuaText.quote(path) + ";");
    }

    private String configuration(ServerSite site) {
        XmppServerConfig config = site.config();
        return String.join(
                "\n",
                setting("data_path", quote(data(site))),
                setting("pidfile", quote(site.directory().resolve("prosody.pid"))),
                setting("certificates", quote(site.directory())),
                setting("admin_socket", quote(adminSocket(site))),
                setting("interfaces", list("127.0.0.1")),
                setting("c2s_ports", "{ " + site.ports().starttls() + " }"),
                setting("c2s_direct_tls_ports", "{ " + site.ports().directTls() + " }"),
                setting("s2s_ports", "{ }"),
                setting("s2s_direct_tls_ports", "{ }"),
                setting("component_ports", "{ }"),
                setting("http_ports", "{ }"),
                setting("https_ports", "{ }"),
                // Nagle's algorithm and delayed acknowledgements add 40 ms to every answer with XEP-0198.
                setting("network_settings", "{ nagle = false; tcp_backlog = 4096 }"),
                // The default collector needs three times the time at 5,000 streams.
                setting("gc", "{ mode = \"generational\" }"),
                setting("plugin_paths", list(ownModules(site).toString())),
                setting("modules_enabled", list(modules(config))),
                setting("modules_disabled", list("s2s")),
                setting("smacks_hibernation_time", config.hibernation().toSeconds()),
                setting("smacks_max_queue_size", 50_000),
                setting("c2s_stanza_size_limit", config.maxStanzaBytes()),
                setting("c2s_require_encryption", true),
                setting("authentication", LuaText.quote("internal_hashed")),
                setting(
                        "password_hash",
                        LuaText.quote(config.saslOffer() == SaslOffer.SCRAM_SHA_1 ? "SHA-1" : "SHA-256")),
                setting("disable_sasl_mechanisms", list(disabledMechanisms(config.saslOffer()))),
                setting("insecure_sasl_mechanisms", "{ }"),
                setting("storage", LuaText.quote("internal")),
                setting(
                        "ssl",
                        "{ key = " + quote(site.keyFile()) + "; certificate = " + quote(site.certificateFile())
                                + (config.strongLogin() ? CLIENT_CERTIFICATES + quote(site.caFile()) : "") + " }"),
                setting("log", "{ info = " + quote(site.directory().resolve("prosody.log")) + " }"),
                "VirtualHost " + LuaText.quote(config.domain()),
                "");
    }

    private static String[] modules(XmppServerConfig config) {
        Stream<String> strong = config.strongLogin() ? Stream.of(LOGIN_MODULE) : Stream.empty();
        return Stream.concat(Stream.of(USUAL_MODULES), strong).toArray(String[]::new);
    }

    private static String[] disabledMechanisms(SaslOffer offer) {
        return switch (offer) {
            case SCRAM_SHA_256, SCRAM_SHA_1 -> new String[] {"DIGEST-MD5", "LOGIN", "PLAIN"};
            case PLAIN ->
                new String[] {
                    "DIGEST-MD5", "LOGIN", "SCRAM-SHA-1", "SCRAM-SHA-1-PLUS", "SCRAM-SHA-256", "SCRAM-SHA-256-PLUS"
                };
        };
    }

    @Override
    public List<String> command(ServerSite site) {
        return List.of(
                site.packages().resolve("usr/bin/lua" + LUA).toString(),
                mainProgram(site).toString(),
                "--config",
                configFile(site).toString(),
                "-F");
    }

    @Override
    public Map<String, String> environment(ServerSite site) throws IOException {
        String share = site.packages().resolve("usr/share/lua/" + LUA).toString();
        String modules = site.libraryDirectories()
                .map(directory -> directory.resolve("lua/" + LUA) + "/?.so")
                .collect(Collectors.joining(";"));
        return Map.of(
                "LUA_PATH",
                share + "/?.lua;" + share + "/?/init.lua",
                "LUA_CPATH",
                modules,
                "LD_LIBRARY_PATH",
                site.libraryPath());
    }

    @Override
    public boolean isSettled(ServerSite site) {
        return true;
    }

    @Override
    public Path logFile(ServerSite site) {
        return site.directory().resolve("prosody.log");
    }

    @Override
    public ServerAccounts accounts(ServerSite site) {
        return new ProsodyAccounts(adminSocket(site), site.config().domain());
    }

    private static Path data(ServerSite site) {
        return site.directory().resolve("data");
    }

    private static Path mainProgram(ServerSite site) {
        return site.directory().resolve("prosody.lua");
    }

    private static Path configFile(ServerSite site) {
        return site.directory().resolve("prosody.cfg.lua");
    }

    @Override
    public Path adminSocket(ServerSite site) {
        return site.directory().resolve("admin.sock");
    }

    private static String setting(String name, Object value) {
        return name + " = " + value;
    }

    private static String list(String... texts) {
        return Set.of(texts).stream().sorted().map(LuaText::quote).collect(Collectors.joining(", ", "{ ", " }"));
    }

    private static String quote(Path path) {
        return LuaText.quote(path.toString());
    }

    /** The file name of a host or user in Prosody's data directory: all but ASCII letters and digits as {@code %xx}. */
    static String encode(String name) {
        StringBuilder encoded = new StringBuilder();
        for (byte octet : name.getBytes(StandardCharsets.UTF_8)) {
            boolean plain = octet > 0 && Character.isLetterOrDigit(octet);
            encoded.append(plain ? String.valueOf((char) octet) : String.format("%%%02x", octet & 0xFF));
        }
        return encoded.toString();
    }
}
