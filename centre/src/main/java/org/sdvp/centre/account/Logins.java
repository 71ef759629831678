package org.sdvp.centre.account;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.sdvp.centre.fleet.FleetStoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets people in and recognises them. A secret is never taken over from a browser: each login makes its own, which is
 * changed from time to time. Safe for many threads.
 */
public final class Logins {
    private static final Logger LOG = LoggerFactory.getLogger(Logins.class);
    private static final Duration FORMER_LASTS = Duration.ofMinutes(1);
    private static final Duration SEEN_EVERY = Duration.ofMinutes(1);
    private static final Duration TICKET_LASTS = Duration.ofHours(1);
    private static final String DEED = "login";

    private final AccountStore store;
    private final AuditTrail trail;
    private final PasswordHashing hashing;
    private final LoginRules rules;
    private final Clock clock;
    private final Secrets secrets = new Secrets();
    private final Brake brake;
    private final Recognised<Known> recognised;
    private final AtomicReference<Optional<String>> setUpToken = new AtomicReference<>(Optional.empty());
    private final Map<String, Ticket> tickets = new ConcurrentHashMap<>();
    private final Map<String, String> current = new ConcurrentHashMap<>();
    private final Object rotating = new Object();

    private record Known(Login login, User user) {}

    private record Ticket(String user, Instant ends) {}

    /** Logins of the users of a store. */
    public Logins(AccountStore store, AuditTrail trail, PasswordHashing hashing, LoginRules rules, Clock clock) {
        this.store = store;
        this.trail = trail;
        this.hashing = hashing;
        this.rules = rules;
        this.clock = clock;
        this.brake = new Brake(clock);
        this.recognised = new Recognised<>(clock);
    }

    /** Whether there is nobody yet who could log in. */
    public boolean needsSetUp() {
        return store.isEmpty();
    }

    /** What makes the first user from elsewhere than this machine: by lot, for one use, of this process only. */
    public String setUpToken() {
        return setUpToken
                .updateAndGet(known -> known.isPresent() ? known : Optional.of(secrets.fresh()))
                .orElseThrow();
    }

    /**
     * Makes the first user, an administrator of the tenant {@code main}, and logs it in.
     *
     * @param token from {@link #setUpToken}; without effect if the browser is on this machine
     * @param fromHere whether the browser is on this machine for sure
     * @throws AccountException FORBIDDEN from elsewhere without the token; CONFLICT if there is a user; INPUT
     */
    public Opened setUp(Attempt attempt, String password, Optional<String> token, boolean fromHere) {
        requireNotBraked(attempt);
        boolean allowed = fromHere
                || token.filter(given -> Secrets.same(given, setUpToken())).isPresent();
        if (!allowed) {
            brake.wrong(attempt.name(), attempt.address());
            throw new AccountException(
                    AccountException.Kind.FORBIDDEN,
                    "the first user is made from the machine of the centre itself, or with the set-up token that it"
                            + " prints when it starts");
        }
        PasswordHashing.requireGood(password);
        User first = Users.checked(() -> new User(
                attempt.name(),
                Users.FIRST_TENANT,
                Role.ADMIN,
                Optional.of(hashing.hash(password)),
                Optional.empty(),
                true,
                clock.instant()));
        if (!store.addFirst(first)) {
            throw new AccountException(AccountException.Kind.CONFLICT, "the centre is set up already: log in");
        }
        setUpToken.set(Optional.empty());
        trail.add(attempt, first.tenant(), "set up", AuditEntry.OK);
        return open(first, attempt.address());
    }

