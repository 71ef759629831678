package org.sdvp.xmpp.limit;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.sdvp.wire.xml.XmlElement;

/**
 * What tells a payload from others, in 32 octets: the SHA-256 of all that makes two elements equal. Attributes count in
 * whatever order they came.
 */
final class PayloadDigest {
    private final byte[] digest;

    private PayloadDigest(byte[] digest) {
        this.digest = digest;
    }

    /** That of a payload, or of there being none. */
    static PayloadDigest of(Optional<XmlElement> payload) {
        MessageDigest sha = sha256();
        try (DataOutputStream out =
                new DataOutputStream(new DigestOutputStream(OutputStream.nullOutputStream(), sha))) {
            if (payload.isPresent()) {
                write(out, payload.get());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a digest writes to no device", e);
        }
        return new PayloadDigest(sha.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    // Every part goes with its length, so that no two elements give the same octets.
    private static void write(DataOutputStream out, XmlElement element) throws IOException {
        write(out, element.namespace());
        write(out, element.name());
        write(out, element.attributes());
        write(out, element.qualified());
        write(out, element.text());
        out.writeInt(element.children().size());
        for (XmlElement child : element.children()) {
            write(out, child);
        }
    }

    private static void write(DataOutputStream out, Map<String, String> attributes) throws IOException {
        out.writeInt(attributes.size());
        for (Map.Entry<String, String> attribute : new TreeMap<>(attributes).entrySet()) {
            write(out, attribute.getKey());
            write(out, attribute.getValue());
        }
    }

    private static void write(DataOutputStream out, String text) throws IOException {
        byte[] octets = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(octets.length);
        out.write(octets);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PayloadDigest that && MessageDigest.isEqual(digest, that.digest);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(digest);
    }
}
