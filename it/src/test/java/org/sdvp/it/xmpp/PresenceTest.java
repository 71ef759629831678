package org.sdvp.it.xmpp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.sdvp.acsi.AccessPolicy;
import org.sdvp.acsi.AccessRule;
import org.sdvp.acsi.Role;
import org.sdvp.acsi.client.AcsiClient;
import org.sdvp.acsi.client.ClientAssociation;
import org.sdvp.acsi.client.ClientSettings;
import org.sdvp.acsi.server.AcsiServer;
import org.sdvp.acsi.service.ServiceName;
import org.sdvp.demo.xmppserver.XmppServerKind;
import org.sdvp.heatpump.HeatPumpModel;
import org.sdvp.model.ModelValues;
import org.sdvp.wire.WireFormat;
import org.sdvp.wire.compact.CompactFormat;
import org.sdvp.wire.xml.XmlElement;
import org.sdvp.xmpp.DeviceDirectory;
import org.sdvp.xmpp.PeerLiveness;
import org.sdvp.xmpp.RosterRoles;
import org.sdvp.xmpp.XmppClientTransports;
import org.sdvp.xmpp.XmppConnection;
import org.sdvp.xmpp.XmppServerTransport;
import org.sdvp.xmpp.XmppSettings;
import org.sdvp.xmpp.security.StreamFacts;
import org.sdvp.xmpp.stanza.Iq;
import org.sdvp.xmpp.stanza.Jid;
import org.sdvp.xmpp.stanza.Namespaces;
import org.sdvp.xmpp.stanza.Presence;
import org.sdvp.xmpp.stanza.RosterItem.Subscription;
import org.sdvp.xmpp.stanza.XmppMessage;

/** Presence between a device and its operator as RFC 6121 has it, sentence by sentence, on real servers. */
@ParameterizedClass
@EnumSource(XmppServerKind.class)
class PresenceTest {
    private static final WireFormat FORMAT = new CompactFormat();
    private static final String NOTE = "urn:x:note";
    /** As docs/link.md tells of Prosody 0.12 and ejabberd 23. */
    private static final Set<XmppServerKind> PRE_APPROVING = Set.of(XmppServerKind.PROSODY);

    @Parameter
    XmppServerKind kind;

    private Lab lab;
    private XmppSettings account;
    private XmppConnection hp;
    private XmppConnection desk;
    private final List<String> heardAtDesk = new CopyOnWriteArrayList<>();
    private final List<String> heardAtDevice = new CopyOnWriteArrayList<>();

    @BeforeEach
    void start() {
        lab = new Lab(RealServers.of(kind));
        account = lab.fresh("pump");
        hp = there(account, 0, heardAtDevice);
        desk = there(lab.fresh("desk"), 0, heardAtDesk);
    }

    @AfterEach
    void stop() {
        lab.close();
    }

    /** A login that is available, and writes down whose presence comes. */
    private XmppConnection there(XmppSettings settings, int priority, List<String> heard) {
        XmppConnection connection = lab.connection(settings);
        FORMAT.features().forEach(connection.iqs()::offer);
        Jid own = settings.jid().bare();
        connection.onPresence(presence -> presence.from()
                .filter(from -> !from.bare().equals(own))
                .ifPresent(from -> heard.add(presence.type().text() + " " + from)));
        connection.announce(Presence.available(priority, ""));
        Lab.done(connection.login());
        return connection;
    }

    private static Subscription of(XmppConnection whose, XmppConnection contact) {
        return whose.roster()
                .item(contact.jid())
                .map(item -> item.subscription())
                .orElse(Subscription.REMOVE);
    }

    private void awaitSubscriptions(Subscription atDesk, Subscription atDevice) {
        await().untilAsserted(() -> {
            assertThat(of(desk, hp)).as("in the roster of the desk").isEqualTo(atDesk);
            assertThat(of(hp, desk)).as("in the roster of the device").isEqualTo(atDevice);
        });
    }

    /** Both change their presence; what each hears of that is told when the streams have carried something after it. */
    private void assertHeard(boolean atDesk, boolean atDevice) {
        heardAtDesk.clear();
        heardAtDevice.clear();
        hp.announce(Presence.available(1, ""));
        desk.announce(Presence.available(2, ""));
        roundTrip(hp, desk);
        roundTrip(desk, hp);
        assertThat(heardAtDesk.contains("available " + hp.jid()))
                .as("the desk hears")
                .isEqualTo(atDesk);
        assertThat(heardAtDevice.contains("available " + desk.jid()))
                .as("the device hears")
                .isEqualTo(atDevice);
    }

    /** Stanzas of one stream to another come in order (RFC 6120 10.1), so what went before has come. */
    private static void roundTrip(XmppConnection from, XmppConnection to) {
        Iq ping = Iq.get(to.jid(), XmlElement.empty(Namespaces.PING, "ping"));
        Lab.done(from.sendIq(ping, Duration.ofSeconds(10)).handle((answer, failure) -> "" + answer + failure));
    }

