package org.sdvp.cli.vectors;

import org.sdvp.wire.tree.MessageTree;
import org.sdvp.wire.tree.json.JsonWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sdvp vectors decode}: a payload as JSON. */
@Command(name = "decode", description = "print the message of a payload (XML on standard input) as JSON")
public final class DecodeCommand extends VectorTask {
    @Parameters(index = "0", paramLabel = "FORMAT", description = "compact, soap, rpc, command or sdvp2")
    private String format = "";

    @Option(
            names = "--as",
            paramLabel = "PDU",
            description = "what it is: request (if nothing is said), response or unconfirmed")
    private String pdu = MessageTree.REQUEST;

    /** Reads and prints there. */
    public DecodeCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    String result(MessageTool messages, byte[] document) {
        return JsonWriter.toString(messages.decode(format, pdu, document));
    }
}
