package org.sdvp.agent.config;

import java.security.PublicKey;
import java.time.Duration;
import java.util.List;

/**
 * Which updates an agent takes.
 *
 * @param trustedKeys public keys of Ed25519, 1 or more: who may sign updates
 * @param product name that an update must be for
 * @param hardware name of the box, which an update may ask for
 * @param maxOctets most octets of an update file
 * @param trial how a new version proves itself
 */
public record FirmwareConfig(
        List<PublicKey> trustedKeys, String product, String hardware, long maxOctets, Trial trial) {
    /** The product unless another is set. */
    public static final String USUAL_PRODUCT = "sdvp-agent";

    /** Octets of an update at most, unless set otherwise: 128 MiB. */
    public static final long USUAL_MAX_OCTETS = 128L << 20;

    /**
     * How a new version proves itself.
     *
     * @param limit after which it is rolled back if it has not come online
     * @param settle how long it must stay online
     */
    public record Trial(Duration limit, Duration settle) {
        /** Five minutes, online for ten seconds. */
        public static final Trial USUAL = new Trial(Duration.ofMinutes(5), Duration.ofSeconds(10));
    }

    /** Copies the keys. */
    public FirmwareConfig {
        trustedKeys = List.copyOf(trustedKeys);
        if (trustedKeys.isEmpty()) {
            throw new IllegalArgumentException("expected at least one key to trust");
        }
    }

    /** Updates of the usual product for any hardware, signed by one of some keys. */
    public static FirmwareConfig trusting(List<PublicKey> keys) {
        return new FirmwareConfig(keys, USUAL_PRODUCT, "", USUAL_MAX_OCTETS, Trial.USUAL);
    }
}
