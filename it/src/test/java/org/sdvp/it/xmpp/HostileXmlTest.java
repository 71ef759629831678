package org.sdvp.it.xmpp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.sdvp.demo.xmppserver.XmppServerKind;
import org.sdvp.wire.xml.XmlElement;
import org.sdvp.xmpp.ConnectionState;
import org.sdvp.xmpp.IqMux;
import org.sdvp.xmpp.XmppConnection;
import org.sdvp.xmpp.XmppSettings;
import org.sdvp.xmpp.stanza.Iq;

/** A peer sends what it should not: it is refused, by its XMPP server or by us, and we live on. */
@ParameterizedClass
@EnumSource(XmppServerKind.class)
class HostileXmlTest {
    private static final XmlElement QUESTION = XmlElement.empty("urn:x", "q");

    @Parameter
    XmppServerKind kind;

    private final AtomicInteger handled = new AtomicInteger();
    private Lab lab;
    private XmppConnection hp;
    private RawClient eve;

    @BeforeEach
    void start() throws Exception {
        lab = new Lab(RealServers.of(kind));
        hp = lab.login(lab.fresh("pump"));
        hp.iqs().register(IqMux.Route.all(Iq.Type.GET, "urn:x"), Set.of(), iq -> {
            handled.incrementAndGet();
            return CompletableFuture.completedFuture(iq.result());
        });
        XmppSettings settings = lab.fresh("eve");
        eve = RawClient.login(lab.server(), settings.jid().local(), RealServers.PASSWORD);
    }

    @AfterEach
    void stop() throws IOException {
        eve.close();
        lab.close();
    }

    @Test
    void wellFormedRequest_isAnswered() throws IOException {
        eve.send(request("<q xmlns='urn:x'/>"));
        assertThat(eve.await("id='h'") + eve.await(">")).contains("type='result'");
        assertHpLivesOn(1);
    }

    @Test
    void thousandLevels_areAnsweredBadRequest() throws IOException {
        eve.send(request("<q xmlns='urn:x'>".repeat(1_000) + "</q>".repeat(1_000)));
        assertThat(eve.await("</iq>"))
                .contains("bad-request")
                .contains("limit-exceeded")
                .contains("nested elements");
        assertHpLivesOn(0);
    }

    @Test
    void twentyThousandElements_areAnsweredBadRequest() throws IOException {
        eve.send(request("<q xmlns='urn:x'>" + "<r/>".repeat(20_000) + "</q>"));
        assertThat(eve.await("</iq>")).contains("bad-request").contains("child elements");
        assertHpLivesOn(0);
    }

    @Test
    void textBetweenElements_isAnsweredBadRequest() throws IOException {
        eve.send(request("<q xmlns='urn:x'>a<r/>b</q>"));
        assertThat(eve.await("</iq>")).contains("bad-request").contains("mixed");
        assertHpLivesOn(0);
    }

    @Test
    void dtd_isRefusedByTheServer() throws IOException {
        eve.send("<!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;'>]>"
                + request("<q xmlns='urn:x'>&b;</q>"));
        assertThat(eve.await("</stream:stream>")).contains("stream:error");
        assertHpLivesOn(0);
    }

    @Test
    void tenMegabytes_areRefusedByTheServer() throws IOException {
        String piece = "y".repeat(100_000);
        try {
            eve.send("<iq type='get' id='h' to='" + hp.jid() + "'><q xmlns='urn:x'>");
            for (int i = 0; i < 100; i++) {
                eve.send(piece);
            }
            eve.send("</q></iq>");
            assertThat(eve.await("</stream:stream>")).contains("stream:error");
        } catch (IOException e) {
            // The server has closed the stream while we were still sending.
            assertThat(e).isNotNull();
        }
        assertHpLivesOn(0);
    }

    private String request(String payload) {
        return "<iq type='get' id='h' to='" + hp.jid() + "'>" + payload + "</iq>";
    }

    private void assertHpLivesOn(int handledBefore) {
        assertThat(handled).hasValue(handledBefore);
        XmppConnection control = lab.login(lab.fresh("desk"));
        assertThat(Lab.done(control.sendIq(Iq.get(hp.jid(), QUESTION), Lab.seconds(15)))
                        .type())
                .isEqualTo(Iq.Type.RESULT);
        assertThat(hp.state()).isEqualTo(ConnectionState.CONNECTED);
    }
}
