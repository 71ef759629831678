package org.sdvp.xmpp.security;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.util.Arrays;

/** Reads the few ASN.1 structures (ITU-T X.690, DER) that the JDK leaves to its users; made over a copy of the octets. */
final class DerReader {
    static final int INTEGER = 0x02;
    static final int OCTET_STRING = 0x04;
    static final int OBJECT_IDENTIFIER = 0x06;
    static final int UTF8_STRING = 0x0c;
    static final int SEQUENCE = 0x30;
    /** The first context-specific element with elements in it, {@code [0] EXPLICIT}. */
    static final int EXPLICIT_0 = 0xa0;

    private static final int LONGEST_LENGTH = 3;

    private final byte[] octets;
    private int at;

    DerReader(byte[] octets) {
        this.octets = octets.clone();
    }

    boolean isAtEnd() {
        return at == octets.length;
    }

    /** Tag of the next element; -1 at the end. */
    int tag() {
        return isAtEnd() ? -1 : octets[at] & 0xff;
    }

    /**
     * Passes the next element.
     *
     * @param tag that it must have
     * @return its content
     * @throws IllegalArgumentException if it is another one, or is cut short
     */
    byte[] content(int tag) {
        if (tag() != tag) {
            throw new IllegalArgumentException(
                    "expected the ASN.1 tag " + tag + ", but " + (isAtEnd() ? "nothing" : "" + tag()) + " came");
        }
        at++;
        int length = length();
        if (length > octets.length - at) {
            throw new IllegalArgumentException("an ASN.1 element is cut short");
        }
        at += length;
        return Arrays.copyOfRange(octets, at - length, at);
    }

    private int length() {
        int first = next();
        if (first < 0x80) {
            return first;
        }
        int count = first & 0x7f;
        if (count == 0 || count > LONGEST_LENGTH) {
            throw new IllegalArgumentException("an ASN.1 length of " + count + " octets");
        }
        int length = 0;
        for (int i = 0; i < count; i++) {
            length = length << 8 | next();
        }
        return length;
    }

    private int next() {
        if (isAtEnd()) {
            throw new IllegalArgumentException("an ASN.1 element is cut short");
        }
        return octets[at++] & 0xff;
    }

    /** An element with this content, as DER writes it. */
    static byte[] element(int tag, byte[]... contents) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (byte[] part : contents) {
            content.writeBytes(part);
        }
        ByteArrayOutputStream element = new ByteArrayOutputStream();
        element.write(tag);
        if (content.size() < 0x80) {
            element.write(content.size());
        } else {
            byte[] length = BigInteger.valueOf(content.size()).toByteArray();
            int skip = length[0] == 0 ? 1 : 0;
            element.write(0x80 | (length.length - skip));
            element.write(length, skip, length.length - skip);
        }
        element.writeBytes(content.toByteArray());
        return element.toByteArray();
    }
}
