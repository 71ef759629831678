package org.sdvp.it.xmpp;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.sdvp.acsi.SystemTimeSource;
import org.sdvp.demo.xmppserver.XmppServerProcess;
import org.sdvp.xmpp.Password;
import org.sdvp.xmpp.XmppConnection;
import org.sdvp.xmpp.XmppLoginException;
import org.sdvp.xmpp.XmppSettings;
import org.sdvp.xmpp.smack.SmackConnector;
import org.sdvp.xmpp.stanza.Jid;

/** Connections of one test to one server; all end with it. */
public final class Lab implements AutoCloseable {
    private static final AtomicInteger NEXT = new AtomicInteger();

    private final XmppServerProcess server;
    private final ScheduledExecutorService timers = Executors.newSingleThreadScheduledExecutor();
    private final ExecutorService deliveries = Executors.newFixedThreadPool(2);
    private final SystemTimeSource time = new SystemTimeSource(timers, Clock.systemUTC());
    private final SmackConnector connector = new SmackConnector(time, deliveries);
    private final List<XmppConnection> connections = new ArrayList<>();

    /** On one server. */
    public Lab(XmppServerProcess server) {
        this.server = server;
    }

    /** The server. */
    public XmppServerProcess server() {
        return server;
    }

    SystemTimeSource time() {
        return time;
    }

    /** Makes connections, for whoever logs in by himself. */
    public SmackConnector connector() {
        return connector;
    }

    /** Settings of an account that no other test has had yet. */
    public XmppSettings fresh(String resource) {
        return account("user" + NEXT.getAndIncrement() % RealServers.ACCOUNTS, resource, RealServers.PASSWORD);
    }

    /** Settings of another login to the account of these. */
    public XmppSettings again(XmppSettings account, String resource) {
        return account(account.jid().local(), resource, RealServers.PASSWORD);
    }

    XmppSettings account(String name, String resource, String password) {
        return XmppSettings.of(Jid.of(name + "@" + server.domain() + "/" + resource), Password.of(password))
                .with(at(server.port()));
    }

    XmppSettings.Server at(int port) {
        return at(port, server.caFile());
    }

    XmppSettings.Server at(int port, Path caFile) {
        return XmppSettings.Server.at(server.host().getHostAddress(), port).withCaFile(caFile);
    }

    XmppConnection connection(XmppSettings settings) {
        XmppConnection connection = connector.connection(settings);
        connections.add(connection);
        return connection;
    }

    /** Logs in. */
    public XmppConnection login(XmppSettings settings) {
        XmppConnection connection = connection(settings);
        done(connection.login());
        return connection;
    }

    XmppLoginException refusal(XmppSettings settings) {
        try {
            XmppConnection connection = connection(settings);
            Jid jid = connection
                    .login()
                    .toCompletableFuture()
                    .orTimeout(30, TimeUnit.SECONDS)
                    .join();
            throw new AssertionError("expected a refusal, but " + jid + " is logged in");
        } catch (CompletionException e) {
            if (e.getCause() instanceof XmppLoginException refusal) {
                return refusal;
            }
            throw e;
        }
    }

    /** What a stage comes to, within 20 s. */
    public static <T> T done(CompletionStage<T> stage) {
        return stage.toCompletableFuture().orTimeout(20, TimeUnit.SECONDS).join();
    }

    static Duration seconds(int n) {
        return Duration.ofSeconds(n);
    }

    @Override
    public void close() {
        connections.forEach(XmppConnection::close);
        deliveries.shutdownNow();
        timers.shutdownNow();
    }
}
