package org.sdvp.centre.account;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Somebody who may log in. Immutable.
 *
 * @param name unique in the whole centre, over all tenants
 * @param tenant whose devices it sees
 * @param role what it may do
 * @param password its password as {@link PasswordHashing} writes it; empty if it logs in by an OpenID provider only
 * @param subject at which provider it logs in, and as whom; empty if by password only
 * @param enabled whether it may log in at all
 * @param created when it was made
 */
public record User(
        String name,
        String tenant,
        Role role,
        Optional<String> password,
        Optional<Subject> subject,
        boolean enabled,
        Instant created) {
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._@+-]{0,99}");
    private static final Pattern TENANT = Pattern.compile("[a-z0-9][a-z0-9.-]{0,62}");

    /**
     * Checks name and tenant.
     *
     * @throws IllegalArgumentException if one has not its form
     */
    public User {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "expected a name of 1 to 100 letters, digits, and . _ @ + - after the first, not '" + name + "'");
        }
        if (!TENANT.matcher(tenant).matches()) {
            throw new IllegalArgumentException(
                    "expected a tenant of 1 to 63 small letters, digits, dots and hyphens, not '" + tenant + "'");
        }
    }

    /**
     * Who somebody is at an OpenID provider (OpenID Connect Core 2).
     *
     * @param issuer the provider's identifier
     * @param id what it calls the person, for ever
     */
    public record Subject(String issuer, String id) {}

    /** The same with another role. */
    public User with(Role other) {
        return new User(name, tenant, other, password, subject, enabled, created);
    }

    /** The same with another password, as {@link PasswordHashing} writes it. */
    public User withPassword(String hash) {
        return new User(name, tenant, role, Optional.of(hash), subject, enabled, created);
    }

    /** The same, let in or kept out. */
    public User withEnabled(boolean may) {
        return new User(name, tenant, role, password, subject, may, created);
    }

    /** Without the password, be it only a hash. */
    @Override
    public String toString() {
        return name + " (" + role.word() + " of " + tenant + ")";
    }
}
