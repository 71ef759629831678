package org.sdvp.xmpp.security;

import java.util.List;
import java.util.Optional;

/**
 * What an XMPP server offers for the login, as it stands in its stream features.
 *
 * @param mechanisms names of SASL mechanisms (RFC 6120 section 6.3.3)
 * @param bindings kinds of channel binding (XEP-0440); empty if the server says nothing of them
 */
public record SaslOffer(List<String> mechanisms, Optional<List<String>> bindings) {
    private static final String BETWEEN = "\u001e";
    private static final String BETWEEN_LISTS = "\u001f";

    /** Copies the lists. */
    public SaslOffer {
        mechanisms = List.copyOf(mechanisms);
        bindings = bindings.map(List::copyOf);
    }

    /** What XEP-0474 section 5.1 has a hash taken of, so that nobody can change the offer on the way. */
    String hashed() {
        return sorted(mechanisms)
                + bindings.map(types -> BETWEEN_LISTS + sorted(types)).orElse("");
    }

    private static String sorted(List<String> names) {
        return String.join(BETWEEN, names.stream().sorted().toList());
    }
}
