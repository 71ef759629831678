package org.sdvp.centre.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.javalin.http.HandlerType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.sdvp.centre.account.Right;
import org.sdvp.centre.account.Role;
import org.sdvp.centre.rest.call.Route;

/** Who may what: each route for each role, and what no login, no header and another tenant make of it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RightsTest {
    private Site site;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        site = new Site(folder).withUsers();
        site.device("hp01", 20);
        site.device("hp02", "other", 20);
    }

    @AfterAll
    void stop() {
        site.close();
    }

    private List<Route> guarded() {
        List<Route> routes = new ArrayList<>(CentreSite.api(site.parts));
        routes.removeIf(route -> route.right().isEmpty() || route.path().equals("/logout"));
        return routes;
    }

    private static String path(Route route) {
        return route.path().replace("{id}", "no-such-thing").replace("{name}", "no-such-thing");
    }

    private static Browser.Answer ask(Browser who, Route route) {
        return who.send(route.method().name(), path(route), Optional.empty());
    }

    @Test
    void eachRoute_isForTheRolesThatMay_andNoOther() {
        for (Route route : guarded()) {
            for (Role role : Role.values()) {
                boolean may = role.may(route.right().orElseThrow());
                int status = ask(site.as(role), route).status();
                if (may) {
                    assertThat(status)
                            .as(route.method() + " " + route.path() + " as " + role)
                            .isNotIn(401, 403, 500);
                } else {
                    assertThat(status)
                            .as(route.method() + " " + route.path() + " as " + role)
                            .isEqualTo(403);
                }
            }
        }
    }

    @Test
    void withoutLogin_eachRouteIsRefused() {
        for (Route route : guarded()) {
            Browser.Answer answer = ask(site.browser(), route);
            assertThat(answer.status()).as(route.path()).isEqualTo(401);
            assertThat(answer.problem()).isEqualTo("login-needed");
        }
    }

    @Test
    void changingRequestByCookieWithoutTheHeader_isRefused() {
        Browser admin = site.browser().in("admin", Site.PASSWORD).without("X-CSRF");
        for (Route route : guarded()) {
            if (!route.method().equals(HandlerType.GET)) {
                assertThat(ask(admin, route).problem()).as(route.path()).isEqualTo("csrf");
            }
        }
        admin.with("X-CSRF", "wrong");
        assertThat(admin.post("/logout").problem()).isEqualTo("csrf");
    }

    @Test
    void deviceOfAnotherTenant_isAsOneThatIsNotThere() {
        Browser admin = site.as(Role.ADMIN);
        for (Route route : guarded()) {
            if (route.path().startsWith("/devices/{id}")) {
                String path = route.path().replace("{id}", "hp02@example.org");
                Browser.Answer answer = admin.send(route.method().name(), path, body(route));
                assertThat(answer.status()).as(route.method() + " " + path).isEqualTo(404);
                assertThat(answer.text()).doesNotContain("other");
            }
        }
        assertThat(admin.get("/devices").json().path("total").asInt()).isEqualTo(1);
        assertThat(site.as("stranger")
                        .get("/devices")
                        .json()
                        .path("items")
                        .path(0)
                        .path("id")
                        .asString())
                .isEqualTo("hp02@example.org");
        assertThat(admin.post(
                                "/commands",
                                Map.of(
                                        "target", Map.of("devices", List.of("hp02@example.org")),
                                        "action",
                                                Map.of("kind", "OPERATE", "reference", "KPMP1.OpCtl", "value", "off")))
                        .status())
                .isEqualTo(404);
        assertThat(admin.get("/export?device=hp02@example.org&ref=a").status()).isEqualTo(404);
    }

    private static Optional<Object> body(Route route) {
        return switch (route.path()) {
            case "/devices/{id}" -> route.method().equals(HandlerType.PATCH) ? Optional.of(Map.of()) : Optional.empty();
            case "/devices/{id}/read" -> Optional.of(Map.of("references", List.of("a")));
            case "/devices/{id}/write", "/devices/{id}/operate" -> Optional.of(Map.of("reference", "a", "value", "b"));
            default -> Optional.empty();
        };
    }

    @Test
    void usersOfAnotherTenant_areAsIfTheyWereNotThere() {
        Browser admin = site.as(Role.ADMIN);
        assertThat(admin.get("/users").text()).doesNotContain("stranger");
        assertThat(admin.send("DELETE", "/users/stranger", Optional.empty()).status())
                .isEqualTo(404);
        assertThat(admin.send("PATCH", "/users/stranger", Optional.of(Map.of("role", "viewer")))
                        .status())
                .isEqualTo(404);
        assertThat(admin.get("/audit").text()).doesNotContain("stranger");
    }

    @Test
    void fleetCommandThatWritesSettings_isNotForOperators() {
        Map<String, Object> body = Map.of(
                "target", Map.of("devices", List.of("hp01@example.org")),
                "action", Map.of("kind", "WRITE", "reference", "KPMP1.OpCtl", "value", "off"));
        assertThat(site.as(Role.OPERATOR).post("/commands", body).status()).isEqualTo(403);
        assertThat(site.as(Role.INSTALLER).post("/commands/preview", body).status())
                .isEqualTo(200);
    }

    @Test
    void document_hasTheRoutesThatThereAre() {
        Set<String> routes = new TreeSet<>(Set.of("GET /stream", "GET /login/oidc", "GET /login/oidc/callback"));
        CentreSite.api(site.parts).forEach(route -> routes.add(route.method() + " " + route.path()));
        assertThat(ApiDocument.operations()).isEqualTo(routes);
    }

    @Test
    void page_hasTheTableOfRights() throws Exception {
        String page = Files.readString(Path.of("../docs/centre.md"));
        for (Right right : Right.values()) {
            assertThat(page)
                    .contains("| " + right.text() + " | " + right.least().word() + " |");
        }
    }
}
