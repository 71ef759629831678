package org.sdvp.wire.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sdvp.wire.choice.WireFormats;
import org.sdvp.wire.vectors.VectorFolder;

/** A short run as of {@code ./sdvp fuzz} over each reader: that Jazzer sees what runs is not to be taken for granted. */
class FuzzTargetTest {
    private static final int RUNS = 1500;
    private static final Pattern COVERED = Pattern.compile("cov: ([0-9]+)");

    @TempDir
    Path folder;

    static Stream<String> readers() {
        return Stream.concat(WireFormats.names().stream(), FuzzTarget.OTHERS.stream());
    }

    @Tag("slow")
    @ParameterizedTest
    @MethodSource("readers")
    void aShortRun_findsNothing_andIsGuidedByCoverage(String reader) throws Exception {
        Process jazzer =
                new ProcessBuilder(command(reader)).redirectErrorStream(true).start();
        String said = withoutClasses(jazzer);

        assertThat(jazzer.waitFor()).as(said).isZero();
        List<Integer> covered = COVERED.matcher(said)
                .results()
                .map(found -> Integer.valueOf(found.group(1)))
                .toList();
        assertThat(covered).as(said).hasSizeGreaterThan(5);
        assertThat(covered.get(covered.size() - 1)).isGreaterThan(100);
    }

    @Test
    void aReaderThatIsNotThere_isRefusedByName() {
        assertThatThrownBy(() -> FuzzTarget.fuzzerInitialize(new String[] {"xer"}))
                .hasMessageContaining("\"xer\"");
        assertThatThrownBy(() -> FuzzTarget.fuzzerInitialize(new String[0])).hasMessageContaining("got 0");
    }

    /** What it says, but for a line for each of hundreds of classes. */
    private static String withoutClasses(Process jazzer) throws IOException {
        try (BufferedReader said = jazzer.inputReader(StandardCharsets.UTF_8)) {
            return said.lines().filter(line -> !line.startsWith("INFO: ")).collect(Collectors.joining("\n"));
        }
    }

    private List<String> command(String reader) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Path vectors = VectorFolder.root().resolve("vectors").resolve(vectors(reader));
        List<String> command = new ArrayList<>(List.of(java, "-Xmx500m", "-XX:+UseSerialGC", "-cp"));
        command.add(System.getProperty("java.class.path"));
        command.addAll(List.of(
                "com.code_intelligence.jazzer.Jazzer",
                "--target_class=" + FuzzTarget.class.getName(),
                "--target_args=" + reader,
                "--instrumentation_includes=org.sdvp.**",
                "--custom_hook_includes=org.sdvp.**",
                "--reproducer_path=" + folder,
                "-artifact_prefix=" + folder + "/",
                "-runs=" + RUNS,
                "-max_len=2048",
                Files.createDirectory(folder.resolve("corpus")).toString(),
                vectors.resolve("valid").toString(),
                vectors.resolve("invalid").toString()));
        return command;
    }

    /** Data forms are in commands; a tree of members is in the JSON of any vector. */
    private static String vectors(String reader) {
        return switch (reader) {
            case "form" -> "command";
            case "tree" -> "compact";
            default -> reader;
        };
    }
}
