package org.sdvp.xmpp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sdvp.acsi.testing.ManualTimeSource;
import org.sdvp.wire.compact.CompactFormat;
import org.sdvp.wire.xml.XmlElement;
import org.sdvp.xmpp.memory.InMemoryXmppServer;
import org.sdvp.xmpp.stanza.Iq;
import org.sdvp.xmpp.stanza.Jid;
import org.sdvp.xmpp.stanza.Namespaces;
import org.sdvp.xmpp.stanza.Presence;
import org.sdvp.xmpp.stream.ScriptedLink;
import org.sdvp.xmpp.stream.StreamConnection;

class DeviceDirectoryTest {
    private static final Jid CONTROL = Jid.of("control@example.org/desk");
    private static final Jid HP = Jid.of("hp7@example.org/pump");

    private final ManualTimeSource time = new ManualTimeSource();
    private final ScriptedLink link = new ScriptedLink(CONTROL);
    private final StreamConnection control =
            new StreamConnection(XmppSettings.of(CONTROL, Password.of("secret")), link, time, Runnable::run);

    /** The loss is news of another lane than the device's own stanzas, and may come between two listeners. */
    @Test
    void deviceThatGoesWhileItsComingIsTold_isOfflineForEveryListener_andNoGhost() {
        CompactFormat format = new CompactFormat();
        DeviceDirectory directory = new DeviceDirectory(control, List.of(format), time, jid -> true);
        List<String> first = new ArrayList<>();
        List<String> second = new ArrayList<>();
        directory.listen(listener(first, link::breaks));
        directory.listen(listener(second, () -> {}));
        control.login();
        link.comes(link.lastRequest().result(roster()));
        link.comes(Presence.available(0, "").withFrom(HP));
        XmlElement.Builder info = XmlElement.of(Namespaces.DISCO_INFO, "query");
        format.features()
                .forEach(feature -> info.child(XmlElement.of(Namespaces.DISCO_INFO, "feature")
                        .attribute("var", feature)
                        .build()));
        Iq question = link.lastRequest();
        link.comes(question.result(info.build()).withFrom(HP));
        assertThat(first).containsExactly("online", "offline");
        assertThat(second).containsExactly("online", "offline");
        assertThat(directory.online()).isEmpty();
    }

    @Test
    void ofTwoStreamsOfOneAccount_theHigherPriorityAnswers_andTheNegativeOneAtItsFullAddress() {
        Fleet fleet = new Fleet();
        XmppConnection higher = fleet.device("hp7@example.org/new", 10);
        XmppConnection lower = fleet.device("hp7@example.org/old", -5);
        assertThat(fleet.directory.find(HP.bare()).orElseThrow().jid()).isEqualTo(higher.jid());
        assertThat(fleet.directory.find(lower.jid()).orElseThrow().jid()).isEqualTo(lower.jid());
        higher.announce(Presence.available(-128, ""));
        assertThat(fleet.directory.find(HP.bare()).orElseThrow().jid()).isEqualTo(lower.jid());
        lower.announce(Presence.available(127, ""));
        higher.close();
        assertThat(fleet.directory.find(HP.bare()).orElseThrow().priority()).isEqualTo(127);
    }

    @Test
    void deviceThatFellSilent_isOffline_untilSomethingComesOfIt() {
        Fleet fleet = new Fleet();
        fleet.device(HP.toString(), 0);
        fleet.server.silence(HP);
        fleet.directory.silent(HP, "ping: no answer");
        assertThat(fleet.heard).containsExactly("online", "offline");
        assertThat(fleet.directory.online()).isEmpty();
        time.advance(Duration.ofSeconds(50));
        assertThat(fleet.heard).hasSize(2);
        // Its stream is resumed: it says nothing by itself, but answers what it was asked meanwhile.
        fleet.connections.get(0).abandonLink("dead");
        fleet.connections.get(0).login();
        time.advance(Duration.ofSeconds(1));
        assertThat(fleet.heard).containsExactly("online", "offline", "online");
        assertThat(fleet.directory.find(HP)).isPresent();
    }

    @Test
    void deviceThatFellSilentAndIsGone_isNotAskedForEver() {
        Fleet fleet = new Fleet();
        fleet.device(HP.toString(), 0);
        fleet.server.silence(HP);
        fleet.directory.silent(HP, "ping: no answer");
        fleet.server.forget(HP);
        time.advance(Duration.ofMinutes(5));
        assertThat(fleet.heard).containsExactly("online", "offline");
        assertThat(time.pendingTimers()).isZero();
    }

