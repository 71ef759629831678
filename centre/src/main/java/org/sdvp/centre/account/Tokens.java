package org.sdvp.centre.account;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.sdvp.centre.fleet.FleetStoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** API tokens: made by people for programs of theirs. Safe for many threads. */
public final class Tokens {
    private static final Logger LOG = LoggerFactory.getLogger(Tokens.class);
    private static final String BEGINNING = "sdvp_";
    private static final int PREFIX = BEGINNING.length() + 6;
    private static final int LONGEST_LABEL = 100;
    private static final Duration USED_EVERY = Duration.ofMinutes(1);

    private final AccountStore store;
    private final AuditTrail trail;
    private final Clock clock;
    private final Secrets secrets = new Secrets();
    private final Recognised<Known> recognised;

    private record Known(ApiToken token, User user) {}

    /**
     * A token that was just made.
     *
     * @param token as it is stored
     * @param secret what the program is to show; known nowhere else
     */
    public record Made(ApiToken token, String secret) {
        /** Without the secret. */
        @Override
        public String toString() {
            return token.toString();
        }
    }

    /**
     * A token that is wanted.
     *
     * @param label what it is for
     * @param role what it may do; at most what its maker may
     * @param expires when it ends; empty: never
     */
    public record Wanted(String label, Role role, Optional<Instant> expires) {}

    /** Tokens of the users of a store. */
    public Tokens(AccountStore store, AuditTrail trail, Clock clock) {
        this.store = store;
        this.trail = trail;
        this.clock = clock;
        this.recognised = new Recognised<>(clock);
    }

    /**
     * Makes one for whoever asks.
     *
     * @throws AccountException FORBIDDEN if it may more than its maker, or one made the other; INPUT
     */
    public Made make(Identity who, Wanted wanted) {
        who.require(Right.OWN_TOKENS);
        if (who.login().isEmpty()) {
            throw new AccountException(
                    AccountException.Kind.FORBIDDEN, "a token makes no other: log in with a browser to make one");
        }
        if (wanted.role().compareTo(who.role()) > 0) {
            throw new AccountException(
                    AccountException.Kind.FORBIDDEN,
                    who.name() + " is " + who.role().word() + ": a token cannot be more than that");
        }
        requireGood(wanted);
        String secret = BEGINNING + secrets.fresh();
        ApiToken token = new ApiToken(
                secrets.freshId(),
                who.name(),
                wanted.label(),
                wanted.role(),
                secret.substring(0, PREFIX),
                Secrets.hash(secret),
                clock.instant(),
                wanted.expires(),
                Optional.empty());
        store.add(token);
        trail.add(who, "make token", token.prefix() + " " + token.label(), AuditEntry.OK);
        return new Made(token, secret);
    }

    private void requireGood(Wanted wanted) {
        if (wanted.label().isBlank() || wanted.label().length() > LONGEST_LABEL) {
            throw new AccountException(
                    AccountException.Kind.INPUT,
                    "expected a label of 1 to " + LONGEST_LABEL + " characters that says what the token is for");
        }
        if (wanted.expires().filter(end -> !end.isAfter(clock.instant())).isPresent()) {
            throw new AccountException(
                    AccountException.Kind.INPUT,
                    "expected an end to come, not " + wanted.expires().get());
        }
    }

    /** The tokens of whoever asks; of the whole tenant for an administrator. */
    public List<ApiToken> all(Identity who) {
        return store.tokens(who.tenant()).stream()
                .filter(token -> who.role().may(Right.USERS) || token.user().equals(who.name()))
                .toList();
    }

    /**
     * Takes one back: one's own, or as an administrator any of the tenant.
     *
     * @throws AccountException UNKNOWN if there is none that one may take back
     */
    public void remove(Identity who, String id) {
        ApiToken token = all(who).stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new AccountException(AccountException.Kind.UNKNOWN, "there is no token " + id));
        store.removeToken(token.id());
        recognised.forget(token.hash());
        trail.add(who, "take back token", token.prefix() + " of " + token.user(), AuditEntry.OK);
    }

    /** Who shows a token; empty if there is none such, or it has expired, or its user is disabled. */
    public Optional<Identity> recognise(String secret, String address) {
        String hash = Secrets.hash(secret);
        Instant now = clock.instant();
        return recognised
                .get(hash, () -> read(hash))
                .filter(known -> known.user().enabled())
                .filter(known -> known.token().expires().map(now::isBefore).orElse(true))
                .map(known -> identity(touched(known, now), address));
    }

    private Optional<Known> read(String hash) {
        return store.token(hash).flatMap(token -> store.user(token.user()).map(user -> new Known(token, user)));
    }

    private Known touched(Known known, Instant now) {
        ApiToken token = known.token();
        if (token.used().filter(used -> used.plus(USED_EVERY).isAfter(now)).isPresent()) {
            return known;
        }
        try {
            store.tokenUsed(token.id(), now);
            recognised.forget(token.hash());
        } catch (FleetStoreException e) {
            LOG.debug("the use of a token is not stored: {}", e.getMessage());
        }
        return known;
    }

    private static Identity identity(Known known, String address) {
        User user = known.user();
        Role least =
                known.token().role().compareTo(user.role()) < 0 ? known.token().role() : user.role();
        return new Identity(user.name(), user.tenant(), least, address, Optional.empty());
    }

    /** What a user was may no longer be so. */
    void end(String user) {
        recognised.forgetIf(known -> known.user().name().equals(user));
    }
}
