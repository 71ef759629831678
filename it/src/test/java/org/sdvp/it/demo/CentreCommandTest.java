package org.sdvp.it.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The centre as a process of its own, and within the demo, as a browser sees it. */
@Tag("slow")
class CentreCommandTest {
    private static final Duration LONG = Duration.ofMinutes(3);
    private static final Duration END = Duration.ofSeconds(30);
    private static final Pattern OPEN = Pattern.compile("Open (http://127\\.0\\.0\\.1:[0-9]+/\\S*)");
    private static final Pattern TOKEN = Pattern.compile("set-up token (\\S+)");

    @TempDir
    private Path home;

    private final HttpClient browser =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

    private HttpResponse<String> get(URI address) throws IOException, InterruptedException {
        return browser.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
    }

    private static URI opened(String printed) {
        Matcher open = OPEN.matcher(printed);
        assertThat(open.find()).as(printed).isTrue();
        return URI.create(open.group(1));
    }

    @Test
    void demo_printsALinkThatLogsIn_andThePageShowsItsHeatPumps() throws Exception {
        try (Program demo = Program.start(home, "demo", "--pumps", "2", "--no-story", "--json", "--port", "0")) {
            demo.awaitOut(p -> OPEN.matcher(p.err()).find(), LONG);
            URI link = opened(demo.err());
            assertThat(get(link).statusCode()).isEqualTo(303);
            assertThat(get(link.resolve("/")).headers().firstValue("Content-Type"))
                    .hasValueSatisfying(type -> assertThat(type).startsWith("text/html"));
            await().atMost(LONG).until(() -> isMeasured(get(link.resolve("/api/v1/devices"))));
            assertThat(get(link.resolve("/api/v1/me")).body()).contains("\"name\":\"demo\"");

            demo.terminate();
            assertThat(demo.exitCode(END)).as(demo.err()).isZero();
        }
    }

    private static boolean isMeasured(HttpResponse<String> devices) {
        JsonNode list = JsonMapper.shared().readTree(devices.body());
        return list.path("total").asInt() == 2
                && list.path("items").path(0).path("values").has("room")
                && list.path("items").path(1).path("status").asString().equals("ONLINE");
    }

    @Test
    void centre_startsWithoutItsXmppServer_isSetUpByTheTokenItPrints_andEndsOnSigterm() throws Exception {
        Path profile = home.resolve("centre.profile");
        Files.createFile(profile, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(profile, "jid: centre@sdvp.test\npassword: nobody's\nhost: 127.0.0.1\nport: 1\n");
        try (Program centre = Program.start(home, "centre", "--profile", profile.toString(), "--port", "0")) {
            centre.awaitOut(p -> TOKEN.matcher(String.join("\n", p.out())).find(), LONG);
            String printed = String.join("\n", centre.out());
            URI base = opened(printed);
            Matcher token = TOKEN.matcher(printed);
            assertThat(token.find()).isTrue();
            HttpRequest setUp = HttpRequest.newBuilder(base.resolve("/api/v1/setup"))
                    .header("Content-Type", "application/json")
                    .header("X-Forwarded-For", "203.0.113.7")
                    .POST(BodyPublishers.ofString(
                            "{\"name\":\"ada\",\"password\":\"correct horse\",\"token\":\"" + token.group(1) + "\"}"))
                    .build();
            assertThat(browser.send(setUp, BodyHandlers.ofString()).statusCode())
                    .isEqualTo(201);
            JsonNode link = JsonMapper.shared()
                    .readTree(get(base.resolve("/api/v1/summary")).body())
                    .path("link");
            assertThat(link.path("ok").asBoolean()).isFalse();
            assertThat(get(base.resolve("/health/ready")).statusCode()).isEqualTo(200);
            assertThat(home.resolve("state/sdvp/centre.db")).exists();

            centre.terminate();
            assertThat(centre.exitCode(END)).as(centre.err()).isZero();
        }
        try (Program again = Program.start(home, "centre", "--profile", profile.toString(), "--port", "0")) {
            again.awaitOut(p -> OPEN.matcher(String.join("\n", p.out())).find(), LONG);
            assertThat(String.join("\n", again.out())).doesNotContain("token");
        }
    }
}