    /**
     * Logs somebody in by name and password.
     *
     * @throws AccountException WRONG_LOGIN, or BRAKED after too many of those
     */
    public Opened login(Attempt attempt, String password) {
        requireNotBraked(attempt);
        Optional<User> user = store.user(attempt.name());
        String hash = user.flatMap(User::password).orElse(hashing.nobodys());
        boolean right = hashing.matches(password, hash);
        if (!right || user.isEmpty() || !user.get().enabled()) {
            brake.wrong(attempt.name(), attempt.address());
            trail.add(attempt, user.map(User::tenant).orElse(""), DEED, "wrong name or password, or disabled");
            throw new AccountException(AccountException.Kind.WRONG_LOGIN, "name or password is wrong");
        }
        brake.right(attempt.name(), attempt.address());
        if (hashing.isOutdated(hash)) {
            store.update(user.get().withPassword(hashing.hash(password)));
        }
        return login(user.get(), attempt.address());
    }

    /**
     * Makes sure that somebody who is logged in knows the own password.
     *
     * @throws AccountException FORBIDDEN if it is another, BRAKED after too many of those
     */
    void requirePassword(User user, String password, String address) {
        Attempt attempt = new Attempt(user.name(), address);
        requireNotBraked(attempt);
        if (!hashing.matches(password, user.password().orElse(hashing.nobodys()))) {
            brake.wrong(attempt.name(), address);
            trail.add(attempt, user.tenant(), "change password", "the present one is wrong");
            throw new AccountException(AccountException.Kind.FORBIDDEN, "the present password is wrong");
        }
    }

    private void requireNotBraked(Attempt attempt) {
        Duration wait = brake.wait(attempt.name(), attempt.address());
        if (wait.compareTo(Duration.ZERO) > 0) {
            long seconds = wait.toSeconds() + 1;
            throw new AccountException(
                    AccountException.Kind.BRAKED,
                    "too many wrong passwords; the next try is possible in " + seconds + " s",
                    Duration.ofSeconds(seconds));
        }
    }

    /**
     * Logs in somebody of whom another has made sure.
     *
     * @throws AccountException WRONG_LOGIN if the user is disabled
     */
    public Opened login(User user, String address) {
        if (!user.enabled()) {
            throw new AccountException(AccountException.Kind.WRONG_LOGIN, user.name() + " is disabled");
        }
        trail.add(new Attempt(user.name(), address), user.tenant(), DEED, AuditEntry.OK);
        return open(user, address);
    }

    private Opened open(User user, String address) {
        Instant now = clock.instant();
        String secret = secrets.fresh();
        Login login = new Login(
                secrets.freshId(), user.name(), Secrets.hash(secret), Optional.empty(), secrets.fresh(), now, now, now);
        store.removeLogins(now.minus(rules.whole()), now.minus(rules.idle()));
        store.add(login);
        recognised.put(login.hash(), new Known(login, user));
        return new Opened(identity(new Known(login, user), address), secret);
    }

    /** A secret that logs a user in once, within an hour, without password; of this process only. */
    public String ticket(String user) {
        String secret = secrets.fresh();
        tickets.put(Secrets.hash(secret), new Ticket(user, clock.instant().plus(TICKET_LASTS)));
        return secret;
    }

    /**
     * Logs in by a ticket, which is used up.
     *
     * @throws AccountException WRONG_LOGIN if there is none such, BRAKED after too many of those
     */
    public Opened loginByTicket(String ticket, String address) {
        requireNotBraked(new Attempt("ticket", address));
        Optional<User> user = Optional.ofNullable(tickets.remove(Secrets.hash(ticket)))
                .filter(found -> found.ends().isAfter(clock.instant()))
                .flatMap(found -> store.user(found.user()));
        if (user.isEmpty()) {
            brake.wrong("ticket", address);
            throw new AccountException(
                    AccountException.Kind.WRONG_LOGIN, "this link was used already, or is no longer good: log in");
        }
        return login(user.get(), address);
    }

