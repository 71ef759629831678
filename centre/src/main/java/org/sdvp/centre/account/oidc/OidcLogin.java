package org.sdvp.centre.account.oidc;

import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.AuthenticationResponse;
import com.nimbusds.openid.connect.sdk.AuthenticationResponseParser;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sdvp.centre.account.Logins;
import org.sdvp.centre.account.OidcSettings;
import org.sdvp.centre.account.Opened;

/**
 * Login at an OpenID provider by authorization code with PKCE (OpenID Connect Core 1.0, 3.1; RFC 7636). The provider's
 * configuration is read when it is first needed, so that the centre starts without it. Safe for many threads.
 */
public final class OidcLogin {
    private static final Duration LASTS = Duration.ofMinutes(10);
    private static final int MOST = 1000;
    private static final int TIMEOUT_MS = 5000;

    private final OidcSettings settings;
    private final OidcPeople people;
    private final Logins logins;
    private final Clock clock;
    private final Map<String, Pending> pending = new LinkedHashMap<>();
    private volatile @Nullable OIDCProviderMetadata provider;

    private record Pending(Nonce nonce, CodeVerifier verifier, Instant ends) {}

    /**
     * A login that has begun.
     *
     * @param provider where to send the browser
     * @param state what the browser must show when it is back
     */
    public record Begun(URI provider, String state) {}

    /** Logins of people that are kept in a store. */
    public OidcLogin(OidcSettings settings, OidcPeople people, Logins logins, Clock clock) {
        this.settings = settings;
        this.people = people;
        this.logins = logins;
        this.clock = clock;
    }

    /**
     * Begins a login.
     *
     * @throws OidcException if the provider cannot be reached, or does not say what it must
     */
    public Begun begin() throws OidcException {
        OIDCProviderMetadata known = provider();
        State state = new State();
        Nonce nonce = new Nonce();
        CodeVerifier verifier = new CodeVerifier();
        synchronized (pending) {
            pending.values().removeIf(each -> each.ends().isBefore(clock.instant()));
            while (pending.size() >= MOST) {
                pending.remove(pending.keySet().iterator().next());
            }
            pending.put(
                    state.getValue(),
                    new Pending(nonce, verifier, clock.instant().plus(LASTS)));
        }
        AuthenticationRequest request = new AuthenticationRequest.Builder(
                        new ResponseType(ResponseType.Value.CODE),
                        Scope.parse(settings.scopes()),
                        new ClientID(settings.clientId()),
                        URI.create(settings.callback()))
                .endpointURI(known.getAuthorizationEndpointURI())
                .state(state)
                .nonce(nonce)
                .codeChallenge(verifier, CodeChallengeMethod.S256)
                .build();
        return new Begun(request.toURI(), state.getValue());
    }

    private OIDCProviderMetadata provider() throws OidcException {
        OIDCProviderMetadata known = provider;
        if (known != null) {
            return known;
        }
        try {
            // Checks that the issuer it names is the one asked for.
            OIDCProviderMetadata fresh =
                    OIDCProviderMetadata.resolve(new Issuer(settings.issuer()), TIMEOUT_MS, TIMEOUT_MS);
            if (fresh.getAuthorizationEndpointURI() == null || fresh.getTokenEndpointURI() == null) {
                throw new OidcException(settings.issuer() + " names no addresses to log in at");
            }
            provider = fresh;
            return fresh;
        } catch (GeneralException | IOException e) {
            throw new OidcException("the provider " + settings.issuer() + " does not say how to log in", e);
        }
    }

    /**
     * Ends a login.
     *
     * @param answer the query with which the browser came back
     * @param shown the state that the browser shows by its cookie
     * @param address from which network address
     * @throws OidcException if the answer is not that of a login this browser began, the provider refuses, or the person
     *     has no role
     * @throws org.sdvp.centre.account.AccountException if the person is kept out
     */
    public Opened end(String answer, Optional<String> shown, String address) throws OidcException {
        AuthenticationResponse response = response(answer);
        State state = response.getState();
        Pending begun = state == null ? null : taken(state.getValue());
        boolean own = state != null && shown.filter(state.getValue()::equals).isPresent();
        if (begun == null || !own) {
            throw new OidcException("this login was not begun by this browser, or too long ago; begin anew");
        }
        if (!response.indicatesSuccess()) {
            throw new OidcException("the provider refused: "
                    + response.toErrorResponse().getErrorObject().getCode());
        }
        AuthorizationCode code = response.toSuccessResponse().getAuthorizationCode();
        if (code == null) {
            throw new OidcException("the provider gave no code");
        }
        IDTokenClaimsSet claims =
                new CodeExchange(settings, provider(), TIMEOUT_MS).claims(code, begun.verifier(), begun.nonce());
        return logins.login(people.person(claims), address);
    }

    private @Nullable Pending taken(String state) {
        synchronized (pending) {
            Pending found = pending.remove(state);
            return found == null || found.ends().isBefore(clock.instant()) ? null : found;
        }
    }

    private AuthenticationResponse response(String answer) throws OidcException {
        try {
            return AuthenticationResponseParser.parse(URI.create(settings.callback() + "?" + answer));
        } catch (ParseException | IllegalArgumentException e) {
            throw new OidcException("the provider's answer cannot be understood", e);
        }
    }
}
