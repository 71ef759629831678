package org.sdvp.wire.vectors;

import java.util.ArrayList;
import java.util.List;
import org.sdvp.acsi.AcsiPdu;
import org.sdvp.wire.WireFormat;
import org.sdvp.wire.tree.MessageTree;
import org.sdvp.wire.xml.XmlElement;

/** The vectors of a wire format, and the messages in them. */
public final class FormatVectors {
    private static final String DECODE_ONLY = "decode-only";

    private final VectorFolder folder;

    private FormatVectors(VectorFolder folder) {
        this.folder = folder;
    }

    /** The vectors of the format of this name. */
    public static FormatVectors of(String format) {
        return new FormatVectors(VectorFolder.of(format));
    }

    /** The files. */
    public VectorFolder folder() {
        return folder;
    }

    /** Names of what must be read. */
    public List<String> valid() {
        return folder.names("valid", ".json");
    }

    /** Names of what must be refused. */
    public List<String> invalid() {
        return folder.names("invalid", ".xml");
    }

    /** All documents, good and bad: where fuzzing begins. */
    public List<String> documents() {
        List<String> documents = new ArrayList<>();
        valid().forEach(name -> documents.add(xml(name)));
        invalid().forEach(name -> documents.add(folder.read("invalid", name + ".xml")));
        return documents;
    }

    /** The payload of a valid vector. */
    public String xml(String name) {
        return folder.read("valid", name + ".xml");
    }

    /** A valid vector. */
    public Vector vector(String name) {
        try (StrictJson json = StrictJson.parse(folder.read("valid", name + ".json"))) {
            json.text("comment");
            return new Vector(json.text("id"), json.texts("flags"), new MessageTree().read(json.tree("message")));
        }
    }

    /**
     * A valid vector: what its JSON file says.
     *
     * @param id format and name
     * @param flags what is special about it
     * @param message what its XML file means
     */
    public record Vector(String id, List<String> flags, AcsiPdu message) {
        /** Whether the message is written exactly as the XML file has it. */
        public boolean isCanonical() {
            return !flags.contains(DECODE_ONLY);
        }
    }

    /** Which kind of message it is, in a word. */
    public static String pdu(AcsiPdu message) {
        return message instanceof AcsiPdu.Request
                ? MessageTree.REQUEST
                : message instanceof AcsiPdu.Response ? MessageTree.RESPONSE : MessageTree.UNCONFIRMED;
    }

    /** Reads a payload as this kind of message. */
    public static AcsiPdu decode(WireFormat format, String pdu, XmlElement payload) {
        return switch (pdu) {
            case MessageTree.REQUEST -> format.decodeRequest(payload);
            case MessageTree.RESPONSE -> format.decodeResponse(payload);
            case MessageTree.UNCONFIRMED -> format.decodeUnconfirmed(payload);
            default -> throw new IllegalArgumentException("unknown pdu " + pdu);
        };
    }
}
