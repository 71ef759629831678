package org.sdvp.centre.account.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jwt.JWT;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import java.io.IOException;
import java.net.URI;
import java.util.Set;
import org.sdvp.centre.account.OidcSettings;

/** Gives a code back to its provider, and makes sure of what comes for it (OpenID Connect Core 1.0, 3.1.3). */
final class CodeExchange {
    /** Signatures with a key of the provider's own: no "none", and none with a secret that others know. */
    private static final Set<JWSAlgorithm> SIGNATURES = Set.of(
            JWSAlgorithm.RS256,
            JWSAlgorithm.RS384,
            JWSAlgorithm.RS512,
            JWSAlgorithm.PS256,
            JWSAlgorithm.ES256,
            JWSAlgorithm.ES384);

    private static final int LARGEST_KEYS = 1 << 20;

    private final OidcSettings settings;
    private final OIDCProviderMetadata provider;
    private final int timeoutMs;

    CodeExchange(OidcSettings settings, OIDCProviderMetadata provider, int timeoutMs) {
        this.settings = settings;
        this.provider = provider;
        this.timeoutMs = timeoutMs;
    }

    /** What the provider says of the person. */
    IDTokenClaimsSet claims(AuthorizationCode code, CodeVerifier verifier, Nonce nonce) throws OidcException {
        ClientID client = new ClientID(settings.clientId());
        TokenRequest request = new TokenRequest.Builder(
                        provider.getTokenEndpointURI(),
                        new ClientSecretBasic(client, new Secret(settings.clientSecret())),
                        new AuthorizationCodeGrant(code, URI.create(settings.callback()), verifier))
                .build();
        try {
            HTTPRequest http = request.toHTTPRequest();
            http.setConnectTimeout(timeoutMs);
            http.setReadTimeout(timeoutMs);
            TokenResponse response = OIDCTokenResponseParser.parse(http.send());
            if (!response.indicatesSuccess()) {
                throw new OidcException("the provider refused the code: "
                        + response.toErrorResponse().getErrorObject().getCode());
            }
            JWT token = ((OIDCTokenResponse) response.toSuccessResponse())
                    .getOIDCTokens()
                    .getIDToken();
            return validator(client, token).validate(token, nonce);
        } catch (IOException | ParseException e) {
            throw new OidcException("the provider's answer to the code cannot be understood", e);
        } catch (BadJOSEException | JOSEException e) {
            throw new OidcException("what the provider says of the person is not to be trusted", e);
        }
    }

    private IDTokenValidator validator(ClientID client, JWT token) throws OidcException, IOException {
        JWSAlgorithm algorithm = SIGNATURES.stream()
                .filter(known -> known.equals(token.getHeader().getAlgorithm()))
                .findFirst()
                .orElseThrow(() -> new OidcException("the provider signs by "
                        + token.getHeader().getAlgorithm() + "; expected one of " + SIGNATURES));
        return new IDTokenValidator(
                provider.getIssuer(),
                client,
                algorithm,
                provider.getJWKSetURI().toURL(),
                new DefaultResourceRetriever(timeoutMs, timeoutMs, LARGEST_KEYS));
    }
}
