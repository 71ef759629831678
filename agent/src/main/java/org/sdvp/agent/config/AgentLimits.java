package org.sdvp.agent.config;

import java.time.Duration;
import org.sdvp.acsi.control.ControlSettings;
import org.sdvp.acsi.server.ServerLimits;
import org.sdvp.xmpp.Backoff;
import org.sdvp.xmpp.PeerLiveness;
import org.sdvp.xmpp.link.StreamLiveness;
import org.sdvp.xmpp.stanza.Presence;

/**
 * Times and sizes of an agent.
 *
 * @param server of associations and calls
 * @param control of commands
 * @param liveness how clients that fall silent are found out
 * @param priority of the agent's presence (RFC 6121 4.7.2.3), -128 to 127; a negative one is reached at its full address
 *     only
 * @param backoff how long to wait between logins that fail
 * @param silence after which values of the machine count as old
 */
public record AgentLimits(
        ServerLimits server,
        ControlSettings control,
        PeerLiveness.Settings liveness,
        int priority,
        Backoff backoff,
        Silence silence) {

    /** What suits a heat pump in a home. */
    public static final AgentLimits USUAL = new AgentLimits(
            ServerLimits.defaults(),
            ControlSettings.defaults(),
            PeerLiveness.Settings.USUAL,
            Presence.FULL_ADDRESS_ONLY,
            Backoff.USUAL,
            Silence.USUAL);

    /** The same with other waits between logins. */
    public AgentLimits withBackoff(Backoff other) {
        return new AgentLimits(server, control, liveness, priority, other, silence);
    }

    /** Whether the link is paid by the octet: then nobody is asked often whether it is there. */
    public boolean isMetered() {
        return liveness.longest().compareTo(liveness.interval()) > 0;
    }

    /** How the own stream is found to be dead: as clients are, and rarely while there are none. */
    public StreamLiveness.Settings streamLiveness() {
        Duration usual = StreamLiveness.Settings.USUAL.idle();
        boolean rarely = liveness.longest().compareTo(usual) > 0;
        return new StreamLiveness.Settings(liveness, rarely ? liveness.longest() : usual);
    }

    /** The same with another way to find out silent clients. */
    public AgentLimits withLiveness(PeerLiveness.Settings other) {
        return new AgentLimits(server, control, other, priority, backoff, silence);
    }

    /**
     * How long a signal may stay away before its value counts as old (Quality oldData, IEC 61850-7-3 clause 6.2.3.4).
     *
     * @param periods of the signal, 1 or more
     * @param least but no less than this, whatever the period
     */
    public record Silence(int periods, Duration least) {
        /** Three periods, at least five seconds. */
        public static final Silence USUAL = new Silence(3, Duration.ofSeconds(5));

        /** Checks the figures. */
        public Silence {
            if (periods < 1 || least.isNegative() || least.isZero()) {
                throw new IllegalArgumentException(
                        "expected 1 period or more and a time above zero, but got " + periods + " and " + least);
            }
        }

        /** The limit for a signal of a period. */
        public Duration limit(Duration period) {
            Duration limit = period.multipliedBy(periods);
            return limit.compareTo(least) < 0 ? least : limit;
        }
    }
}
