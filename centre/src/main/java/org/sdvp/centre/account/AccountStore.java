package org.sdvp.centre.account;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Keeps users, tokens and logins. Every method throws {@link org.sdvp.centre.fleet.FleetStoreException} while the database
 * is away.
 */
public interface AccountStore {
    /** Whether there is no user at all, of any tenant. */
    boolean isEmpty();

    /** Adds the first user of all: in one transaction, so that of two at a time one only succeeds; false if there is one. */
    boolean addFirst(User user);

    /** Adds a user; false, and nothing is changed, if the name is taken, be it in other capitals, or the subject is. */
    boolean add(User user);

    /** A user by name, in whatever capitals. */
    Optional<User> user(String name);

    /** The user who logs in at an OpenID provider as somebody. */
    Optional<User> user(User.Subject subject);

    /** The users of a tenant, by name. */
    List<User> users(String tenant);

    /** The tenants that have users, by name. */
    List<String> tenants();

    /** Stores a user as it is now: all but name, tenant and time; false if there is none of that name. */
    boolean update(User user);

    /** Forgets a user with all its tokens and logins; false if there was none. */
    boolean removeUser(String name);

    /** Adds a token. */
    void add(ApiToken token);

    /** The token of a hash. */
    Optional<ApiToken> token(String hash);

    /** The tokens of the users of a tenant, newest first. */
    List<ApiToken> tokens(String tenant);

    /** Stores that a token was used. */
    void tokenUsed(String id, Instant at);

    /** Forgets a token; false if there was none. */
    boolean removeToken(String id);

    /** Adds a login. */
    void add(Login login);

    /** The login of a hash, be it its present or its former one. */
    Optional<Login> login(String hash);

    /** Stores a login as it is now: hash, former hash, times. */
    void update(Login login);

    /** Forgets a login, if it is there. */
    void removeLogin(String id);

    /** Forgets all logins of a user. */
    void removeLogins(String user);

    /** Forgets logins that began before a time, or were last seen before another. */
    void removeLogins(Instant beganBefore, Instant seenBefore);
}
