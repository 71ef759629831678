package org.sdvp.xmpp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.sdvp.acsi.Role;
import org.sdvp.acsi.testing.ManualTimeSource;
import org.sdvp.wire.WireFormat;
import org.sdvp.wire.compact.CompactFormat;
import org.sdvp.wire.xml.XmlElement;
import org.sdvp.xmpp.memory.InMemoryXmppServer;
import org.sdvp.xmpp.stanza.Iq;
import org.sdvp.xmpp.stanza.Jid;
import org.sdvp.xmpp.stanza.Namespaces;
import org.sdvp.xmpp.stanza.Presence;
import org.sdvp.xmpp.stanza.RosterItem.Subscription;

/** Devices and operators find each other: subscriptions, presence, capabilities. */
class FleetTest {
    private static final Jid CONTROL = Jid.of("control@example.org/desk");
    private static final WireFormat FORMAT = new CompactFormat();

    private final ManualTimeSource time = new ManualTimeSource();
    private final InMemoryXmppServer server = new InMemoryXmppServer(time);
    private final List<XmlElement> written = new ArrayList<>();
    private final List<String> events = new ArrayList<>();

    @Test
    void deviceAndOperatorThatNeverMet_areSubscribedBothWays_andTheDeviceIsOnline() {
        DeviceDirectory directory = directory(control());
        Instant start = time.now();
        XmppConnection hp = device("hp7@example.org/pump");
        assertThat(events).containsExactly("online hp7@example.org/pump compact");
        assertThat(hp.roster().item(CONTROL).orElseThrow().subscription()).isEqualTo(Subscription.BOTH);
        assertThat(hp.roster().item(CONTROL).orElseThrow().groups()).containsExactly("User");
        DeviceDirectory.Device device =
                directory.find(Jid.of("hp7@example.org")).orElseThrow();
        assertThat(device.since()).isEqualTo(start);
        assertThat(device.features()).contains(FORMAT.namespace());
        assertThat(directory.find(Jid.of("hp7@example.org/pump"))).contains(device);
        assertThat(directory.online()).hasSize(1);
    }

    @Test
    void deviceThatIsThereBeforeTheOperator_isFoundAtTheOperatorsLogin() {
        server.login(CONTROL.toString()).close();
        device("hp7@example.org/pump");
        XmppConnection control = server.connection(CONTROL.toString());
        directory(control);
        control.announce(Presence.available(-1, ""));
        control.login();
        assertThat(events).containsExactly("online hp7@example.org/pump compact");
    }

    @Test
    void secondLogin_changesNothing() {
        directory(control());
        XmppConnection hp = device("hp7@example.org/pump");
        server.cut(hp.jid());
        server.forget(hp.jid());
        server.tamper(xml -> {
            written.add(xml);
            return xml;
        });
        hp.login();
        assertThat(written.stream()
                        .filter(xml -> xml.attribute("type")
                                .filter(Set.of("set", "subscribe", "subscribed")::contains)
                                .isPresent()))
                .isEmpty();
        assertThat(events)
                .containsExactly(
                        "online hp7@example.org/pump compact",
                        "offline hp7@example.org/pump",
                        "online hp7@example.org/pump compact");
    }

    @Test
    void changedGroupsInTheConfiguration_areWrittenAtTheNextLogin_andNothingElse() {
        directory(control());
        device("hp7@example.org/pump").close();
        XmppConnection hp = server.connection("hp7@example.org/pump");
        new Subscriptions(hp, Map.of(CONTROL.bare(), Set.of("Vendor")));
        hp.login();
        assertThat(hp.roster().item(CONTROL).orElseThrow().groups()).containsExactly("Vendor");
        assertThat(hp.roster().item(CONTROL).orElseThrow().subscription()).isEqualTo(Subscription.BOTH);
    }

