package org.sdvp.centre.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.sdvp.centre.account.Role;
import org.sdvp.centre.fleet.Device;
import org.sdvp.centre.fleet.DeviceId;
import org.sdvp.centre.fleet.DeviceStatus;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code /stream}: what changes is told, to whom it concerns, and the last state to the slowest. */
@Timeout(60)
class StreamTest {
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

    /** A listener that reads only when it is told to. */
    private final class Ear implements AutoCloseable {
        private final Socket socket;
        private final List<Map.Entry<String, JsonNode>> events = new CopyOnWriteArrayList<>();
        private volatile String status = "";

        Ear(Browser who, String query, int buffer) throws IOException {
            socket = new Socket();
            if (buffer > 0) {
                socket.setReceiveBufferSize(buffer);
            }
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), site.site.port()));
            String cookie = who.cookies().entrySet().iterator().next().toString();
            OutputStream out = socket.getOutputStream();
            out.write(("GET /api/v1/stream" + query + " HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\n"
                            + "Accept-Encoding: gzip\r\nConnection: close\r\nCookie: " + cookie + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            out.flush();
        }

        Ear listen() {
            Thread thread = new Thread(this::read, "ear");
            thread.setDaemon(true);
            thread.start();
            return this;
        }

        private void read() {
            try (InputStream in = socket.getInputStream();
                    BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
                status = lines.readLine();
                String name = "";
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    if (line.startsWith("event: ")) {
                        name = line.substring(7);
                    } else if (line.startsWith("data: ")) {
                        events.add(Map.entry(name, JsonMapper.shared().readTree(line.substring(6))));
                    }
                }
                status = "ended";
            } catch (IOException e) {
                status = "ended";
            }
        }

        List<JsonNode> of(String name) {
            return events.stream()
                    .filter(event -> event.getKey().equals(name))
                    .map(Map.Entry::getValue)
                    .toList();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    private static double room(JsonNode row) {
        return row.path("values").path("room").path("value").asDouble();
    }

    @Test
    void newListener_hearsTheSummaryAndABeatAtOnce() throws Exception {
        site.device("hp01", 20);
        try (Ear ear = new Ear(site.as(Role.VIEWER), "", 0).listen()) {
            Site.eventually(
                    () -> !ear.of("beat").isEmpty() && !ear.of("summary").isEmpty());
            assertThat(ear.status).contains("200");
            assertThat(ear.of("summary").get(0).path("devices").asInt()).isEqualTo(1);
        }
    }

    @Test
    void changeOfADevice_isToldToItsTenantOnly() throws Exception {
        DeviceId own = site.device("hp01", 20);
        DeviceId others = site.device("hp02", "other", 20);
        try (Ear viewer = new Ear(site.as(Role.VIEWER), "", 0).listen();
                Ear stranger = new Ear(site.as("stranger"), "", 0).listen()) {
            Site.eventually(() -> site.hub.listeners() == 2);
            site.values(own, Instant.now(), Map.of(Site.ROOM, 23.5));
            site.values(others, Instant.now(), Map.of(Site.ROOM, 25.5));
            Site.eventually(() -> viewer.of("device").stream().anyMatch(row -> room(row) == 23.5)
                    && stranger.of("device").stream().anyMatch(row -> room(row) == 25.5));
            assertThat(viewer.of("device"))
                    .allMatch(row -> row.path("id").asString().equals(own.jid()));
            assertThat(stranger.of("device"))
                    .allMatch(row -> row.path("id").asString().equals(others.jid()));
        }
    }

    @Test
    void listenerToOneDevice_hearsItsValuesByReference() throws Exception {
        DeviceId one = site.device("hp01", 20);
        DeviceId other = site.device("hp02", 20);
        try (Ear ear = new Ear(site.as(Role.VIEWER), "?devices=" + one, 0).listen()) {
            Site.eventually(() -> site.hub.listeners() == 1);
            site.values(other, Instant.now(), Map.of(Site.ROOM, 24.0));
            site.values(one, Instant.now(), Map.of(Site.ROOM, 22.0));
            Site.eventually(() -> ear.of("values").stream()
                    .anyMatch(event ->
                            event.path("values").path(Site.ROOM).path("value").asDouble() == 22.0));
            assertThat(ear.of("values"))
                    .allMatch(event -> event.path("id").asString().equals(one.jid()));
            assertThat(ear.of("device"))
                    .allMatch(row -> row.path("id").asString().equals(one.jid()));
        }
    }

    @Test
    void progressOfACommand_isTold() throws Exception {
        site.device("hp01", 20);
        try (Ear ear = new Ear(site.as(Role.VIEWER), "", 0).listen()) {
            Site.eventually(() -> site.hub.listeners() == 1);
            site.as(Role.OPERATOR)
                    .post(
                            "/commands",
                            Map.of(
                                    "target", Map.of("devices", List.of("hp01@example.org")),
                                    "action", Map.of("kind", "OPERATE", "reference", "KPMP1.OpCtl", "value", "off")));
            Site.eventually(() -> ear.of("command").stream()
                    .anyMatch(event -> event.path("state").asString().equals("DONE")));
        }
    }

    @Test
    void slowListener_costsNoMoreThanTheFleet_andHearsTheLastState() throws Exception {
        List<DeviceId> all = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
            DeviceId id = new DeviceId("hp" + i + "@example.org");
            Device.Presence presence =
                    new Device.Presence(DeviceStatus.ONLINE, Instant.now(), "", Optional.empty(), Optional.empty());
            site.fleet.known(
                    id, () -> new Device(id, "main", "x".repeat(4000), Device.Plate.BLANK, Set.of(), presence));
            all.add(id);
        }
        try (Ear slow = new Ear(site.as(Role.VIEWER), "", 4096)) {
            Site.eventually(() -> site.hub.listeners() == 1);
            AtomicInteger round = new AtomicInteger();
            // Until the net takes no more: what waits then is told later, once for each device.
            Site.eventually(() -> {
                round.incrementAndGet();
                all.forEach(id -> site.fleet.alarms(id, round.get()));
                return site.hub.waiting() >= all.size();
            });
            assertThat(site.hub.waiting()).isBetween(all.size(), all.size() + 2);
            all.forEach(id -> site.fleet.alarms(id, 7777));
            slow.listen();
            Site.eventually(() -> all.stream().allMatch(id -> last(slow, id) == 7777));
        }
    }

    private static int last(Ear ear, DeviceId id) {
        return ear.of("device").stream()
                .filter(row -> row.path("id").asString().equals(id.jid()))
                .reduce((first, second) -> second)
                .map(row -> row.path("alarms").asInt())
                .orElse(-1);
    }

    @Test
    void streamWhoseLoginEnds_endsToo() throws Exception {
        Browser viewer = site.browser().in("viewer", Site.PASSWORD);
        try (Ear ear = new Ear(viewer, "", 0).listen()) {
            Site.eventually(() -> site.hub.listeners() == 1);
            assertThat(viewer.post("/logout").status()).isEqualTo(204);
            site.clock.pass(Duration.ofSeconds(10));
            org.awaitility.Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> ear.status.equals("ended"));
            assertThat(site.hub.listeners()).isZero();
        }
    }

    @Test
    void listenerThatGoes_isForgotten() throws Exception {
        site.device("hp01", 20);
        Ear ear = new Ear(site.as(Role.VIEWER), "", 0).listen();
        Site.eventually(() -> site.hub.listeners() == 1);
        ear.close();
        int[] count = {0};
        Site.eventually(() -> {
            site.fleet.alarms(new DeviceId("hp01@example.org"), ++count[0]);
            return site.hub.listeners() == 0;
        });
    }

    @Test
    void streamWithoutLogin_isRefused_andOfAnothersDevice() {
        site.device("hp02", "other", 20);
        assertThat(site.browser().get("/stream").status()).isEqualTo(401);
        assertThat(site.as(Role.VIEWER).get("/stream?devices=hp02@example.org").status())
                .isEqualTo(404);
        assertThat(Optional.of(site.hub.listeners())).hasValue(0);
    }
}
