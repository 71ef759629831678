package org.sdvp.demo.xmppserver;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sdvp.enrolment.account.EjabberdAccounts;
import org.sdvp.enrolment.account.ServerAccounts;

/**
 * ejabberd 23 run from unpacked packages.
 *
 * <p>Erlang's emulator is started directly, without Debian's scripts, which know only the installed paths. The node has no
 * name, so there is no distribution port and no {@code epmd}.
 */
final class EjabberdSoftware implements ServerSoftware {
    @Override
    public List<String> packages() {
        return List.of("ejabberd");
    }

    @Override
    public void prepare(ServerSite site) throws IOException {
        Files.createDirectories(database(site));
        site.write(configFile(site), configuration(site));
        site.write(accountsFile(site), accountTerms(site.config()));
        site.write(seedProgram(site), seedExpressions(site));
    }

    private String configuration(ServerSite site) {
        XmppServerConfig config = site.config();
        String stream = "module: ejabberd_c2s, access: c2s, backlog: 4096, max_fsm_queue: 100000, max_stanza_size: "
                + config.maxStanzaBytes()
                + ", zlib: " + config.compression()
                // The authority has to stand at the listener: that at the top is not asked about clients.
                + (config.strongLogin() ? ", tls_verify: true, cafile: " + quote(site.caFile()) : "");
        return String.join(
                "\n",
                "hosts: [" + quote(config.domain()) + "]",
                "loglevel: warning",
                "certfiles: [" + quote(site.certificateFile()) + ", " + quote(site.keyFile()) + "]",
                "ca_file: " + quote(site.caFile()),
                "listen:",
                listener(site.ports().starttls(), "starttls: true, starttls_required: true, " + stream),
                listener(site.ports().directTls(), "tls: true, " + stream),
                // A Unix socket in the private directory: nobody else can reach it, and it takes no TCP port.
                "  - { port: " + quote("unix:" + adminSocket(site))
                        + ", tag: accounts, module: ejabberd_http, request_handlers: { /api: mod_http_api } }",
                "auth_method: internal",
                "auth_password_format: scram",
                "auth_scram_hash: " + (hash(config) == ScramKeys.Hash.SHA_1 ? "sha" : "sha256"),
                "disable_sasl_mechanisms: " + disabledMechanisms(config.saslOffer()),
                "access_rules: { c2s: { allow: all } }",
                "api_permissions:",
                "  accounts: { from: [{ tag: accounts }], who: all, what: " + EjabberdAccounts.COMMANDS + " }",
                "shaper_rules: { max_user_sessions: 10, max_user_offline_messages: 5000 }",
                "acme: { auto: false }",
                "modules:",
                "  mod_stream_mgmt: { resume_timeout: " + config.hibernation().toSeconds() + ", max_ack_queue: 50000 }",
                "  mod_roster: { versioning: true }",
                modules(),
                "");
    }

    private static String listener(int port, String options) {
        return "  - { port: " + port + ", ip: \"127.0.0.1\", " + options + " }";
    }

    private static String modules() {
        return Stream.of("adhoc", "admin_extra", "caps", "carboncopy", "disco", "offline", "ping", "time", "version")
                .map(module -> "  mod_" + module + ": {}")
                .collect(Collectors.joining("\n"));
    }

    private static String disabledMechanisms(SaslOffer offer) {
        return switch (offer) {
            case SCRAM_SHA_256 ->
                "[PLAIN, DIGEST-MD5, X-OAUTH2, SCRAM-SHA-1, SCRAM-SHA-1-PLUS, SCRAM-SHA-512, SCRAM-SHA-512-PLUS]";
            case SCRAM_SHA_1 ->
                "[PLAIN, DIGEST-MD5, X-OAUTH2, SCRAM-SHA-256, SCRAM-SHA-256-PLUS, SCRAM-SHA-512, SCRAM-SHA-512-PLUS]";
            case PLAIN ->
                "[DIGEST-MD5, X-OAUTH2, SCRAM-SHA-1, SCRAM-SHA-1-PLUS, SCRAM-SHA-256, SCRAM-SHA-256-PLUS, SCRAM-SHA-512,"
                        + " SCRAM-SHA-512-PLUS]";
        };
    }

    private static ScramKeys.Hash hash(XmppServerConfig config) {
        return config.saslOffer() == SaslOffer.SCRAM_SHA_1 ? ScramKeys.Hash.SHA_1 : ScramKeys.Hash.SHA_256;
    }