    @Test
    void ownerTakenOutOfTheConfiguration_losesItsRolesAtTheNextLogin_andOnlyThose() {
        Jid former = Jid.of("former@example.org");
        XmppConnection before = server.connection("hp7@example.org/pump");
        new Subscriptions(before, Map.of(former, Set.of("Vendor", "User")));
        before.login();
        before.roster().set(former, "Former", Set.of("Vendor", "User", "Cellar"));
        before.roster().set(Jid.of("friend@example.org"), "Friend", Set.of("Cellar"));
        before.close();

        XmppConnection hp = device("hp7@example.org/pump");
        RosterRoles roles = new RosterRoles(hp.roster(), RosterRoles.USUAL_GROUPS);
        assertThat(roles.of(former)).isEmpty();
        assertThat(roles.of(CONTROL)).containsExactly(Role.USER);
        assertThat(hp.roster().item(former).orElseThrow().groups()).containsExactly("Cellar");
        assertThat(hp.roster().item(former).orElseThrow().name()).isEqualTo("Former");
        assertThat(hp.roster().item(Jid.of("friend@example.org")).orElseThrow().groups())
                .containsExactly("Cellar");
    }

    @Test
    void manyDevicesOfOneProgram_areAskedOnce() {
        directory(control());
        server.tamper(xml -> {
            if (xml.children().stream()
                    .anyMatch(c ->
                            c.is(Namespaces.DISCO_INFO, "query") && c.children().isEmpty())) {
                written.add(xml);
            }
            return xml;
        });
        for (int i = 0; i < 100; i++) {
            device("hp" + i + "@example.org/pump");
        }
        assertThat(events).hasSize(100);
        assertThat(written).hasSize(1);
    }

    @Test
    void deviceThatLiesAboutItsCapabilities_spoilsThemForNobodyElse() {
        XmppConnection control = control();
        directory(control);
        server.tamper(xml -> xml.name().equals("presence") ? withVer(xml, "lie=") : xml);
        device("hp1@example.org/pump");
        XmppConnection phone = server.connection("phone@example.org/x");
        new Subscriptions(phone, Map.of(CONTROL.bare(), Set.of()));
        phone.announce(Presence.available(1, ""));
        phone.login();
        device("hp2@example.org/pump");
        assertThat(events)
                .containsExactly("online hp1@example.org/pump compact", "online hp2@example.org/pump compact");
    }

    @Test
    void contactThatUnderstandsNoFormat_isNoDevice() {
        DeviceDirectory directory = directory(control());
        XmppConnection phone = server.connection("phone@example.org/x");
        new Subscriptions(phone, Map.of(CONTROL.bare(), Set.of()));
        phone.announce(Presence.available(1, ""));
        phone.login();
        assertThat(phone.roster().item(CONTROL).orElseThrow().subscription()).isEqualTo(Subscription.BOTH);
        assertThat(directory.online()).isEmpty();
    }

    @Test
    void deviceThatGoesBeforeItHasSaidWhatItUnderstands_isNeverOnline() {
        directory(control());
        XmppConnection hp = server.connection("hp7@example.org/pump");
        hp.iqs()
                .register(
                        new IqMux.Route(Iq.Type.GET, FORMAT.namespace(), "x"),
                        FORMAT.features(),
                        iq -> new CompletableFuture<>());
        new Subscriptions(hp, Map.of(CONTROL.bare(), Set.of("User")));
        hp.announce(Presence.available(-1, ""));
        // The question reaches the device only after its presence has gone again.
        List<XmlElement> held = new ArrayList<>();
        server.tamper(xml -> {
            if (xml.children().stream()
                    .anyMatch(c -> c.is(Namespaces.DISCO_INFO, "query")
                            && !c.children().isEmpty())) {
                held.add(xml);
                return XmlElement.of(Namespaces.CLIENT, "presence")
                        .attribute("type", "unavailable")
                        .build();
            }
            return xml;
        });
        hp.login();
        assertThat(held).hasSize(1);
        server.tamper(xml -> xml);
        server.inject(CONTROL, from(held.get(0), "hp7@example.org/pump"));
        assertThat(events).isEmpty();
    }

