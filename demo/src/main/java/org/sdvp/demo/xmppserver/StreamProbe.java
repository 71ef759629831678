package org.sdvp.demo.xmppserver;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/**
 * Opens a stream as far as the SASL mechanisms (RFC 6120 sections 4 to 6) and closes it again: the proof that a server is
 * up, that it is ours, and what it offers.
 *
 * <p>It trusts one certificate and no authority: the very certificate the server was given. Another server that happens
 * to listen on the same port is so never mistaken for ours.
 */
final class StreamProbe {
    private static final int LONGEST_ANSWER = 65_536;
    private static final Pattern MECHANISM = Pattern.compile("<mechanism>([^<]*)</mechanism>");

    private final String domain;
    private final SSLContext tls;
    private final int timeoutMillis;

    StreamProbe(String domain, X509Certificate expected, Duration timeout) {
        this.domain = domain;
        this.timeoutMillis = Math.toIntExact(timeout.toMillis());
        try {
            this.tls = SSLContext.getInstance("TLS");
            this.tls.init(null, new TrustManager[] {new Pinned(expected)}, new SecureRandom());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK has no TLS", e);
        }
    }

    /**
     * Reads the SASL mechanisms offered after STARTTLS.
     *
     * @throws IOException if nobody answers in time, TLS is not offered, or the certificate is another one
     */
    List<String> mechanismsAfterStarttls(int port) throws IOException {
        try (Socket plain = connect(port)) {
            String offered = exchange(plain, header(), "</stream:features>");
            if (!offered.contains("urn:ietf:params:xml:ns:xmpp-tls")) {
                throw new IOException("port " + port + " offers no STARTTLS: " + offered);
            }
            exchange(plain, "<starttls xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>", "<proceed");
            return mechanismsOverTls(plain, port);
        }
    }

    /**
     * Reads the SASL mechanisms offered where TLS begins at once.
     *
     * @throws IOException if nobody answers in time, or the certificate is another one
     */
    List<String> mechanismsOverDirectTls(int port) throws IOException {
        try (Socket plain = connect(port)) {
            return mechanismsOverTls(plain, port);
        }
    }

    private List<String> mechanismsOverTls(Socket plain, int port) throws IOException {
        try (SSLSocket secured = (SSLSocket) tls.getSocketFactory().createSocket(plain, domain, port, true)) {
            secured.startHandshake();
            String offered = exchange(secured, header(), "</stream:features>");
            return MECHANISM
                    .matcher(offered)
                    .results()
                    .map((MatchResult found) -> found.group(1))
                    .toList();
        }
    }

    private Socket connect(int port) throws IOException {
        Socket socket = new Socket();
        try {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(timeoutMillis);
            socket.connect(new InetSocketAddress(LoopbackPorts.loopback(), port), timeoutMillis);
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    private String header() {
        return "<?xml version='1.0'?><stream:stream to='" + domain
                + "' version='1.0' xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams'>";
    }

    private static String exchange(Socket socket, String request, String end) throws IOException {
        socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
        InputStream in = socket.getInputStream();
        StringBuilder answer = new StringBuilder();
        // Octet by octet, so that nothing of the TLS handshake behind <proceed/> is swallowed.
        while (answer.indexOf(end) < 0 || answer.charAt(answer.length() - 1) != '>') {
            int octet = in.read();
            if (octet < 0 || answer.length() > LONGEST_ANSWER) {
                throw new IOException("expected an answer with " + end + ", got: " + answer);
            }
            answer.append((char) octet);
        }
        return answer.toString();
    }

    /** Trusts one certificate, and nothing because of who signed it. */
    private static final class Pinned implements X509TrustManager {
        private final X509Certificate expected;

        Pinned(X509Certificate expected) {
            this.expected = expected;
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType) {
            throw new UnsupportedOperationException("this is not the accepting side");
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
            if (!chain[0].equals(expected)) {
                throw new CertificateException("expected the certificate of " + expected.getSubjectX500Principal()
                        + ", but another server answers with that of " + chain[0].getSubjectX500Principal());
            }
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
