package org.sdvp.wire.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.sdvp.acsi.AcsiPdu;
import org.sdvp.acsi.service.ServiceName;
import org.sdvp.wire.form.DataForm;
import org.sdvp.wire.random.RandomMessages;
import org.sdvp.wire.vectors.FormatVectors;
import org.sdvp.wire.xml.XmlElement;
import org.sdvp.wire.xml.XmlReader;
import org.sdvp.wire.xml.XmlWriter;

/** What holds for every message: it comes back, its form is canonical, and only what XEP-0050 and XEP-0004 know is in it. */
class CommandPropertyTest {
    private static final int MESSAGES = 100;
    private static final Set<String> ELEMENTS = Set.of("command", "note", "x", "field", "value", "reported", "item");

    private final CommandFormat format = new CommandFormat();
    private final XmlReader reader = new XmlReader();

    @RepeatedTest(10)
    void aRandomMessage_comesBackAndIsCanonical(RepetitionInfo repetition) {
        long seed = repetition.getCurrentRepetition() * 7873L;
        RandomMessages messages = new RandomMessages(seed);
        for (int i = 0; i < MESSAGES; i++) {
            AcsiPdu message = messages.next();
            String which = "message " + i + " of seed " + seed;
            if (message instanceof AcsiPdu.Unconfirmed unconfirmed
                    && unconfirmed.service().name() != ServiceName.ABORT) {
                assertThatThrownBy(() -> format.encode(message))
                        .as(which)
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining("goes from a device to its client");
            } else {
                check(message, which);
            }
        }
    }

    private void check(AcsiPdu message, String which) {
        XmlElement payload = format.encode(message);
        String xml = XmlWriter.toString(payload);
        XmlElement read = reader.read(xml);
        assertThat(read).as(which).isEqualTo(payload);
        AcsiPdu decoded = FormatVectors.decode(format, FormatVectors.pdu(message), read);
        assertThat(decoded).as("%s: %s", which, xml).isEqualTo(message);
        assertThat(XmlWriter.toString(format.encode(decoded))).as(which).isEqualTo(xml);
        assertThat(format.isUnconfirmed(payload)).as(which).isEqualTo(message instanceof AcsiPdu.Unconfirmed);
        assertThat(format.isOurs(payload)).as(which).isTrue();
        checkElements(payload, which);
    }

    private static void checkElements(XmlElement element, String which) {
        assertThat(element.name()).as(which).isIn(ELEMENTS);
        assertThat(element.namespace()).as(which).isIn(CommandFormat.NAMESPACE, DataForm.NAMESPACE);
        element.children().forEach(child -> checkElements(child, which));
    }
}