    @Test
    void requestFromAnotherDomain_isLeftUnanswered() {
        XmppConnection control = control();
        directory(control);
        XmppConnection alien = server.connection("hp7@elsewhere.net/pump");
        new Subscriptions(alien, Map.of(CONTROL.bare(), Set.of("User")));
        alien.announce(Presence.available(-1, ""));
        alien.login();
        assertThat(control.roster().items()).isEmpty();
        assertThat(alien.roster().item(CONTROL).orElseThrow().subscription()).isEqualTo(Subscription.NONE);
    }

    @Test
    void device_leavesTheRequestOfAStrangerUnanswered() {
        XmppConnection hp = device("hp7@example.org/pump");
        XmppConnection eve = server.login("eve@example.org/x");
        eve.announce(Presence.available(1, ""));
        List<Presence> heard = new ArrayList<>();
        eve.onPresence(heard::add);
        eve.send(Presence.subscribe(hp.jid()));
        assertThat(heard)
                .noneMatch(p -> p.from().isPresent()
                        && p.from().get().bare().equals(hp.jid().bare()));
    }

    @Test
    void lostStreamOfTheOperator_takesAllDevicesOffline_untilTheirPresenceComesAgain() {
        XmppConnection control = control();
        directory(control);
        device("hp7@example.org/pump");
        server.cut(CONTROL);
        assertThat(events).hasSize(1);
        server.forget(CONTROL);
        control.login();
        assertThat(events)
                .containsExactly(
                        "online hp7@example.org/pump compact",
                        "offline hp7@example.org/pump",
                        "online hp7@example.org/pump compact");
    }

    @Test
    void ownerWithAResource_isRefused() {
        XmppConnection hp = server.connection("hp7@example.org/pump");
        assertThatThrownBy(() -> new Subscriptions(hp, Map.of(CONTROL, Set.of("User"))))
                .hasMessageContaining("expected control@example.org");
    }

    private XmppConnection control() {
        XmppConnection control = server.login(CONTROL.toString());
        control.announce(Presence.available(-1, ""));
        return control;
    }

    private DeviceDirectory directory(XmppConnection control) {
        DeviceDirectory directory =
                new DeviceDirectory(control, List.of(FORMAT), time, DeviceDirectory.ofDomain("Example.org"));
        directory.listen(new DeviceDirectory.Listener() {
            @Override
            public void onOnline(DeviceDirectory.Device device) {
                events.add("online " + device.jid() + " " + device.format().name());
            }

            @Override
            public void onOffline(DeviceDirectory.Device device, String reason) {
                events.add("offline " + device.jid());
            }
        });
        return directory;
    }

    private XmppConnection device(String jid) {
        XmppConnection hp = server.connection(jid);
        hp.iqs()
                .register(
                        IqMux.Route.all(Iq.Type.GET, FORMAT.namespace()),
                        FORMAT.features(),
                        iq -> CompletableFuture.completedFuture(iq.result()));
        new Subscriptions(hp, Map.of(CONTROL.bare(), Set.of("User")));
        hp.announce(Presence.available(Presence.FULL_ADDRESS_ONLY, ""));
        hp.login();
        time.advance(Duration.ZERO);
        return hp;
    }

    private static XmlElement withVer(XmlElement presence, String ver) {
        XmlElement.Builder copy = XmlElement.of(presence.namespace(), presence.name());
        presence.attributes().forEach(copy::attribute);
        for (XmlElement child : presence.children()) {
            copy.child(
                    child.is(Namespaces.CAPS, "c")
                            ? XmlElement.of(Namespaces.CAPS, "c")
                                    .attribute("hash", "sha-1")
                                    .attribute("node", "urn:sdvp")
                                    .attribute("ver", ver)
                                    .build()
                            : child);
        }
        return copy.build();
    }

    private static XmlElement from(XmlElement stanza, String from) {
        XmlElement.Builder copy = XmlElement.of(stanza.namespace(), stanza.name());
        stanza.attributes().forEach(copy::attribute);
        copy.attribute("from", from);
        stanza.children().forEach(copy::child);
        return copy.build();
    }
}
