package org.sdvp.it.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sdvp.acsi.ClientTransport;
import org.sdvp.it.c.CTools;
import org.sdvp.operator.Operator;
import org.sdvp.operator.OperatorSettings;
import org.sdvp.operator.profile.ConnectionProfile;
import org.sdvp.operator.selftest.CheckResult;
import org.sdvp.operator.selftest.Evidence;
import org.sdvp.operator.selftest.SelfTest;
import org.sdvp.operator.selftest.Verdict;
import org.sdvp.wire.compact.CompactFormat;
import org.sdvp.xmpp.smack.SmackConnector;
import tools.jackson.databind.JsonNode;

/** The demo with heat pumps in C beside those in Java. */
@Tag("slow")
class CPumpsTest {
    private static final Duration LONG = Duration.ofMinutes(3);
    private static final Duration END = Duration.ofSeconds(30);
    private static final String PROGRAM = "sdvp-agent-c";

    @TempDir
    private Path home;

    private Program demo(String... more) throws IOException {
        List<String> arguments = new ArrayList<>(
                List.of("demo", "--c", "2", "--c-agent", CTools.tool(PROGRAM).toString(), "--json"));
        arguments.addAll(List.of(more));
        return Program.start(home, arguments.toArray(String[]::new));
    }

    @ParameterizedTest
    @ValueSource(strings = {"prosody", "ejabberd"})
    void pumpsInC_areShownLikeTheOthers_andTheStoryIsToldToItsEnd(String xmpp)
            throws IOException, InterruptedException {
        try (Program demo = demo("--pumps", "3", "--speed", "300", "--xmpp", xmpp)) {
            demo.awaitOut(
                    p -> p.events("story").stream()
                            .anyMatch(line -> List.of("end", "failed").contains(ending(line))),
                    LONG);
            List<ProcessHandle> family = demo.family();
            assertThat(inC(family)).hasSize(2);

            demo.terminate();
            assertThat(demo.exitCode(END)).as(demo.err()).isZero();
            assertThat(demo.err()).doesNotContain("ended with exit code");
            assertThat(demo.events("summary").get(0).path("text").asString())
                    .contains("5 heat pumps (2 in C)", "The story was told to its end.");
            assertRows(demo.events("pump"));
            await().atMost(END).until(() -> family.stream().noneMatch(ProcessHandle::isAlive));
        }
    }

    private static String ending(JsonNode line) {
        return line.path("kind").asString().equals("failed")
                ? "failed"
                : line.path("chapter").asString();
    }

    private static void assertRows(List<JsonNode> rows) {
        for (String name : List.of("c01", "c02")) {
            assertThat(rows)
                    .filteredOn(row -> row.path("name").asString().equals(name)
                            && row.path("status").asString().equals("online"))
                    .isNotEmpty()
                    .allSatisfy(row -> {
                        assertThat(row.path("agent").asString()).isEqualTo("C");
                        assertThat(row.path("room").asDouble()).isBetween(15.0, 28.0);
                        assertThat(row.path("tank").asDouble()).isBetween(30.0, 65.0);
                        assertThat(row.path("comfortMin").asDouble()).isBetween(10.0, 28.0);
                        assertThat(row.path("run").asString()).isNotEmpty();
                    });
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void selfTest_ofAPumpInC_findsNoFault(boolean operate) throws IOException, InterruptedException {
        try (Program demo = demo("--pumps", "1", "--no-story")) {
            demo.awaitAll(3, "online", LONG);
            ConnectionProfile profile = ConnectionProfile.load(home.resolve("sdvp/demo.profile"), Map.of());
            OperatorSettings settings = OperatorSettings.usual(List.of(new CompactFormat()));
            try (Operator operator = Operator.login(SmackConnector.withOwnThreads(), profile, settings)) {
                List<CheckResult> results = selfTest(operator, operate);
                assertThat(results).hasSize(SelfTest.size());
                assertThat(results)
                        .filteredOn(result -> result.verdict() == Verdict.FAIL)
                        .isEmpty();
                assertThat(results)
                        .filteredOn(result -> result.verdict() == Verdict.PASS)
                        .hasSizeGreaterThan(SelfTest.size() / 2);
            }
            demo.terminate();
            assertThat(demo.exitCode(END)).as(demo.err()).isZero();
            assertThat(demo.err()).doesNotContain("ended with exit code");
        }
    }

    private static List<CheckResult> selfTest(Operator operator, boolean operate) {
        Deque<Operator.Link> links = new ArrayDeque<>(List.of(operator.link("c01")));
        AtomicBoolean first = new AtomicBoolean(true);
        Supplier<ClientTransport> way = () -> {
            if (!first.getAndSet(false)) {
                links.add(operator.link("c01"));
            }
            return links.getLast().transport();
        };
        try {
            Operator.Link link = links.getFirst();
            return new SelfTest(way, link.settings(), link.time(), new SelfTest.Options(operate, Evidence.none()))
                    .run(result -> {});
        } finally {
            links.forEach(Operator.Link::close);
        }
    }

    @Test
    void doctor_doesNotTakeAPumpInC_forOneThatGivesNoRole() throws IOException, InterruptedException {
        try (Program demo = demo("--pumps", "1", "--no-story")) {
            demo.awaitAll(3, "online", LONG);
            try (Program doctor = Program.start(home, "doctor", "c01")) {
                doctor.exitCode(LONG);
                assertThat(doctor.out())
                        .as(doctor.err())
                        .anyMatch(line -> line.contains("has one, as an association opens"))
                        .noneMatch(line -> line.contains("no role"));
            }
        }
    }

    @Test
    void killedDemo_leavesNoPumpInC() throws IOException, InterruptedException {
        try (Program demo = demo("--pumps", "1", "--no-story")) {
            demo.awaitAll(3, "online", LONG);
            List<ProcessHandle> agents = inC(demo.family());
            assertThat(agents).hasSize(2);
            demo.kill();
            demo.exitCode(END);
            await().atMost(END).until(() -> agents.stream().noneMatch(ProcessHandle::isAlive));
        }
    }

    @Test
    void pumpInCThatEndsByItself_isTold_andTheOthersGoOn() throws IOException, InterruptedException {
        try (Program demo = demo("--pumps", "1", "--no-story")) {
            demo.awaitAll(3, "online", LONG);
            inC(demo.family()).get(0).destroyForcibly();
            await().atMost(END).until(() -> demo.err().contains("the agent in C ended with exit code 137"));
            demo.awaitOut(p -> statuses(p).equals(List.of("offline", "online", "online")), LONG);
            demo.terminate();
            assertThat(demo.exitCode(END)).as(demo.err()).isZero();
        }
    }

    private static List<String> statuses(Program demo) {
        return demo.lastRows(3).stream()
                .map(row -> row.path("status").asString())
                .sorted()
                .toList();
    }

    private static List<ProcessHandle> inC(List<ProcessHandle> family) {
        return family.stream()
                .filter(process -> process.info().command().orElse("").endsWith("/" + PROGRAM))
                .toList();
    }
}
