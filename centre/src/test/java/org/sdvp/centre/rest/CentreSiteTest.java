package org.sdvp.centre.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sdvp.centre.account.Role;
import org.sdvp.centre.rest.fleet.Summaries;
import tools.jackson.databind.JsonNode;

/** What holds for every route: problems, headers, sizes, the page. */
class CentreSiteTest {
    @TempDir
    Path folder;

    private Site site;

    @BeforeEach
    void start() throws Exception {
        site = new Site(folder).withUsers();
    }

    @AfterEach
    void stop() {
        site.close();
    }

    @Test
    void everyAnswer_hasTheHeadersThatKeepABrowserSafe() {
        for (String path : List.of("!/health/live", "!/api/v1/me", "!/api/docs")) {
            Browser.Answer answer = site.browser().get(path);
            assertThat(answer.header("Content-Security-Policy"))
                    .as(path)
                    .hasValueSatisfying(policy -> assertThat(policy)
                            .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
                            .doesNotContain("unsafe"));
            assertThat(answer.header("X-Content-Type-Options")).hasValue("nosniff");
            assertThat(answer.header("Referrer-Policy")).hasValue("no-referrer");
            assertThat(answer.header("Strict-Transport-Security")).isEmpty();
            assertThat(answer.header("Server")).isEmpty();
        }
    }

    @Test
    void unknownPathOfTheApi_isAProblem() {
        Browser.Answer answer = site.browser().get("/nothing");
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.header("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.problem()).isEqualTo("not-found");
        assertThat(answer.json().path("instance").asString()).isEqualTo("/api/v1/nothing");
    }

    @Test
    void wrongMethod_isAProblem() {
        assertThat(site.browser()
                        .send("DELETE", "!/api/v1/login", Optional.empty())
                        .status())
                .isEqualTo(405);
    }

    @Test
    void bodyThatIsNoJson_orAnotherKind_isAProblem() {
        Browser operator = site.as(Role.OPERATOR);
        site.device("hp01", 20);
        assertThat(operator.post("/commands", "{\"target\": ").problem()).isEqualTo("input");
        assertThat(operator.post("/commands", "[]").problem()).isEqualTo("input");
        assertThat(operator.post("/commands", "{\"a\":1,\"a\":2}").problem()).isEqualTo("input");
        assertThat(operator.post("/commands").problem()).isEqualTo("media-type");
        assertThat(operator.post("/commands", "[".repeat(100_000)).problem()).isEqualTo("input");
    }

    @Test
    void bodyOfAGibibyte_isRefusedWithoutReadingIt() throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), site.site.port())) {
            OutputStream out = socket.getOutputStream();
            out.write(("POST /api/v1/login HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                            + "Content-Length: 1073741824\r\n\r\n{")
                    .getBytes(StandardCharsets.US_ASCII));
            out.flush();
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            assertThat(in.readLine()).startsWith("HTTP/1.1 413");
        }
    }

    @Test
    void bodyOfUnknownLengthThatIsTooLong_isRefused() throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), site.site.port())) {
            OutputStream out = socket.getOutputStream();
            out.write("""
                    POST /api/v1/login HTTP/1.1\r
                    Host: localhost\r
                    Content-Type: application/json\r
                    Transfer-Encoding: chunked\r
                    \r
                    """.getBytes(StandardCharsets.US_ASCII));
            byte[] chunk = ("10000\r\n" + "x".repeat(0x10000) + "\r\n").getBytes(StandardCharsets.US_ASCII);
            for (int i = 0; i < 17; i++) {
                out.write(chunk);
            }
            out.flush();
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            assertThat(in.readLine()).startsWith("HTTP/1.1 413");
        }
    }

    @Test
    void storeAway_isToldWithWhenToTryAgain_andLiveValuesGoOn() {
        Browser viewer = site.as(Role.VIEWER);
        site.device("hp01", 20);
        assertThat(viewer.get("/devices").status()).isEqualTo(200);
        site.away.set(true);
        site.store = new Summaries.Condition(false, "the disk is full");
        assertThat(site.browser()
                        .post("/login", Map.of("name", "viewer", "password", Site.PASSWORD))
                        .header("Retry-After"))
                .hasValue("5");
        assertThat(viewer.get("/devices").status()).isEqualTo(200);
        JsonNode summary = viewer.get("/summary").json();
        assertThat(summary.path("store").path("ok").asBoolean()).isFalse();
        assertThat(summary.path("store").path("detail").asString()).isEqualTo("the disk is full");
        Browser.Answer ready = site.browser().get("!/health/ready");
        assertThat(ready.status()).isEqualTo(503);
        assertThat(ready.json().path("store").path("ok").asBoolean()).isFalse();
        assertThat(site.browser().get("!/health/live").status()).isEqualTo(200);
    }

    @Test
    void manyRows_areCompressed() {
        for (int i = 0; i < 50; i++) {
            site.device("hp" + i, 20);
        }
        Browser viewer = site.as(Role.VIEWER).with("Accept-Encoding", "gzip");
        Browser.Answer answer = viewer.get("/devices?limit=20000");
        viewer.without("Accept-Encoding");
        assertThat(answer.header("Content-Encoding")).hasValue("gzip");
    }

    @Test
    void metrics_areThereOnThisMachine_andNotByWayOfAProxy() {
        site.device("hp01", 20);
        assertThat(site.browser().get("!/metrics").text())
                .contains("sdvp_devices{status=\"online\"} 1.0", "sdvp_store_up 1.0", "jvm_memory_used_bytes");
        assertThat(site.browser()
                        .with("X-Forwarded-For", "203.0.113.7")
                        .get("!/metrics")
                        .status())
                .isEqualTo(401);
    }

    @Test
    void otherAddressThanThisMachines_needsTls() {
        org.assertj.core.api.Assertions.assertThatThrownBy(() ->
                        new SiteSettings("0.0.0.0", 8080, Optional.empty(), false, false, SiteSettings.Limits.USUAL))
                .hasMessageContaining("TLS");
    }
}
