package org.sdvp.it.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sdvp.enrolment.certificate.CertificateAuthority;
import org.sdvp.operator.profile.ConnectionProfile;

class ReadmeTest {
    private static final Path ROOT = Path.of(System.getProperty("basedir", ".")).resolve("..");

    @Test
    void theProgram_isTheExampleThatCanBeRun() throws IOException {
        String example = Files.readString(ROOT.resolve("docs/examples/ReadRoomTemperature.java"));

        assertThat(example).endsWith(block("java"));
    }

    @Test
    void everyCommandNamed_isInTheHelpOfTheLauncher() throws IOException {
        Set<String> known = all("(?m)^  ([a-z]+)  ", Files.readString(ROOT.resolve("sdvp")));

        assertThat(known).contains("demo", "test");
        assertThat(known).containsAll(all("\\./sdvp ([a-z]+)", readme()));
    }

    @Test
    void theProfileShown_canBeRead(@TempDir Path directory) throws IOException {
        Path profile = Files.writeString(directory.resolve("profile"), block("yaml"));
        Path password = Files.writeString(directory.resolve("operator.password"), "secret\n");
        Files.writeString(
                directory.resolve("ca.pem"),
                CertificateAuthority.create("readme").certificatePem());
        Files.setPosixFilePermissions(password, java.nio.file.attribute.PosixFilePermissions.fromString("rw-------"));

        assertThat(ConnectionProfile.load(profile, Map.of()).jid()).hasToString("operator@example.org");
    }

    @Test
    void everyLinkOfTheDocuments_leadsToAFile() throws IOException {
        for (Path page : documents()) {
            for (String link : all("\\]\\((?!https?:|#)([^)#]+)", Files.readString(page))) {
                assertThat(page.resolveSibling(link)).as(page + " → " + link).exists();
            }
        }
    }

    private static List<Path> documents() throws IOException {
        try (Stream<Path> root = Files.list(ROOT);
                Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
            return Stream.concat(root, docs)
                    .filter(file -> file.toString().endsWith(".md"))
                    .toList();
        }
    }

    private static String block(String language) throws IOException {
        MatchResult block = Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
                .matcher(readme())
                .results()
                .findFirst()
                .orElseThrow();
        return block.group(1);
    }

    private static Set<String> all(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
    }

    private static String readme() throws IOException {
        return Files.readString(ROOT.resolve("README.md"));
    }
}
