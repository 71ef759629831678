package org.sdvp.it.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.sdvp.acsi.client.ClientAssociation;
import org.sdvp.acsi.service.ServiceName;

class ServicesPageTest {
    private static final Path ROOT = Path.of(System.getProperty("basedir", ".")).resolve("..");
    private static final List<String> WORDS = List.of("Live-proven", "Tested", "Partial", "Planned");
    private static final Pattern TEST_NAME = Pattern.compile("`([A-Za-z]+)`");

    private record Row(String service, List<String> states, String shownBy) {}

    @Test
    void everyServiceOfTheCode_hasARow_andWhatIsPlannedIsNotInTheCode() throws IOException {
        Map<String, Row> rows = rows();
        for (ServiceName name : ServiceName.values()) {
            assertThat(rows).containsKey(name.text());
            assertThat(rows.get(name.text()).states()).as(name.text()).doesNotContain("Planned");
        }
        assertThat(rows.values().stream()
                        .filter(row -> !row.states().contains("Planned"))
                        .map(Row::service))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(ServiceName.values())
                        .map(ServiceName::text)
                        .toList());
    }

    @Test
    void everyState_isOneOfTheFourWords() throws IOException {
        assertThat(rows().values())
                .allSatisfy(row -> assertThat(row.states())
                        .hasSize(3)
                        .allSatisfy(state -> assertThat(WORDS).contains(state.replaceFirst(":.*", ""))));
    }

    @Test
    void whatIsNotPlanned_namesTestsThatExist() throws IOException {
        for (Row row : rows().values()) {
            if (row.states().contains("Planned")) {
                continue;
            }
            List<String> tests = TEST_NAME
                    .matcher(row.shownBy())
                    .results()
                    .map(found -> found.group(1))
                    .toList();
            assertThat(tests)
                    .as("tests of " + row.service())
                    .isNotEmpty()
                    .allSatisfy(test -> assertThat(sourceOf(test)).as(test).isTrue());
        }
    }

    @Test
    void theClient_hasAMethodForEveryServiceThatItAsksFor() {
        List<String> methods = Arrays.stream(ClientAssociation.class.getMethods())
                .map(m -> m.getName())
                .toList();
        Stream.of(ServiceName.values())
                .filter(name -> name != ServiceName.ASSOCIATE)
                .map(name -> name.text().substring(0, 1).toLowerCase(Locale.ROOT)
                        + name.text().substring(1))
                .forEach(method -> assertThat(methods).contains(method));
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
