package org.sdvp.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.sdvp.acsi.AssociationLostException;
import org.sdvp.acsi.ServiceErrorException;
import org.sdvp.acsi.client.AcsiClient;
import org.sdvp.acsi.client.BlockingAssociation;
import org.sdvp.acsi.client.ClientSettings;
import org.sdvp.acsi.service.AddCause;
import org.sdvp.acsi.service.Check;
import org.sdvp.acsi.service.ObjectClass;
import org.sdvp.acsi.service.Operate;
import org.sdvp.acsi.service.OrCat;
import org.sdvp.acsi.service.Originator;
import org.sdvp.acsi.service.ServiceError;
import org.sdvp.acsi.testing.ManualTimeSource;
import org.sdvp.agent.binding.FakeDriver;
import org.sdvp.agent.device.CommandReason;
import org.sdvp.agent.device.CommandResult;
import org.sdvp.agent.device.HeatPumpCommand;
import org.sdvp.agent.device.HeatPumpSignal;
import org.sdvp.agent.device.SetPoint;
import org.sdvp.agent.device.SignalValue;
import org.sdvp.model.Fcda;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.value.BasicType;
import org.sdvp.model.value.DataValue;
import org.sdvp.model.value.Quality;
import org.sdvp.model.value.Timestamp;
import org.sdvp.wire.compact.CompactFormat;
import org.sdvp.xmpp.ConnectionState;
import org.sdvp.xmpp.DeviceDirectory;
import org.sdvp.xmpp.PeerLiveness;
import org.sdvp.xmpp.XmppClientTransports;
import org.sdvp.xmpp.XmppConnection;
import org.sdvp.xmpp.memory.InMemoryXmppServer;
import org.sdvp.xmpp.stanza.Jid;
import org.sdvp.xmpp.stanza.Presence;

class AgentTest {
    private static final Jid DEVICE = AgentBench.DEVICE;
    private static final Duration LONG = Duration.ofSeconds(1);
    private static final ObjectReference COMFORT_MIN = ObjectReference.parse("HP1/ComfMinFSPT1.SptVal");
    private static final ObjectReference OP_CTL = ObjectReference.parse("HP1/KPMP1.OpCtl");

    private final AgentBench bench = new AgentBench();
    private final ManualTimeSource time = bench.time;
    private final InMemoryXmppServer router = bench.router;
    private final FakeDriver driver = bench.driver;

    private Agent start() {
        openAccounts();
        return startAgent();
    }

    private void openAccounts() {
        bench.openAccounts();
    }

    private Agent startAgent() {
        return bench.start(LONG);
    }

    @AfterEach
    void close() throws Exception {
        bench.close();
    }

    /** Somebody who has logged in, knows which devices are online, and may associate with them. */
    private final class Client {
        private final XmppConnection connection;
        private final DeviceDirectory directory;
        private final XmppClientTransports transports;

        Client(String account) {
            connection = router.connection(account + "@sdvp.test");
            directory = new DeviceDirectory(
                    connection, List.of(new CompactFormat()), time, DeviceDirectory.ofDomain("sdvp.test"));
            transports = new XmppClientTransports(
                    connection,
                    List.of(new CompactFormat()),
                    new PeerLiveness(connection, time, PeerLiveness.Settings.USUAL));
            connection.announce(Presence.available(Presence.FULL_ADDRESS_ONLY, ""));
            connection.login().toCompletableFuture().join();
            bench.keep(connection);
        }

        boolean sees() {
            return directory.find(DEVICE).isPresent();
        }

        BlockingAssociation associate() {
            return BlockingAssociation.associate(
                    new AcsiClient(transports.to(DEVICE, new CompactFormat()), ClientSettings.defaults(), time));
        }
    }

    private void measure(HeatPumpSignal signal, double value) {
        driver.report(signal, new SignalValue.Real(value), time.now());
    }

    private static DataValue celsius(float value) {
        return DataValue.Structure.of(new DataValue.Float32(value));
    }

    private Operate.Parameters command(DataValue ctlVal) {
        return new Operate.Parameters(
                ctlVal,
                new Originator(OrCat.REMOTE_CONTROL, "test bench"),
                7,
                Timestamp.of(time.now()),
                false,
                Check.NONE);
    }