    /**
     * The accounts as records of ejabberd's password table, one a line.
     *
     * <p>Deriving the keys here on all cores takes half a millisecond an account; ejabberd itself needs ten times that.
     */
    private static String accountTerms(XmppServerConfig config) {
        ScramKeys.Hash hash = hash(config);
        return config.accounts().entrySet().parallelStream()
                .map(account -> passwordRecord(
                        account.getKey(), config.domain(), hash, ScramKeys.derive(hash, account.getValue())))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static String passwordRecord(String name, String domain, ScramKeys.Hash hash, ScramKeys keys) {
        return "{passwd, {" + binary(name) + ", " + binary(domain) + "}, {scram, " + binary(keys.storedKey()) + ", "
                + binary(keys.serverKey()) + ", " + binary(keys.salt()) + ", "
                + (hash == ScramKeys.Hash.SHA_1 ? "sha" : "sha256") + ", " + keys.iterations() + "}}.";
    }

    /** Loads the accounts, makes sure they are on disk, and deletes their file as a sign that it is done. */
    private static String seedExpressions(ServerSite site) {
        String file = quote(accountsFile(site));
        return String.join(
                "\n",
                "{ok, Accounts} = file:consult(" + file + "),",
                "lists:foreach(fun(Account) -> ok = mnesia:dirty_write(Account) end, Accounts),",
                "mnesia:dirty_update_counter(reg_users_counter, "
                        + binary(site.config().domain()) + ", length(Accounts)),",
                "ok = dets:sync(passwd),",
                "ok = file:delete(" + file + ").",
                "");
    }

    @Override
    public List<String> command(ServerSite site) throws IOException {
        Path seed = seedProgram(site);
        Stream<String> start = Stream.of(
                emulator(site).resolve("erlexec").toString(),
                "-noinput",
                // Kernel polling of as many processes and sockets as a fleet needs.
                "+P",
                "500000",
                "+Q",
                "131072",
                "-mnesia",
                "dir",
                quote(database(site)),
                "-s",
                "ejabberd");
        Stream<String> firstTime = Files.exists(accountsFile(site))
                ? Stream.of("-eval", "ok = file:eval(" + quote(seed) + ").")
                : Stream.empty();
        return Stream.concat(start, firstTime).toList();
    }

    @Override
    public Map<String, String> environment(ServerSite site) throws IOException {
        return Map.of(
                "ROOTDIR", erlang(site).toString(),
                "BINDIR", emulator(site).toString(),
                "EMU", "beam",
                "PROGNAME", "erl",
                "ERL_LIBS", site.libraryPath(),
                "LD_LIBRARY_PATH", site.libraryPath(),
                "ERL_CRASH_DUMP_BYTES", "0",
                "EJABBERD_CONFIG_PATH", configFile(site).toString(),
                "EJABBERD_LOG_PATH", site.directory().resolve("ejabberd.log").toString());
    }

    @Override
    public boolean isSettled(ServerSite site) {
        return !Files.exists(accountsFile(site));
    }

    @Override
    public Path logFile(ServerSite site) {
        // It says everything on the console too, and there even when it fails before the log is open.
        return site.consoleFile();
    }

    @Override
    public ServerAccounts accounts(ServerSite site) {
        return new EjabberdAccounts(adminSocket(site), site.config().domain());
    }

    private static Path erlang(ServerSite site) {
        return site.packages().resolve("usr/lib/erlang");
    }

    /** The directory of the emulator; its name has Erlang's version in it. */
    private static Path emulator(ServerSite site) throws IOException {
        try (Stream<Path> directories = Files.list(erlang(site))) {
            return directories
                    .filter(directory -> directory.getFileName().toString().startsWith("erts-"))
                    .findFirst()
                    .orElseThrow(() -> new XmppServerException("no Erlang emulator in " + erlang(site) + ": delete "
                            + site.packages() + " so that it is fetched again"))
                    .resolve("bin");
        }
    }

    private static Path configFile(ServerSite site) {
        return site.directory().resolve("ejabberd.yml");
    }

    private static Path database(ServerSite site) {
        return site.directory().resolve("database");
    }

    private static Path accountsFile(ServerSite site) {
        return site.directory().resolve("accounts.terms");
    }

    private static Path seedProgram(ServerSite site) {
        return site.directory().resolve("accounts.erl");
    }

    @Override
    public Path adminSocket(ServerSite site) {
        return site.directory().resolve("api.sock");
    }

    private static String quote(Path path) {
        return quote(path.toString());
    }

    /** A string literal that Erlang and YAML read alike. */
    private static String quote(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    /** An Erlang binary of plain text; account names, domains and Base64 have no character that needs an escape. */
    private static String binary(String text) {
        return "<<\"" + text + "\">>";
    }
}
