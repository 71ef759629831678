package org.sdvp.xmpp.smack;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;
import java.util.Optional;
import javax.net.SocketFactory;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.sdvp.xmpp.security.TlsRules;

/**
 * Sockets that send at once. Without that the algorithm of Nagle waits for the acknowledgement of the stanza before,
 * which the other side delays by 40 ms, and each request takes that long.
 */
final class Sockets extends SocketFactory {
    private final SocketFactory inner;
    private final String domain;
    private final Optional<TlsChannel> tls;

    private Sockets(SocketFactory inner, String domain, Optional<TlsChannel> tls) {
        this.inner = inner;
        this.domain = domain;
        this.tls = tls;
    }

    /** Plain sockets; TLS starts later on the stream. */
    static SocketFactory plain() {
        return new Sockets(SocketFactory.getDefault(), "", Optional.empty());
    }

    /** TLS from the first byte, XEP-0368. */
    static SocketFactory tls(String domain, TlsChannel tls) {
        return new Sockets(tls.context().getSocketFactory(), domain, Optional.of(tls));
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
        if (socket instanceof SSLSocket secured) {
            SSLParameters parameters = secured.getSSLParameters();
            parameters.setApplicationProtocols(new String[] {"xmpp-client"});
            if (domain.matches("[A-Za-z0-9.-]*[A-Za-z][A-Za-z0-9.-]*")) {
                parameters.setServerNames(List.of(new SNIHostName(domain)));
            }
            parameters.setProtocols(TlsRules.protocols());
            tls.map(TlsChannel::cipherSuites).ifPresent(parameters::setCipherSuites);
            secured.setSSLParameters(parameters);
            tls.ifPresent(channel -> channel.made(secured));
        }
        return socket;
    }
}
