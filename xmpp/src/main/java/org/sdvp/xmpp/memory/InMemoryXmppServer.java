package org.sdvp.xmpp.memory;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.sdvp.acsi.TimeSource;
import org.sdvp.wire.xml.XmlElement;
import org.sdvp.xmpp.LinkLostException;
import org.sdvp.xmpp.Password;
import org.sdvp.xmpp.XmppConnection;
import org.sdvp.xmpp.XmppConnector;
import org.sdvp.xmpp.XmppLoginException;
import org.sdvp.xmpp.XmppSettings;
import org.sdvp.xmpp.stanza.Jid;
import org.sdvp.xmpp.stanza.MalformedStanzaException;
import org.sdvp.xmpp.stanza.StanzaXml;
import org.sdvp.xmpp.stanza.WrittenStanza;
import org.sdvp.xmpp.stream.StreamConnection;
import org.sdvp.xmpp.stream.XmppLink;

/**
 * An XMPP server in memory; its connections are complete, only the net is missing. An account exists from its first
 * login on, with the password of that login. Everything happens on the calling thread: when a call to a connection
 * returns, all its consequences have been delivered.
 */
public final class InMemoryXmppServer implements XmppConnector {
    private final TimeSource time;
    private final Duration hibernation;
    private final Executor trampoline = new Trampoline();
    private final MemoryRouter router = new MemoryRouter();
    private volatile boolean down;
    private volatile UnaryOperator<XmlElement> tamper = UnaryOperator.identity();

    /** One that keeps cut streams for 60 s. */
    public InMemoryXmppServer(TimeSource time) {
        this(time, Duration.ofSeconds(60));
    }

    /**
     * Makes one.
     *
     * @param time for the waits
     * @param hibernation for how long a cut stream can be resumed
     */
    public InMemoryXmppServer(TimeSource time, Duration hibernation) {
        this.time = time;
        this.hibernation = hibernation;
    }

    @Override
    public XmppConnection connection(XmppSettings settings) {
        return new StreamConnection(settings, new Link(settings), time, trampoline);
    }

    /** A connection of an account, by the usual settings, not logged in. */
    public XmppConnection connection(String jid) {
        return connection(XmppSettings.of(Jid.of(jid), Password.of("secret")));
    }

    /** A connection of an account, logged in. */
    public XmppConnection login(String jid) {
        XmppConnection connection = connection(jid);
        connection.login().toCompletableFuture().join();
        return connection;
    }

    /** Puts two accounts into each other's roster, subscribed both ways, without groups. */
    public void befriend(String one, String other) {
        trampoline.execute(() -> router.befriend(Jid.of(one), Jid.of(other)));
    }

    /** Cuts the link of a stream as a broken cable does: it can be resumed for a while, if its login asked for that. */
    public void cut(Jid full) {
        trampoline.execute(() -> router.stream(full).ifPresent(stream -> {
            if (!stream.resumable()) {
                router.end(stream);
            } else if (!stream.isCut()) {
                stream.hibernation(time.after(hibernation, () -> trampoline.execute(() -> router.end(stream))));
            }
            Optional<Duration> wait = stream.resumable() ? Optional.of(hibernation) : Optional.empty();
            stream.cut().ifPresent(client -> client.onLost(wait, "link cut"));
        }));
    }

    /**
     * Lets the link of a stream go dead without a word, as a net without way back does: nothing comes through in either
     * direction, and neither side is told. What is for the client is kept until it resumes the stream.
     */
    public void silence(Jid full) {
        trampoline.execute(() -> router.stream(full)
                .ifPresent(stream -> stream.cut()
                        .ifPresent(client -> stream.hibernation(
                                time.after(hibernation, () -> trampoline.execute(() -> router.end(stream)))))));
    }

    /** Ends a cut stream before its time: it cannot be resumed, and its presence goes unavailable. */
    public void forget(Jid full) {
        trampoline.execute(() -> router.stream(full).ifPresent(router::end));
    }

