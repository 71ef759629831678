package org.sdvp.centre;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.sdvp.centre.account.LoginRules;
import org.sdvp.centre.account.OidcSettings;
import org.sdvp.centre.rest.SiteSettings;
import org.sdvp.centre.store.DatabaseSettings;

/**
 * What is set for a centre.
 *
 * @param profile file with the XMPP account; empty: as other commands find it
 * @param tenant whose devices are that were not known before
 * @param database where the fleet is kept
 * @param site where it listens
 * @param logins how long logins last
 * @param oidc provider at which people log in; empty: none
 */
public record CentreConfig(
        Optional<Path> profile,
        String tenant,
        DatabaseSettings database,
        SiteSettings site,
        LoginRules logins,
        Optional<OidcSettings> oidc) {
    /** The usual, with a database in a file. */
    public static CentreConfig of(Path database) {
        return new CentreConfig(
                Optional.empty(),
                org.sdvp.centre.account.Users.FIRST_TENANT,
                DatabaseSettings.sqlite(database),
                SiteSettings.USUAL,
                LoginRules.USUAL,
                Optional.empty());
    }

    /**
     * Reads a file (YAML), and what the environment says otherwise: {@code SDVP_CENTRE_HOST}, {@code SDVP_CENTRE_PORT},
     * {@code SDVP_CENTRE_DATABASE} and {@code SDVP_CENTRE_PROFILE}. Relative paths start at the folder of the file.
     *
     * @param file to read; empty: what is usual
     * @param env the environment
     * @param usual database where none is named
     * @throws CentreException naming file and key, what was expected and what came, without secrets
     */
    public static CentreConfig load(Optional<Path> file, Map<String, String> env, Path usual) {
        return CentreConfigReader.read(file, env, usual);
    }

    /** The same with another port. */
    public CentreConfig withPort(int port) {
        return new CentreConfig(profile, tenant, database, site.withPort(port), logins, oidc);
    }

    /** The same with another database. */
    public CentreConfig with(DatabaseSettings other) {
        return new CentreConfig(profile, tenant, other, site, logins, oidc);
    }
}
