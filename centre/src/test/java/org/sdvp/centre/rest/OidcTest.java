package org.sdvp.centre.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.javalin.Javalin;
import io.javalin.http.Context;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sdvp.centre.account.OidcSettings;
import org.sdvp.centre.account.Role;
import tools.jackson.databind.json.JsonMapper;

/** Login at an OpenID provider, which runs beside and does what a real one does: codes for one use, PKCE, signed tokens. */
class OidcTest {
    private static final String SECRET = "a secret of the client's";

    @TempDir
    Path folder;

    private final Map<String, Map<String, String>> codes = new ConcurrentHashMap<>();
    private RSAKey key;
    private RSAKey signing;
    private Javalin provider;
    private String issuer;
    private String audience = "sdvp-centre";
    private Map<String, Object> person = Map.of("preferred_username", "grace", "groups", List.of("desk", "others"));
    private Optional<String> nonce = Optional.empty();
    private Site site;

    @BeforeEach
    void start() throws Exception {
        key = new RSAKeyGenerator(2048).keyID("one").generate();
        signing = key;
        provider = Javalin.create(config -> {
                    config.startup.showJavalinBanner = false;
                    config.routes.get("/.well-known/openid-configuration", this::configuration);
                    config.routes.get("/keys", context -> json(context, new JWKSet(key).toJSONObject(true)));
                    config.routes.post("/token", this::token);
                })
                .start("127.0.0.1", 0);
        issuer = "http://127.0.0.1:" + provider.port();
        OidcSettings settings = new OidcSettings(
                issuer,
                "sdvp-centre",
                SECRET,
                "http://127.0.0.1:1",
                List.of("openid", "profile"),
                new OidcSettings.Mapping("groups", Map.of("desk", Role.OPERATOR, "chiefs", Role.ADMIN), "main"));
        site = new Site(folder, SiteSettings.USUAL.withPort(0), Optional.of(settings));
    }

    @AfterEach
    void stop() {
        site.close();
        provider.stop();
    }

    private static void json(Context context, Object tree) {
        context.contentType("application/json").result(JsonMapper.shared().writeValueAsBytes(tree));
    }

    private void configuration(Context context) {
        json(
                context,
                Map.of(
                        "issuer",
                        issuer,
                        "authorization_endpoint",
                        issuer + "/authorize",
                        "token_endpoint",
                        issuer + "/token",
                        "jwks_uri",
                        issuer + "/keys",
                        "response_types_supported",
                        List.of("code"),
                        "subject_types_supported",
                        List.of("public"),
                        "id_token_signing_alg_values_supported",
                        List.of("RS256")));
    }

    private static Map<String, String> parameters(String query) {
        Map<String, String> parameters = new HashMap<>();
        for (String pair : query.split("&")) {
            String[] parts = pair.split("=", 2);
            parameters.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return parameters;
    }

    private void token(Context context) throws Exception {
        Map<String, String> form = parameters(context.body());
        String basic = Base64.getEncoder()
                .encodeToString(("sdvp-centre:" + java.net.URLEncoder.encode(SECRET, StandardCharsets.UTF_8))
                        .getBytes(StandardCharsets.UTF_8));
        Map<String, String> asked = codes.remove(form.get("code"));
        byte[] digest = MessageDigest.getInstance("SHA-256")
                .digest(form.get("code_verifier").getBytes(StandardCharsets.US_ASCII));
        String challenge = Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        boolean good = asked != null
                && asked.get("code_challenge").equals(challenge)
                && asked.get("redirect_uri").equals(form.get("redirect_uri"))
                && ("Basic " + basic).equals(context.header("Authorization"));
        if (!good) {
            context.status(400);
            json(context, Map.of("error", "invalid_grant"));
            return;
        }
        json(
                context,
                Map.of(
                        "access_token", "x",
                        "token_type", "Bearer",
                        "id_token", signed(nonce.orElse(asked.get("nonce")))));
    }

    private String signed(String withNonce) throws JOSEException {
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer(issuer)
                .subject("4711")
                .audience(audience)
                .issueTime(Date.from(Instant.now()))
                .expirationTime(Date.from(Instant.now().plusSeconds(60)))
                .claim("nonce", withNonce);
        person.forEach(claims::claim);
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("one").build(), claims.build());
        token.sign(new RSASSASigner(signing));
        return token.serialize();
    }