    /** Ends a stream as an XMPP server does that shuts down (RFC 6120 4.9.3.20): with a word, and for good. */
    public void shutDown(Jid full) {
        trampoline.execute(() -> router.stream(full).ifPresent(stream -> {
            Optional<XmppLink.Receiver> client = stream.cut();
            router.end(stream);
            client.ifPresent(told -> told.onServerShutDown("the XMPP server is shutting down"));
        }));
    }

    /** Lets every login fail as if nobody listened, or no longer. */
    public void down(boolean unreachable) {
        down = unreachable;
    }

    /** Lets an XMPP server's or peer's fault be shown: changes each stanza that a client writes, before it is routed. */
    public void tamper(UnaryOperator<XmlElement> change) {
        tamper = change;
    }

    /** Hands a stanza to a stream as if it came from the net, whatever it says about its sender. */
    public void inject(Jid full, XmlElement stanza) {
        trampoline.execute(() -> router.stream(full).ifPresent(stream -> stream.deliver(stanza)));
    }

    private final class Link implements XmppLink {
        private final XmppSettings settings;
        private @Nullable MemoryStream stream;
        private XmppLink.@Nullable Receiver client;
        private volatile boolean up;

        Link(XmppSettings settings) {
            this.settings = settings;
        }

        @Override
        public CompletionStage<Login> open(Receiver receiver) {
            CompletableFuture<Login> result = new CompletableFuture<>();
            trampoline.execute(() -> {
                if (down) {
                    result.completeExceptionally(new XmppLoginException(
                            XmppLoginException.Reason.UNREACHABLE, "no XMPP server in this process answers"));
                } else {
                    login(receiver, result);
                }
            });
            return result;
        }

        private void login(Receiver receiver, CompletableFuture<Login> result) {
            MemoryAccount account = router.account(
                    settings.jid().bare(), new String(settings.password().characters()));
            if (!account.hasPassword(new String(settings.password().characters()))) {
                result.completeExceptionally(new XmppLoginException(
                        XmppLoginException.Reason.NOT_AUTHORIZED, "wrong password for " + account.jid()));
                return;
            }
            MemoryStream old = stream;
            if (old != null && old.isCut() && router.stream(old.jid()).equals(Optional.of(old))) {
                result.complete(new Login(old.jid(), true));
                old.resume(opened(receiver));
                return;
            }
            MemoryStream fresh = router.bind(account, settings, opened(receiver));
            stream = fresh;
            result.complete(new Login(fresh.jid(), false));
        }

        @Override
        public void write(WrittenStanza stanza) {
            MemoryStream mine = stream;
            if (mine == null || !up) {
                throw new LinkLostException("no stream of " + settings.jid());
            }
            XmlElement xml = StanzaXml.write(stanza.stanza());
            trampoline.execute(() -> {
                if (!mine.isCut()) {
                    router.route(mine, tamper.apply(xml));
                }
            });
        }

        private Receiver opened(Receiver receiver) {
            Receiver told = new Receiver() {
                @Override
                public void onStanza(XmlElement stanza) {
                    receiver.onStanza(stanza);
                }

                @Override
                public void onRefused(MalformedStanzaException why) {
                    receiver.onRefused(why);
                }

                @Override
                public void onServerShutDown(String reason) {
                    up = false;
                    receiver.onServerShutDown(reason);
                }

                @Override
                public void onLost(Optional<Duration> resumable, String reason) {
                    up = false;
                    receiver.onLost(resumable, reason);
                }
            };
            client = told;
            up = true;
            return told;
        }

        @Override
        public void abandon(String reason) {
            trampoline.execute(() -> {
                MemoryStream mine = stream;
                Receiver told = client;
                if (mine == null || told == null || !up) {
                    return;
                }
                mine.cut()
                        .ifPresent(same -> mine.hibernation(
                                time.after(hibernation, () -> trampoline.execute(() -> router.end(mine)))));
                told.onLost(mine.resumable() ? Optional.of(hibernation) : Optional.empty(), reason);
            });
        }

        @Override
        public void close() {
            up = false;
            trampoline.execute(() -> {
                MemoryStream mine = stream;
                if (mine != null) {
                    mine.cut();
                    router.end(mine);
                }
            });
        }
    }
}
