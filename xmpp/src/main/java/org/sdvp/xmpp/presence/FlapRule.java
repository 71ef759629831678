package org.sdvp.xmpp.presence;

import java.time.Duration;

/**
 * When an account that comes and goes counts as flapping, in the manner of route flap damping (RFC 2439). Each time it goes
 * is a point; points halve with time. Above the threshold it is flapping, until it has neither come nor gone for a while.
 * What is left of the points then goes on halving, so that one that begins again is flapping sooner.
 *
 * @param halving time in which points halve, positive
 * @param threshold points above which an account is flapping, 1 or more
 * @param most points that are kept at most, so that also one that went on for days is forgiven; more than {@code threshold}
 * @param steady time without a change after which it is flapping no more, positive
 */
public record FlapRule(Duration halving, double threshold, double most, Duration steady) {
    /** The fourth loss within some minutes is flapping; 2 min without a change are steady. */
    public static final FlapRule USUAL = new FlapRule(Duration.ofMinutes(5), 3, 6, Duration.ofMinutes(2));

    /**
     * Checks.
     *
     * @throws IllegalArgumentException if a value is out of its range
     */
    public FlapRule {
        boolean lasting = halving.compareTo(Duration.ZERO) > 0 && steady.compareTo(Duration.ZERO) > 0;
        if (!lasting || !(threshold >= 1) || !(most > threshold)) {
            throw new IllegalArgumentException(
                    "expected halving and steady > 0, threshold >= 1, most > threshold; came halving " + halving
                            + ", steady " + steady + ", threshold " + threshold + ", most " + most);
        }
    }

    /** The points after one more loss. */
    double afterLoss(double points, Duration since) {
        double halvings = (double) Math.max(0, since.toMillis()) / (double) halving.toMillis();
        return Math.min(most, points * Math.pow(0.5, halvings) + 1);
    }
}
