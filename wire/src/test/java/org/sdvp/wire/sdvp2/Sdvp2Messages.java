package org.sdvp.wire.sdvp2;

import org.sdvp.wire.tree.Tree;
import org.sdvp.wire.xml.XmlElement;

/** Calls and answers alike, as the vectors have them. */
final class Sdvp2Messages {
    private Sdvp2Messages() {}

    static Tree decode(String pdu, XmlElement payload) {
        return pdu.equals("request")
                ? Sdvp2Tree.write(Sdvp2Codec.decodeCall(payload))
                : Sdvp2Tree.write(Sdvp2Codec.decodeAnswer(payload));
    }

    static XmlElement encode(Tree message) {
        return Sdvp2Tree.isCall(message)
                ? Sdvp2Codec.encode(Sdvp2Tree.readCall(message))
                : Sdvp2Codec.encode(Sdvp2Tree.readAnswer(message));
    }
}
