package org.sdvp.centre.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sdvp.centre.account.Role;
import tools.jackson.databind.JsonNode;

/** How people and programs get in, and how that ends. */
class LoginTest {
    @TempDir
    Path folder;

    private Site site;

    @BeforeEach
    void start() throws Exception {
        site = new Site(folder);
    }

    @AfterEach
    void stop() {
        site.close();
    }

    private static Map<String, String> credentials(String name) {
        return Map.of("name", name, "password", Site.PASSWORD);
    }

    @Test
    void firstUser_isMadeOnThisMachineOnce_andIsAdministrator() {
        assertThat(site.browser().get("/setup").json().path("needed").asBoolean())
                .isTrue();
        Browser.Answer made = site.browser().post("/setup", credentials("ada"));
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.json().path("role").asString()).isEqualTo("admin");
        assertThat(site.browser().get("/setup").json().path("needed").asBoolean())
                .isFalse();
        assertThat(site.browser().post("/setup", credentials("eve")).status()).isEqualTo(409);
        assertThat(site.browser()
                        .in("ada", Site.PASSWORD)
                        .get("/users")
                        .json()
                        .path("items")
                        .size())
                .isEqualTo(1);
    }

    @Test
    void firstUser_fromElsewhere_needsTheTokenThatWasPrinted() {
        String token = site.logins.setUpToken();
        Browser outside = site.browser().with("X-Forwarded-For", "203.0.113.7");
        assertThat(outside.post("/setup", credentials("eve")).status()).isEqualTo(403);
        assertThat(outside.post("/setup", Map.of("name", "eve", "password", Site.PASSWORD, "token", "x" + token))
                        .status())
                .isEqualTo(403);
        assertThat(outside.post("/setup", Map.of("name", "ada", "password", Site.PASSWORD, "token", token))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void passwordThatIsTooShort_isRefused() {
        Browser.Answer answer = site.browser().post("/setup", Map.of("name", "ada", "password", "short"));
        assertThat(answer.problem()).isEqualTo("input");
        assertThat(answer.text()).doesNotContain("\"short\"");
    }

    @Test
    void cookie_isOutOfReachOfScriptsAndOtherSites() {
        site.withUsers();
        Browser.Answer answer = site.browser().post("/login", credentials("viewer"));
        assertThat(answer.header("Set-Cookie"))
                .hasValueSatisfying(cookie -> assertThat(cookie).contains("HttpOnly", "SameSite=Strict", "Path=/"));
    }

    @Test
    void wrongName_andWrongPassword_sayTheSame() {
        site.withUsers();
        Browser.Answer name = site.browser().post("/login", Map.of("name", "nobody", "password", Site.PASSWORD));
        Browser.Answer password = site.browser().post("/login", Map.of("name", "viewer", "password", "wrong horse"));
        assertThat(name.status()).isEqualTo(401);
        assertThat(name.text()).isEqualTo(password.text());
        assertThat(name.problem()).isEqualTo("wrong-login");
    }

    @Test
    void manyWrongPasswords_areSlowedDown_andTheRightOneIsToo_untilTheTimeIsOver() {
        site.withUsers();
        Map<String, String> wrong = Map.of("name", "viewer", "password", "wrong horse");
        for (int i = 0; i < 5; i++) {
            assertThat(site.browser().post("/login", wrong).status()).isEqualTo(401);
        }
        Browser.Answer braked = site.browser().post("/login", credentials("viewer"));
        assertThat(braked.status()).isEqualTo(429);
        assertThat(braked.header("Retry-After")).isPresent();
        assertThat(site.browser().post("/login", credentials("admin")).status()).isEqualTo(200);
        site.clock.pass(Duration.ofMinutes(16));
        assertThat(site.browser().post("/login", credentials("viewer")).status())
                .isEqualTo(200);
    }

    @Test
    void login_endsAfterALongPause_andAfterItsWholeTime() {
        site.withUsers();
        Browser paused = site.browser().in("viewer", Site.PASSWORD);
        site.clock.pass(Duration.ofHours(2).plusSeconds(1));
        assertThat(paused.get("/me").problem()).isEqualTo("login-needed");
        Browser busy = site.browser().in("viewer", Site.PASSWORD);
        for (int i = 0; i < 12; i++) {
            assertThat(busy.get("/me").status()).as("after %d hours", i).isEqualTo(200);
            site.clock.pass(Duration.ofHours(1));
        }
        assertThat(busy.get("/me").status()).isEqualTo(401);
    }

    @Test
    void secretOfTheCookie_changesFromTimeToTime_andTheFormerEnds() {
        site.withUsers();
        Browser own = site.browser().in("viewer", Site.PASSWORD);
        Browser thief = site.browser();
        thief.cookies().putAll(own.cookies());
        String before = own.cookie();
        site.clock.pass(Duration.ofMinutes(16));
        assertThat(own.get("/me").status()).isEqualTo(200);
        assertThat(own.cookie()).isNotEqualTo(before);
        assertThat(thief.get("/me").status()).as("requests under way").isEqualTo(200);
        site.clock.pass(Duration.ofMinutes(2));
        assertThat(thief.get("/me").status()).isEqualTo(401);
        assertThat(own.get("/me").status()).isEqualTo(200);
    }

    @Test
    void logout_endsTheLogin() {
        site.withUsers();
        Browser viewer = site.browser().in("viewer", Site.PASSWORD);
        Browser same = site.browser();
        same.cookies().putAll(viewer.cookies());
        assertThat(viewer.post("/logout").status()).isEqualTo(204);
        assertThat(viewer.cookies()).isEmpty();
        assertThat(same.get("/me").status()).isEqualTo(401);
    }

    @Test
    void changedRole_disabledUser_andDeletedUser_takeEffectAtOnce() {
        site.withUsers();
        Browser admin = site.as(Role.ADMIN);
        Browser operator = site.browser().in("operator", Site.PASSWORD);
        assertThat(admin.send("PATCH", "/users/operator", Optional.of(Map.of("role", "viewer")))
                        .json()
                        .path("role")
                        .asString())
                .isEqualTo("viewer");
        assertThat(operator.get("/me").status()).isEqualTo(401);
        Browser viewer = site.browser().in("viewer", Site.PASSWORD);
        admin.send("PATCH", "/users/viewer", Optional.of(Map.of("disabled", true)));
        assertThat(viewer.get("/me").status()).isEqualTo(401);
        assertThat(site.browser().post("/login", credentials("viewer")).status())
                .isEqualTo(401);
        Browser installer = site.browser().in("installer", Site.PASSWORD);
        assertThat(admin.send("DELETE", "/users/installer", Optional.empty()).status())
                .isEqualTo(204);
        assertThat(installer.get("/me").status()).isEqualTo(401);
    }

    @Test
    void lastAdministrator_staysOne() {
        site.withUsers();
        Browser admin = site.as(Role.ADMIN);
        assertThat(admin.send("DELETE", "/users/admin", Optional.empty()).status())
                .isEqualTo(409);
        assertThat(admin.send("PATCH", "/users/admin", Optional.of(Map.of("role", "viewer")))
                        .status())
                .isEqualTo(409);
        assertThat(admin.send("PATCH", "/users/admin", Optional.of(Map.of("disabled", true)))
                        .status())
                .isEqualTo(409);
    }

    @Test
    void ownPassword_isChangedWithThePresentOne() {
        site.withUsers();
        Browser viewer = site.browser().in("viewer", Site.PASSWORD);
        assertThat(viewer.send("PATCH", "/users/viewer", Optional.of(Map.of("password", "battery staple")))
                        .status())
                .isEqualTo(403);
        assertThat(viewer.send(
                                "PATCH",
                                "/users/viewer",
                                Optional.of(Map.of("password", "battery staple", "current", Site.PASSWORD)))
                        .status())
                .isEqualTo(200);
        site.browser().in("viewer", "battery staple");
        assertThat(viewer.get("/me").status()).isEqualTo(401);
        assertThat(site.browser()
                        .in("operator", Site.PASSWORD)
                        .send("PATCH", "/users/viewer", Optional.of(Map.of("password", "battery staple")))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void userThatIsAdded_canLogIn_andANameIsTakenInWhateverCapitals() {
        site.withUsers();
        Browser admin = site.as(Role.ADMIN);
        Map<String, String> fresh = Map.of("name", "Grace", "role", "installer", "password", Site.PASSWORD);
        assertThat(admin.post("/users", fresh).status()).isEqualTo(201);
        assertThat(site.browser()
                        .in("grace", Site.PASSWORD)
                        .get("/me")
                        .json()
                        .path("name")
                        .asString())
                .isEqualTo("Grace");
        assertThat(admin.post("/users", Map.of("name", "GRACE", "role", "viewer", "password", Site.PASSWORD))
                        .status())
                .isEqualTo(409);
        assertThat(admin.post("/users", Map.of("name", "<b>x", "role", "viewer", "password", Site.PASSWORD))
                        .status())
                .isEqualTo(400);
        assertThat(admin.post("/users", Map.of("name", "x", "role", "king", "password", Site.PASSWORD))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void token_isShownOnce_mayNoMoreThanItsMaker_andNeedsNoCsrf() {
        site.withUsers();
        site.device("hp01", 20);
        Browser operator = site.as(Role.OPERATOR);
        assertThat(operator.post("/tokens", Map.of("name", "too much", "role", "admin"))
                        .status())
                .isEqualTo(403);
        JsonNode made = operator.post("/tokens", Map.of("name", "night job", "expires", "2026-11-24T00:00:00Z"))
                .json();
        String secret = made.path("token").asString();
        assertThat(secret).startsWith(made.path("prefix").asString());
        assertThat(operator.get("/tokens").text()).contains("night job").doesNotContain(secret);
        Browser program = site.browser().with("Authorization", "Bearer " + secret);
        assertThat(program.get("/me").json().path("role").asString()).isEqualTo("operator");
        assertThat(program.post("/devices/hp01@example.org/read", Map.of("references", java.util.List.of("a")))
                        .status())
                .isEqualTo(200);
        assertThat(program.post("/tokens", Map.of("name", "child")).status()).isEqualTo(403);
        site.as(Role.ADMIN).send("PATCH", "/users/operator", Optional.of(Map.of("role", "viewer")));
        assertThat(program.get("/me").json().path("role").asString()).isEqualTo("viewer");
        site.clock.pass(Duration.ofDays(1));
        assertThat(program.get("/me").status()).isEqualTo(401);
    }

    @Test
    void tokenThatIsTakenBack_endsAtOnce() {
        site.withUsers();
        Browser viewer = site.as(Role.VIEWER);
        JsonNode made = viewer.post("/tokens", Map.of("name", "screen")).json();
        Browser program = site.browser()
                .with("Authorization", "Bearer " + made.path("token").asString());
        assertThat(program.get("/devices").status()).isEqualTo(200);
        String id = made.path("id").asString();
        assertThat(site.as(Role.OPERATOR)
                        .send("DELETE", "/tokens/" + id, Optional.empty())
                        .status())
                .isEqualTo(404);
        assertThat(site.as(Role.ADMIN)
                        .send("DELETE", "/tokens/" + id, Optional.empty())
                        .status())
                .isEqualTo(204);
        assertThat(program.get("/devices").status()).isEqualTo(401);
        assertThat(site.browser().with("Authorization", "Basic eDp5").get("/me").status())
                .isEqualTo(401);
    }

    @Test
    void linkThatWasPrinted_logsInOnce() {
        site.withUsers();
        String ticket = site.logins.ticket("viewer");
        Browser first = site.browser();
        Browser.Answer entered = first.get("!/enter?ticket=" + ticket);
        assertThat(entered.status()).isEqualTo(303);
        assertThat(entered.header("Location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith("/"));
        assertThat(first.get("/me").json().path("name").asString()).isEqualTo("viewer");
        Browser second = site.browser();
        assertThat(second.get("!/enter?ticket=" + ticket).status()).isEqualTo(303);
        assertThat(second.get("/me").status()).isEqualTo(401);
    }

    @Test
    void auditTrail_tellsWhoDidWhat_andWhoWasKeptFromIt() {
        site.withUsers();
        site.device("hp01", 20);
        site.browser().post("/login", Map.of("name", "admin", "password", "wrong horse"));
        Browser admin = site.as(Role.ADMIN);
        admin.send("PATCH", "/devices/hp01@example.org", Optional.of(Map.of("label", "Number 1")));
        admin.post("/devices/hp01@example.org/operate", Map.of("reference", "KPMP1.OpCtl", "value", false));
        String trail = admin.get("/audit").text();
        assertThat(trail)
                .contains("change device", "wrong name or password", "hp01@example.org KPMP1.OpCtl = false")
                .doesNotContain("wrong horse", Site.PASSWORD);
        JsonNode page = admin.get("/audit?limit=2").json();
        assertThat(page.path("items").size()).isEqualTo(2);
        JsonNode next = admin.get("/audit?limit=2&before=" + page.path("next").asString())
                .json();
        assertThat(next.path("items").path(0).path("id").asLong())
                .isLessThan(page.path("items").path(1).path("id").asLong());
    }

    @Test
    void secrets_areInNoTextOfTheirTypes() {
        assertThat(new SiteSettings.Tls(Path.of("keys.p12"), "hunter2 hunter2").toString())
                .doesNotContain("hunter2");
        assertThat(site.logins.ticket("nobody")).hasSize(43);
    }
}
