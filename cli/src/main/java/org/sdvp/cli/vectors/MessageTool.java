package org.sdvp.cli.vectors;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.sdvp.acsi.AcsiPdu;
import org.sdvp.wire.WireFormat;
import org.sdvp.wire.choice.WireFormats;
import org.sdvp.wire.tree.MessageTree;
import org.sdvp.wire.tree.Tree;
import org.sdvp.wire.xml.XmlReader;
import org.sdvp.wire.xml.XmlWriter;

/** Turns payloads into message trees and back, in every format there is. */
final class MessageTool {
    private final Map<String, WireFormat> formats = new LinkedHashMap<>();
    private final MessageTree messages = new MessageTree();
    private final XmlReader reader = new XmlReader();

    MessageTool() {
        for (WireFormat format : WireFormats.all()) {
            formats.put(format.name(), format);
        }
    }

    /** Names of the formats. */
    Set<String> formats() {
        return formats.keySet();
    }

    /**
     * Reads a payload.
     *
     * @param format its name
     * @param pdu {@code request}, {@code response} or {@code unconfirmed}
     * @param payload in UTF-8
     * @throws WrongUseException if there is no such format or kind of message
     * @throws org.sdvp.wire.xml.WireException if the payload is no such message
     */
    Tree.Fields decode(String format, String pdu, byte[] payload) {
        WireFormat found = format(format);
        if (!Set.of(MessageTree.REQUEST, MessageTree.RESPONSE, MessageTree.UNCONFIRMED)
                .contains(pdu)) {
            throw new WrongUseException("expected request, response or unconfirmed, but got '" + pdu + "'");
        }
        AcsiPdu message = switch (pdu) {
            case MessageTree.REQUEST -> found.decodeRequest(reader.read(payload));
            case MessageTree.RESPONSE -> found.decodeResponse(reader.read(payload));
            default -> found.decodeUnconfirmed(reader.read(payload));
        };
        return messages.write(message);
    }

    /**
     * Writes a message in canonical form.
     *
     * @param format its name
     * @throws WrongUseException if there is no such format
     * @throws org.sdvp.wire.xml.WireException if the tree is no message
     */
    String encode(String format, Tree message) {
        return XmlWriter.toString(format(format).encode(messages.read(message)));
    }

    private WireFormat format(String name) {
        WireFormat format = formats.get(name);
        if (format == null) {
            throw new WrongUseException("no format '" + name + "'; there are " + String.join(", ", formats.keySet()));
        }
        return format;
    }
}
