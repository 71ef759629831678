package org.sdvp.xmpp.stanza;

import java.util.Optional;
import org.sdvp.wire.xml.XmlElement;

/**
 * The element by which presence tells capabilities without listing them, XEP-0115.
 *
 * @param node URI of the program
 * @param hash name of the hash function, such as {@code sha-1}
 * @param ver hash of identity and features, Base64
 */
public record Caps(String node, String hash, String ver) {
    /** Reads it; empty if a part is missing, as in the form before version 1.4 of the XEP. */
    static Optional<Caps> of(XmlElement element) {
        return element.attribute("node")
                .flatMap(node -> element.attribute("hash")
                        .flatMap(hash -> element.attribute("ver").map(ver -> new Caps(node, hash, ver))));
    }

    /** As XML. */
    public XmlElement toXml() {
        return XmlElement.of(Namespaces.CAPS, "c")
                .attribute("hash", hash)
                .attribute("node", node)
                .attribute("ver", ver)
                .build();
    }
}
