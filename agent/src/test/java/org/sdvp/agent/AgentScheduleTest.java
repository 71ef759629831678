package org.sdvp.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.sdvp.acsi.ServiceErrorException;
import org.sdvp.acsi.client.AcsiClient;
import org.sdvp.acsi.client.BlockingAssociation;
import org.sdvp.acsi.client.ClientSettings;
import org.sdvp.acsi.testing.ManualTimeSource;
import org.sdvp.agent.binding.FakeDriver;
import org.sdvp.agent.device.CommandOrigin;
import org.sdvp.agent.device.HeatPumpCommand;
import org.sdvp.agent.device.HeatPumpSignal;
import org.sdvp.agent.device.SignalValue;
import org.sdvp.model.Fcda;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.value.BasicType;
import org.sdvp.model.value.DataValue;
import org.sdvp.model.value.Timestamp;
import org.sdvp.wire.compact.CompactFormat;
import org.sdvp.xmpp.PeerLiveness;
import org.sdvp.xmpp.XmppClientTransports;
import org.sdvp.xmpp.XmppConnection;
import org.sdvp.xmpp.memory.InMemoryXmppServer;
import org.sdvp.xmpp.stanza.Jid;
import org.sdvp.xmpp.stanza.Presence;

/** Schedules and means of a heat pump, set from afar and carried out with and without a link. */
class AgentScheduleTest {
    private static final Jid DEVICE = AgentBench.DEVICE;
    private static final Duration PAUSE = Duration.ofMinutes(1);

    private final AgentBench bench = new AgentBench();
    private final ManualTimeSource time = bench.time;
    private final Instant start = time.now();
    private final InMemoryXmppServer router = bench.router;
    private final FakeDriver driver = bench.driver;

    private Agent agent() {
        bench.openAccounts();
        return bench.start(PAUSE);
    }

    @AfterEach
    void close() throws Exception {
        bench.close();
    }

    private BlockingAssociation associate(String account) {
        XmppConnection connection = router.connection(account + "@sdvp.test");
        XmppClientTransports transports = new XmppClientTransports(
                connection,
                List.of(new CompactFormat()),
                new PeerLiveness(connection, time, PeerLiveness.Settings.USUAL));
        connection.announce(Presence.available(Presence.FULL_ADDRESS_ONLY, ""));
        connection.login().toCompletableFuture().join();
        bench.keep(connection);
        return BlockingAssociation.associate(
                new AcsiClient(transports.to(DEVICE, new CompactFormat()), ClientSettings.defaults(), time));
    }

    private static DataValue integer(int number) {
        return new DataValue.Int(BasicType.INT32, number);
    }

    private static Fcda fcda(String text) {
        return Fcda.parse("HP1/" + text);
    }

    private void plan(BlockingAssociation client, String node, int entries) {
        client.setDataValue(fcda(node + ".NumEntr.setVal[SP]"), integer(entries));
        client.setDataValue(fcda(node + ".SchdIntv.setVal[SP]"), integer(600));
        client.setDataValue(fcda(node + ".StrTm1.setTm[SP]"), Timestamp.of(start.plusSeconds(600)));
    }

    private static ObjectReference ref(String text) {
        return ObjectReference.parse("HP1/" + text);
    }

    private String get(Agent agent, String text) {
        return agent.values()
                .get(agent.values().model().select(fcda(text)).orElseThrow())
                .toString();
    }

    @Test
    void startAndStop_followTheSchedule_whileThereIsNoLink() {
        Agent agent = agent();
        driver.report(HeatPumpSignal.RUN_PERMITTED, new SignalValue.Flag(true), time.now());
        try (BlockingAssociation provider = associate("operator")) {
            plan(provider, "OpCtlFSCH1", 2);
            provider.setDataValue(fcda("OpCtlFSCH1.ValSPG001.setVal[SP]"), DataValue.Bool.FALSE);
            provider.operate(ref("OpCtlFSCH1.EnaReq"), DataValue.Bool.TRUE);
            assertThat(provider.getDataValue(fcda("OpCtlFSCH1.SchdSt.stVal[ST]")))
                    .isEqualTo(new DataValue.Int(BasicType.ENUMERATED, 3));
        }

        router.down(true);
        time.advance(Duration.ofMinutes(35));

        assertThat(driver.applied())
                .containsExactly(
                        new FakeDriver.Applied(new HeatPumpCommand.PermitRun(false), CommandOrigin.REMOTE),
                        new FakeDriver.Applied(new HeatPumpCommand.PermitRun(true), CommandOrigin.REMOTE),
                        // What it had before.
                        new FakeDriver.Applied(new HeatPumpCommand.PermitRun(true), CommandOrigin.REMOTE));
        assertThat(get(agent, "KPMP1.OpCtl.origin.orCat[ST]")).isEqualTo("6");
        router.down(false);
    }