    /** Who shows a secret; empty if it is no login, or one that is over. */
    public Optional<Seen> recognise(String secret, String address) {
        String hash = Secrets.hash(secret);
        Optional<Known> known = recognised.get(hash, () -> read(hash)).filter(found -> isGood(found, hash));
        if (known.isEmpty()) {
            return Optional.empty();
        }
        Login login = known.get().login();
        Instant now = clock.instant();
        if (login.hash().equals(hash) && !login.rotated().plus(rules.rotation()).isAfter(now)) {
            return rotate(hash, address);
        }
        return Optional.of(new Seen(identity(touched(known.get(), hash), address), Optional.empty()));
    }

    private Optional<Known> read(String hash) {
        return store.login(hash).flatMap(login -> store.user(login.user()).map(user -> new Known(login, user)));
    }

    private boolean isGood(Known known, String hash) {
        Instant now = clock.instant();
        Login login = known.login();
        boolean present =
                login.hash().equals(hash) || login.rotated().plus(FORMER_LASTS).isAfter(now);
        return present
                && known.user().enabled()
                && login.began().plus(rules.whole()).isAfter(now)
                && login.seen().plus(rules.idle()).isAfter(now);
    }

    private Known touched(Known known, String hash) {
        Login login = known.login();
        Instant now = clock.instant();
        if (login.seen().plus(SEEN_EVERY).isAfter(now)) {
            return known;
        }
        return stored(
                new Known(with(login, login.hash(), login.former(), now, login.rotated()), known.user()), known, hash);
    }

    private static Login with(Login old, String hash, Optional<String> former, Instant seen, Instant rotated) {
        return new Login(old.id(), old.user(), hash, former, old.csrf(), old.began(), seen, rotated);
    }

    /** Stores a login; while the store is away it stays as it was. */
    private Known stored(Known next, Known before, String hash) {
        try {
            store.update(next.login());
            recognised.put(hash, next);
            return next;
        } catch (FleetStoreException e) {
            LOG.debug("a login is not stored: {}", e.getMessage());
            return before;
        }
    }

    private Optional<Seen> rotate(String hash, String address) {
        synchronized (rotating) {
            Instant now = clock.instant();
            Optional<Known> latest = recognised.get(hash, () -> read(hash)).filter(found -> isGood(found, hash));
            if (latest.isEmpty() || !latest.get().login().hash().equals(hash)) {
                // Another request was first: its answer brings the new secret.
                return latest.map(found -> new Seen(identity(found, address), Optional.empty()));
            }
            Known before = latest.get();
            String secret = secrets.fresh();
            String next = Secrets.hash(secret);
            Login login = with(before.login(), next, Optional.of(hash), now, now);
            Known after = stored(new Known(login, before.user()), before, hash);
            if (after.equals(before)) {
                return Optional.of(new Seen(identity(before, address), Optional.empty()));
            }
            recognised.put(next, after);
            current.put(login.id(), next);
            return Optional.of(new Seen(identity(after, address), Optional.of(secret)));
        }
    }

    /** Whether a login that was recognised before lasts yet; asking counts as using it. */
    public boolean lasts(Identity who) {
        Optional<Login> login = who.login();
        if (login.isEmpty()) {
            return false;
        }
        String hash = current.getOrDefault(login.get().id(), login.get().hash());
        Optional<Known> known = recognised.get(hash, () -> read(hash)).filter(found -> isGood(found, hash));
        known.ifPresentOrElse(
                found -> touched(found, hash), () -> current.remove(login.get().id()));
        return known.isPresent();
    }

    private static Identity identity(Known known, String address) {
        User user = known.user();
        return new Identity(user.name(), user.tenant(), user.role(), address, Optional.of(known.login()));
    }

    /** Ends the login by which somebody is here. */
    public void logout(Identity who) {
        who.login().ifPresent(login -> {
            store.removeLogin(login.id());
            recognised.forgetIf(known -> known.login().id().equals(login.id()));
            trail.add(who, "logout", "", AuditEntry.OK);
        });
    }

    /** Ends all logins of a user. */
    void end(String user) {
        store.removeLogins(user);
        recognised.forgetIf(known -> known.user().name().equals(user));
    }
}
