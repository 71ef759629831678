package org.sdvp.xmpp.smack;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jivesoftware.smack.ConnectionListener;
import org.jivesoftware.smack.SmackException.NotConnectedException;
import org.jivesoftware.smack.tcp.XMPPTCPConnectionConfiguration;
import org.jspecify.annotations.Nullable;
import org.sdvp.xmpp.LinkLostException;
import org.sdvp.xmpp.XmppException;
import org.sdvp.xmpp.XmppLoginException;
import org.sdvp.xmpp.XmppSettings;
import org.sdvp.xmpp.dns.ServerAddresses;
import org.sdvp.xmpp.security.DomainTrust;
import org.sdvp.xmpp.security.StreamFacts;
import org.sdvp.xmpp.stanza.Jid;
import org.sdvp.xmpp.stanza.WrittenStanza;
import org.sdvp.xmpp.stream.XmppLink;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A stream of Smack. The object is kept as long as the XMPP server may resume it, and is a new one after that. */
final class SmackLink implements XmppLink {
    private static final Logger LOG = LoggerFactory.getLogger(SmackLink.class);
    /** What a server that tells no time for resumption is taken to grant. */
    private static final Duration UNTOLD_RESUMPTION = Duration.ofSeconds(60);

    private final XmppSettings settings;
    private final TlsChannel tls;
    private final SmackStream.Maker maker;
    private final LoginFailures failures;
    private final ServerAddresses dns;
    private volatile @Nullable SmackStream stream;
    private volatile @Nullable Receiver receiver;
    private @Nullable Thread loginThread;
    private Phase phase = Phase.DOWN;
    /** Raised by each opening and closing, so that a login under way finds out that nobody wants it any more. */
    private int attempt;

    SmackLink(XmppSettings settings) {
        this(settings, DomainTrust.of(settings.jid().domain(), settings.server().caFile()));
    }

    SmackLink(XmppSettings settings, DomainTrust trust) {
        this(settings, trust, SmackStream::new, new ServerAddresses());
    }

    SmackLink(XmppSettings settings, DomainTrust trust, SmackStream.Maker maker, ServerAddresses dns) {
        this.dns = dns;
        this.settings = settings;
        this.tls = new TlsChannel(settings, trust);
        this.maker = maker;
        this.failures = new LoginFailures(settings);
    }

    @Override
    public CompletionStage<Login> open(Receiver opener) {
        CompletableFuture<Login> result = new CompletableFuture<>();
        receiver = opener;
        int mine;
        synchronized (this) {
            mine = ++attempt;
        }
        // Smack's login blocks, for as long as the XMPP server likes.
        Thread thread = new Thread(() -> login(opener, result, mine), "xmpp-login-" + settings.jid());
        thread.setDaemon(true);
        thread.start();
        return result;
    }

    private void login(Receiver opener, CompletableFuture<Login> result, int mine) {
        SmackStream current = stream;
        Optional<XmppException> failure;
        try {
            prepareTls();
            failure = current != null && current.isResumable() ? tried(current, mine) : triedInTurn(opener, mine);
        } catch (IOException | RuntimeException e) {
            failure = Optional.of(failed(null, mine, e));
        } catch (Error e) {
            result.completeExceptionally(failed(stream, mine, e));
            throw e;
        }
        failure.ifPresentOrElse(result::completeExceptionally, () -> done(opener, result));
    }

    private void prepareTls() throws IOException {
        tls.refresh();
        Instant now = Instant.now();
        tls.certificate().ifPresent(own -> {
            if (settings.password().isEmpty() || own.current().isInTime(now)) {
                own.current().requireUsable(settings.jid().bare().toString(), now);
            } else {
                // A box whose certificate has run out must not be lost for good while its password is in order.
                LOG.warn("{} logs in by password: its certificate is not good at {}", settings.jid(), now);
                own.withhold();
            }
        });
    }

    private Optional<XmppException> triedInTurn(Receiver opener, int mine) throws IOException {
        Optional<XmppException> failure = Optional.empty();
        for (InetSocketAddress address : addresses()) {
            failure = tried(fresh(opener, address), mine);
            if (failure.filter(SmackLink::isOfTheNet).isEmpty()) {
                break;
            }
        }
        return failure;
    }

    /** Whether another address may do better; what an XMPP server has refused, its neighbour refuses too. */
    private static boolean isOfTheNet(XmppException failure) {
        return failure instanceof XmppLoginException login
                && (login.reason() == XmppLoginException.Reason.UNREACHABLE
                        || login.reason() == XmppLoginException.Reason.NO_ANSWER);
    }

    private List<InetSocketAddress> addresses() throws UnknownHostException {
        XmppSettings.Server server = settings.server();
        boolean direct = server.tls() == XmppSettings.Tls.DIRECT;
        List<InetSocketAddress> hosts = new ArrayList<>(server.address()
                .map(List::of)
                .orElseGet(() -> dns.ofDomain(settings.jid().domain(), direct)));
        hosts.addAll(server.fallback());
        return ServerAddresses.resolved(hosts);
    }

    /** Logs in on a stream; what went wrong, if so. */
    private Optional<XmppException> tried(SmackStream current, int mine) {
        try {
            begin(current, mine);
            current.connect();
            current.authenticate(settings, tls, failures);
            opened(mine);
            return Optional.empty();
        } catch (Exception e) {
            return Optional.of(failed(current, mine, e));
        }
    }

    private void done(Receiver opener, CompletableFuture<Login> result) {
        SmackStream current = stream;
        if (current == null) {
            result.completeExceptionally(closedMeanwhile());
            return;
        }
        result.complete(new Login(Jid.of(current.getUser().toString()), current.streamWasResumed()));
        if (!current.isConnected()) {
            // Broken between the login and our being ready to be told.
            lost(current, opener, "stream broken");
        }
    }