    private void both() {
        desk.send(Presence.subscribe(hp.jid()));
        await().until(() -> heardAtDevice.contains("subscribe " + desk.jid().bare()));
        hp.send(Presence.subscribed(desk.jid()));
        hp.send(Presence.subscribe(desk.jid()));
        await().until(() -> heardAtDesk.contains("subscribe " + hp.jid().bare()));
        desk.send(Presence.subscribed(hp.jid()));
        awaitSubscriptions(Subscription.BOTH, Subscription.BOTH);
    }

    @Test
    void none_neitherHearsTheOther_andARequestAloneChangesNothing() {
        assertHeard(false, false);
        desk.send(Presence.subscribe(hp.jid()));
        await().until(() -> heardAtDevice.contains("subscribe " + desk.jid().bare()));
        await().until(() -> desk.roster().item(hp.jid()).filter(i -> i.asked()).isPresent());
        assertThat(of(desk, hp)).isEqualTo(Subscription.NONE);
        assertHeard(false, false);
    }

    @Test
    void to_andFrom_onlyTheOneWhoAskedHears() {
        desk.send(Presence.subscribe(hp.jid()));
        await().until(() -> heardAtDevice.contains("subscribe " + desk.jid().bare()));
        hp.send(Presence.subscribed(desk.jid()));
        awaitSubscriptions(Subscription.TO, Subscription.FROM);
        // The presence of the moment comes with the grant (RFC 6121 3.1.5), and the full address with it.
        await().until(() -> heardAtDesk.contains("available " + hp.jid()));
        assertHeard(true, false);
    }

    @Test
    void both_eachHearsTheOther() {
        both();
        assertHeard(true, true);
    }

    @Test
    void unsubscribe_leavesTheOtherDirection() {
        both();
        desk.send(Presence.unsubscribe(hp.jid()));
        awaitSubscriptions(Subscription.FROM, Subscription.TO);
        assertHeard(false, true);
    }

    @Test
    void unsubscribed_takesTheGrantBack_andThePresenceGoes() {
        both();
        heardAtDesk.clear();
        hp.send(Presence.unsubscribed(desk.jid()));
        awaitSubscriptions(Subscription.FROM, Subscription.TO);
        await().until(() -> heardAtDesk.contains("unavailable " + hp.jid()));
        assertHeard(false, true);
    }

    @Test
    void remove_endsBothDirections_andThePresenceGoesOnBothSides() {
        DeviceDirectory seen =
                new DeviceDirectory(desk, List.of(FORMAT), lab.time(), DeviceDirectory.ofDomain("sdvp.test"));
        DeviceDirectory seenBack =
                new DeviceDirectory(hp, List.of(FORMAT), lab.time(), DeviceDirectory.ofDomain("sdvp.test"));
        both();
        await().until(() -> seen.online().size() == 1 && seenBack.online().size() == 1);
        heardAtDesk.clear();
        Lab.done(hp.roster().remove(desk.jid()));
        awaitSubscriptions(Subscription.NONE, Subscription.REMOVE);
        await().until(() -> heardAtDesk.contains("unavailable " + hp.jid()));
        // Prosody does not say so to the one who removes.
        await().until(() -> seen.online().isEmpty() && seenBack.online().isEmpty());
        assertHeard(false, false);
    }

    /** Where the server does not announce it, the request comes to whoever would have approved, and waits for his word. */
    @Test
    void approvalAhead_isAnAnswerToTheRequest_whereTheServerAnnouncesIt() {
        boolean announced = hp.facts().orElseThrow().features().contains(StreamFacts.Feature.PRE_APPROVAL);
        assertThat(announced).as("docs/link.md says so").isEqualTo(PRE_APPROVING.contains(kind));
        hp.send(Presence.subscribed(desk.jid()));
        roundTrip(hp, desk);
        assertThat(of(hp, desk).isHeard()).isFalse();
        desk.send(Presence.subscribe(hp.jid()));
        if (announced) {
            awaitSubscriptions(Subscription.TO, Subscription.FROM);
            await().until(() -> heardAtDesk.contains("available " + hp.jid()));
            assertThat(heardAtDevice).doesNotContain("subscribe " + desk.jid().bare());
        } else {
            await().until(() -> heardAtDevice.contains("subscribe " + desk.jid().bare()));
            assertThat(of(desk, hp)).isEqualTo(Subscription.NONE);
        }
    }

