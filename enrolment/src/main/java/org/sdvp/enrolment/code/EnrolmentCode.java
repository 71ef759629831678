package org.sdvp.enrolment.code;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;
import org.sdvp.enrolment.certificate.Pem;
import org.sdvp.xmpp.Password;
import org.sdvp.xmpp.XmppSettings;
import org.sdvp.xmpp.stanza.Jid;

/**
 * What a new box has to know to reach its desk, once. As text
 *
 * <pre>{@code
 * sdvp-enrol:hp07@example.org?k=7F3K9-...&d=desk@example.org&h=xmpp.example.org:5222&t=direct&a=MIIB...&c=5d1b07aa
 * }</pre>
 *
 * where {@code k} is the one-time password, {@code d} the desk, {@code h} and {@code t} say where the XMPP server listens and
 * how TLS starts if that is not as the DNS says for the domain, {@code a} is the certificate (DER, base64url) of its private
 * authority if it has one, and {@code c} the CRC-32 of all before it, against mistyping. Whoever has the code can take the
 * place of the box until the box has used it or it has run out, so it travels as a password does.
 *
 * @param box bare address of the account
 * @param password that the account has until the box is enrolled
 * @param desk bare address of who enrols
 * @param server where the XMPP server listens; empty: as the DNS says
 * @param tls when TLS starts
 * @param authority that the XMPP server's certificate is from; empty: one that Java trusts
 */
public record EnrolmentCode(
        Jid box,
        Password password,
        Jid desk,
        Optional<InetSocketAddress> server,
        XmppSettings.Tls tls,
        Optional<X509Certificate> authority) {
    private static final String SCHEME = "sdvp-enrol:";
    private static final int LONGEST = 4_096;

    /** A code with a fresh one-time password. */
    public static EnrolmentCode fresh(
            Jid box,
            Jid desk,
            Optional<InetSocketAddress> server,
            XmppSettings.Tls tls,
            Optional<X509Certificate> authority) {
        Password once = Password.of(OneTimeSecret.make(new SecureRandom()));
        return new EnrolmentCode(box, once, desk, server, tls, authority);
    }

    /** The text; the one-time password is in it. */
    public String text() {
        StringBuilder text = new StringBuilder(SCHEME)
                .append(box)
                .append("?k=")
                .append(OneTimeSecret.grouped(new String(password.characters())))
                .append("&d=")
                .append(desk);
        server.ifPresent(
                at -> text.append("&h=").append(at.getHostString()).append(':').append(at.getPort()));
        if (tls == XmppSettings.Tls.DIRECT) {
            text.append("&t=direct");
        }
        authority.ifPresent(certificate -> text.append("&a=")
                .append(Base64.getUrlEncoder().withoutPadding().encodeToString(Pem.der(certificate))));
        return text + "&c=" + check(text.toString());
    }

    private static String check(String text) {
        CRC32 crc = new CRC32();
        crc.update(text.getBytes(StandardCharsets.UTF_8));
        return String.format(Locale.ROOT, "%08x", crc.getValue());
    }

    /**
     * Reads the text; space around it and line breaks in it do not matter.
     *
     * @throws IllegalArgumentException if it is no code, saying what is wrong with it, without the one-time password
     */
    public static EnrolmentCode parse(String typed) {
        String text = typed.replaceAll("\\s+", "");
        int question = text.indexOf('?');
        if (text.length() > LONGEST || !text.startsWith(SCHEME) || question < 0) {
            throw new IllegalArgumentException(
                    "this is no enrolment code; expected it to begin with " + SCHEME + "ACCOUNT@DOMAIN?k=");
        }
        Map<String, String> parts = parts(text.substring(question + 1));
        int end = text.lastIndexOf("&c=");
        if (end < 0 || !check(text.substring(0, end)).equalsIgnoreCase(text.substring(end + 3))) {
            throw new IllegalArgumentException(
                    "the enrolment code is mistyped or incomplete: its check sum (c=, at the end)"
                            + " does not fit; copy all of it once more");
        }
        return new EnrolmentCode(
                account(text.substring(SCHEME.length(), question)),
                Password.of(OneTimeSecret.typed(part(parts, "k"))),
                account(part(parts, "d")),
                Optional.ofNullable(parts.get("h")).map(EnrolmentCode::address),
                "direct".equals(parts.get("t")) ? XmppSettings.Tls.DIRECT : XmppSettings.Tls.STARTTLS,
                Optional.ofNullable(parts.get("a")).map(EnrolmentCode::certificate));
    }

    private static Map<String, String> parts(String query) {
        Map<String, String> parts = new LinkedHashMap<>();
        for (String part : query.split("&")) {
            int equals = part.indexOf('=');
            if (equals > 0) {
                parts.put(part.substring(0, equals), part.substring(equals + 1));
            }
        }
        return parts;
    }

    private static String part(Map<String, String> parts, String name) {
        return Optional.ofNullable(parts.get(name))
                .orElseThrow(() -> new IllegalArgumentException("the enrolment code has no \"" + name + "=\""));
    }

    private static Jid account(String text) {
        Jid jid = Jid.of(text);
        if (jid.local().isEmpty() || !jid.isBare()) {
            throw new IllegalArgumentException(
                    "the enrolment code names \"" + text + "\"; expected an account such as hp07@example.org");
        }
        return jid;
    }

    private static InetSocketAddress address(String text) {
        int colon = text.lastIndexOf(':');
        String port = text.substring(colon + 1);
        if (colon < 1 || !port.matches("[0-9]{1,5}") || Integer.parseInt(port) > 65_535) {
            throw new IllegalArgumentException(
                    "the enrolment code names the XMPP server \"" + text + "\"; expected HOST:PORT");
        }
        return InetSocketAddress.createUnresolved(text.substring(0, colon), Integer.parseInt(port));
    }

    private static X509Certificate certificate(String text) {
        try {
            return Pem.certificate(Base64.getUrlDecoder().decode(text));
        } catch (CertificateException | IllegalArgumentException e) {
            throw new IllegalArgumentException("the certificate (a=) in the enrolment code cannot be read");
        }
    }
}