    @Test
    void ownerFindsTheDeviceByPresence_andReadsWhatTheDriverReported() {
        start();
        Client owner = new Client("operator");
        assertThat(owner.sees()).isTrue();
        measure(HeatPumpSignal.ROOM_TEMPERATURE, 21.5);
        try (BlockingAssociation association = owner.associate()) {
            assertThat(association.getServerDirectory(ObjectClass.LOGICAL_DEVICE))
                    .containsExactly("HP1");
            assertThat(association.getDataValue(Fcda.parse("HP1/RoomSTMP1.Tmp[MX]")))
                    .isEqualTo(DataValue.Structure.of(
                            DataValue.Structure.of(new DataValue.Float32(21.5f)),
                            Quality.GOOD,
                            Timestamp.of(time.now())));
        }
    }

    @Test
    void operate_reachesTheMachine_andItsEffectIsReadBack_withOriginAndNumber() {
        Agent agent = start();
        try (BlockingAssociation association = new Client("operator").associate()) {
            association
                    .async()
                    .operate(COMFORT_MIN, command(celsius(22.5f)))
                    .toCompletableFuture()
                    .join();
            assertThat(driver.applied())
                    .extracting(FakeDriver.Applied::command)
                    .containsExactly(new HeatPumpCommand.ChangeSetPoint(SetPoint.COMFORT_MIN, 22.5));
            measure(HeatPumpSignal.COMFORT_MIN, 22.5);
            assertThat(association.getDataValue(Fcda.parse("HP1/ComfMinFSPT1.SptVal.mxVal.f[MX]")))
                    .isEqualTo(new DataValue.Float32(22.5f));
            assertThat(association.getDataValue(Fcda.parse("HP1/ComfMinFSPT1.SptVal.origin.orCat[MX]")))
                    .isEqualTo(new DataValue.Int(BasicType.ENUMERATED, 3));
            assertThat(association.getDataValue(Fcda.parse("HP1/ComfMinFSPT1.SptVal.ctlNum[MX]")))
                    .isEqualTo(new DataValue.Int(BasicType.INT8U, 7));
        }
        assertThat(agent.associations()).isZero();
    }

    @Test
    void machineThatRefuses_isQuotedToTheOwner() {
        start();
        driver.answer(CommandResult.refused(CommandReason.BLOCKED_BY_MODE, "the heat pump is in ALWAYS_ON"));
        try (BlockingAssociation association = new Client("operator").associate()) {
            assertThatThrownBy(() -> association.operate(OP_CTL, DataValue.Bool.FALSE))
                    .isInstanceOfSatisfying(ServiceErrorException.class, refused -> {
                        assertThat(refused.refusal().addCause()).contains(AddCause.BLOCKED_BY_MODE);
                        assertThat(refused.refusal().detail()).isEqualTo(OP_CTL + ": the heat pump is in ALWAYS_ON");
                    });
        }
    }

    @Test
    void rangeOfThisVeryMachine_isToldAndHeld() {
        start();
        try (BlockingAssociation association = new Client("operator").associate()) {
            assertThat(association.getDataValue(Fcda.parse("HP1/ComfMinFSPT1.SptVal.maxVal.f[CF]")))
                    .isEqualTo(new DataValue.Float32(26));
            assertThatThrownBy(() -> association.operate(COMFORT_MIN, celsius(26.5f)))
                    .isInstanceOf(ServiceErrorException.class)
                    .hasMessageContaining("12.0 to 26.0");
            assertThat(driver.applied()).isEmpty();
        }
    }

    @Test
    void roles_areThoseOfTheRosterGroups() {
        start();
        try (BlockingAssociation home = new Client("home").associate()) {
            home.operate(COMFORT_MIN, celsius(20));
            assertThatThrownBy(() -> home.operate(OP_CTL, DataValue.Bool.FALSE))
                    .isInstanceOfSatisfying(
                            ServiceErrorException.class,
                            refused -> assertThat(refused.refusal().error()).isEqualTo(ServiceError.ACCESS_VIOLATION));
        }
    }

    @Test
    void stranger_isToldNothing_asIfNobodyWereThere() {
        start();
        Client stranger = new Client("stranger");
        assertThat(stranger.sees()).isFalse();
        assertThatThrownBy(stranger::associate)
                .isInstanceOf(AssociationLostException.class)
                .hasMessageContaining("service-unavailable");
    }

