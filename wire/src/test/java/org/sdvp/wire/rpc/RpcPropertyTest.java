package org.sdvp.wire.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.sdvp.acsi.AcsiPdu;
import org.sdvp.wire.random.RandomMessages;
import org.sdvp.wire.vectors.FormatVectors;
import org.sdvp.wire.xml.XmlElement;
import org.sdvp.wire.xml.XmlReader;
import org.sdvp.wire.xml.XmlWriter;

/** What holds for every message: it comes back, its form is canonical, and only what XEP-0009 knows is in it. */
class RpcPropertyTest {
    private static final int MESSAGES = 100;
    private static final Set<String> ELEMENTS = Set.of(
            "query",
            "methodCall",
            "methodName",
            "methodResponse",
            "params",
            "param",
            "fault",
            "value",
            "struct",
            "member",
            "name",
            "array",
            "data",
            "int",
            "boolean",
            "string",
            "double",
            "base64");

    private final RpcFormat format = new RpcFormat();
    private final XmlReader reader = new XmlReader();

    @RepeatedTest(10)
    void aRandomMessage_comesBackAndIsCanonical(RepetitionInfo repetition) {
        long seed = repetition.getCurrentRepetition() * 7867L;
        RandomMessages messages = new RandomMessages(seed);
        for (int i = 0; i < MESSAGES; i++) {
            AcsiPdu message = messages.next();
            XmlElement payload = format.encode(message);
            String xml = XmlWriter.toString(payload);
            String which = "message " + i + " of seed " + seed + ": " + xml;
            XmlElement read = reader.read(xml);
            assertThat(read).as(which).isEqualTo(payload);
            AcsiPdu decoded = FormatVectors.decode(format, FormatVectors.pdu(message), read);
            assertThat(decoded).as(which).isEqualTo(message);
            assertThat(XmlWriter.toString(format.encode(decoded))).as(which).isEqualTo(xml);
            assertThat(format.isUnconfirmed(payload)).as(which).isEqualTo(message instanceof AcsiPdu.Unconfirmed);
            checkElements(payload, which);
        }
    }

    private static void checkElements(XmlElement element, String which) {
        assertThat(element.name()).as(which).isIn(ELEMENTS);
        assertThat(element.namespace()).as(which).isEqualTo("jabber:iq:rpc");
        assertThat(element.attributes()).as(which).isEmpty();
        if (element.name().equals("double")) {
            assertThat(element.text()).as(which).matches("-?[0-9]+\\.[0-9]+");
        }
        element.children().forEach(child -> checkElements(child, which));
    }
}
