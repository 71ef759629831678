package org.sdvp.it.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.sdvp.acsi.client.ClientAssociation;
import org.sdvp.acsi.client.Controls;
import org.sdvp.acsi.client.DataSets;
import org.sdvp.acsi.client.Logs;
import org.sdvp.acsi.client.Reports;
import org.sdvp.acsi.client.SettingGroups;
import org.sdvp.acsi.service.ServiceName;

class ServicesPageTest {
    private static final Path ROOT = Path.of(System.getProperty("basedir", ".")).resolve("..");
    private static final List<String> WORDS = List.of("Live-proven", "Tested", "Partial", "Planned");
    private static final Pattern TEST_NAME = Pattern.compile("`([A-Za-z]+)`");

    private static final int CLIENT = 0;
    private static final int COMPACT = 2;
    // One is a constructor's business, the others come unasked.
    private static final Set<String> NOT_CALLED = Set.of("Associate", "Report", "CommandTermination");

    private record Row(String service, List<String> states, String shownBy) {}

    @Test
    void everyServiceOfTheCode_hasARow_andIsInTheWireFormat() throws IOException {
        Map<String, Row> rows = rows();
        assertThat(rows.keySet())
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(ServiceName.values())
                        .map(ServiceName::text)
                        .toList());
        assertThat(rows.values())
                .allSatisfy(row ->
                        assertThat(row.states().get(COMPACT)).as(row.service()).isNotEqualTo("Planned"));
    }

    @Test
    void everyState_isOneOfTheFourWords() throws IOException {
        assertThat(rows().values())
                .allSatisfy(row -> assertThat(row.states())
                        .hasSize(3)
                        .allSatisfy(state -> assertThat(WORDS).contains(state.replaceFirst(":.*", ""))));
    }

    @Test
    void everyRow_namesTestsThatExist() throws IOException {
        for (Row row : rows().values()) {
            List<String> tests = TEST_NAME
                    .matcher(row.shownBy())
                    .results()
                    .map(found -> found.group(1))
                    .toList();
            assertThat(tests).as("tests of " + row.service()).isNotEmpty();
            for (String test : tests) {
                assertThat(sourceOf(test)).as(test).isTrue();
            }
        }
    }

    @Test
    void theClient_hasAMethodForEveryServiceThatItsColumnDoesNotCallPlanned() throws IOException {
        Set<String> methods = Stream.of(
                        ClientAssociation.class,
                        DataSets.class,
                        Logs.class,
                        Reports.class,
                        Controls.class,
                        SettingGroups.class,
                        org.sdvp.acsi.client.Files.class)
                .flatMap(type -> Arrays.stream(type.getMethods()))
                .map(method -> method.getName().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        for (Row row : rows().values()) {
            if (!NOT_CALLED.contains(row.service())) {
                assertThat(methods.contains(row.service().toLowerCase(Locale.ROOT)))
                        .as("a client method for " + row.service())
                        .isEqualTo(!row.states().get(CLIENT).equals("Planned"));
            }
        }
    }

    private static boolean sourceOf(String test) throws IOException {
        try (Stream<Path> modules = Files.list(ROOT)) {
            for (Path sources :
                    modules.map(module -> module.resolve("src/test/java")).toList()) {
                if (Files.isDirectory(sources) && holds(sources, test + ".java")) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean holds(Path sources, String fileName) throws IOException {
        try (Stream<Path> files = Files.walk(sources)) {
            return files.anyMatch(file -> file.endsWith(fileName));
        }
    }

    private static Map<String, Row> rows() throws IOException {
        Map<String, Row> rows = new TreeMap<>();
        for (String line : Files.readAllLines(ROOT.resolve("docs/services.md"))) {
            Matcher cells = Pattern.compile("^\\| ([A-Z]\\w+) \\| ([^|]+) \\| ([^|]+) \\| ([^|]+) \\|([^|]*)\\|$")
                    .matcher(line);
            if (cells.matches() && !cells.group(1).equals("Service")) {
                List<String> states = Stream.of(cells.group(2), cells.group(3), cells.group(4))
                        .map(String::trim)
                        .toList();
                Row before = rows.put(cells.group(1), new Row(cells.group(1), states, cells.group(5)));
                assertThat(before).as("second row of " + cells.group(1)).isNull();
            }
        }
        return rows;
    }
}