    @Test
    void lockSetByTheHomeOwner_holdsTheProviderOff_andCanBeLiftedFromAfar() {
        start();
        Client provider = new Client("operator");
        Client home = new Client("home");
        ObjectReference lock = ObjectReference.parse("HP1/LLN0.LocSta");
        try (BlockingAssociation operator = provider.associate();
                BlockingAssociation owner = home.associate()) {
            owner.operate(lock, DataValue.Bool.TRUE);
            driver.report(HeatPumpSignal.LOCAL_CONTROL, new SignalValue.Flag(true), time.now());
            assertThatThrownBy(() -> operator.operate(OP_CTL, DataValue.Bool.FALSE))
                    .isInstanceOfSatisfying(
                            ServiceErrorException.class,
                            refused -> assertThat(refused.refusal().addCause())
                                    .contains(AddCause.BLOCKED_BY_SWITCHING_HIERARCHY));
            owner.operate(lock, DataValue.Bool.FALSE);
            assertThat(driver.applied())
                    .extracting(FakeDriver.Applied::command)
                    .containsExactly(
                            new HeatPumpCommand.SelectControlPlace(true),
                            new HeatPumpCommand.SelectControlPlace(false));
        }
    }

    @Test
    void namePlate_tellsMachineAndPlace_andOnlyThePlaceCanBeSet() {
        start();
        try (BlockingAssociation association = new Client("operator").associate()) {
            assertThat(association.getDataValue(Fcda.parse("HP1/LPHD1.PhyNam.vendor[DC]")))
                    .isEqualTo(new DataValue.Text(BasicType.VISIBLE_STRING, "St?rm"));
            DataValue cellar = new DataValue.Text(BasicType.VISIBLE_STRING, "cellar");
            association.setDataValue(Fcda.parse("HP1/LPHD1.PhyNam.location[DC]"), cellar);
            assertThat(association.getDataValue(Fcda.parse("HP1/LPHD1.PhyNam.location[DC]")))
                    .isEqualTo(cellar);
            assertThatThrownBy(() -> association.setDataValue(Fcda.parse("HP1/LPHD1.PhyNam.serNum[DC]"), cellar))
                    .isInstanceOf(ServiceErrorException.class)
                    .hasMessageContaining("access-violation");
        }
    }

    @Test
    void withoutXmppServer_thePumpRuns_andLoginIsTriedUntilItComes() {
        openAccounts();
        router.down(true);
        Agent agent = startAgent();
        measure(HeatPumpSignal.ROOM_TEMPERATURE, 19);
        assertThat(driver.isStarted()).isTrue();
        assertThat(agent.values()
                        .get(agent.values()
                                .model()
                                .select(Fcda.parse("HP1/RoomSTMP1.Tmp.mag.f[MX]"))
                                .orElseThrow()))
                .isEqualTo(new DataValue.Float32(19));
        time.advance(Duration.ofHours(1));
        assertThat(agent.connection().state()).isEqualTo(ConnectionState.DISCONNECTED);
        router.down(false);
        time.advance(LONG);
        assertThat(agent.connection().state()).isEqualTo(ConnectionState.CONNECTED);
        assertThat(new Client("operator").sees()).isTrue();
    }

    @Test
    void afterTheStreamIsLost_presenceAndAssociationsBeginAnew() {
        Agent agent = start();
        Client owner = new Client("operator");
        BlockingAssociation before = owner.associate();
        router.cut(DEVICE);
        router.forget(DEVICE);
        assertThat(owner.sees()).isFalse();
        assertThat(before.async().end()).isPresent();
        time.advance(LONG.multipliedBy(2));
        assertThat(agent.connection().state()).isEqualTo(ConnectionState.CONNECTED);
        assertThat(owner.sees()).isTrue();
        try (BlockingAssociation after = owner.associate()) {
            assertThat(after.getServerDirectory(ObjectClass.LOGICAL_DEVICE)).containsExactly("HP1");
            assertThat(agent.associations()).isOne();
        }
    }

    @Test
    void valuesOfASilentMachine_growOld() {
        Agent agent = start();
        measure(HeatPumpSignal.ROOM_TEMPERATURE, 21);
        time.advance(Duration.ofSeconds(10));
        assertThat(agent.values()
                        .get(agent.values()
                                .model()
                                .select(Fcda.parse("HP1/RoomSTMP1.Tmp.q[MX]"))
                                .orElseThrow()))
                .hasToString("questionable old-data");
    }

    @Test
    void closing_saysGoodBye_andStopsTheMachine() {
        Agent agent = start();
        Client owner = new Client("operator");
        BlockingAssociation association = owner.associate();
        List<Presence> heard = new ArrayList<>();
        owner.connection.onPresence(heard::add);
        agent.close();
        agent.close();
        assertThat(heard).extracting(Presence::type).containsExactly(Presence.Type.UNAVAILABLE);
        assertThat(association.async().end()).isPresent();
        assertThat(driver.isClosed()).isTrue();
    }
}
