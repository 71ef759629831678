package org.sdvp.xmpp.stanza;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import org.sdvp.wire.xml.XmlElement;

/**
 * What an entity says about itself, XEP-0030 3.
 *
 * @param identities each as category, type, language and name with a {@code /} between, as XEP-0115 5.1 writes them
 * @param features namespaces and other names of what it can do
 */
public record DiscoInfo(Set<String> identities, Set<String> features) {
    /** Sorts and copies. */
    public DiscoInfo {
        identities = Collections.unmodifiableSet(new TreeSet<>(identities));
        features = Collections.unmodifiableSet(new TreeSet<>(features));
    }

    /** Reads the answer to a query; what is neither identity nor feature is passed over. */
    public static DiscoInfo of(XmlElement query) {
        Set<String> identities = new TreeSet<>();
        Set<String> features = new TreeSet<>();
        for (XmlElement child : query.children()) {
            if (child.is(Namespaces.DISCO_INFO, "identity")) {
                identities.add(value(child, "category") + "/" + value(child, "type") + "//" + value(child, "name"));
            } else if (child.is(Namespaces.DISCO_INFO, "feature")) {
                features.add(value(child, "var"));
            }
        }
        return new DiscoInfo(identities, features);
    }

    /**
     * The verification string of XEP-0115 5.1 by SHA-1. It is that of an entity without data forms (XEP-0128); one with
     * forms, or with identities in a language, gets another one than its own presence says.
     */
    public String ver() {
        StringBuilder text = new StringBuilder();
        identities.forEach(identity -> text.append(identity).append('<'));
        features.forEach(feature -> text.append(feature).append('<'));
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-1").digest(text.toString().getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }

    private static String value(XmlElement element, String attribute) {
        return element.attribute(attribute).orElse("");
    }
}
