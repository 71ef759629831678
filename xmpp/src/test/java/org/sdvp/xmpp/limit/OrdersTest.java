package org.sdvp.xmpp.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.sdvp.acsi.service.ServiceName;
import org.sdvp.wire.xml.XmlElement;
import org.sdvp.xmpp.stanza.Iq;
import org.sdvp.xmpp.stanza.Jid;

class OrdersTest {
    private static final Jid DEVICE = Jid.of("hp01@example.org/IEC");

    private final Orders orders = new Orders();
    private int done;

    private static XmlElement part(String octets) {
        return XmlElement.of("urn:example", "setFile")
                .attribute("name", "firmware/1")
                .attribute("last", "false")
                .child(XmlElement.ofText("urn:example", "content", octets))
                .build();
    }

    private static Iq set(String id, XmlElement payload) {
        return new Iq(Iq.Type.SET, id, Optional.empty(), Optional.of(DEVICE), Optional.of(payload), Optional.empty());
    }

    private CompletionStage<Iq> give(Iq request) {
        return orders.once(request, ServiceName.SET_FILE, () -> {
            done++;
            return CompletableFuture.completedFuture(request.result());
        });
    }

    @Test
    void orderThatComesTwice_getsItsFirstAnswer_whateverTheOrderOfAttributes() {
        CompletionStage<Iq> first = give(set("7", part("abc")));
        XmlElement again = XmlElement.of("urn:example", "setFile")
                .attribute("last", "false")
                .attribute("name", "firmware/1")
                .child(XmlElement.ofText("urn:example", "content", "abc"))
                .build();

        assertThat(give(set("7", again))).isSameAs(first);
        assertThat(done).isEqualTo(1);
    }

    @Test
    void sameIdWithOtherWords_isAnotherOrder() {
        give(set("7", part("abc")));
        give(set("7", part("abd")));
        give(set(
                "7",
                XmlElement.of("urn:example", "setFile")
                        .attribute("name", "firmware/1")
                        .attribute("last", "falseabc")
                        .build()));

        assertThat(done).isEqualTo(3);
    }
}