    @Test
    void mode_followsTheSchedule() {
        agent();
        try (BlockingAssociation provider = associate("operator")) {
            plan(provider, "OpModFSCH2", 1);
            provider.setDataValue(fcda("OpModFSCH2.ValENG001.setVal[SP]"), new DataValue.Int(BasicType.ENUMERATED, 3));
            provider.operate(ref("OpModFSCH2.EnaReq"), DataValue.Bool.TRUE);
        }

        time.advance(Duration.ofMinutes(11));

        assertThat(driver.applied()).hasSize(1);
        assertThat(driver.applied().get(0).command().toString()).contains("WIND_POWER");
    }

    @Test
    void homeOwner_mayScheduleItsComfort_butNotStartAndStop() {
        agent();
        try (BlockingAssociation home = associate("home")) {
            plan(home, "ComfMinFSCH1", 1);
            home.setDataValue(
                    fcda("ComfMinFSCH1.ValASG001.setMag[SP]"), DataValue.Structure.of(new DataValue.Float32(21.5f)));
            home.operate(ref("ComfMinFSCH1.EnaReq"), DataValue.Bool.TRUE);
            assertThatThrownBy(() -> home.setDataValue(fcda("OpCtlFSCH1.NumEntr.setVal[SP]"), integer(1)))
                    .isInstanceOf(ServiceErrorException.class)
                    .hasMessageContaining("access-violation");
            assertThatThrownBy(() -> home.operate(ref("OpCtlFSCH1.DsaReq"), DataValue.Bool.TRUE))
                    .isInstanceOf(ServiceErrorException.class)
                    .hasMessageContaining("access-violation");
        }

        time.advance(Duration.ofMinutes(11));

        assertThat(driver.applied().get(0).command().toString()).contains("COMFORT_MIN", "21.5");
    }

    @Test
    void unsoundSchedule_isRefusedInWords() {
        agent();
        try (BlockingAssociation provider = associate("operator")) {
            plan(provider, "ComfMaxFSCH1", 2);
            assertThatThrownBy(() -> provider.operate(ref("ComfMaxFSCH1.EnaReq"), DataValue.Bool.TRUE))
                    .isInstanceOf(ServiceErrorException.class)
                    .hasMessageContaining(
                            "HP1/ComfMaxFSCH1.ValASG001: a value of HP1/ComfMaxFSPT1.SptVal must be 12.0 to 26.0");
            assertThat(provider.getDataValue(fcda("ComfMaxFSCH1.SchdEnaErr.stVal[ST]")))
                    .isEqualTo(new DataValue.Int(BasicType.ENUMERATED, 4));
        }
    }

    @Test
    void means_areMadeOfWhatTheDriverReports() {
        Agent agent = agent();
        driver.report(HeatPumpSignal.ROOM_TEMPERATURE, new SignalValue.Real(20), time.now());
        for (int i = 0; i < 60; i++) {
            time.advance(Duration.ofSeconds(10));
            driver.report(HeatPumpSignal.ROOM_TEMPERATURE, new SignalValue.Real(i < 44 ? 20 : 22), time.now());
        }
        time.advance(Duration.ofSeconds(2));

        assertThat(get(agent, "RoomAvgSTMP1.Tmp.mag.f[MX]")).isEqualTo("21.0");
        assertThat(get(agent, "RoomAvgSTMP1.Tmp.t[MX]")).isEqualTo("2026-01-01T00:10:00Z");
    }
}
