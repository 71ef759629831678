package org.sdvp.centre.store;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * Where the fleet is kept. Immutable; its text never holds the password.
 *
 * @param file of SQLite; empty for PostgreSQL
 * @param url of PostgreSQL, as {@code jdbc:postgresql://host:5432/sdvp}; empty for SQLite
 * @param user of PostgreSQL; empty if the URL or the system says who
 * @param password of PostgreSQL; empty for none
 * @param retention how long samples stay
 */
public record DatabaseSettings(Optional<Path> file, String url, String user, String password, Retention retention) {
    private static final String POSTGRES = "jdbc:postgresql:";

    /**
     * Checks that it is one of the two.
     *
     * @throws IllegalArgumentException if it is neither a file nor a URL of PostgreSQL
     */
    public DatabaseSettings {
        Objects.requireNonNull(user);
        Objects.requireNonNull(password);
        Objects.requireNonNull(retention);
        if (file.isEmpty() && !url.startsWith(POSTGRES)) {
            throw new IllegalArgumentException(
                    "expected a database URL such as jdbc:postgresql://localhost:5432/sdvp, not '" + bare(url) + "'");
        }
        if (file.isPresent() && !url.isEmpty()) {
            throw new IllegalArgumentException("expected either a file or a URL of a database, not both");
        }
    }

    /** SQLite in a file, which is made if it is not there. */
    public static DatabaseSettings sqlite(Path file) {
        return new DatabaseSettings(Optional.of(file), "", "", "", Retention.USUAL);
    }

    /**
     * PostgreSQL 15 or later.
     *
     * @throws IllegalArgumentException if the URL is not one of PostgreSQL
     */
    public static DatabaseSettings postgres(String url, String user, String password) {
        return new DatabaseSettings(Optional.empty(), url, user, password, Retention.USUAL);
    }

    /** The same with other times to keep samples. */
    public DatabaseSettings with(Retention other) {
        return new DatabaseSettings(file, url, user, password, other);
    }

    /** Which database it is, for people; without password. */
    public String name() {
        return file.map(path -> "SQLite " + path).orElseGet(() -> "PostgreSQL " + bare(url));
    }

    // The parameters of a URL may hold a password, and so may what stands before an @.
    private static String bare(String url) {
        int parameters = url.indexOf('?');
        String address = parameters < 0 ? url : url.substring(0, parameters);
        int slashes = address.indexOf("//");
        int at = address.lastIndexOf('@');
        return at < 0 ? address : address.substring(0, slashes < 0 ? 0 : slashes + 2) + address.substring(at + 1);
    }

    @Override
    public String toString() {
        return name();
    }
}
