package org.sdvp.demo;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.sdvp.centre.Centre;
import org.sdvp.centre.CentreConfig;
import org.sdvp.centre.CentreException;
import org.sdvp.centre.account.Role;
import org.sdvp.demo.host.DesktopBrowser;
import org.sdvp.demo.screen.Display;
import org.sdvp.operator.profile.ConnectionProfile;
import org.sdvp.xmpp.XmppConnector;
import org.sdvp.xmpp.XmppSettings;

/** The control centre of a demo, on an account of its own; its data go with the demo. */
final class DemoCentre implements AutoCloseable {
    private static final String FOLDER = "centre";
    private static final String USER = "demo";
    private static final int PASSWORD_BYTES = 6;
    private static final int USUAL_PORT = 8080;
    private static final Duration LOGIN = Duration.ofSeconds(10);

    private final @Nullable Centre centre;
    private final String hint;

    private DemoCentre(@Nullable Centre centre, String hint) {
        this.centre = centre;
        this.hint = hint;
    }

    /**
     * Starts it, if it is wanted and the XMPP server is the demo's own, and waits until it is logged in: so that it hears
     * each heat pump come.
     *
     * @throws IOException if it cannot be started
     */
    static DemoCentre start(Router router, DemoOptions options, XmppConnector connector, Display display)
            throws IOException, InterruptedException {
        Optional<Accounts.Account> account = router.accounts().centre();
        if (options.page().isEmpty() || account.isEmpty() || router.process().isEmpty()) {
            return new DemoCentre(null, "");
        }
        display.progress("starting the control centre");
        Path folder = Files.createDirectory(
                router.process().get().directory().resolve(FOLDER),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Centre centre = start(
                CentreConfig.of(folder.resolve("centre.db")),
                options.page().get().port(),
                connector,
                profile(router, account.get()));
        String password = password();
        centre.addUser(USER, Role.ADMIN, password);
        centre.awaitLogin(LOGIN);
        display.progress("Open " + centre.enterLink(USER));
        if (options.page().get().opened()) {
            DesktopBrowser.open(centre.enterLink(USER));
        }
        return new DemoCentre(centre, "Open " + centre.address() + " (" + USER + ", password " + password + "). ");
    }

    private static Centre start(
            CentreConfig config, OptionalInt port, XmppConnector connector, ConnectionProfile profile)
            throws IOException {
        try {
            return Centre.start(config.withPort(port.orElse(USUAL_PORT)), connector, profile);
        } catch (CentreException e) {
            if (port.isPresent()) {
                throw new IOException(e.getMessage(), e);
            }
        }
        try {
            return Centre.start(config.withPort(0), connector, profile);
        } catch (CentreException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static ConnectionProfile profile(Router router, Accounts.Account account) {
        InetSocketAddress address = InetSocketAddress.createUnresolved(
                router.address().getHostString(), router.address().getPort());
        return new ConnectionProfile(
                account.jid(), account.password(), Optional.of(address), XmppSettings.Tls.STARTTLS, router.caFile());
    }

    private static String password() {
        byte[] bytes = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** How to look at it, as a sentence with a blank after it; empty if it does not run. */
    String hint() {
        return hint;
    }

    @Override
    public void close() {
        if (centre != null) {
            centre.close();
        }
    }
}
