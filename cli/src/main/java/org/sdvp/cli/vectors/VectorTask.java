package org.sdvp.cli.vectors;

import java.io.IOException;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.sdvp.cli.ExitCode;
import org.sdvp.wire.xml.WireException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * One document from standard input through the tool to standard output. Refused: code and path on standard output, a line
 * each, the reason on standard error, and {@link ExitCode#REFUSED}.
 */
abstract class VectorTask implements Callable<Integer> {
    private final Terminal terminal;
    private final MessageTool tool = new MessageTool();

    @Spec
    private @Nullable CommandSpec spec;

    VectorTask(Terminal terminal) {
        this.terminal = terminal;
    }

    /** What is printed for a document. */
    abstract String result(MessageTool messages, byte[] document);

    @Override
    public final Integer call() throws IOException {
        try {
            terminal.out().print(result(tool, withoutLineEnd(terminal.in().readAllBytes())) + "\n");
            return ExitCode.OK;
        } catch (WireException e) {
            terminal.out().print(e.error().code() + "\n" + e.path() + "\n");
            terminal.note().accept(String.valueOf(e.getMessage()));
            return ExitCode.REFUSED;
        } catch (WrongUseException e) {
            throw new ParameterException(
                    Objects.requireNonNull(spec, "set by picocli").commandLine(), String.valueOf(e.getMessage()));
        }
    }

    /** A line end at the end of a file does not belong to its content. */
    private static byte[] withoutLineEnd(byte[] document) {
        boolean lineEnd = document.length > 0 && document[document.length - 1] == '\n';
        return lineEnd ? Arrays.copyOf(document, document.length - 1) : document;
    }
}
