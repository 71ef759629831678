package org.sdvp.xmpp.limit;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.sdvp.wire.xml.XmlElement;
import org.sdvp.xmpp.stanza.StanzaError;

/**
 * How a peer is told to come back later: a stanza error of type {@code wait} with {@code resource-constraint} (RFC 6120
 * 8.3.3.18) and the element {@code <retry-after xmlns='urn:sdvp:limits:1' seconds='2.5'/>}.
 */
public final class RetryAfter {
    /** Namespace of the element. */
    public static final String NAMESPACE = "urn:sdvp:limits:1";

    private static final String NAME = "retry-after";
    private static final String SECONDS = "seconds";
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,5}(\\.[0-9]{1,9})?");
    private static final BigDecimal LEAST = new BigDecimal("0.1");
    private static final BigDecimal MOST = BigDecimal.valueOf(86_400);

    private RetryAfter() {}

    /** The error that says so. */
    public static StanzaError error(Duration wait) {
        String seconds = seconds(wait);
        return new StanzaError(
                StanzaError.Type.WAIT,
                StanzaError.Condition.RESOURCE_CONSTRAINT,
                "more calls than this device takes from one account; call again in " + seconds + " s",
                Optional.of(XmlElement.of(NAMESPACE, NAME)
                        .attribute(SECONDS, seconds)
                        .build()));
    }

    // Rounded up, so that who takes it at its word comes in time.
    private static String seconds(Duration wait) {
        BigDecimal exact = BigDecimal.valueOf(wait.toNanos(), 9);
        return exact.setScale(1, RoundingMode.CEILING).max(LEAST).toPlainString();
    }

    /** How long an error says to wait; empty if it says nothing of the kind, or nothing sensible (0 to 86,400 s). */
    public static Optional<Duration> of(StanzaError error) {
        return error.application()
                .filter(element ->
                        element.namespace().equals(NAMESPACE) && element.name().equals(NAME))
                .flatMap(element -> element.attribute(SECONDS))
                .flatMap(RetryAfter::duration);
    }

    private static Optional<Duration> duration(String seconds) {
        if (!NUMBER.matcher(seconds).matches()) {
            return Optional.empty();
        }
        BigDecimal number = new BigDecimal(seconds);
        return number.compareTo(MOST) > 0
                ? Optional.empty()
                : Optional.of(Duration.ofNanos(number.movePointRight(9).longValueExact()));
    }
}
