package org.sdvp.it.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.sdvp.operator.selftest.bench.Family;

/** The conformance record of docs/services.md against the tags of the tests. */
class TestFamiliesTest {
    private static final Path ROOT = Path.of(System.getProperty("basedir", ".")).resolve("..");
    private static final Pattern ROW = Pattern.compile("^\\| (s[A-Z]\\w+) \\| [^|]+ \\| ([^|]+) \\|$");
    private static final Pattern NAME = Pattern.compile("`(\\w+)`");
    private static final Pattern TAG = Pattern.compile("@Tag\\(\"(s[A-Z]\\w+)\"\\)");

    private static Map<String, List<String>> record() throws IOException {
        Map<String, List<String>> families = new TreeMap<>();
        for (String line : Files.readAllLines(ROOT.resolve("docs/services.md"))) {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                families.put(
                        row.group(1),
                        NAME.matcher(row.group(2))
                                .results()
                                .map(name -> name.group(1))
                                .toList());
            }
        }
        return families;
    }

    /** Families of each test by its name. */
    private static Map<String, Set<String>> tags() throws IOException {
        Map<String, Set<String>> tags = new TreeMap<>();
        try (Stream<Path> files = Files.walk(ROOT.resolve("acsi/src/test/java"))) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".java")).toList()) {
                Set<String> found = new TreeSet<>();
                TAG.matcher(Files.readString(file))
                        .results()
                        .map(MatchResult::group)
                        .forEach(tag -> found.add(tag.replaceAll(".*\"(.*)\".*", "$1")));
                tags.put(file.getFileName().toString().replace(".java", ""), found);
            }
        }
        return tags;
    }

    @Test
    void everyFamilyThatTestsCarry_isInTheRecord() throws IOException {
        Set<String> carried = new TreeSet<>();
        tags().values().forEach(carried::addAll);
        assertThat(record().keySet()).isEqualTo(carried);
    }

    @Test
    void everyTestOfTheRecord_carriesItsFamily() throws IOException {
        Map<String, Set<String>> tags = tags();
        record().forEach((family, tests) -> {
            assertThat(tests).as(family).isNotEmpty();
            tests.forEach(test ->
                    assertThat(tags.getOrDefault(test, Set.of())).as(test).contains(family));
        });
    }

    @Test
    void everyFamilyOfTheSelfTest_isInTheRecord() throws IOException {
        assertThat(record().keySet())
                .containsAll(Arrays.stream(Family.values()).map(Family::code).toList());
    }
}
