package org.sdvp.xmpp.security;

import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The XMPP addresses that a certificate is for: {@code id-on-xmppAddr} of RFC 6120 section 13.7.1.4. */
final class XmppAddresses {
    private static final int OTHER_NAME = 0;
    /** 1.3.6.1.5.5.7.8.5. */
    private static final byte[] ID_ON_XMPP_ADDR = {0x2b, 0x06, 0x01, 0x05, 0x05, 0x07, 0x08, 0x05};

    private XmppAddresses() {}

    /**
     * The addresses, as they stand there.
     *
     * @throws CertificateParsingException if its alternative names cannot be read
     */
    static List<String> of(X509Certificate certificate) throws CertificateParsingException {
        Collection<List<?>> names = certificate.getSubjectAlternativeNames();
        List<String> addresses = new ArrayList<>();
        if (names != null) {
            for (List<?> name : names) {
                // Later JDKs put a text and an identifier behind it.
                if (name.get(0).equals(OTHER_NAME) && name.get(1) instanceof byte[] encoded) {
                    address(encoded).ifPresent(addresses::add);
                }
            }
        }
        return addresses;
    }

    /** OtherName of RFC 5280: the JDK leaves its own tag on it, {@code [0]} or SEQUENCE. */
    private static Optional<String> address(byte[] encoded) {
        try {
            DerReader whole = new DerReader(encoded);
            DerReader otherName = new DerReader(whole.content(whole.tag()));
            if (!Arrays.equals(otherName.content(DerReader.OBJECT_IDENTIFIER), ID_ON_XMPP_ADDR)) {
                return Optional.empty();
            }
            byte[] value = otherName.content(DerReader.EXPLICIT_0);
            DerReader text = new DerReader(value);
            // Some JDKs wrap the value in the tag twice.
            DerReader inner =
                    text.tag() == DerReader.EXPLICIT_0 ? new DerReader(text.content(DerReader.EXPLICIT_0)) : text;
            return Optional.of(new String(inner.content(DerReader.UTF8_STRING), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
