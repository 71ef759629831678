package org.sdvp.xmpp.smack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jivesoftware.smack.AbstractXMPPConnection;
import org.jivesoftware.smack.tcp.XMPPTCPConnectionConfiguration;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.sdvp.acsi.testing.ManualTimeSource;
import org.sdvp.wire.xml.XmlElement;
import org.sdvp.xmpp.LinkLostException;
import org.sdvp.xmpp.Password;
import org.sdvp.xmpp.XmppLoginException;
import org.sdvp.xmpp.XmppLoginException.Reason;
import org.sdvp.xmpp.XmppSettings;
import org.sdvp.xmpp.dns.ServerAddresses;
import org.sdvp.xmpp.security.DomainTrust;
import org.sdvp.xmpp.stanza.Jid;
import org.sdvp.xmpp.stanza.MalformedStanzaException;
import org.sdvp.xmpp.stanza.Presence;
import org.sdvp.xmpp.stanza.WrittenStanza;
import org.sdvp.xmpp.stream.XmppLink;

class SmackLinkTest {
    private static final XmppLink.Receiver NOBODY = new XmppLink.Receiver() {
        @Override
        public void onStanza(XmlElement stanza) {}

        @Override
        public void onRefused(MalformedStanzaException why) {}

        @Override
        public void onLost(Optional<Duration> resumable, String reason) {}
    };

    @Test
    void closeDuringLogin_endsTheLoginAsClosed_andItsSocket() throws Exception {
        connector();
        try (ServerSocket listener = listener()) {
            SmackLink link = new SmackLink(settings(listener.getLocalPort()));
            CompletableFuture<XmppLink.Login> login = link.open(NOBODY).toCompletableFuture();
            try (Socket server = listener.accept()) {
                link.close();
                assertThatThrownBy(() -> login.get(10, TimeUnit.SECONDS))
                        .hasCauseInstanceOf(LinkLostException.class)
                        .hasMessageContaining("closed while logging in");
                server.setSoTimeout(10_000);
                assertThat(server.getInputStream().readAllBytes()).isNotNull();
            }
        }
    }

    /** The login thread may not have got to its stream yet: it must find out all the same. */
    @RepeatedTest(5)
    void closeRightAfterOpen_endsTheLoginAsClosed() throws Exception {
        connector();
        try (ServerSocket listener = listener()) {
            SmackLink link = new SmackLink(settings(listener.getLocalPort()));
            CompletableFuture<XmppLink.Login> login = link.open(NOBODY).toCompletableFuture();
            link.close();
            assertThatThrownBy(() -> login.get(10, TimeUnit.SECONDS)).hasCauseInstanceOf(LinkLostException.class);
        }
    }

    /** A stream whose login succeeds at once, and which notes how it is taken down. */
    private static final class GoodStream extends SmackStream {
        final AtomicInteger shutdowns = new AtomicInteger();
        private final Runnable afterLogin;

        GoodStream(
                XMPPTCPConnectionConfiguration configuration,
                StanzaPull pull,
                XmppLink.Receiver receiver,
                Runnable broken,
                Runnable afterLogin) {
            super(configuration, pull, receiver, broken);
            this.afterLogin = afterLogin;
        }

        @Override
        public synchronized AbstractXMPPConnection connect() {
            return this;
        }

        @Override
        void authenticate(XmppSettings settings, TlsChannel tls, LoginFailures failures) {
            afterLogin.run();
        }

        @Override
        @SuppressWarnings("UnsynchronizedOverridesSynchronized") // as SmackStream
        public void instantShutdown() {
            shutdowns.incrementAndGet();
        }
    }

    private static void closeFromElsewhere(SmackLink link) {
        CompletableFuture.runAsync(link::close).join();
    }

    @Test
    void closeJustAfterAuthentication_endsTheLoginAsClosed_andTakesTheStreamDown() {
        connector();
        AtomicReference<SmackLink> link = new AtomicReference<>();
        List<GoodStream> made = new CopyOnWriteArrayList<>();
        link.set(new SmackLink(
                settings(5222),
                DomainTrust.of("example.org", Optional.empty()),
                (configuration, pull, receiver, broken) -> {
                    made.add(new GoodStream(
                            configuration, pull, receiver, broken, () -> closeFromElsewhere(link.get())));
                    return made.get(0);
                },
                new ServerAddresses()));

        CompletableFuture<XmppLink.Login> login = link.get().open(NOBODY).toCompletableFuture();

        assertThatThrownBy(() -> login.get(10, TimeUnit.SECONDS))
                .hasCauseInstanceOf(LinkLostException.class)
                .hasMessageContaining("closed while logging in");
        assertThat(made)
                .singleElement()
                .satisfies(stream -> assertThat(stream.shutdowns).hasValue(1));
        assertThatThrownBy(() -> link.get().write(WrittenStanza.of(Presence.unavailable())))
                .isInstanceOf(LinkLostException.class);
    }

    @Test
    void serverThatIsDown_isUnreachable_evenIfItsCertificateWasRefusedBefore() throws Exception {
        connector();
        DomainTrust trust = DomainTrust.of("example.org", Optional.empty());
        X509Certificate another = trust.getAcceptedIssuers()[0];
        assertThatThrownBy(() -> trust.checkServerTrusted(new X509Certificate[] {another}, "RSA"))
                .isInstanceOf(CertificateException.class);
        assertThat(trust.refusal()).isPresent();
        int free;
        try (ServerSocket socket = listener()) {
            free = socket.getLocalPort();
        }
        SmackLink link = new SmackLink(settings(free), trust);
        CompletableFuture<XmppLink.Login> login = link.open(NOBODY).toCompletableFuture();
        assertThatThrownBy(() -> login.get(20, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .cause()
                .isInstanceOfSatisfying(XmppLoginException.class, e -> {
                    assertThat(e.reason()).isEqualTo(Reason.UNREACHABLE);
                    assertThat(e.getMessage()).doesNotContain("Exception");
                });
    }

    /** With the algorithm of Nagle each round trip would wait 40 ms for a delayed acknowledgement. */
    @Test
    void sockets_sendAtOnce_withStartTlsAndWithDirectTls() throws Exception {
        connector();
        XmppSettings startTls = settings(5222);
        for (XmppSettings settings :
                new XmppSettings[] {startTls, startTls.with(startTls.server().withDirectTls())}) {
            try (Socket socket = new SmackLink(settings)
                    .configuration(new InetSocketAddress(InetAddress.getLoopbackAddress(), 1))
                    .getSocketFactory()
                    .createSocket()) {
                assertThat(socket.getTcpNoDelay()).isTrue();
            }
        }
    }

    /** Installs what Smack needs. */
    private static void connector() {
        new SmackConnector(new ManualTimeSource(), Runnable::run);
    }

    private static ServerSocket listener() throws IOException {
        return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }

    private static XmppSettings settings(int port) {
        return XmppSettings.of(Jid.of("hp7@example.org/pump"), Password.of("secret"))
                .with(XmppSettings.Server.at("127.0.0.1", port));
    }
}
