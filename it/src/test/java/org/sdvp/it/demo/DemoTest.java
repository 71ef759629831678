package org.sdvp.it.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The demo with its private XMPP server, from beginning to end. */
@Tag("slow")
class DemoTest {
    private static final Duration LONG = Duration.ofMinutes(3);
    private static final Duration END = Duration.ofSeconds(30);
    private static final Pattern DIRECTORY = Pattern.compile("(/\\S*sdvp-xmpp-[0-9-]+)/");

    @TempDir
    private Path home;

    @ParameterizedTest
    @ValueSource(strings = {"prosody", "ejabberd"})
    void storyIsTold_andNothingIsLeftBehind(String xmpp) throws IOException, InterruptedException {
        try (Program demo = Program.start(home, "demo", "--pumps", "4", "--speed", "300", "--json", "--xmpp", xmpp)) {
            demo.awaitOut(p -> p.events("story").stream().anyMatch(DemoTest::isLast), LONG);
            List<ProcessHandle> family = demo.family();
            Path directory = directory(family);
            assertThat(directory).exists();
            assertThat(home.resolve("sdvp/demo.profile")).exists();

            demo.terminate();
            assertThat(demo.exitCode(END)).as(demo.err()).isZero();
            assertStory(demo.events("story"));
            assertRows(demo.events("pump"));
            assertThat(demo.events("summary"))
                    .singleElement()
                    .satisfies(summary -> assertThat(summary.path("text").asString())
                            .contains("4 heat pumps", "The story was told to its end."));
            // Erlang's small helpers end a moment after their master.
            await().atMost(END).until(() -> family.stream().noneMatch(ProcessHandle::isAlive));
            assertThat(directory).doesNotExist();
            assertThat(home.resolve("sdvp/demo.profile")).doesNotExist();
        }
    }

    private static boolean isLast(JsonNode event) {
        return event.path("chapter").asString().equals("end")
                || event.path("kind").asString().equals("failed");
    }

    private static void assertStory(List<JsonNode> story) {
        assertThat(story).extracting(line -> line.path("kind").asString()).doesNotContain("failed");
        assertThat(story.stream().map(line -> line.path("chapter").asString()).distinct())
                .containsExactly("browse", "set-point", "stop-start", "cable", "end");
        assertThat(texts(story, "browse"))
                .anyMatch(text -> text.matches("GetLogicalDeviceDirectory HP1 → \\d+ logical nodes: LLN0, .*"));
        assertThat(texts(story, "set-point"))
                .anyMatch(text -> text.matches("Operate ComfMinFSPT1\\.SptVal [0-9.]+ → accepted"))
                .anyMatch(text -> text.startsWith("Operate ComfMinFSPT1.SptVal 45 → refused: "))
                .anyMatch(text -> text.startsWith("ComfMinFSPT1.SptVal.mxVal reads "))
                .last()
                .asString()
                .startsWith("compressor starts: ");
        assertThat(texts(story, "stop-start"))
                .satisfiesExactly(
                        text -> assertThat(text).isEqualTo("Operate KPMP1.OpCtl false → accepted"),
                        text -> assertThat(text)
                                .startsWith("compressor stops: ")
                                .endsWith(", stopped"),
                        text -> assertThat(text).isEqualTo("Operate KPMP1.OpCtl true → accepted"),
                        text -> assertThat(text).startsWith("runs again: "));
        assertThat(texts(story, "cable"))
                .satisfiesExactly(
                        text -> assertThat(text).contains("cable is pulled"),
                        text -> assertThat(text).matches("offline after [0-9.]+ s: .*"),
                        text -> assertThat(text).contains("plugged in again"),
                        text -> assertThat(text).matches("online again after [0-9.]+ s: .*"));
    }

    private static List<String> texts(List<JsonNode> story, String chapter) {
        return story.stream()
                .filter(line -> line.path("chapter").asString().equals(chapter))
                .map(line -> line.path("text").asString())
                .toList();
    }

    private static void assertRows(List<JsonNode> rows) {
        assertThat(rows).extracting(row -> row.path("name").asString()).contains("hp01", "hp02", "hp03", "hp04");
        assertThat(rows)
                .filteredOn(row -> row.path("status").asString().equals("online"))
                .isNotEmpty()
                .allSatisfy(row -> {
                    assertThat(row.path("room").asDouble()).isBetween(15.0, 28.0);
                    assertThat(row.path("tank").asDouble()).isBetween(30.0, 65.0);
                    assertThat(row.path("electric").asDouble()).isBetween(0.0, 20_000.0);
                    assertThat(row.path("mode").asString()).isEqualTo("extern");
                });
        assertThat(rows)
                .as("the pump whose cable was pulled")
                .anyMatch(row -> row.path("name").asString().equals("hp04")
                        && row.path("status").asString().equals("offline"));
    }

    @Test
    void timeUp_endsItWithoutBeingAsked() throws IOException, InterruptedException {
        try (Program demo = Program.start(home, "demo", "--pumps", "1", "--no-story", "--for", "12s")) {
            assertThat(demo.exitCode(LONG)).as(demo.err()).isZero();
            assertThat(demo.out())
                    .anyMatch(line -> line.startsWith("Pump "))
                    .anyMatch(line -> line.contains("Everything is stopped, the XMPP server too."));
        }
    }

    @Test
    void killedDemo_leavesNoProcess_andItsProfileMisleadsNobody() throws IOException, InterruptedException {
        try (Program demo = Program.start(home, "demo", "--pumps", "2", "--no-story", "--json")) {
            demo.awaitAll(2, "online", LONG);
            List<ProcessHandle> family = demo.family();
            assertThat(family).hasSizeGreaterThan(1);
            demo.kill();
            demo.exitCode(END);
            await().atMost(END).until(() -> family.stream().noneMatch(ProcessHandle::isAlive));
            delete(directory(home, demo));
        }
        try (Program devices = Program.start(home, "devices")) {
            assertThat(devices.exitCode(END)).isNotZero();
            assertThat(devices.err()).contains("no running demo");
        }
        assertThat(home.resolve("sdvp/demo.profile")).doesNotExist();
    }

    @Test
    void wrongUse_isToldBeforeAnythingStarts() throws IOException, InterruptedException {
        try (Program demo = Program.start(home, "demo", "--server", "localhost:5222")) {
            assertThat(demo.exitCode(END)).isEqualTo(2);
            assertThat(demo.err()).contains("--server needs --accounts FILE");
        }
    }

    private static Path directory(List<ProcessHandle> family) {
        return family.stream()
                .map(process -> process.info().commandLine().orElse(""))
                .map(DIRECTORY::matcher)
                .filter(Matcher::find)
                .map(found -> Path.of(found.group(1)))
                .findFirst()
                .orElseThrow();
    }

    /** What a killed demo could not clear away: found by the CA file that its profile names. */
    private static Optional<Path> directory(Path home, Program demo) throws IOException {
        assertThat(demo.isAlive()).isFalse();
        Matcher found = DIRECTORY.matcher(Files.readString(home.resolve("sdvp/demo.profile")));
        return found.find() ? Optional.of(Path.of(found.group(1))) : Optional.empty();
    }

    private static void delete(Optional<Path> directory) throws IOException {
        if (directory.isPresent()) {
            try (var files = Files.walk(directory.get())) {
                for (Path file :
                        files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
