package org.sdvp.centre;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;
import org.sdvp.centre.account.AccountException;
import org.sdvp.centre.account.AuditTrail;
import org.sdvp.centre.account.Logins;
import org.sdvp.centre.account.PasswordHashing;
import org.sdvp.centre.account.Role;
import org.sdvp.centre.account.Tokens;
import org.sdvp.centre.account.Users;
import org.sdvp.centre.fleet.FleetStoreException;
import org.sdvp.centre.store.FleetBackup;
import org.sdvp.centre.store.FleetDatabase;

/**
 * What whoever keeps the machine does with a centre's database. All methods throw {@link CentreException} with what is wrong
 * and what to do.
 */
public final class CentreUpkeep {
    private final CentreConfig config;

    /** Of the database that is set. */
    public CentreUpkeep(CentreConfig config) {
        this.config = config;
    }

    private static <T> T told(java.util.function.Supplier<T> work) {
        try {
            return work.get();
        } catch (FleetStoreException | AccountException | UnsupportedOperationException | IllegalArgumentException e) {
            throw new CentreException(String.valueOf(e.getMessage()), e);
        }
    }

    /** Which database it is. */
    public String database() {
        return config.database().name();
    }

    /** Writes the database as it is now into a new file; the centre may run. */
    public void backup(Path target) {
        told(() -> {
            FleetBackup.take(config.database(), target);
            return true;
        });
    }

    /** Puts a backup in the place of the database; the centre must not run. Gives where the former one is now. */
    public Optional<Path> restore(Path backup) {
        return told(() -> FleetBackup.restore(config.database(), backup));
    }

    /** Adds a user; a file database must not be in use. */
    public void addUser(Users.Fresh fresh, String tenant) {
        users(users -> users.add(fresh, tenant));
    }

    /** Gives a user a password, lets it in again, and ends its logins; false if there is none. */
    public boolean setPassword(String name, String password) {
        return users(users -> users.setPassword(name, password));
    }

    /** A user to add, for whoever has only words. */
    public static Users.Fresh fresh(String name, String role, String password) {
        return told(() -> new Users.Fresh(name, Role.of(role), password));
    }

    private <T> T users(Function<Users, T> work) {
        return told(() -> {
            try (FleetDatabase database = FleetDatabase.open(config.database())) {
                Clock clock = Clock.systemUTC();
                AuditTrail trail = new AuditTrail(database.audit(), clock);
                PasswordHashing hashing = new PasswordHashing(PasswordHashing.Cost.USUAL);
                Logins logins = new Logins(database.accounts(), trail, hashing, config.logins(), clock);
                Tokens tokens = new Tokens(database.accounts(), trail, clock);
                return work.apply(
                        new Users(database.accounts(), trail, hashing, new Users.Access(logins, tokens), clock));
            }
        });
    }
}
