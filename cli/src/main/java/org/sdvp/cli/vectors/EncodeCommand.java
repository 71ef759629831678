package org.sdvp.cli.vectors;

import java.nio.charset.StandardCharsets;
import org.sdvp.wire.tree.json.JsonReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code sdvp vectors encode}: JSON as a payload. */
@Command(name = "encode", description = "print the canonical payload of a message (JSON on standard input)")
public final class EncodeCommand extends VectorTask {
    @Parameters(index = "0", paramLabel = "FORMAT", description = "compact, soap, rpc, command or sdvp2")
    private String format = "";

    /** Reads and prints there. */
    public EncodeCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    String result(MessageTool messages, byte[] document) {
        return messages.encode(format, JsonReader.read(new String(document, StandardCharsets.UTF_8)));
    }
}
