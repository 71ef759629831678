package org.sdvp.xmpp.smack;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.util.List;
import javax.net.SocketFactory;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import org.sdvp.xmpp.security.DomainTrust;

/**
 * Sockets that send at once. Without that the algorithm of Nagle waits for the acknowledgement of the stanza before,
 * which the other side delays by 40 ms, and each request takes that long.
 */
final class Sockets extends SocketFactory {
    private final SocketFactory inner;
    private final String domain;

    private Sockets(SocketFactory inner, String domain) {
        this.inner = inner;
        this.domain = domain;
    }

    /** Plain sockets; TLS starts later on the stream. */
    static SocketFactory plain() {
        return new Sockets(SocketFactory.getDefault(), "");
    }

    /** TLS from the first byte, XEP-0368. */
    static SocketFactory tls(String domain, DomainTrust trust) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {trust}, null);
            return new Sockets(context.getSocketFactory(), domain);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java platform has no TLS", e);
        }
    }

    @Override
    public Socket createSocket() throws IOException {
        return prepared(inner.createSocket());
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return prepared(inner.createSocket(host, port));
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) throws IOException {
        return prepared(inner.createSocket(host, port, localHost, localPort));
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return prepared(inner.createSocket(host, port));
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort)
            throws IOException {
        return prepared(inner.createSocket(address, port, localAddress, localPort));
    }

    private Socket prepared(Socket socket) throws IOException {
        socket.setTcpNoDelay(true);
        socket.setKeepAlive(true);
        if (socket instanceof SSLSocket tls) {
            SSLParameters parameters = tls.getSSLParameters();
            parameters.setApplicationProtocols(new String[] {"xmpp-client"});
            if (domain.matches("[A-Za-z0-9.-]*[A-Za-z][A-Za-z0-9.-]*")) {
                parameters.setServerNames(List.of(new SNIHostName(domain)));
            }
            tls.setSSLParameters(parameters);
            tls.setEnabledProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
        }
        return socket;
    }
}
