package org.sdvp.it.xmpp;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import org.sdvp.demo.xmppserver.XmppServerProcess;
import org.sdvp.xmpp.security.DomainTrust;
import org.sdvp.xmpp.security.ScramClient;
import org.sdvp.xmpp.security.ScramException;
import org.sdvp.xmpp.security.ScramHash;

/** A client that sends whatever text a test gives it, well-formed or not. */
final class RawClient implements AutoCloseable {
    private final SSLSocket socket;
    private final StringBuilder heard = new StringBuilder();

    private RawClient(SSLSocket socket) {
        this.socket = socket;
    }

    static RawClient login(XmppServerProcess server, String user, String password)
            throws IOException, GeneralSecurityException, ScramException {
        SSLContext context = SSLContext.getInstance("TLS");
        DomainTrust trust = DomainTrust.of(server.domain(), Optional.of(server.caFile()));
        context.init(null, new TrustManager[] {trust}, null);
        SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket(server.host(), server.directTlsPort());
        socket.setSoTimeout(20_000);
        RawClient client = new RawClient(socket);
        String open = "<stream:stream to='" + server.domain()
                + "' version='1.0' xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams'>";
        client.send(open);
        client.await("</stream:features>");
        ScramClient scram = new ScramClient(ScramHash.SHA_256, user, password.toCharArray());
        client.send("<auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' mechanism='SCRAM-SHA-256'>" + base64(scram.first())
                + "</auth>");
        String challenge = client.await("</challenge>");
        String data = challenge.substring(
                challenge.indexOf('>', challenge.indexOf("<challenge")) + 1, challenge.indexOf("</challenge>"));
        client.send("<response xmlns='urn:ietf:params:xml:ns:xmpp-sasl'>"
                + base64(scram.reply(Base64.getDecoder().decode(data))) + "</response>");
        client.await("<success");
        client.send(open);
        client.await("</stream:features>");
        client.send("<iq type='set' id='b'><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'/></iq>");
        client.await("</iq>");
        return client;
    }

    void send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
    }

    /** Waits for a piece of text; {@return all up to its end, which is then forgotten} */
    String await(String piece) throws IOException {
        byte[] buffer = new byte[8_192];
        while (heard.indexOf(piece) < 0) {
            int n = socket.getInputStream().read(buffer);
            if (n < 0) {
                throw new IOException("expected " + piece + ", but the stream ended after " + heard);
            }
            heard.append(new String(buffer, 0, n, StandardCharsets.UTF_8));
        }
        int end = heard.indexOf(piece) + piece.length();
        String result = heard.substring(0, end);
        heard.delete(0, end);
        return result;
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
