package org.sdvp.centre.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sdvp.centre.account.Role;
import org.sdvp.centre.fleet.DeviceId;
import org.sdvp.centre.fleet.DeviceLinkException;
import org.sdvp.centre.fleet.alarm.Alarm;
import tools.jackson.databind.JsonNode;

/** What is shown of devices, and what is asked of them. */
class DevicesTest {
    private static final String HP01 = "/devices/hp01@example.org";

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

    private static String query(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static List<String> names(JsonNode list) {
        List<String> names = new ArrayList<>();
        list.path("items").forEach(item -> names.add(item.path("name").asString()));
        return names;
    }

    @Test
    void devices_areFoundSortedAndPaged() {
        site.device("hp01", 22);
        site.device("hp02", 19);
        site.device("hp03", 21);
        Browser viewer = site.as(Role.VIEWER);
        assertThat(names(viewer.get("/devices").json())).containsExactly("hp01", "hp02", "hp03");
        assertThat(names(viewer.get("/devices?sort=room").json())).containsExactly("hp02", "hp03", "hp01");
        assertThat(names(viewer.get("/devices?sort=room&order=desc").json())).containsExactly("hp01", "hp03", "hp02");
        assertThat(names(viewer.get("/devices?q=nordheat+HP02").json())).containsExactly("hp02");
        assertThat(names(viewer.get("/devices?status=OFFLINE").json())).isEmpty();
        JsonNode first = viewer.get("/devices?sort=room&limit=2").json();
        assertThat(first.path("total").asInt()).isEqualTo(3);
        assertThat(names(viewer.get("/devices?sort=room&limit=2&after="
                                + first.path("next").asString())
                        .json()))
                .containsExactly("hp01");
        for (String wrong : List.of("sort=x", "order=x", "status=x", "limit=0", "limit=x", "limit=20001", "after=x")) {
            assertThat(viewer.get("/devices?" + wrong).status()).as(wrong).isEqualTo(400);
        }
    }

    @Test
    void device_hasItsPointsWithUnitsAndValues() {
        site.device("hp01", 20.5);
        Browser viewer = site.as(Role.VIEWER);
        JsonNode device = viewer.get(HP01).json();
        assertThat(device.path("plate").path("serial").asString()).isEqualTo("4711");
        assertThat(device.path("values").path("room").path("value").asDouble()).isEqualTo(20.5);
        assertThat(device.path("values").path("room").path("unit").asString()).isEqualTo("°C");
        JsonNode point = viewer.get(HP01 + "/points").json().path("items").path(0);
        assertThat(point.path("object").asString()).isEqualTo("HP1/RoomSTMP1.Tmp");
        assertThat(point.path("value").path("value").asDouble()).isEqualTo(20.5);
        assertThat(viewer.get("/devices/nonsense").status()).isEqualTo(404);
        assertThat(viewer.get("/devices/hp99@example.org/points").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "\"; DROP TABLE device; --",
                "../../etc/passwd",
                "\u202Eesrever \uD83D\uDD25",
                "=cmd|' /C calc'!A0"
            })
    void hostileName_comesBackAsItIs_andNeverAsHtml(String name) {
        site.device("hp01", 20);
        Browser operator = site.as(Role.OPERATOR);
        Browser.Answer answer =
                operator.send("PATCH", HP01, Optional.of(Map.of("label", name, "groups", List.of(name))));
        assertThat(answer.json().path("label").asString()).isEqualTo(name);
        assertThat(answer.header("Content-Type")).hasValue("application/json");
        assertThat(operator.get("/devices?group=" + query(name))
                        .json()
                        .path("total")
                        .asInt())
                .isEqualTo(1);
        assertThat(operator.get("/groups")
                        .json()
                        .path("items")
                        .path(0)
                        .path("name")
                        .asString())
                .isEqualTo(name);
        assertThat(operator.send("DELETE", "/groups/" + query(name).replace("+", "%20"), Optional.empty())
                        .status())
                .isIn(204, 400);
    }

    @Test
    void groups_areMadeChangedAndDeleted() {
        site.device("hp01", 20);
        site.device("hp02", 20);
        Browser operator = site.as(Role.OPERATOR);
        List<String> both = List.of("hp01@example.org", "hp02@example.org");
        assertThat(operator.post("/groups", Map.of("name", "north", "devices", both))
                        .status())
                .isEqualTo(201);
        assertThat(operator.post("/groups", Map.of("name", "north", "devices", both))
                        .status())
                .isEqualTo(409);
        assertThat(operator.post("/groups", Map.of("name", "empty", "devices", List.of()))
                        .status())
                .isEqualTo(400);
        assertThat(operator.send(
                                "PUT",
                                "/groups/north",
                                Optional.of(Map.of("name", "south", "devices", List.of("hp02@example.org"))))
                        .json()
                        .path("devices")
                        .asInt())
                .isEqualTo(1);
        assertThat(names(operator.get("/devices?group=south").json())).containsExactly("hp02");
        assertThat(operator.send("DELETE", "/groups/south", Optional.empty()).status())
                .isEqualTo(204);
        assertThat(operator.send("DELETE", "/groups/south", Optional.empty()).status())
                .isEqualTo(404);
        assertThat(operator.get("/groups").json().path("items").size()).isZero();
    }

    @Test
    void history_comesInBuckets_andExportsAsCsv() {
        DeviceId id = site.device("hp01", 20);
        Instant noon = Instant.parse("2026-06-01T12:00:00Z");
        for (int minute = 0; minute < 60; minute++) {
            site.values(id, noon.plusSeconds(60L * minute), Map.of(Site.ROOM, 20.0 + minute % 2));
        }
        Browser viewer = site.as(Role.VIEWER);
        String span = "&from=2026-06-01T12:00:00Z&to=2026-06-01T13:00:00Z";
        JsonNode raw = viewer.get(HP01 + "/history?bucket=0&ref=" + query(Site.ROOM) + span)
                .json();
        assertThat(raw.path("series").path(0).path("points").size()).isEqualTo(60);
        JsonNode joined = viewer.get(HP01 + "/history?bucket=600&ref=" + query(Site.ROOM) + span)
                .json();
        JsonNode first = joined.path("series").path(0).path("points").path(0);
        assertThat(joined.path("series").path(0).path("points").size()).isEqualTo(6);
        assertThat(first.path(1).asDouble()).isEqualTo(20.5);
        assertThat(first.path(4).asInt()).isEqualTo(10);
        assertThat(viewer.get(HP01 + "/history?ref=" + query(Site.ROOM)
                                + "&from=2026-01-01T00:00:00Z&to=2026-12-31T00:00:00Z")
                        .json()
                        .path("bucket")
                        .asInt())
                .isGreaterThanOrEqualTo(43_200);
        for (String wrong : List.of(
                "", "?ref=a&from=x", "?ref=a&bucket=x", "?ref=a&bucket=1", "?ref=a&from=2099-01-01T00:00:00Z")) {
            assertThat(viewer.get(HP01 + "/history" + wrong).status()).as(wrong).isEqualTo(400);
        }
        String csv = viewer.get("/export?device=hp01@example.org&ref=" + query(Site.ROOM) + span)
                .text();
        assertThat(csv.lines())
                .hasSize(61)
                .contains("\"hp01@example.org\",\"" + Site.ROOM + "\",2026-06-01T12:01:00Z,21.0,\"21.0\",GOOD");
        assertThat(viewer.get("/export?device=hp01@example.org&ref=a&format=xls")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void presence_isTold() {
        site.device("hp01", 20);
        Browser viewer = site.as(Role.VIEWER);
        Site.eventually(
                () -> viewer.get(HP01 + "/presence").json().path("items").size() > 0);
        assertThat(viewer.get(HP01 + "/presence")
                        .json()
                        .path("items")
                        .path(0)
                        .path("status")
                        .asString())
                .isEqualTo("ONLINE");
    }

    @Test
    void device_isReadWrittenOperatedAndBrowsed_byWhoMay() {
        site.device("hp01", 20);
        Browser installer = site.as(Role.INSTALLER);
        assertThat(installer
                        .post(HP01 + "/read", Map.of("references", List.of("RoomSTMP1.Tmp")))
                        .json()
                        .path("items")
                        .path(0)
                        .path("lines")
                        .path(0)
                        .path("value")
                        .asString())
                .isEqualTo("21.5 °C");
        assertThat(installer
                        .post(HP01 + "/write", Map.of("reference", "a.b", "value", 21.5))
                        .json()
                        .path("answer")
                        .asString())
                .isEqualTo("21.5");
        assertThat(installer
                        .post(HP01 + "/operate", Map.of("reference", "KPMP1.OpCtl", "value", "off"))
                        .status())
                .isEqualTo(200);
        assertThat(installer
                        .get(HP01 + "/browse?depth=2")
                        .json()
                        .path("items")
                        .path(0)
                        .path("children")
                        .size())
                .isEqualTo(1);
        assertThat(site.link.asked).contains("operate hp01@example.org KPMP1.OpCtl off by installer");
        assertThat(installer
                        .post(HP01 + "/operate", Map.of("reference", "KPMP1.OpCtl", "value", List.of()))
                        .status())
                .isEqualTo(400);
        assertThat(installer
                        .post(HP01 + "/operate", Map.of("reference", "a", "value", "b", "x", 1))
                        .text())
                .contains("unknown field x");
    }

    @ParameterizedTest
    @EnumSource(DeviceLinkException.Kind.class)
    void deviceThatDoesNotDoIt_isToldAsWhatItIs(DeviceLinkException.Kind kind) {
        site.device("hp01", 20);
        site.link.fault = Optional.of(kind);
        Browser.Answer answer =
                site.as(Role.OPERATOR).post(HP01 + "/operate", Map.of("reference", "KPMP1.OpCtl", "value", "off"));
        int expected = switch (kind) {
            case NOT_ONLINE -> 503;
            case INPUT -> 400;
            case REFUSED -> 502;
            case UNCERTAIN -> 504;
        };
        assertThat(answer.status()).isEqualTo(expected);
        assertThat(answer.json().path("detail").asString()).contains(kind.name());
        assertThat(site.link.asked).hasSize(1);
    }

    @Test
    void deviceThatIsForgotten_isGoneWithItsHistory() {
        site.device("hp01", 20);
        Browser admin = site.as(Role.ADMIN);
        Site.eventually(() -> site.fleet.unstored() == 0);
        assertThat(admin.send("DELETE", HP01, Optional.empty()).status()).isEqualTo(204);
        assertThat(admin.get(HP01).status()).isEqualTo(404);
        assertThat(site.database.devices().devices()).isEmpty();
    }

    @Test
    void alarms_areToldAndAcknowledged_byTheirTenantOnly() {
        DeviceId id = site.device("hp01", 20);
        Alarm alarm = site.database
                .alarms()
                .begin(new Alarm(
                        0,
                        id,
                        Alarm.Kind.COMFORT,
                        "the room is at 12 °C",
                        Instant.parse("2026-06-01T12:00:00Z"),
                        Optional.empty(),
                        Optional.empty()));
        Browser operator = site.as(Role.OPERATOR);
        assertThat(operator.get("/alarms?open=true").json().path("items").size())
                .isEqualTo(1);
        assertThat(operator.get(HP01 + "/alarms").json().path("items").size()).isEqualTo(1);
        Browser stranger = site.as("stranger");
        assertThat(stranger.get("/alarms").json().path("items").size()).isZero();
        assertThat(stranger.post("/alarms/" + alarm.id() + "/acknowledge").status())
                .isEqualTo(404);
        assertThat(operator.post("/alarms/" + alarm.id() + "/acknowledge")
                        .json()
                        .path("acknowledged")
                        .path("by")
                        .asString())
                .isEqualTo("operator");
        assertThat(operator.post("/alarms/99/acknowledge").status()).isEqualTo(404);
        assertThat(operator.post("/alarms/x/acknowledge").status()).isEqualTo(404);
    }

    @Test
    void tenThousandRows_comeInOneAnswer() {
        Instant now = Instant.now();
        for (int i = 0; i < 10_000; i++) {
            DeviceId id = new DeviceId("hp" + i + "@example.org");
            site.fleet.known(
                    id,
                    () -> new org.sdvp.centre.fleet.Device(
                            id,
                            "main",
                            "House",
                            org.sdvp.centre.fleet.Device.Plate.BLANK,
                            java.util.Set.of(),
                            new org.sdvp.centre.fleet.Device.Presence(
                                    org.sdvp.centre.fleet.DeviceStatus.ONLINE,
                                    now,
                                    "",
                                    Optional.empty(),
                                    Optional.empty())));
        }
        Browser viewer = site.as(Role.VIEWER).with("Accept-Encoding", "gzip");
        Browser.Answer answer = viewer.get("/devices?limit=20000");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.response().body().length).isLessThan(1_500_000);
    }
}
