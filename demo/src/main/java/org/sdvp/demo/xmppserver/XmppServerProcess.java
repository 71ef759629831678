package org.sdvp.demo.xmppserver;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.sdvp.demo.host.ChildProcess;
import org.sdvp.demo.host.HostException;
import org.sdvp.enrolment.account.AccountException;
import org.sdvp.enrolment.account.ServerAccounts;
import org.sdvp.enrolment.certificate.CertificateAuthority;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real XMPP server of our own: a child process in a private directory, on free ports of 127.0.0.1, without privileges.
 *
 * <p>TLS is required (RFC 6120 section 5), certificates come from a private authority ({@link #caFile()}), SASL is
 * SCRAM-SHA-256 only unless asked otherwise, stream management with resumption (XEP-0198) is on, there are no rate
 * limits, no server-to-server streams and no HTTP. Messages to absent accounts are stored.
 *
 * <p>The server ends with this JVM, even if that is killed. {@link #close()} ends it and deletes its directory. All methods
 * may be called from any thread; they run one after the other.
 */
public final class XmppServerProcess implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(XmppServerProcess.class);
    private static final int STARTS_WITH_NEW_PORTS = 3;
    private static final Duration GRACE = Duration.ofSeconds(20);

    private final ServerLaunch launch;
    private final PrivateDirectory directory;
    private final Thread exitHook;
    private ChildProcess process;
    private boolean paused;
    private boolean closed;

    private XmppServerProcess(ServerLaunch launch, PrivateDirectory directory, ChildProcess process) {
        this.launch = launch;
        this.directory = directory;
        this.process = process;
        this.exitHook = new Thread(this::closeAtExit, "xmpp-server-exit");
    }

    /**
     * Fetches the server if need be, starts it, and waits until it answers on both its ports.
     *
     * @param kind which server
     * @param config what to set up
     * @return the running server
     * @throws HostException if its packages cannot be fetched
     * @throws XmppServerException if it does not start or does not answer within 30 seconds; the
     *     message has the last lines of its log
     * @throws IOException if its files cannot be written
     */
    public static XmppServerProcess start(XmppServerKind kind, XmppServerConfig config) throws IOException {
        Path packages =
                config.packages().root(kind.label(), ServerSoftware.of(kind).packages());
        config.progress().accept("starting " + kind.label());
        PrivateDirectory directory = PrivateDirectory.create(config);
        try {
            XmppServerProcess server = startOnFreePorts(kind, config, directory, packages);
            Runtime.getRuntime().addShutdownHook(server.exitHook);
            return server;
        } catch (IOException | RuntimeException e) {
            directory.release();
            throw e;
        }
    }

    private static XmppServerProcess startOnFreePorts(
            XmppServerKind kind, XmppServerConfig config, PrivateDirectory directory, Path packages)
            throws IOException {
        Random random = new Random();
        for (int attempt = 1; ; attempt++) {
            LoopbackPorts ports = LoopbackPorts.choose(random);
            ServerSite site = new ServerSite(config, directory.path(), packages, ports);
            ServerLaunch launch = new ServerLaunch(kind, ServerSoftware.of(kind), site);
            try {
                launch.writeFiles();
                return new XmppServerProcess(launch, directory, launch.run());
            } catch (PortTakenException e) {
                // Somebody took a port between our look and the server's.
                LOG.debug("attempt {} of {}: {}", attempt, STARTS_WITH_NEW_PORTS, e.getMessage());
                if (attempt == STARTS_WITH_NEW_PORTS) {
                    throw new XmppServerException(
                            kind.label() + " found a port taken in each of " + attempt + " starts, last of " + ports,
                            e);
                }
            }
        }
    }

    /** {@return which server this is} */
    public XmppServerKind kind() {
        return launch.kind();
    }

    /** {@return the XMPP domain it serves} */
    public String domain() {
        return launch.site().config().domain();
    }

    /** {@return the address to connect to, 127.0.0.1; the domain itself need not be known to DNS} */
    public InetAddress host() {
        return LoopbackPorts.loopback();
    }

    /** {@return the TCP port where a stream begins in the clear and goes on with STARTTLS} */
    public int port() {
        return launch.site().ports().starttls();
    }

    /** {@return the TCP port where TLS begins at once (XEP-0368)} */
    public int directTlsPort() {
        return launch.site().ports().directTls();
    }

    /** {@return the PEM file with the certificate of the authority that clients must trust} */
    public Path caFile() {
        return launch.site().caFile();
    }

    /** {@return the authority that clients must trust} */
    public CertificateAuthority certificateAuthority() {
        return launch.site().config().certificateAuthority();
    }

    /** {@return the server's private directory} */
    public Path directory() {
        return launch.site().directory();
    }

    /** {@return the process id of the server; after a restart another one} */
    public synchronized long pid() {
        return process.pid();
    }

    /** {@return whether the process exists, paused or not} */
    public synchronized boolean isAlive() {
        return process.isAlive();
    }

    /** {@return the Unix socket of the server's interface for administrators: Prosody's shell, ejabberd's HTTP API} */
    public Path adminSocket() {
        return launch.adminSocket();
    }

    /** {@return the accounts of the running server} */
    public ServerAccounts accounts() {
        return launch.accounts();
    }

    /**
     * Adds an account while the server runs.
     *
     * @param name the localpart, as in {@link XmppServerConfig.Builder#account}
     * @param password printable ASCII
     * @throws AccountException if there is such an account, or the server does not answer
     * @throws IllegalArgumentException if name or password is not usable
     */
    public synchronized void addAccount(String name, String password) throws IOException {
        launch.accounts().add(name, password);
    }

    /**
     * Removes an account while the server runs; its streams end.
     *
     * @param name the localpart
     * @throws AccountException if there is no such account, or the server does not answer
     * @throws IllegalArgumentException if the name is not usable
     */
    public synchronized void removeAccount(String name) throws IOException {
        launch.accounts().remove(name);
    }

    /**
     * Gives an account a new password while the server runs.
     *
     * @param name the localpart
     * @param password printable ASCII
     * @throws AccountException if there is no such account, or the server does not answer
     * @throws IllegalArgumentException if name or password is not usable
     */
    public synchronized void changePassword(String name, String password) throws IOException {
        launch.accounts().changePassword(name, password);
    }

    /**
     * Stops the server in good order: SIGTERM, and SIGKILL if it is not gone after 20 seconds. Its data and ports stay for
     * {@link #restart()}.
     *
     * @throws IOException if the waiting was interrupted
     */
    public synchronized void stop() throws IOException {
        resume();
        process.terminate(GRACE);
    }

    /**
     * Kills the server at once (SIGKILL), as a crash would. Its data and ports stay for {@link #restart()}.
     *
     * @throws IOException if the waiting was interrupted
     */
    public synchronized void kill() throws IOException {
        process.kill();
    }

    /**
     * Stops the server if it runs and starts it again with the same data, ports and certificate.
     *
     * @throws XmppServerException if it does not start
     * @throws IOException if the waiting was interrupted
     */
    public synchronized void restart() throws IOException {
        stop();
        process = launch.run();
    }

    /**
     * Freezes the server (SIGSTOP): connections stay up and nothing is answered, as on a half-dead link.
     *
     * @throws IOException if the signal cannot be sent
     */
    public synchronized void pause() throws IOException {
        process.signal("STOP");
        paused = true;
    }

    /**
     * Lets a paused server go on (SIGCONT); nothing happens to one that is not paused.
     *
     * @throws IOException if the signal cannot be sent
     */
    public synchronized void resume() throws IOException {
        if (paused && process.isAlive()) {
            process.signal("CONT");
        }
        paused = false;
    }

    /**
     * {@return the last lines of what the server wrote to its log and its console, oldest first}
     *
     * @throws IOException if they cannot be read
     */
    public String logTail() throws IOException {
        return launch.logTail();
    }

    /**
     * Ends the server and deletes its directory, unless that is to be kept. A second call does nothing.
     *
     * @throws IOException if the directory cannot be deleted
     */
    @Override
    public synchronized void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        if (directory.isKept()) {
            stop();
        } else {
            kill();
        }
        directory.release();
        forgetExitHook();
    }

    private void forgetExitHook() {
        try {
            Runtime.getRuntime().removeShutdownHook(exitHook);
        } catch (IllegalStateException e) {
            LOG.debug("closed while the JVM ends");
        }
    }

    private void closeAtExit() {
        try {
            close();
        } catch (IOException e) {
            LOG.warn("could not clear away {}: {}", this, e.getMessage());
        }
    }

    /** {@return kind, domain and port} */
    @Override
    public String toString() {
        return kind().label() + " for " + domain() + " on 127.0.0.1:" + port();
    }
}