    @Test
    void deviceThatComesAndGoes_isToldAsFlappingOnce_andWhatItIsWhenSteady() {
        Fleet fleet = new Fleet();
        XmppConnection device = fleet.device(HP.toString(), 0);
        goAndCome(device, 3);
        assertThat(fleet.heard)
                .containsExactly("online", "offline", "online", "offline", "online", "offline", "online");
        fleet.heard.clear();
        goAndCome(device, 5);
        assertThat(fleet.heard).containsExactly("flapping " + HP.bare());
        assertThat(fleet.directory.online()).containsKey(HP);
        assertThat(fleet.directory.flappingSince(HP)).isPresent();
        time.advance(Duration.ofSeconds(118));
        assertThat(fleet.heard).hasSize(1);
        time.advance(Duration.ofSeconds(2));
        // It is there again, but since another time than was told.
        assertThat(fleet.heard).containsExactly("flapping " + HP.bare(), "steady 10", "offline", "online");
        assertThat(fleet.directory.flappingSince(HP)).isEmpty();
        assertThat(time.pendingTimers()).isZero();
    }

    @Test
    void deviceThatGoesNowAndThen_isNeverFlapping() {
        Fleet fleet = new Fleet();
        XmppConnection device = fleet.device(HP.toString(), 0);
        for (int i = 0; i < 50; i++) {
            time.advance(Duration.ofMinutes(4));
            goAndCome(device, 1);
        }
        assertThat(fleet.heard).hasSize(101).containsOnly("online", "offline");
    }

    @Test
    void ownLinkThatBreaks_makesNoDeviceFlapping() {
        Fleet fleet = new Fleet();
        fleet.device(HP.toString(), 0);
        for (int i = 0; i < 20; i++) {
            fleet.server.cut(CONTROL);
            fleet.server.forget(CONTROL);
            fleet.operator.login();
            time.advance(Duration.ofSeconds(1));
        }
        assertThat(fleet.heard).hasSize(41).containsOnly("online", "offline");
    }

    private void goAndCome(XmppConnection device, int times) {
        for (int i = 0; i < times; i++) {
            device.send(Presence.unavailable());
            time.advance(Duration.ofSeconds(1));
            device.announce(Presence.available(0, ""));
            time.advance(Duration.ofSeconds(1));
        }
    }

    /** An operator and its devices on a server in memory. */
    private final class Fleet {
        final InMemoryXmppServer server = new InMemoryXmppServer(time);
        final List<XmppConnection> connections = new ArrayList<>();
        final List<String> heard = new ArrayList<>();
        final XmppConnection operator;
        final DeviceDirectory directory;

        Fleet() {
            server.befriend(CONTROL.bare().toString(), HP.bare().toString());
            operator = server.connection(CONTROL.toString());
            directory = new DeviceDirectory(operator, List.of(new CompactFormat()), time, jid -> true);
            directory.listen(listener(heard, () -> {}));
            operator.announce(Presence.available(0, ""));
            operator.login();
        }

        XmppConnection device(String jid, int priority) {
            XmppConnection device = server.connection(jid);
            device.iqs().offer(CompactFormat.NAMESPACE);
            device.announce(Presence.available(priority, ""));
            device.login();
            connections.add(device);
            return device;
        }
    }

    private static DeviceDirectory.Listener listener(List<String> heard, Runnable onOnline) {
        return new DeviceDirectory.Listener() {
            @Override
            public void onOnline(DeviceDirectory.Device device) {
                heard.add("online");
                onOnline.run();
            }

            @Override
            public void onOffline(DeviceDirectory.Device device, String reason) {
                heard.add("offline");
            }

            @Override
            public void onFlapping(Jid account, Instant since) {
                heard.add("flapping " + account);
            }

            @Override
            public void onSteady(Jid account, int held) {
                heard.add("steady " + held);
            }
        };
    }

    private static XmlElement roster() {
        return XmlElement.of(Namespaces.ROSTER, "query")
                .child(XmlElement.of(Namespaces.ROSTER, "item")
                        .attribute("jid", HP.bare().toString())
                        .attribute("subscription", "both")
                        .build())
                .build();
    }
}
