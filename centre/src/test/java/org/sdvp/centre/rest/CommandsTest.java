package org.sdvp.centre.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sdvp.centre.account.Role;
import tools.jackson.databind.JsonNode;

/** Commands to many devices over HTTP. */
class CommandsTest {
    private static final Map<String, Object> OFF =
            Map.of("kind", "OPERATE", "reference", "KPMP1.OpCtl", "value", "off");

    @TempDir
    Path folder;

    private Site site;

    @BeforeEach
    void start() throws Exception {
        site = new Site(folder).withUsers();
        site.device("hp01", 20);
        site.device("hp02", 20);
        site.device("hp03", "other", 20);
    }

    @AfterEach
    void stop() {
        site.close();
    }

    private static Map<String, Object> order(Map<String, Object> target) {
        return Map.of("target", target, "action", OFF, "rules", Map.of("measureEffectSeconds", 0));
    }

    @Test
    void command_isPreviewedGivenAndFollowedToItsEnd() {
        Browser operator = site.as(Role.OPERATOR);
        Map<String, Object> order = order(Map.of("query", Map.of("q", "nordheat")));
        JsonNode preview = operator.post("/commands/preview", order).json();
        assertThat(preview.path("devices").asInt()).isEqualTo(2);
        assertThat(preview.path("power").asInt()).isEqualTo(2000);
        assertThat(site.link.asked).isEmpty();
        Browser.Answer given = operator.post("/commands", order);
        assertThat(given.status()).isEqualTo(202);
        String path = "/commands/" + given.json().path("id").asLong();
        Site.eventually(() -> operator.get(path).json().path("state").asString().equals("DONE"));
        assertThat(operator.get(path).json().path("counts").path("DONE").asInt())
                .isEqualTo(2);
        assertThat(operator.get(path + "/results").json().path("items").size()).isEqualTo(2);
        assertThat(operator.get("/commands")
                        .json()
                        .path("items")
                        .path(0)
                        .path("id")
                        .asLong())
                .isEqualTo(given.json().path("id").asLong());
        assertThat(site.link.asked).hasSize(2).noneMatch(asked -> asked.contains("hp03"));
        assertThat(site.as("stranger").get(path).status()).isEqualTo(404);
        assertThat(site.as("stranger").get("/commands").json().path("items").size())
                .isZero();
    }

    @Test
    void sameKeyAgain_isTheSameCommand_andForAnotherIsAConflict() {
        Browser operator = site.browser().in("operator", Site.PASSWORD).with("Idempotency-Key", "one decision");
        Map<String, Object> order = order(Map.of("devices", List.of("hp01@example.org")));
        long first = operator.post("/commands", order).json().path("id").asLong();
        long again = operator.post("/commands", order).json().path("id").asLong();
        assertThat(again).isEqualTo(first);
        Map<String, Object> other = new HashMap<>(order);
        other.put("action", Map.of("kind", "OPERATE", "reference", "KPMP1.OpCtl", "value", "on"));
        assertThat(operator.post("/commands", other).status()).isEqualTo(409);
        Site.eventually(() -> operator.get("/commands/" + first)
                .json()
                .path("state")
                .asString()
                .equals("DONE"));
        assertThat(site.link.asked).hasSize(1);
    }

    @Test
    void commandThatIsCalledOff_endsWithoutAskingTheRest() {
        site.link.silent = true;
        Browser operator = site.as(Role.OPERATOR);
        Map<String, Object> order = new HashMap<>(order(Map.of("group", "none")));
        assertThat(operator.post("/commands", order).status())
                .as("nobody is meant")
                .isEqualTo(400);
        order.put("target", Map.of("devices", List.of("hp01@example.org", "hp02@example.org")));
        order.put("rules", Map.of("inFlight", 1, "measureEffectSeconds", 0));
        long id = operator.post("/commands", order).json().path("id").asLong();
        Site.eventually(() -> site.link.asked.size() == 1);
        assertThat(operator.post("/commands/" + id + "/cancel").status()).isEqualTo(202);
        Site.eventually(() -> operator.get("/commands/" + id)
                        .json()
                        .path("counts")
                        .path("CANCELLED")
                        .asInt()
                == 1);
        assertThat(site.link.asked).hasSize(1);
        assertThat(operator.post("/commands/99/cancel").status()).isEqualTo(404);
    }

    @Test
    void orderThatMakesNoSense_isRefusedAndSaysWhy() {
        Browser operator = site.as(Role.OPERATOR);
        Map<String, Object> good = order(Map.of("devices", List.of("hp01@example.org")));
        assertThat(operator.post("/commands", with(good, "rules", Map.of("inFlight", 0)))
                        .text())
                .contains("in flight");
        assertThat(operator.post("/commands", with(good, "rules", Map.of("deadlineSeconds", -1)))
                        .status())
                .isEqualTo(400);
        assertThat(operator.post("/commands", with(good, "target", Map.of("devices", List.of(), "group", "x")))
                        .text())
                .contains("expected one of");
        assertThat(operator.post(
                                "/commands",
                                with(good, "action", Map.of("kind", "EXPLODE", "reference", "a", "value", "b")))
                        .text())
                .contains("action.kind");
        assertThat(operator.post("/commands", with(good, "surprise", 1)).text()).contains("unknown field surprise");
        assertThat(site.link.asked).isEmpty();
    }

    private static Map<String, Object> with(Map<String, Object> order, String name, Object value) {
        Map<String, Object> other = new HashMap<>(order);
        other.put(name, value);
        return other;
    }
}
