package org.sdvp.centre.account;

import java.util.List;
import java.util.Map;

/**
 * An OpenID provider at which people log in.
 *
 * @param issuer its identifier, below which its configuration is found (OpenID Connect Discovery 1.0, 4)
 * @param clientId as which the centre is known there
 * @param clientSecret by which it is known for the centre; never printed
 * @param address of the centre as browsers see it, such as {@code https://centre.example.org}; the provider sends people
 *     back to {@code /api/v1/login/oidc/callback} below it
 * @param scopes to ask for
 * @param mapping what people may
 */
public record OidcSettings(
        String issuer, String clientId, String clientSecret, String address, List<String> scopes, Mapping mapping) {
    /** Copies the scopes; checks the addresses. */
    public OidcSettings {
        scopes = List.copyOf(scopes);
        if (!issuer.startsWith("https://") && !issuer.matches("http://(localhost|127\\.0\\.0\\.1|\\[::1])(:.*|/.*)?")) {
            throw new IllegalArgumentException("oidc.issuer: expected an address that begins with https://, not '"
                    + issuer + "'; without TLS anybody on the way could log in as anybody");
        }
        if (!address.matches("https?://[^/?#\\s]+/?")) {
            throw new IllegalArgumentException(
                    "oidc.address: expected the address of the centre as browsers see it, such"
                            + " as https://centre.example.org, not '" + address + "'");
        }
        address = address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
    }

    /**
     * What people may, by what the provider tells of them.
     *
     * @param claim name of the claim, of a text or a list of texts
     * @param roles by text of the claim; of several that fit the greatest counts; who has none may not log in
     * @param tenant of whoever logs in there
     */
    public record Mapping(String claim, Map<String, Role> roles, String tenant) {
        /** Copies the roles. */
        public Mapping {
            roles = Map.copyOf(roles);
        }
    }

    /** Where the provider sends people back to. */
    public String callback() {
        return address + "/api/v1/login/oidc/callback";
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "OpenID provider " + issuer + ", as " + clientId;
    }
}
