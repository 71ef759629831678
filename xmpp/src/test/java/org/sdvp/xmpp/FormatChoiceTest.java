package org.sdvp.xmpp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sdvp.acsi.AcsiPdu;
import org.sdvp.acsi.Caller;
import org.sdvp.acsi.ServerTransport;
import org.sdvp.acsi.testing.ManualTimeSource;
import org.sdvp.wire.WireFormat;
import org.sdvp.wire.choice.WireFormats;
import org.sdvp.xmpp.memory.InMemoryXmppServer;
import org.sdvp.xmpp.stanza.Jid;
import org.sdvp.xmpp.stanza.Presence;

/** Which format is spoken with a device: the first of the operator's that the device says it understands. */
class FormatChoiceTest {
    private static final Jid CONTROL = Jid.of("control@example.org/desk");
    private static final Jid HP = Jid.of("hp7@example.org/pump");

    private final ManualTimeSource time = new ManualTimeSource();
    private final InMemoryXmppServer server = new InMemoryXmppServer(time);

    private XmppConnection device(List<WireFormat> formats) {
        XmppConnection hp = server.connection(HP.toString());
        new Subscriptions(hp, Map.of(CONTROL.bare(), Set.of("User")));
        new XmppServerTransport(
                        hp,
                        new RosterRoles(hp.roster(), RosterRoles.USUAL_GROUPS),
                        formats,
                        new PeerLiveness(hp, time, PeerLiveness.Settings.USUAL))
                .start(new Deaf());
        hp.announce(Presence.available(-1, ""));
        hp.login();
        return hp;
    }

    @ParameterizedTest
    @CsvSource({
        "compact soap rpc command, compact soap rpc command, compact",
        "rpc compact, compact soap rpc command, rpc",
        "command rpc, compact soap rpc command, command",
        "compact soap rpc command, command, command",
        "compact rpc, rpc soap, rpc",
        "compact, soap, none"
    })
    void theFirstOfTheOperatorsThatTheDeviceHas_isSpoken(String wanted, String had, String spoken) {
        XmppConnection control = server.login(CONTROL.toString());
        control.announce(Presence.available(0, ""));
        DeviceDirectory directory = new DeviceDirectory(control, named(wanted), time, jid -> true);
        device(named(had));
        time.advance(Duration.ZERO);
        assertThat(directory
                        .find(HP.bare())
                        .map(device -> device.format().name())
                        .orElse("none"))
                .isEqualTo(spoken);
    }

    private static List<WireFormat> named(String names) {
        return WireFormats.named(List.of(names.split(" ")));
    }

    @ParameterizedTest
    @CsvSource({"compact", "rpc", "soap", "command", "compact soap rpc command"})
    void whatIsAdvertised_isWhatIsRegistered(String names) {
        XmppConnection plain = server.connection("plain@example.org/x");
        Set<String> own = plain.iqs().features();
        Set<String> expected = new TreeSet<>(own);
        named(names).forEach(format -> expected.addAll(format.features()));
        assertThat(device(named(names)).iqs().features()).isEqualTo(expected);
    }

    @Test
    void anOperator_looksLikeNoDevice() {
        XmppConnection control = server.connection(CONTROL.toString());
        Set<String> before = control.iqs().features();
        new XmppClientTransports(
                control, WireFormats.all(), new PeerLiveness(control, time, PeerLiveness.Settings.USUAL));
        assertThat(control.iqs().features()).isEqualTo(before);
    }

    /** Answers nothing. */
    private static final class Deaf implements ServerTransport.Listener {
        @Override
        public CompletionStage<AcsiPdu.Response> onRequest(Caller caller, AcsiPdu.Request request) {
            return new CompletableFuture<>();
        }

        @Override
        public void onUnconfirmed(Caller caller, AcsiPdu.Unconfirmed message) {}

        @Override
        public void onPeerGone(String peer, String reason) {}
    }
}
