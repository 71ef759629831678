package org.sdvp.centre.account;

import java.time.Instant;
import java.util.Optional;

/**
 * A token by which a program acts for a user. What the program shows is known to it alone; here is a hash of it.
 *
 * @param id by which it is named and taken back; no secret
 * @param user for whom; it ends with the user, and may never more than the user
 * @param label what it is for
 * @param role what it may do
 * @param prefix beginning of what the program shows, for people to tell tokens apart
 * @param hash SHA-256 of what the program shows, in hexadecimal; unique
 * @param created when it was made
 * @param expires when it ends; empty: never
 * @param used when it was last used, to the minute; empty: never
 */
public record ApiToken(
        String id,
        String user,
        String label,
        Role role,
        String prefix,
        String hash,
        Instant created,
        Optional<Instant> expires,
        Optional<Instant> used) {
    /** Without the hash. */
    @Override
    public String toString() {
        return "token " + prefix + "… of " + user;
    }
}
