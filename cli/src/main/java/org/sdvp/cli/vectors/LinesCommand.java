package org.sdvp.cli.vectors;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sdvp.cli.ExitCode;
import org.sdvp.wire.tree.Tree;
import org.sdvp.wire.tree.json.JsonReader;
import org.sdvp.wire.tree.json.JsonWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sdvp vectors lines}: the vectors as tasks for {@link BatchCommand}. */
@Command(name = "lines", description = "print the tasks that all vectors of the formats are, for 'batch'")
public final class LinesCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(arity = "0..*", paramLabel = "FORMAT", description = "which; all if none is named")
    private List<String> formats = new ArrayList<>();

    @Option(
            names = "--folder",
            paramLabel = "FOLDER",
            description = "where the vectors are; vectors/ of this checkout if nothing is said")
    private Path folder = Path.of(System.getProperty("sdvp.home", ".")).resolve("vectors");

    @Spec
    private @Nullable CommandSpec spec;

    /** Prints there. */
    public LinesCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        MessageTool tool = new MessageTool();
        for (String format : formats.isEmpty() ? tool.formats() : formats) {
            if (!Files.isDirectory(folder.resolve(format))) {
                throw new ParameterException(
                        Objects.requireNonNull(spec, "set by picocli").commandLine(),
                        "no vectors of '" + format + "' in " + folder);
            }
            valid(format);
            invalid(format);
        }
        return ExitCode.OK;
    }

    private void valid(String format) throws IOException {
        Path valid = folder.resolve(format).resolve("valid");
        for (String name : names(valid, ".json")) {
            Tree.Fields vector = (Tree.Fields) JsonReader.read(content(valid.resolve(name + ".json")));
            Tree.Fields message =
                    (Tree.Fields) Objects.requireNonNull(vector.members().get("message"), name);
            String pdu = ((Tree.Text) Objects.requireNonNull(message.members().get("pdu"), name)).text();
            print(decode(format, pdu, content(valid.resolve(name + ".xml"))));
            print(task("encode", format).with("message", message));
        }
    }

    private void invalid(String format) throws IOException {
        Path invalid = folder.resolve(format).resolve("invalid");
        for (String name : names(invalid, ".error")) {
            String pdu = content(invalid.resolve(name + ".error"))
                    .lines()
                    .findFirst()
                    .orElse("");
            print(decode(format, pdu, content(invalid.resolve(name + ".xml"))));
        }
    }

    private static Tree.Fields decode(String format, String pdu, String xml) {
        return task("decode", format).with("as", new Tree.Text(pdu)).with("xml", new Tree.Text(xml));
    }

    private static Tree.Fields task(String what, String format) {
        return Tree.Fields.EMPTY.with("do", new Tree.Text(what)).with("format", new Tree.Text(format));
    }

    private void print(Tree task) {
        terminal.out().print(JsonWriter.toString(task) + "\n");
    }

    private static List<String> names(Path folder, String extension) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(extension))
                    .map(name -> name.substring(0, name.length() - extension.length()))
                    .sorted()
                    .toList();
        }
    }

    private static String content(Path file) throws IOException {
        String content = Files.readString(file, StandardCharsets.UTF_8);
        return content.endsWith("\n") ? content.substring(0, content.length() - 1) : content;
    }
}
