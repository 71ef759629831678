package org.sdvp.xmpp.limit;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Predicate;
import org.sdvp.acsi.Role;
import org.sdvp.xmpp.stanza.Iq;
import org.sdvp.xmpp.stanza.Jid;
import org.sdvp.xmpp.stanza.StanzaError;

/**
 * What a request to a device has to pass before anybody reads it: whether its sender has a role, and whether it keeps to
 * its rate. Safe for many threads.
 */
public final class Gate {
    private final Function<Jid, Set<Role>> roles;
    private final Optional<CallLimiter> limiter;

    /**
     * Makes one.
     *
     * @param roles what an address is, as the roster is now
     * @param limiter counts calls; empty: no limit
     */
    public Gate(Function<Jid, Set<Role>> roles, Optional<CallLimiter> limiter) {
        this.roles = roles;
        this.limiter = limiter;
    }

    /** One that only looks for a role. */
    public static Gate ofRoles(Function<Jid, Set<Role>> roles) {
        return new Gate(roles, Optional.empty());
    }

    /** Whether the sender of a request has a role. */
    public boolean admits(Jid from) {
        return !roles.apply(from).isEmpty();
    }

    /**
     * Counts a request.
     *
     * @param request of somebody with a role; without sender, as from the own XMPP server, it passes
     * @param reserved which requests may use the reserve
     * @return the answer if it does not pass
     */
    public Optional<StanzaError> limit(Iq request, Predicate<Iq> reserved) {
        return request.from()
                .flatMap(from -> wait(from, roles.apply(from), () -> reserved.test(request)))
                .map(RetryAfter::error);
    }

    /** Counts a message, which may use the reserve; whether it passes. */
    public boolean passes(Jid from) {
        return wait(from, roles.apply(from), () -> true).isEmpty();
    }

    private Optional<Duration> wait(Jid from, Set<Role> held, BooleanSupplier reserved) {
        return held.isEmpty() ? Optional.empty() : limiter.flatMap(limit -> limit.call(from, held, reserved));
    }
}
