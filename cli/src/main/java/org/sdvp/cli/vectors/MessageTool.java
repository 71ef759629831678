package org.sdvp.cli.vectors;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.sdvp.acsi.AcsiPdu;
import org.sdvp.wire.WireFormat;
import org.sdvp.wire.choice.WireFormats;
import org.sdvp.wire.sdvp2.Sdvp2Codec;
import org.sdvp.wire.sdvp2.Sdvp2Tree;
import org.sdvp.wire.tree.MessageTree;
import org.sdvp.wire.tree.Tree;
import org.sdvp.wire.xml.XmlReader;
import org.sdvp.wire.xml.XmlWriter;

/** Turns payloads into message trees and back, in every format there is, and those of SDVP2. */
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
        Set<String> names = new LinkedHashSet<>(formats.keySet());
        names.add(Sdvp2Codec.NAME);
        return names;
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
        if (format.equals(Sdvp2Codec.NAME)) {
            return decodeSdvp2(pdu, payload);
        }
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

    private Tree.Fields decodeSdvp2(String pdu, byte[] payload) {
        return switch (pdu) {
            case MessageTree.REQUEST -> Sdvp2Tree.write(Sdvp2Codec.decodeCall(reader.read(payload)));
            case MessageTree.RESPONSE -> Sdvp2Tree.write(Sdvp2Codec.decodeAnswer(reader.read(payload)));
            default -> throw new WrongUseException("expected request or response, but got '" + pdu + "'");
        };
    }

    /**
     * Writes a message in canonical form.
     *
     * @param format its name
     * @throws WrongUseException if there is no such format
     * @throws org.sdvp.wire.xml.WireException if the tree is no message
     */
    String encode(String format, Tree message) {
        if (format.equals(Sdvp2Codec.NAME)) {
            return XmlWriter.toString(
                    Sdvp2Tree.isCall(message)
                            ? Sdvp2Codec.encode(Sdvp2Tree.readCall(message))
                            : Sdvp2Codec.encode(Sdvp2Tree.readAnswer(message)));
        }
        return XmlWriter.toString(format(format).encode(messages.read(message)));
    }

    private WireFormat format(String name) {
        WireFormat format = formats.get(name);
        if (format == null) {
            throw new WrongUseException("no format '" + name + "'; there are " + String.join(", ", formats()));
        }
        return format;
    }
}
