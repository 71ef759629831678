package org.sdvp.centre.account;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The users of a tenant, as its administrators keep them. Safe for many threads. */
public final class Users {
    /** The tenant that is there from the beginning. */
    public static final String FIRST_TENANT = "main";

    private final AccountStore store;
    private final AuditTrail trail;
    private final PasswordHashing hashing;
    private final Logins logins;
    private final Tokens tokens;
    private final Clock clock;
    private final Object changing = new Object();

    /**
     * A new user.
     *
     * @param name unique in the centre
     * @param role what it may do
     * @param password its first one
     */
    public record Fresh(String name, Role role, String password) {
        /** Without the password. */
        @Override
        public String toString() {
            return name + " (" + role.word() + ")";
        }
    }

    /**
     * What is to be changed of a user; what is empty stays.
     *
     * @param role what it may do
     * @param enabled whether it may log in
     * @param password its new one
     * @param current the one it has; needed of people who change their own
     */
    public record Change(
            Optional<Role> role, Optional<Boolean> enabled, Optional<String> password, Optional<String> current) {
        /** Without passwords. */
        @Override
        public String toString() {
            return "change of a user";
        }
    }

    /** Users of a store. */
    public Users(AccountStore store, AuditTrail trail, PasswordHashing hashing, Access access, Clock clock) {
        this.store = store;
        this.trail = trail;
        this.hashing = hashing;
        this.logins = access.logins();
        this.tokens = access.tokens();
        this.clock = clock;
    }

    /**
     * What lets in.
     *
     * @param logins by browser
     * @param tokens by program
     */
    public record Access(Logins logins, Tokens tokens) {}

    /** Runs something that makes a user; what is wrong with the form comes as an {@link AccountException}. */
    static <T> T checked(Supplier<T> making) {
        try {
            return making.get();
        } catch (IllegalArgumentException e) {
            throw new AccountException(AccountException.Kind.INPUT, String.valueOf(e.getMessage()));
        }
    }

    /** The users of whoever asks. */
    public List<User> all(Identity who) {
        who.require(Right.USERS);
        return store.users(who.tenant());
    }

    /**
     * Adds a user to the tenant of whoever asks.
     *
     * @throws AccountException FORBIDDEN, INPUT, or CONFLICT if the name is taken
     */
    public User add(Identity who, Fresh fresh) {
        who.require(Right.USERS);
        User user = add(fresh, who.tenant());
        trail.add(who, "add user", user.toString(), AuditEntry.OK);
        return user;
    }

    /**
     * Adds a user on behalf of whoever runs the centre.
     *
     * @throws AccountException INPUT, or CONFLICT if the name is taken
     */
    public User add(Fresh fresh, String tenant) {
        PasswordHashing.requireGood(fresh.password());
        User user = checked(() -> new User(
                fresh.name(),
                tenant,
                fresh.role(),
                Optional.of(hashing.hash(fresh.password())),
                Optional.empty(),
                true,
                clock.instant()));
        if (!store.add(user)) {
            throw new AccountException(AccountException.Kind.CONFLICT, "the name " + user.name() + " is taken");
        }
        return user;
    }

    /**
     * Changes a user of the tenant, or one's own password. All its logins end.
     *
     * @throws AccountException FORBIDDEN, INPUT, UNKNOWN, WRONG_LOGIN if the present password is wrong, BRAKED, or CONFLICT if nobody
     *     would be left to administer the tenant
     */
    public User change(Identity who, String name, Change change) {
        boolean own = who.name().equals(name);
        boolean passwordOnly = change.role().isEmpty() && change.enabled().isEmpty();
        if (!own || !passwordOnly) {
            who.require(Right.USERS);
        }
        synchronized (changing) {
            User user = user(who, name);
            if (own && change.password().isPresent()) {
                logins.requirePassword(user, change.current().orElse(""), who.address());
            }
            User next = changed(user, change);
            requireAdministrator(user, next.enabled() && next.role() == Role.ADMIN);
            if (!store.update(next)) {
                throw unknown(name);
            }
            logins.end(name);
            tokens.end(name);
            trail.add(who, "change user", next.toString(), AuditEntry.OK);
            return next;
        }
    }

    private User changed(User user, Change change) {
        User next = change.role().map(user::with).orElse(user);
        next = change.enabled().map(next::withEnabled).orElse(next);
        if (change.password().isPresent()) {
            PasswordHashing.requireGood(change.password().get());
            next = next.withPassword(hashing.hash(change.password().get()));
        }
        return next;
    }

    /** Sets the password of a user on behalf of whoever runs the centre; false if there is none of that name. */
    public boolean setPassword(String name, String password) {
        PasswordHashing.requireGood(password);
        synchronized (changing) {
            Optional<User> user = store.user(name);
            user.ifPresent(found -> {
                store.update(found.withPassword(hashing.hash(password)).withEnabled(true));
                logins.end(found.name());
            });
            return user.isPresent();
        }
    }

    /**
     * Forgets a user of the tenant with its tokens and logins.
     *
     * @throws AccountException FORBIDDEN, UNKNOWN, or CONFLICT if nobody would be left to administer the tenant
     */
    public void remove(Identity who, String name) {
        who.require(Right.USERS);
        synchronized (changing) {
            User user = user(who, name);
            requireAdministrator(user, false);
            store.removeUser(user.name());
            logins.end(user.name());
            tokens.end(user.name());
            trail.add(who, "remove user", user.toString(), AuditEntry.OK);
        }
    }

    private User user(Identity who, String name) {
        return store.user(name)
                .filter(user ->
                        user.tenant().equals(who.tenant()) && user.name().equals(name))
                .orElseThrow(() -> unknown(name));
    }

    private static AccountException unknown(String name) {
        return new AccountException(AccountException.Kind.UNKNOWN, "there is no user " + name);
    }

    private void requireAdministrator(User user, boolean stays) {
        boolean others = store.users(user.tenant()).stream()
                .anyMatch(other -> other.enabled()
                        && other.role() == Role.ADMIN
                        && !other.name().equals(user.name()));
        boolean was = user.enabled() && user.role() == Role.ADMIN;
        if (was && !stays && !others) {
            throw new AccountException(
                    AccountException.Kind.CONFLICT, user.name() + " is the only administrator; make another one first");
        }
    }
}
