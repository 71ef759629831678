package org.sdvp.centre.account;

import java.time.Instant;
import java.util.Optional;

/**
 * That somebody is logged in with a browser. What the browser shows is known to it alone; here is a hash of it.
 *
 * @param id for the store; no secret
 * @param user who
 * @param hash SHA-256 of what the browser shows, in hexadecimal; unique
 * @param former what it showed before, which is taken for a short while yet; empty for none
 * @param csrf what changing requests must carry beside the cookie
 * @param began when the person gave the password; the login ends a fixed time later whatever happens
 * @param seen when it was last used, to the minute; it ends a fixed time after that
 * @param rotated when it got the hash it has
 */
public record Login(
        String id,
        String user,
        String hash,
        Optional<String> former,
        String csrf,
        Instant began,
        Instant seen,
        Instant rotated) {
    /** Without its secrets. */
    @Override
    public String toString() {
        return "login of " + user;
    }
}
