package org.sdvp.xmpp.security;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLSession;

/**
 * How to log in, chosen from what an XMPP server offers: EXTERNAL with a certificate, else SCRAM bound to the
 * TLS channel if both sides can, else SCRAM; of the longest hash each time. Nothing else is ever chosen.
 *
 * @param mechanism name of the SASL mechanism
 * @param hash of SCRAM; empty for EXTERNAL
 * @param binding to the TLS channel
 * @param offer that it was chosen from
 */
public record SaslChoice(String mechanism, Optional<ScramHash> hash, ChannelBinding binding, SaslOffer offer) {
    /** SASL EXTERNAL (RFC 4422 appendix A): the certificate shown in the TLS handshake is the login. */
    public static final String EXTERNAL = "EXTERNAL";

    private static final String PLUS = "-PLUS";

    /**
     * What this side has and wants.
     *
     * @param certificate whether there is a client certificate
     * @param password whether there is a password
     * @param sha1 whether SCRAM-SHA-1 will do
     * @param bound whether SCRAM must be bound to the TLS channel
     */
    public record Wish(boolean certificate, boolean password, boolean sha1, boolean bound) {
        /** Names of all mechanisms that would do, the best first. */
        public List<String> mechanisms() {
            List<String> names = new ArrayList<>();
            if (certificate) {
                names.add(EXTERNAL);
            }
            if (password) {
                for (ScramHash hash : hashes(this)) {
                    names.add(hash.mechanism() + PLUS);
                    if (!bound) {
                        names.add(hash.mechanism());
                    }
                }
            }
            return names;
        }
    }

    /**
     * Chooses.
     *
     * <p>A longer hash goes before a binding: hash and binding protect against different attackers, and servers offer each
     * hash with and without binding. If the server offers bindings of which this side knows none, or does not say which
     * (XEP-0440), the flag is {@code n}, for {@code y} would make an honest server refuse (RFC 5802 section 6).
     *
     * @param offer of the XMPP server
     * @param wish of this side
     * @param session of TLS
     * @return empty if nothing that is offered will do
     */
    public static Optional<SaslChoice> among(SaslOffer offer, Wish wish, SSLSession session) {
        if (wish.certificate() && offer.mechanisms().contains(EXTERNAL)) {
            return Optional.of(new SaslChoice(EXTERNAL, Optional.empty(), ChannelBinding.NONE, offer));
        }
        if (!wish.password()) {
            return Optional.empty();
        }
        Optional<ChannelBinding> usable = usable(offer, session);
        // Bound by any hash before unbound by a longer one: what binds tells of somebody in the middle.
        Optional<SaslChoice> bound = hashes(wish).stream()
                .flatMap(hash -> bound(hash, offer, usable).stream())
                .findFirst();
        return bound.isPresent() || wish.bound()
                ? bound
                : hashes(wish).stream()
                        .filter(hash -> offer.mechanisms().contains(hash.mechanism()))
                        .map(hash ->
                                new SaslChoice(hash.mechanism(), Optional.of(hash), unbound(offer, session), offer))
                        .findFirst();
    }

    private static Optional<SaslChoice> bound(ScramHash hash, SaslOffer offer, Optional<ChannelBinding> usable) {
        String plus = hash.mechanism() + PLUS;
        return usable.filter(binding -> offer.mechanisms().contains(plus))
                .map(binding -> new SaslChoice(plus, Optional.of(hash), binding, offer));
    }

    private static ChannelBinding unbound(SaslOffer offer, SSLSession session) {
        boolean offered = offer.mechanisms().stream().anyMatch(name -> name.endsWith(PLUS));
        boolean able = Arrays.stream(ChannelBindingType.values())
                .anyMatch(type -> type.over(session).isPresent());
        return offered || !able ? ChannelBinding.NONE : ChannelBinding.NOT_OFFERED;
    }

    private static Optional<ChannelBinding> usable(SaslOffer offer, SSLSession session) {
        List<String> announced = offer.bindings().orElse(List.of());
        return Arrays.stream(ChannelBindingType.values())
                .filter(type -> announced.contains(type.registeredName()))
                .flatMap(type -> type.over(session).stream())
                .findFirst();
    }

    private static List<ScramHash> hashes(Wish wish) {
        return Arrays.stream(ScramHash.values())
                .filter(hash -> wish.sha1() || hash != ScramHash.SHA_1)
                .sorted(Comparator.reverseOrder())
                .toList();
    }

    /** Whether the exchange is bound to the TLS channel. */
    public boolean isBound() {
        return mechanism.endsWith(PLUS);
    }
}
