package org.sdvp.wire;

import java.util.Optional;
import org.sdvp.wire.xml.XmlElement;

/**
 * The stanza error that answers a payload which a format refuses to read, without a payload beside it.
 *
 * @param condition of RFC 6120 clause 8.3.3, such as {@code bad-request}
 * @param application the format's own condition inside the error
 */
public record RequestError(String condition, Optional<XmlElement> application) {
    /** An error without a condition of the format's own. */
    public static RequestError of(String condition) {
        return new RequestError(condition, Optional.empty());
    }
}