    /** What the browser does: goes to the provider, which lets the person in, and comes back. */
    private Browser.Answer login(Browser browser) {
        return back(browser, begun(browser), "code-" + codes.size());
    }

    private Map<String, String> begun(Browser browser) {
        Browser.Answer to = browser.get("/login/oidc");
        assertThat(to.status()).isEqualTo(302);
        URI location = URI.create(to.header("Location").orElseThrow());
        assertThat(location.toString()).startsWith(issuer + "/authorize?");
        Map<String, String> asked = parameters(location.getRawQuery());
        assertThat(asked).containsEntry("code_challenge_method", "S256").containsEntry("response_type", "code");
        return asked;
    }

    private Browser.Answer back(Browser browser, Map<String, String> asked, String code) {
        codes.put(code, asked);
        return browser.get("/login/oidc/callback?code=" + code + "&state=" + asked.get("state"));
    }

    @Test
    void person_isLoggedInWithTheRoleThatTheClaimGives() {
        Browser browser = site.browser();
        assertThat(browser.get("/setup").json().path("oidc").asBoolean()).isTrue();
        assertThat(login(browser).status()).isEqualTo(303);
        assertThat(browser.get("/me").json().path("name").asString()).isEqualTo("grace");
        assertThat(browser.get("/me").json().path("role").asString()).isEqualTo("operator");
        person = Map.of("preferred_username", "grace", "groups", "chiefs");
        Browser later = site.browser();
        login(later);
        assertThat(later.get("/me").json().path("role").asString()).isEqualTo("admin");
        assertThat(later.get("/users").json().path("items").size()).isEqualTo(1);
    }

    @Test
    void personWhoseNameIsTaken_getsAnother_notTheAccount() {
        site.users.add(new org.sdvp.centre.account.Users.Fresh("grace", Role.VIEWER, Site.PASSWORD), "main");
        Browser browser = site.browser();
        login(browser);
        assertThat(browser.get("/me").json().path("name").asString()).isEqualTo("grace-2");
    }

    @Test
    void personWithoutARole_staysOutside() {
        person = Map.of("preferred_username", "eve", "groups", List.of("strangers"));
        Browser browser = site.browser();
        Browser.Answer answer = login(browser);
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.json().path("detail").asString()).contains("no role");
        assertThat(browser.get("/me").status()).isEqualTo(401);
    }

    @Test
    void answerToAnotherBrowser_isRefused() {
        Map<String, String> asked = begun(site.browser());
        assertThat(back(site.browser(), asked, "stolen").status()).isEqualTo(401);
    }

    @Test
    void answerAgain_isRefused() {
        Browser browser = site.browser();
        Map<String, String> asked = begun(browser);
        assertThat(back(browser, asked, "once").status()).isEqualTo(303);
        assertThat(back(browser, asked, "twice").status()).isEqualTo(401);
    }

    @Test
    void tokenOfAnotherLogin_forAnotherClient_orSignedByAnother_isRefused() throws Exception {
        nonce = Optional.of("another");
        assertThat(login(site.browser()).json().path("detail").asString()).contains("not to be trusted");
        nonce = Optional.empty();
        audience = "another client";
        assertThat(login(site.browser()).status()).isEqualTo(401);
        audience = "sdvp-centre";
        signing = new RSAKeyGenerator(2048).keyID("one").generate();
        assertThat(login(site.browser()).status()).isEqualTo(401);
        assertThat(site.accounts.isEmpty()).isTrue();
    }

    @Test
    void providerThatIsAway_isToldSo() {
        provider.stop();
        Browser.Answer answer = site.browser().get("/login/oidc");
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.json().path("detail").asString()).contains(issuer);
    }

    @Test
    void providerWithoutTls_isRefused() {
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> new OidcSettings(
                        "http://login.example.org",
                        "a",
                        "b",
                        "https://centre.example.org",
                        List.of(),
                        new OidcSettings.Mapping("groups", Map.of(), "main")))
                .hasMessageContaining("https");
    }
}
