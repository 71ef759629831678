package org.sdvp.it.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sdvp.demo.xmppserver.XmppServerKind;
import org.sdvp.it.xmpp.Lab;
import org.sdvp.it.xmpp.RealServers;
import org.sdvp.model.value.DataValue;
import org.sdvp.wire.form.DataForm;
import org.sdvp.wire.form.DataFormXml;
import org.sdvp.wire.form.FormField;
import org.sdvp.wire.xml.XmlElement;
import org.sdvp.xmpp.StanzaErrorException;
import org.sdvp.xmpp.XmppConnection;
import org.sdvp.xmpp.stanza.Iq;
import org.sdvp.xmpp.stanza.Jid;
import org.sdvp.xmpp.stanza.Namespaces;
import org.sdvp.xmpp.stanza.StanzaError;

/** The commands for people, through a real XMPP server. */
@Tag("slow")
class PeopleCommandsTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    /** Somebody's chat client. */
    private record Chat(XmppConnection connection, Jid device) {
        XmlElement ask(Iq request) {
            return Lab.done(connection.sendIq(request, SOON)).payload().orElseThrow();
        }

        XmlElement step(String node, Optional<String> session, String action, FormField... filled) {
            XmlElement.Builder command = XmlElement.of(Namespaces.COMMANDS, "command")
                    .attribute("node", node)
                    .attribute("action", action);
            session.ifPresent(id -> command.attribute("sessionid", id));
            if (filled.length > 0) {
                command.child(DataFormXml.write(new DataForm(DataForm.Type.SUBMIT, "", List.of(), List.of(filled))));
            }
            return ask(Iq.set(device, command.build()));
        }

        XmlElement begin(String node) {
            return step(node, Optional.empty(), "execute");
        }

        XmlElement go(XmlElement before, String action, FormField... filled) {
            return step(before.attribute("node").orElseThrow(), before.attribute("sessionid"), action, filled);
        }
    }

    private static FormField answer(String var, String value) {
        return FormField.untyped(var, value);
    }

    private static FormField field(XmlElement command, String var) {
        return DataFormXml.read(command.child(DataForm.NAMESPACE, "x").orElseThrow())
                .field(var)
                .orElseThrow();
    }

    private static String note(XmlElement command) {
        return command.child(Namespaces.COMMANDS, "note").orElseThrow().text();
    }

    @ParameterizedTest
    @EnumSource(XmppServerKind.class)
    void aScheduleForToday_isEnteredByTheHour_walkingBackAndForth(XmppServerKind kind) {
        try (RealHeatPump pump = new RealHeatPump(RealServers.of(kind))) {
            Chat home = new Chat(pump.lab().login(pump.user()), pump.jid());
            XmlElement plan = home.go(home.begin("schedule"), "next", answer("schedule", "ComfMaxFSCH2"));
            XmlElement form = home.go(plan, "complete", answer("action", "enter-hours"));
            assertThat(field(form, "entry-1").label()).endsWith(" (10 to 28 °C)");
            XmlElement back = home.go(form, "prev");
            assertThat(field(back, "action").values()).containsExactly("leave");
            XmlElement again = home.go(back, "execute", answer("action", "enter-hours"));
            XmlElement wrong = home.go(again, "complete", answer("entry-1", "warm"));
            assertThat(note(wrong)).contains("must be a number from 10 to 28, but is \"warm\"");
            XmlElement done = home.go(wrong, "complete", answer("entry-1", "23.5"));
            assertThat(done.attribute("status")).contains("completed");
            assertThat(note(done)).isEqualTo("Highest room temperature, schedule 2 is now ready.");
            assertThat(pump.value("HP1/ComfMaxFSCH2.SchdIntv.setVal[SP]")).hasToString("900");
            pump.time().leap(Duration.ofHours(1));
            Awaitility.await()
                    .atMost(SOON)
                    .untilAsserted(() -> assertThat(pump.value("HP1/ComfMaxFSPT1.SptVal.mxVal.f[MX]"))
                            .isEqualTo(new DataValue.Float32(23.5f)));
        }
    }

    @ParameterizedTest
    @EnumSource(XmppServerKind.class)
    void whatIsNotForTheRole_isForbidden_andTheServerHasTheFeatureThatSomeClientsAskForFirst(XmppServerKind kind) {
        try (RealHeatPump pump = new RealHeatPump(RealServers.of(kind))) {
            Chat maker = new Chat(pump.lab().login(pump.vendor()), pump.jid());
            assertThatThrownBy(() -> maker.begin("schedule"))
                    .isInstanceOf(CompletionException.class)
                    .cause()
                    .isInstanceOfSatisfying(
                            StanzaErrorException.class,
                            e -> assertThat(e.error().condition()).isEqualTo(StanzaError.Condition.FORBIDDEN));
            XmlElement question = XmlElement.of(Namespaces.DISCO_INFO, "query").build();
            assertThat(maker.ask(Iq.get(pump.jid().domainJid(), question)).children().stream()
                            .flatMap(child -> child.attribute("var").stream()))
                    .contains(Namespaces.COMMANDS);
        }
    }
}
