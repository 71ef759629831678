package org.sdvp.demo;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.sdvp.demo.xmppserver.XmppServerConfig;
import org.sdvp.demo.xmppserver.XmppServerProcess;
import org.sdvp.xmpp.XmppSettings;

/**
 * The XMPP server of a demo: a private one that is started and ended with it, or one outside.
 *
 * @param process the private one
 * @param address where it listens
 * @param caFile certificates to trust
 * @param accounts on it
 * @param label for people
 */
record Router(
        Optional<XmppServerProcess> process,
        InetSocketAddress address,
        Optional<Path> caFile,
        Accounts accounts,
        String label)
        implements AutoCloseable {
    // Short, so that a pump whose cable is pulled is seen to be gone within seconds.
    private static final Duration HIBERNATION = Duration.ofSeconds(2);

    /**
     * Starts the private server, or takes the one outside.
     *
     * @param progress is told what happens
     * @throws IOException if it cannot be started, or the file of accounts cannot be read
     * @throws IllegalArgumentException if the file of accounts cannot be used
     */
    static Router open(DemoOptions options, Consumer<String> progress) throws IOException {
        if (options.outside().isPresent()) {
            DemoOptions.Outside outside = options.outside().get();
            Accounts accounts = Accounts.load(outside.accounts(), options.pumps(), options.pumpsInC());
            String label =
                    outside.address().getHostString() + ":" + outside.address().getPort();
            return new Router(Optional.empty(), outside.address(), outside.caFile(), accounts, label);
        }
        Accounts accounts = Accounts.fresh(XmppServerConfig.USUAL_DOMAIN, options.pumps(), options.pumpsInC());
        XmppServerConfig config = XmppServerConfig.forDomain(XmppServerConfig.USUAL_DOMAIN)
                .accounts(accounts.byName())
                .hibernation(HIBERNATION)
                .progress(progress)
                .build();
        XmppServerProcess process = XmppServerProcess.start(options.kind(), config);
        return new Router(
                Optional.of(process),
                new InetSocketAddress(process.host(), process.port()),
                Optional.of(process.caFile()),
                accounts,
                process.kind().label() + " on 127.0.0.1:" + process.port());
    }

    /** Settings of an account whose way to the server ends at an address. */
    XmppSettings settings(Accounts.Account account, String resource, InetSocketAddress way) {
        XmppSettings.Server server = XmppSettings.Server.at(way.getHostString(), way.getPort());
        XmppSettings.Server trusting = caFile.map(server::withCaFile).orElse(server);
        return XmppSettings.of(account.jid().withResource(resource), account.password())
                .with(trusting);
    }

    @Override
    public void close() throws IOException {
        if (process.isPresent()) {
            process.get().close();
        }
    }
}
