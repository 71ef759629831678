package org.sdvp.xmpp.stream;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.sdvp.acsi.TimeSource;
import org.sdvp.wire.xml.XmlElement;
import org.sdvp.wire.xml.XmlWriter;
import org.sdvp.xmpp.ConnectionState;
import org.sdvp.xmpp.LinkLostException;
import org.sdvp.xmpp.StanzaTooLargeException;
import org.sdvp.xmpp.XmppConnection;
import org.sdvp.xmpp.XmppException;
import org.sdvp.xmpp.XmppLoginException;
import org.sdvp.xmpp.XmppSettings;
import org.sdvp.xmpp.stanza.Jid;
import org.sdvp.xmpp.stanza.MalformedStanzaException;
import org.sdvp.xmpp.stanza.Presence;
import org.sdvp.xmpp.stanza.Stanza;
import org.sdvp.xmpp.stanza.StanzaSize;
import org.sdvp.xmpp.stanza.WrittenStanza;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The states of a stream: login, loss, wait for resumption; and what is written in each of them. */
final class StreamState implements XmppLink.Receiver {
    /** What goes over the stream, for those who want to see it; logins are not in it. */
    private static final Logger STANZAS = LoggerFactory.getLogger("org.sdvp.xmpp.stanzas");
    /** How many stanzas may wait for a stream to be resumed. */
    private static final int HELD_LIMIT = 1_000;

    private final XmppSettings settings;
    private final XmppLink link;
    private final TimeSource time;
    private final StreamOwner owner;
    private final StateEvents events;
    private final Deque<WrittenStanza> held = new ArrayDeque<>();

    private volatile Jid jid;
    private volatile ConnectionState state = ConnectionState.DISCONNECTED;
    private volatile boolean serverShutDown;
    private volatile Optional<Presence> announced = Optional.empty();
    private boolean linkUp;
    private boolean closed;
    private String lastReason = "not logged in";
    private @Nullable CompletableFuture<Jid> login;
    private TimeSource.@Nullable Timer suspension;

    StreamState(XmppSettings settings, XmppLink link, TimeSource time, StreamOwner owner) {
        this.settings = settings;
        this.link = link;
        this.time = time;
        this.owner = owner;
        this.events = new StateEvents(owner);
        this.jid = settings.jid();
    }

    Jid jid() {
        return jid;
    }

    ConnectionState state() {
        return state;
    }

    synchronized boolean isClosed() {
        return closed;
    }

    XmppConnection.Registration listen(XmppConnection.StateListener listener) {
        return events.listen(listener);
    }

    CompletionStage<Jid> login() {
        CompletableFuture<Jid> attempt = new CompletableFuture<>();
        synchronized (this) {
            if (closed) {
                return CompletableFuture.failedFuture(new LinkLostException("the connection of " + jid + " is closed"));
            }
            if (login != null) {
                return login;
            }
            if (state.isOnline()) {
                return CompletableFuture.completedFuture(jid);
            }
            login = attempt;
        }
        link.open(this).thenCompose(this::opened).whenComplete((done, failure) -> finish(attempt, failure));
        return attempt;
    }

    private CompletionStage<Void> opened(XmppLink.Login result) {
        if (result.resumed() && resume()) {
            events.publish();
            return CompletableFuture.completedFuture(null);
        }
        giveUp("the XMPP server no longer held the stream");
        synchronized (this) {
            jid = result.jid();
            linkUp = true;
        }
        return owner.beforeConnected().thenRun(this::connected);
    }

    private void connected() {
        synchronized (this) {
            if (closed || !linkUp) {
                throw new LinkLostException("stream of " + jid + " lost while logging in: " + lastReason);
            }
            serverShutDown = false;
            change(ConnectionState.CONNECTED, "logged in as " + jid);
        }
        events.publish();
        announced.ifPresent(this::sendAnnounced);
    }

    /** Sends what was held, in order before everything new; false if the stream has been given up meanwhile. */
    private boolean resume() {
        while (true) {
            WrittenStanza next;
            synchronized (this) {
                if (state != ConnectionState.SUSPENDED) {
                    return false;
                }
                next = held.poll();
                if (next == null) {
                    linkUp = true;
                    stopSuspension();
                    change(ConnectionState.RESUMED, "stream of " + jid + " resumed");
                    return true;
                }
            }
            writeHeld(next);
        }
    }

    private void writeHeld(WrittenStanza next) {
        try {
            link.write(next);
        } catch (LinkLostException e) {
            synchronized (this) {
                held.addFirst(next);
            }
            throw e;
        }
    }