    /** Takes down what a failed login leaves, and says why it failed. */
    private XmppException failed(@Nullable SmackStream current, int mine, Throwable failure) {
        boolean wanted;
        synchronized (this) {
            wanted = attempt == mine;
            if (wanted) {
                phase = Phase.DOWN;
                loginThread = null;
            }
        }
        Thread.interrupted();
        giveUp(current);
        if (!wanted) {
            return closedMeanwhile();
        }
        if (failure instanceof XmppException known) {
            return known;
        }
        return tls.trust().refusal().map(failures::certificate).orElseGet(() -> failures.of(failure));
    }

    private LinkLostException closedMeanwhile() {
        return new LinkLostException("the connection of " + settings.jid() + " was closed while logging in");
    }

    private synchronized void begin(SmackStream current, int mine) {
        if (attempt != mine) {
            throw closedMeanwhile();
        }
        stream = current;
        phase = Phase.LOGIN;
        loginThread = Thread.currentThread();
    }

    /** Closing looks for a stream under the same lock, so that either it finds this one, or this one is given up. */
    private synchronized void opened(int mine) {
        if (attempt != mine) {
            throw closedMeanwhile();
        }
        phase = Phase.OPEN;
        loginThread = null;
        Thread.interrupted();
    }

    /** A login waits for the XMPP server's word even when the stream is broken already; then it is woken. */
    private synchronized void broken() {
        Thread waiting = loginThread;
        if (waiting != null && waiting != Thread.currentThread()) {
            waiting.interrupt();
        }
    }

    /** A stream that did not get to its login is dropped, except if there still is one behind it to be resumed. */
    private void giveUp(@Nullable SmackStream failed) {
        if (failed != null) {
            failed.instantShutdown();
            if (!failed.isResumable() && stream == failed) {
                stream = null;
            }
        }
    }

    private SmackStream fresh(Receiver opener, InetSocketAddress address) throws IOException {
        StanzaPull pull = new StanzaPull(settings.limits().received(), settings.jid());
        SmackStream made = maker.make(configuration(address), pull, opener, this::broken);
        made.setUseStreamManagement(true);
        made.setUseStreamManagementResumption(settings.server().resume());
        made.setReplyTimeout(settings.limits().answerTimeout().toMillis());
        // Without such a listener Smack sends again on a new stream what the old one had not acknowledged: orders that
        // have been reported as lost.
        made.addStanzaDroppedListener(stanza -> {});
        made.addConnectionListener(new ConnectionListener() {
            @Override
            public void connectionClosed() {
                lost(made, opener, "the XMPP server closed the stream");
            }

            @Override
            public void connectionClosedOnError(Exception e) {
                if (LinkFaults.isShutdown(e)) {
                    shutDown(made, opener, LinkFaults.describe(e));
                } else {
                    lost(made, opener, "stream broken: " + LinkFaults.describe(e));
                }
            }
        });
        return made;
    }

    /** All streams of this XMPP server have ended: the one that Smack would resume is none any more. */
    private void shutDown(SmackStream ended, Receiver opener, String reason) {
        synchronized (this) {
            if (stream != ended || phase != Phase.OPEN) {
                return;
            }
            phase = Phase.DOWN;
            stream = null;
        }
        opener.onServerShutDown(reason);
    }

    /** Smack tells late: the news may be of a stream that is no longer ours, or be known already. */
    private void lost(SmackStream broken, Receiver opener, String reason) {
        synchronized (this) {
            if (stream != broken || phase != Phase.OPEN) {
                return;
            }
            phase = Phase.DOWN;
        }
        Optional<Duration> resumable = Optional.empty();
        if (broken.isResumable()) {
            int seconds = broken.getMaxSmResumptionTime();
            boolean told = seconds > 0 && seconds < Integer.MAX_VALUE;
            resumable = Optional.of(told ? Duration.ofSeconds(seconds) : UNTOLD_RESUMPTION);
        } else {
            stream = null;
        }
        opener.onLost(resumable, reason);
    }

    XMPPTCPConnectionConfiguration configuration(InetSocketAddress address) throws IOException {
        return StreamSettings.of(settings, tls, address);
    }

    @Override
    public void write(WrittenStanza stanza) {
        SmackStream current = stream;
        if (current == null) {
            throw new LinkLostException("no stream of " + settings.jid());
        }
        try {
            current.write(new RawStanza(stanza));
        } catch (NotConnectedException e) {
            throw new LinkLostException("no stream of " + settings.jid() + ": " + LinkFaults.describe(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LinkLostException("interrupted while sending to the XMPP server of " + settings.jid());
        }
    }

    @Override
    public Optional<StreamFacts> facts() {
        return Optional.ofNullable(stream).flatMap(current -> current.facts(tls));
    }

    @Override
    public void abandon(String reason) {
        SmackStream current = stream;
        Receiver hearer = receiver;
        if (current != null && hearer != null && current.isConnected()) {
            // Without a word: nobody would take it, and Smack would wait for the answer.
            current.instantShutdown();
            lost(current, hearer, reason);
        }
    }

    @Override
    public void close() {
        SmackStream current;
        synchronized (this) {
            attempt++;
            current = stream;
            stream = null;
            Thread waiting = loginThread;
            loginThread = null;
            phase = Phase.DOWN;
            if (waiting != null) {
                // It holds the stream's lock and takes the stream down itself.
                waiting.interrupt();
                return;
            }
        }
        if (current == null) {
            return;
        }
        if (current.isConnected() && !current.isResumable()) {
            current.disconnect();
        } else {
            current.instantShutdown();
        }
    }

    private enum Phase {
        DOWN,
        LOGIN,
        OPEN
    }
}
