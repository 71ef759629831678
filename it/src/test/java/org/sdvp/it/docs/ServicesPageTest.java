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
    private static final List<String> WORDS = List.of("Live-proven", "Tested", "Partial", "Planned", "Not carried");
    private static final Set<String> OF_ASSOCIATIONS = Set.of("Release", "Abort");
    // One is a constructor's business, the others come unasked.
    private static final Set<String> NOT_CALLED = Set.of("Associate", "Report", "CommandTermination");

    @Test
    void everyServiceOfTheCode_hasARow_andIsInTheWireFormats() throws IOException {
        Map<String, ServicesPage.Row> rows = ServicesPage.rows();
        assertThat(rows.keySet())
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(ServiceName.values())
                        .map(ServiceName::text)
                        .toList());
        assertThat(rows.values())
                .allSatisfy(row -> assertThat(row.states().subList(ServicesPage.FIRST_FORMAT, ServicesPage.COLUMNS))
                        .as(row.service())
                        .doesNotContain("Planned"));
    }

    @Test
    void everyState_isOneOfTheWordsOfThePage() throws IOException {
        assertThat(ServicesPage.rows().values())
                .allSatisfy(row -> assertThat(row.states())
                        .hasSize(ServicesPage.COLUMNS)
                        .allSatisfy(state -> assertThat(WORDS).contains(state.replaceFirst(":.*", ""))));
    }

    @Test
    void everyRow_namesTestsThatExist() throws IOException {
        for (ServicesPage.Row row : ServicesPage.rows().values()) {
            List<String> tests = row.tests();
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
        for (ServicesPage.Row row : ServicesPage.rows().values()) {
            if (!NOT_CALLED.contains(row.service())) {
                assertThat(methods.contains(row.service().toLowerCase(Locale.ROOT)))
                        .as("a client method for " + row.service())
                        .isEqualTo(!row.states().get(ServicesPage.JAVA_CLIENT).equals("Planned"));
            }
        }
    }

    @Test
    void theCClient_hasAFunctionForEveryServiceThatItsColumnDoesNotCallPlanned() throws IOException {
        String header = Files.readString(ROOT.resolve("c/include/sdvp/calls.h"));
        Set<String> there = ServicesPage.there(ServicesPage.C_CLIENT).stream()
                .map(ServiceName::text)
                .collect(Collectors.toSet());
        for (ServicesPage.Row row : ServicesPage.rows().values()) {
            if (!NOT_CALLED.contains(row.service()) && !OF_ASSOCIATIONS.contains(row.service())) {
                // CamelCase with acronyms: GetBRCBValues is get_brcb_values.
                String function = "sdvp_"
                        + row.service()
                                .replaceAll("([a-z])([A-Z])", "$1_$2")
                                .replaceAll("([A-Z])([A-Z][a-z])", "$1_$2")
                                .toLowerCase(Locale.ROOT)
                        + "(";
                assertThat(header.contains(function))
                        .as("%s for %s", function, row.service())
                        .isEqualTo(there.contains(row.service()));
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
}