    private void finish(CompletableFuture<Jid> attempt, @Nullable Throwable failure) {
        if (failure != null && takeUnfinishedLink()) {
            link.close();
        }
        synchronized (this) {
            login = null;
        }
        // After the events that came before it, so that who waits for the login finds everything heard.
        owner.deliver(() -> {
            if (failure == null) {
                attempt.complete(jid);
            } else {
                attempt.completeExceptionally(asLoginFailure(failure));
            }
        });
    }

    /** Whether there is a link whose login did not come to its end; it counts as down from now on. */
    private synchronized boolean takeUnfinishedLink() {
        boolean unfinished = linkUp && !state.isOnline();
        if (unfinished) {
            linkUp = false;
        }
        return unfinished;
    }

    private XmppException asLoginFailure(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof XmppLoginException || cause instanceof LinkLostException) {
            return (XmppException) cause;
        }
        return new XmppLoginException(
                XmppLoginException.Reason.OTHER,
                "login of " + settings.jid() + " failed: " + cause.getMessage(),
                cause);
    }

    void write(Stanza stanza, boolean duringLogin) {
        WrittenStanza written = WrittenStanza.of(stanza);
        checkSize(written.xml());
        if (STANZAS.isTraceEnabled()) {
            STANZAS.trace("{} >> {}", jid, written.xml());
        }
        synchronized (this) {
            if (state == ConnectionState.SUSPENDED && !duringLogin) {
                hold(written);
                return;
            }
            if (!linkUp) {
                throw new LinkLostException("no stream of " + jid + ": " + lastReason);
            }
        }
        link.write(written);
    }

    // Most stanzas are so short that there is nothing to count.
    private void checkSize(String xml) {
        int max = settings.limits().maxStanzaBytes();
        if ((long) xml.length() * StanzaSize.MAX_OCTETS > max) {
            long octets = StanzaSize.of(xml);
            if (octets > max) {
                throw new StanzaTooLargeException(octets, max);
            }
        }
    }

    private void hold(WrittenStanza stanza) {
        if (held.size() >= HELD_LIMIT) {
            throw new LinkLostException(
                    "stream of " + jid + " is suspended and " + HELD_LIMIT + " stanzas wait already: " + lastReason);
        }
        held.add(stanza);
    }

    void announce(Presence presence) {
        announced = Optional.of(presence);
        if (state.isOnline()) {
            sendAnnounced(presence);
        }
    }

    private void sendAnnounced(Presence presence) {
        write(owner.complete(presence), false);
    }

    @Override
    public void onStanza(XmlElement stanza) {
        if (STANZAS.isTraceEnabled()) {
            STANZAS.trace("{} << {}", jid, XmlWriter.toString(stanza));
        }
        owner.onStanza(stanza);
    }

    @Override
    public void onRefused(MalformedStanzaException why) {
        owner.onRefused(why);
    }

    @Override
    public void onServerShutDown(String reason) {
        serverShutDown = true;
        onLost(Optional.empty(), reason);
    }

    boolean isServerShutDown() {
        return serverShutDown;
    }

    @Override
    public void onLost(Optional<Duration> resumable, String reason) {
        boolean wait;
        synchronized (this) {
            if (closed) {
                return;
            }
            linkUp = false;
            lastReason = reason;
            wait = resumable.isPresent() && state.isOnline();
            if (wait) {
                stopSuspension();
                suspension = time.after(
                        resumable.orElseThrow(),
                        () -> giveUp(reason + "; not resumed within "
                                + resumable.orElseThrow().toSeconds() + " s"));
                change(ConnectionState.SUSPENDED, reason);
            }
        }
        if (wait) {
            events.publish();
        } else {
            gone(reason);
        }
    }

    private void giveUp(String reason) {
        if (state == ConnectionState.SUSPENDED) {
            gone(reason);
        }
    }

    private void gone(String reason) {
        synchronized (this) {
            stopSuspension();
            held.clear();
            lastReason = reason;
            if (state != ConnectionState.DISCONNECTED) {
                change(ConnectionState.DISCONNECTED, reason);
            }
        }
        events.publish();
        owner.onGone(reason);
    }

    private void stopSuspension() {
        TimeSource.Timer running = suspension;
        suspension = null;
        if (running != null) {
            running.cancel();
        }
    }

    /** To be called with the lock held, and {@link StateEvents#publish} after it has been let go. */
    private void change(ConnectionState next, String reason) {
        state = next;
        events.add(next, reason);
    }

    void abandon(String reason) {
        if (state.isOnline()) {
            link.abandon(reason);
        }
    }

    void close() {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            linkUp = false;
        }
        link.close();
        gone("closed");
    }
}
