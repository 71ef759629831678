package org.sdvp.enrolment.certificate;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;

/** The few ASN.1 types in Distinguished Encoding Rules (ITU-T X.690) that an X.509 certificate is made of. */
final class Der {
    private static final DateTimeFormatter GENERALIZED_TIME =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter UTC_TIME =
            DateTimeFormatter.ofPattern("yyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final Instant END_OF_UTC_TIME = Instant.parse("2050-01-01T00:00:00Z");

    private Der() {}

    static byte[] sequence(byte[]... elements) {
        return tagged(0x30, concat(elements));
    }

    static byte[] set(byte[]... elements) {
        return tagged(0x31, concat(elements));
    }

    static byte[] integer(BigInteger value) {
        return tagged(0x02, value.toByteArray());
    }

    static byte[] bool(boolean value) {
        return tagged(0x01, new byte[] {(byte) (value ? 0xFF : 0x00)});
    }

    static byte[] octetString(byte[] content) {
        return tagged(0x04, content);
    }

    /** A bit string; {@code unusedBits} counts the bits of the last octet that do not belong to it. */
    static byte[] bitString(int unusedBits, byte... content) {
        return tagged(0x03, concat(new byte[] {(byte) unusedBits}, content));
    }

    static byte[] utf8String(String text) {
        return tagged(0x0C, text.getBytes(StandardCharsets.UTF_8));
    }

    /** A time as RFC 5280 section 4.1.2.5 wants it: UTCTime until 2049, GeneralizedTime from 2050. */
    static byte[] time(Instant instant) {
        boolean early = instant.isBefore(END_OF_UTC_TIME);
        String text = (early ? UTC_TIME : GENERALIZED_TIME).format(instant);
        return tagged(early ? 0x17 : 0x18, text.getBytes(StandardCharsets.US_ASCII));
    }

    static byte[] objectIdentifier(String dotted) {
        long[] arcs =
                Arrays.stream(dotted.split("\\.")).mapToLong(Long::parseLong).toArray();
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        base128(content, arcs[0] * 40 + arcs[1]);
        for (int i = 2; i < arcs.length; i++) {
            base128(content, arcs[i]);
        }
        return tagged(0x06, content.toByteArray());
    }

    /** A constructed context-specific element: {@code [number] EXPLICIT} of one, {@code [number] IMPLICIT} of a sequence. */
    static byte[] explicit(int number, byte[]... elements) {
        return tagged(0xA0 | number, concat(elements));
    }

    /** A constructed context-specific element with the content of a sequence, {@code [number] IMPLICIT SEQUENCE}. */
    static byte[] constructed(int number, byte[]... elements) {
        return tagged(0xA0 | number, concat(elements));
    }

    /** A primitive context-specific element, {@code [number] IMPLICIT}. */
    static byte[] implicit(int number, byte[] content) {
        return tagged(0x80 | number, content);
    }

    private static void base128(ByteArrayOutputStream out, long value) {
        int groups = Math.max(1, (Long.SIZE - Long.numberOfLeadingZeros(value) + 6) / 7);
        for (int i = groups - 1; i >= 0; i--) {
            out.write(((int) (value >>> (7 * i)) & 0x7F) | (i == 0 ? 0 : 0x80));
        }
    }

    private static byte[] tagged(int tag, byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(content.length + 6);
        out.write(tag);
        if (content.length < 0x80) {
            out.write(content.length);
        } else {
            byte[] length = BigInteger.valueOf(content.length).toByteArray();
            int skip = length[0] == 0 ? 1 : 0;
            out.write(0x80 | (length.length - skip));
            out.write(length, skip, length.length - skip);
        }
        out.writeBytes(content);
        return out.toByteArray();
    }

    private static byte[] concat(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }
}
