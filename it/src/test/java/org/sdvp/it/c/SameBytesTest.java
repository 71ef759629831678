package org.sdvp.it.c;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sdvp.cli.vectors.BatchCommand;
import org.sdvp.cli.vectors.LinesCommand;
import org.sdvp.cli.vectors.Terminal;
import picocli.CommandLine;

/** Every vector through the tool in Java and the tool in C: what they say is the same, to the octet. */
class SameBytesTest {
    private static final Path VECTORS =
            Path.of(System.getProperty("basedir", ".")).resolve("../vectors");

    @TempDir
    Path folder;

    private static String run(InputStream in, Function<Terminal, Object> command, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Terminal terminal = new Terminal(in, new PrintStream(out, true, StandardCharsets.UTF_8), note -> {});
        assertThat(new CommandLine(command.apply(terminal)).execute(arguments)).isZero();
        return out.toString(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"compact", "rpc"})
    void javaAndC_sayTheSameOfEveryVector(String format) throws Exception {
        Path program = CTools.tool("sdvp-vectors");
        String tasks = run(InputStream.nullInputStream(), LinesCommand::new, "--folder", VECTORS.toString(), format);
        Path input = Files.writeString(folder.resolve("tasks"), tasks);
        Path output = folder.resolve("results");

        Process c = new ProcessBuilder(program.toString(), "batch")
                .redirectInput(input.toFile())
                .redirectOutput(output.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String java = run(new ByteArrayInputStream(tasks.getBytes(StandardCharsets.UTF_8)), BatchCommand::new);

        assertThat(c.waitFor()).isZero();
        List<String> said = Files.readAllLines(output);
        List<String> expected = java.lines().toList();
        List<String> task = tasks.lines().toList();
        assertThat(said).hasSameSizeAs(expected);
        for (int i = 0; i < expected.size(); i++) {
            assertThat(said.get(i)).as(task.get(i)).isEqualTo(expected.get(i));
        }
    }
}
