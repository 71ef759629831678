package org.sdvp.cli.vectors;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.sdvp.cli.ExitCode;
import org.sdvp.wire.tree.Tree;
import org.sdvp.wire.tree.json.JsonReader;
import org.sdvp.wire.tree.json.JsonWriter;
import org.sdvp.wire.xml.WireException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code sdvp vectors batch}: a task a line, a result a line. */
@Command(
        name = "batch",
        description = {
            "carry out tasks, one a line on standard input, and print a result for each",
            "Tasks: {\"do\":\"decode\",\"format\":F,\"as\":PDU,\"xml\":X} and "
                    + "{\"do\":\"encode\",\"format\":F,\"message\":M}.",
            "Results: {\"message\":M}, {\"xml\":X} or {\"error\":CODE,\"path\":PATH}."
        })
public final class BatchCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final MessageTool tool = new MessageTool();

    @Spec
    private @Nullable CommandSpec spec;

    /** Reads and prints there. */
    public BatchCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        BufferedReader lines = new BufferedReader(new InputStreamReader(terminal.in(), StandardCharsets.UTF_8));
        int number = 0;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            terminal.out().print(JsonWriter.toString(result(line, ++number)) + "\n");
        }
        return ExitCode.OK;
    }

    private Tree result(String line, int number) {
        Tree.Fields task;
        try {
            task = (Tree.Fields) JsonReader.read(line);
        } catch (WireException | ClassCastException e) {
            throw misuse(number, "expected a task as a JSON object: " + e.getMessage());
        }
        try {
            return carriedOut(task);
        } catch (WireException e) {
            return Tree.Fields.EMPTY
                    .with("error", new Tree.Text(e.error().code()))
                    .with("path", new Tree.Text(e.path()));
        } catch (WrongUseException e) {
            throw misuse(number, String.valueOf(e.getMessage()));
        }
    }

    private Tree carriedOut(Tree.Fields task) {
        String format = text(task, "format");
        String what = text(task, "do");
        return switch (what) {
            case "decode" -> {
                byte[] xml = text(task, "xml").getBytes(StandardCharsets.UTF_8);
                yield Tree.Fields.EMPTY.with("message", tool.decode(format, text(task, "as"), xml));
            }
            case "encode" -> {
                String xml = tool.encode(format, member(task, "message"));
                yield Tree.Fields.EMPTY.with("xml", new Tree.Text(xml));
            }
            default -> throw new WrongUseException("expected decode or encode, but got '" + what + "'");
        };
    }

    private static String text(Tree.Fields task, String name) {
        if (member(task, name) instanceof Tree.Text text) {
            return text.text();
        }
        throw new WrongUseException("expected a text as " + name);
    }

    private static Tree member(Tree.Fields task, String name) {
        Tree member = task.members().get(name);
        if (member == null) {
            throw new WrongUseException("expected the member " + name);
        }
        return member;
    }

    private ParameterException misuse(int line, String message) {
        return new ParameterException(
                Objects.requireNonNull(spec, "set by picocli").commandLine(), "line " + line + ": " + message);
    }
}
