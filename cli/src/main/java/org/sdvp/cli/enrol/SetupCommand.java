package org.sdvp.cli.enrol;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.sdvp.cli.output.Json;
import org.sdvp.enrolment.account.ServerAccounts;
import org.sdvp.enrolment.certificate.Pem;
import org.sdvp.enrolment.desk.DeskSettings;
import org.sdvp.enrolment.desk.EnrolmentDesk;
import org.sdvp.operator.InputException;
import org.sdvp.operator.profile.ConnectionProfile;
import org.sdvp.xmpp.XmppSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sdvp enrol setup}: makes a desk. */
@Command(
        name = "setup",
        description = "make a desk, for the account of the profile, and check that it can command the XMPP server",
        footer = {
            "",
            "SOCKET is /run/prosody/prosody.sock for Prosody as Debian has it, or where ejabberd's HTTP API listens "
                    + "(docs/enrolment.md). Doing it again changes the settings and keeps authority and boxes."
        })
final class SetupCommand implements Callable<Integer> {
    private final Office office;

    @Mixin
    private DeskOptions options = new DeskOptions();

    @Option(
            names = "--profile",
            paramLabel = "FILE",
            description = "the desk's account (default: $SDVP_PROFILE, a running demo's, the user's own)")
    private Optional<Path> profile = Optional.empty();

    @Option(names = "--server", paramLabel = "KIND", required = true, description = "prosody or ejabberd")
    private String server = "";

    @Option(
            names = "--socket",
            paramLabel = "SOCKET",
            required = true,
            description = "its interface for administrators, a Unix socket")
    private @Nullable Path socket;

    @Option(
            names = "--box-address",
            paramLabel = "HOST:PORT",
            description = "where boxes reach the XMPP server (default: as in the profile)")
    private Optional<String> address = Optional.empty();

    SetupCommand(Office office) {
        this.office = office;
    }

    @Override
    public Integer call() throws IOException {
        ConnectionProfile account = office.profiles().apply(profile);
        DeskSettings settings = new DeskSettings(
                account.jid(),
                kind(),
                Optional.ofNullable(socket).orElseThrow().toAbsolutePath(),
                address.map(SetupCommand::address).or(account::server),
                account.tls(),
                account.caFile().map(Path::toAbsolutePath));
        check(settings);
        Path directory = options.directory(office);
        settings.save(directory);
        EnrolmentDesk desk = options.open(office);
        print(settings, directory, desk);
        return 0;
    }

    private DeskSettings.ServerKind kind() {
        try {
            return DeskSettings.ServerKind.of(server);
        } catch (IllegalArgumentException e) {
            throw new InputException("--server: " + e.getMessage());
        }
    }

    private static InetSocketAddress address(String text) {
        int colon = text.lastIndexOf(':');
        String port = text.substring(colon + 1);
        if (colon < 1 || !port.matches("[0-9]{1,5}") || Integer.parseInt(port) > 65_535) {
            throw new InputException("--box-address: expected HOST:PORT, but got \"" + text + "\"");
        }
        return InetSocketAddress.createUnresolved(text.substring(0, colon), Integer.parseInt(port));
    }

    /** The desk's own account must be there, so this finds a wrong socket, kind and domain at once. */
    private void check(DeskSettings settings) throws IOException {
        if (settings.caFile().isPresent() && !Files.isReadable(settings.caFile().get())) {
            throw new InputException("ca-file " + settings.caFile().get() + " of the profile cannot be read");
        }
        ServerAccounts accounts = settings.accounts();
        if (!accounts.exists(settings.desk().local())) {
            throw new InputException("the " + server + " behind " + settings.socket() + " has no account "
                    + settings.desk() + "; is it the XMPP server of that domain?");
        }
    }

    private void print(DeskSettings settings, Path directory, EnrolmentDesk desk) {
        Path authority = directory.resolve("ca.crt");
        if (options.json()) {
            Map<String, Object> tree = new LinkedHashMap<>();
            tree.put("desk", settings.desk().toString());
            tree.put("directory", directory.toString());
            tree.put("authority", Pem.of(desk.authority()));
            office.out().println(Json.document(tree));
            return;
        }
        office.out().println("desk of " + settings.desk() + " in " + directory);
        office.out()
                .println("boxes reach the XMPP server "
                        + settings.server()
                                .map(at -> "at " + at.getHostString() + ":" + at.getPort())
                                .orElse("as the DNS says for " + settings.desk().domain())
                        + ", " + (settings.tls() == XmppSettings.Tls.DIRECT ? "direct TLS" : "STARTTLS"));
        office.out()
                .println("logins by certificate: have " + settings.kind().name().toLowerCase(Locale.ROOT) + " trust "
                        + authority + " (docs/enrolment.md)");
        office.out().println("next: sdvp enrol serve, and beside it sdvp enrol new NAME");
    }
}
