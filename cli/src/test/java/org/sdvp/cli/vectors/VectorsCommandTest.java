package org.sdvp.cli.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class VectorsCommandTest {
    private static final Path VECTORS = root().resolve("vectors");
    private static final String RELEASE = "<release xmlns='urn:sdvp:acsi:1' a='k3f9' i='7'/>";
    private static final String RELEASE_JSON =
            "{\"pdu\":\"request\",\"associationId\":\"k3f9\",\"service\":\"Release\",\"invokeId\":\"7\"}";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final StringBuilder notes = new StringBuilder();
    private final StringWriter errors = new StringWriter();

    private static Path root() {
        Path path = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(path.resolve("vectors"))) {
            path = path.getParent();
        }
        return path;
    }

    private int run(String input, String... args) {
        out.reset();
        Terminal terminal = new Terminal(
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                notes::append);
        return new CommandLine(new VectorsCommand())
                .addSubcommand(new DecodeCommand(terminal))
                .addSubcommand(new EncodeCommand(terminal))
                .addSubcommand(new BatchCommand(terminal))
                .addSubcommand(new LinesCommand(terminal))
                .setErr(new PrintWriter(errors, true))
                .execute(args);
    }

    private String printed() {
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void decode_printsTheMessageAsOneLineOfJson() {
        assertThat(run(RELEASE + "\n", "decode", "compact")).isZero();
        assertThat(printed()).isEqualTo(RELEASE_JSON + "\n");
        assertThat(run(RELEASE, "decode", "compact", "--as", "response")).isZero();
        assertThat(printed()).contains("\"pdu\":\"response\"");
    }

    @Test
    void encode_printsTheCanonicalPayload() {
        assertThat(run(RELEASE_JSON, "encode", "compact")).isZero();
        assertThat(printed()).isEqualTo(RELEASE + "\n");
        assertThat(run(RELEASE_JSON, "encode", "rpc")).isZero();
        assertThat(printed()).contains("<methodName>acsi.Release</methodName>");
    }

    @Test
    void whatIsRefused_isToldByCodeAndPath() {
        assertThat(run(RELEASE.replace("'7'", "'0'"), "decode", "compact")).isEqualTo(3);
        assertThat(printed()).isEqualTo("bad-value\nrelease/@i\n");
        assertThat(notes).contains("1 to 2147483647");
        assertThat(run(RELEASE_JSON.replace("\"7\"", "\"0\""), "encode", "soap"))
                .isEqualTo(3);
        assertThat(printed()).isEqualTo("bad-value\ninvokeId\n");
        assertThat(run("{", "encode", "rpc")).isEqualTo(3);
        assertThat(printed()).isEqualTo("not-well-formed\n\n");
    }

    @Test
    void messagesOfSdvp2_areOnlyCallsAndAnswers() {
        String watchdog = "<query xmlns='jabber:iq:rpc'><watchdog>7</watchdog></query>";
        assertThat(run(watchdog, "decode", "sdvp2", "--as", "response")).isZero();
        assertThat(printed()).isEqualTo("{\"pdu\":\"response\",\"answer\":\"Watchdog\",\"count\":\"7\"}\n");
        assertThat(run("{\"pdu\":\"request\",\"method\":\"Read\"}", "encode", "sdvp2"))
                .isEqualTo(3);
        assertThat(printed()).isEqualTo("missing\nreference\n");
        assertThat(run(watchdog, "decode", "sdvp2", "--as", "unconfirmed")).isEqualTo(2);
    }

    @Test
    void wrongUse_isNoRefusal() {
        assertThat(run(RELEASE, "decode", "xer")).isEqualTo(2);
        assertThat(errors.toString()).contains("no format 'xer'; there are compact, soap, rpc, command, sdvp2");
        assertThat(run(RELEASE, "decode", "compact", "--as", "answer")).isEqualTo(2);
        assertThat(run("", "lines", "xer", "--folder", VECTORS.toString())).isEqualTo(2);
        assertThat(run("", new String[0])).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "[]",
                "{}",
                "{\"do\":\"decode\",\"format\":\"compact\"}",
                "{\"do\":\"print\",\"format\":\"compact\"}",
                "{\"do\":[],\"format\":\"compact\"}",
                "{\"do\":\"encode\",\"format\":\"xer\",\"message\":{}}"
            })
    void aLineThatIsNoTask_endsTheBatch(String line) {
        assertThat(run(line + "\n", "batch")).isEqualTo(2);
        assertThat(errors.toString()).contains("line 1: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"compact", "rpc", "soap", "command", "sdvp2"})
    void allVectorsInOneBatch_giveWhatTheirFilesSay(String format) throws IOException {
        assertThat(run("", "lines", format, "--folder", VECTORS.toString())).isZero();
        List<String> tasks = printed().lines().toList();
        assertThat(run(String.join("\n", tasks), "batch")).isZero();
        List<String> results = printed().lines().toList();
        assertThat(results).hasSameSizeAs(tasks).hasSizeGreaterThan(format.equals("sdvp2") ? 80 : 350);
        for (int i = 0; i < tasks.size(); i++) {
            String key = tasks.get(i).startsWith("{\"do\":\"encode\"") ? "{\"xml\":" : "{\"message\":";
            if (!results.get(i).startsWith("{\"error\":")) {
                assertThat(results.get(i)).as(tasks.get(i)).startsWith(key);
            }
        }
        List<String> errors =
                results.stream().filter(line -> line.startsWith("{\"error\":")).toList();
        assertThat(errors).isEqualTo(expectedErrors(format));
    }

    private static List<String> expectedErrors(String format) throws IOException {
        try (var files = Files.list(VECTORS.resolve(format).resolve("invalid"))) {
            List<Path> sorted = files.filter(file -> file.toString().endsWith(".error"))
                    .sorted(Comparator.comparing(file -> file.toString().replace(".error", "")))
                    .toList();
            List<String> expected = new ArrayList<>();
            for (Path file : sorted) {
                String[] lines = Files.readString(file).split("\n", -1);
                expected.add("{\"error\":\"" + lines[1] + "\",\"path\":\"" + lines[2] + "\"}");
            }
            return expected;
        }
    }
}