    @Test
    void ofTwoResourcesOfABox_theHigherPriorityAnswers_andTheNegativeOneOnlyAtItsFullAddress() {
        DeviceDirectory directory =
                new DeviceDirectory(desk, List.of(FORMAT), lab.time(), DeviceDirectory.ofDomain("sdvp.test"));
        both();
        XmppConnection main = there(account.as(account.jid().withResource("main")), 10, new CopyOnWriteArrayList<>());
        XmppConnection spare = there(account.as(account.jid().withResource("spare")), -5, new CopyOnWriteArrayList<>());
        List<Jid> took = new CopyOnWriteArrayList<>();
        for (XmppConnection each : List.of(hp, main, spare)) {
            each.onMessage(NOTE, message -> took.add(each.jid()));
        }
        await().until(() -> directory.online().size() == 3);

        assertThat(directory.find(hp.jid().bare()).map(DeviceDirectory.Device::jid))
                .contains(main.jid());
        assertThat(directory.find(spare.jid()).map(DeviceDirectory.Device::priority))
                .contains(-5);
        note(hp.jid().bare());
        await().until(() -> took.contains(main.jid()));
        note(spare.jid());
        await().until(() -> took.contains(spare.jid()));
        assertThat(took).containsExactly(main.jid(), spare.jid());

        main.close();
        await().until(() -> directory.online().size() == 2);
        assertThat(directory.find(hp.jid().bare()).map(DeviceDirectory.Device::jid))
                .contains(hp.jid());
        hp.close();
        await().until(() -> directory.online().size() == 1);
        took.clear();
        note(spare.jid().bare());
        note(spare.jid());
        await().until(() -> !took.isEmpty());
        // The server kept the first, or sent it back: a negative priority gets nothing that is for the account.
        assertThat(took).containsExactly(spare.jid());
    }

    private void note(Jid to) {
        desk.send(XmppMessage.normal(to, XmlElement.empty(NOTE, "note")));
    }

    @Test
    void fullAddress_isLearntFromPresence_andCapabilitiesTellWhatTheDeviceCan() {
        DeviceDirectory directory =
                new DeviceDirectory(desk, List.of(FORMAT), lab.time(), DeviceDirectory.ofDomain("sdvp.test"));
        hp.iqs().offer(Namespaces.METERED);
        hp.announce(Presence.available(3, ""));
        assertThat(directory.find(hp.jid().bare())).isEmpty();
        both();

        await().until(() -> directory.find(hp.jid().bare()).isPresent());

        DeviceDirectory.Device found = directory.find(hp.jid().bare()).orElseThrow();
        assertThat(found.jid()).isEqualTo(hp.jid());
        assertThat(found.priority()).isEqualTo(3);
        assertThat(found.format()).isEqualTo(FORMAT);
        assertThat(found.features()).containsAll(FORMAT.features());
        assertThat(found.isMetered()).isTrue();
    }

    @Test
    void removalOfTheOperatorByTheDevice_endsItsAssociations_onBothSides() {
        AcsiServer server = served();
        ClientAssociation association = associated();
        assertThat(server.associations()).isEqualTo(1);

        Lab.done(hp.roster().remove(desk.jid()));

        await().until(() -> association.end().isPresent());
        await().until(() -> server.associations() == 0);
    }

    @Test
    void removalOfTheDeviceByTheOperator_endsItsAssociations_onBothSides() {
        AcsiServer server = served();
        ClientAssociation association = associated();

        Lab.done(desk.roster().remove(hp.jid()));

        await().until(() -> association.end().isPresent());
        await().until(() -> server.associations() == 0);
    }

    /** The device serves its model to the desk, which is in its roster with a role. */
    private AcsiServer served() {
        both();
        Lab.done(hp.roster().set(desk.jid().bare(), "", Set.of("Service Provider")));
        ModelValues values = new ModelValues(HeatPumpModel.create("HP1").serverModel());
        XmppServerTransport transport = new XmppServerTransport(
                hp,
                new RosterRoles(hp.roster(), RosterRoles.USUAL_GROUPS),
                List.of(FORMAT),
                new PeerLiveness(hp, lab.time(), PeerLiveness.Settings.USUAL));
        AcsiServer server = AcsiServer.builder(transport, values, lab.time())
                .accessPolicy(AccessPolicy.of(
                        List.of(AccessRule.everywhere(Role.SERVICE_PROVIDER, Set.of(ServiceName.values())))))
                .build();
        server.start();
        await().until(() ->
                hp.roster().item(desk.jid()).filter(i -> !i.groups().isEmpty()).isPresent());
        return server;
    }

    private ClientAssociation associated() {
        XmppClientTransports clients = new XmppClientTransports(
                desk, List.of(FORMAT), new PeerLiveness(desk, lab.time(), PeerLiveness.Settings.USUAL));
        AcsiClient client = new AcsiClient(clients.to(hp.jid(), FORMAT), ClientSettings.defaults(), lab.time());
        return Lab.done(client.associate());
    }
}
