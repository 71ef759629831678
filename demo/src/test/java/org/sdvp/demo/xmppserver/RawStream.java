package org.sdvp.demo.xmppserver;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.CertificateFactory;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/** The least of an XMPP client: STARTTLS with a CA file and a checked name, SCRAM-SHA-256, then text in and text out. */
final class RawStream implements AutoCloseable {
    private static final int TIMEOUT_MILLIS = 20_000;

    private final XmppServerProcess server;
    private Socket socket;

    private RawStream(XmppServerProcess server, Socket socket) {
        this.server = server;
        this.socket = socket;
    }

    static RawStream open(XmppServerProcess server) throws IOException {
        Socket socket = new Socket();
        socket.setSoTimeout(TIMEOUT_MILLIS);
        socket.connect(new InetSocketAddress(server.host(), server.port()), TIMEOUT_MILLIS);
        return new RawStream(server, socket);
    }

    /** Opens the (next) stream; {@return its features} */
    String features() throws IOException {
        return ask(
                "<stream:stream to='" + server.domain() + "' version='1.0' xmlns='jabber:client'"
                        + " xmlns:stream='http://etherx.jabber.org/streams'>",
                "</stream:features>");
    }

    RawStream startTls() throws IOException, GeneralSecurityException {
        features();
        ask("<starttls xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>", "<proceed");
        SSLSocket secured = (SSLSocket)
                trusting(server.caFile()).getSocketFactory().createSocket(socket, server.domain(), server.port(), true);
        SSLParameters parameters = secured.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        secured.setSSLParameters(parameters);
        secured.startHandshake();
        socket = secured;
        return this;
    }

    /** Logs in by SCRAM-SHA-256; {@return the server's last word, success or failure} */
    String login(String name, String password) throws IOException, GeneralSecurityException {
        features();
        String bare = "n=" + name + ",r=clientnonce";
        String challenge = decode(ask(
                "<auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' mechanism='SCRAM-SHA-256'>" + encode("n,," + bare)
                        + "</auth>",
                ">"));
        if (challenge.startsWith("<")) {
            return challenge;
        }
        String[] fields = challenge.split(",", 3);
        String unproven = "c=biws," + fields[0];
        byte[] salt = Base64.getDecoder().decode(fields[1].substring(2));
        byte[] proof = proof(
                password, salt, Integer.parseInt(fields[2].substring(2)), bare + "," + challenge + "," + unproven);
        return ask(
                "<response xmlns='urn:ietf:params:xml:ns:xmpp-sasl'>"
                        + encode(unproven + ",p=" + Base64.getEncoder().encodeToString(proof)) + "</response>",
                ">");
    }

    /** Binds a resource after {@link #login}; {@return the features of the authenticated stream} */
    String bind(String resource) throws IOException {
        String features = features();
        ask(
                "<iq type='set' id='b'><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'><resource>" + resource
                        + "</resource></bind></iq>",
                "</iq>");
        return features;
    }

    /** Sends a text and reads until the answer contains one and ends with a tag. */
    String ask(String request, String end) throws IOException {
        socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
        StringBuilder answer = new StringBuilder();
        while (answer.indexOf(end) < 0 || answer.charAt(answer.length() - 1) != '>' || isInsideElement(answer)) {
            int octet = socket.getInputStream().read();
            if (octet < 0) {
                return answer + "<end-of-stream/>";
            }
            answer.append((char) octet);
        }
        return answer.toString();
    }

    /** SASL elements with text in them are complete at their end tag only. */
    private static boolean isInsideElement(StringBuilder answer) {
        return answer.toString().matches("(?s)<(challenge|success|failure)\\b[^>]*[^/>]>((?!</\\1>).)*");
    }

    private static byte[] proof(String password, byte[] salt, int iterations, String message)
            throws GeneralSecurityException {
        byte[] salted = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                .generateSecret(new PBEKeySpec(password.toCharArray(), salt, iterations, 256))
                .getEncoded();
        byte[] clientKey = hmac(salted, "Client Key");
        byte[] signature = hmac(MessageDigest.getInstance("SHA-256").digest(clientKey), message);
        for (int i = 0; i < signature.length; i++) {
            signature[i] ^= clientKey[i];
        }
        return signature;
    }

    private static byte[] hmac(byte[] key, String text) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String encode(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The text of a challenge, or the whole element if it is none. */
    private static String decode(String element) {
        Matcher matcher = Pattern.compile("<challenge[^>]*>([^<]*)</challenge>").matcher(element);
        return matcher.find()
                ? new String(Base64.getDecoder().decode(matcher.group(1)), StandardCharsets.UTF_8)
                : element;
    }

    private static SSLContext trusting(Path caFile) throws IOException, GeneralSecurityException {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry(
                "ca",
                CertificateFactory.getInstance("X.509")
                        .generateCertificate(new ByteArrayInputStream(Files.readAllBytes(caFile))));
        TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
        factory.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, factory.getTrustManagers(), null);
        return context;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
