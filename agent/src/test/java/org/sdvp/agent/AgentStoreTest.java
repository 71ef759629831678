package org.sdvp.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sdvp.acsi.ServiceErrorException;
import org.sdvp.acsi.client.AcsiClient;
import org.sdvp.acsi.client.BlockingAssociation;
import org.sdvp.acsi.client.ClientSettings;
import org.sdvp.acsi.client.Files;
import org.sdvp.acsi.client.Resumption;
import org.sdvp.acsi.service.AcsiClass;
import org.sdvp.acsi.service.AddCause;
import org.sdvp.acsi.service.BrcbChange;
import org.sdvp.acsi.service.EntryId;
import org.sdvp.acsi.service.LogEntry;
import org.sdvp.acsi.service.ObjectClass;
import org.sdvp.acsi.service.Report;
import org.sdvp.acsi.service.ServiceError;
import org.sdvp.acsi.service.ServiceName;
import org.sdvp.acsi.testing.ManualTimeSource;
import org.sdvp.agent.binding.FakeDriver;
import org.sdvp.agent.config.AgentConfig;
import org.sdvp.agent.config.SimulatedConfig;
import org.sdvp.agent.config.StoreConfig;
import org.sdvp.agent.device.CommandOrigin;
import org.sdvp.agent.device.HeatPumpCommand;
import org.sdvp.agent.device.HeatPumpSignal;
import org.sdvp.agent.device.OperatingMode;
import org.sdvp.agent.device.SetPoint;
import org.sdvp.agent.device.SignalValue;
import org.sdvp.agent.people.ChatClient;
import org.sdvp.heatpump.HeatPumpModel;
import org.sdvp.model.Fcda;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.TriggerOption;
import org.sdvp.model.value.BasicType;
import org.sdvp.model.value.DataValue;
import org.sdvp.model.value.Octets;
import org.sdvp.wire.compact.CompactFormat;
import org.sdvp.xmpp.Password;
import org.sdvp.xmpp.PeerLiveness;
import org.sdvp.xmpp.XmppClientTransports;
import org.sdvp.xmpp.XmppConnection;
import org.sdvp.xmpp.XmppSettings;
import org.sdvp.xmpp.memory.InMemoryXmppServer;
import org.sdvp.xmpp.stanza.Jid;
import org.sdvp.xmpp.stanza.Presence;

/** An agent with everything it serves beside values, and with a store on disk. */
class AgentStoreTest {
    private static final Jid DEVICE = Jid.of("hp01@sdvp.test/IEC");
    private static final Map<Jid, Set<String>> OWNERS = Map.of(
            Jid.of("operator@sdvp.test"), Set.of("Service Provider"),
            Jid.of("home@sdvp.test"), Set.of("User"),
            Jid.of("maker@sdvp.test"), Set.of("Vendor"));
    private static final ObjectReference STAT = ref("HP1/LLN0.Stat05");
    private static final ObjectReference MEAS = ref("HP1/LLN0.Meas01");

    @TempDir
    private Path directory;

    private final ManualTimeSource time = new ManualTimeSource();
    private final InMemoryXmppServer router = new InMemoryXmppServer(time);
    private final ExecutorService worker = Executors.newFixedThreadPool(2);
    private final List<AutoCloseable> open = new ArrayList<>();
    private FakeDriver driver = new FakeDriver();

    private static ObjectReference ref(String text) {
        return ObjectReference.parse(text);
    }

    private Agent start() {
        OWNERS.keySet().forEach(owner -> router.login(owner.toString()).close());
        driver = new FakeDriver();
        AgentConfig config = AgentConfig.of(
                        XmppSettings.of(DEVICE, Password.of("secret")), OWNERS, SimulatedConfig.of("hp01", 1))
                .withStore(StoreConfig.in(directory));
        AgentParts parts = new AgentParts(router, HeatPumpModel.create("HP1"), time, worker, new SplittableRandom(1));
        Agent agent = Agent.start(config, driver, parts);
        open.add(agent);
        time.advance(Duration.ZERO);
        return agent;
    }

    private BlockingAssociation associate(String account) {
        XmppConnection connection = router.connection(account + "@sdvp.test");
        XmppClientTransports transports = new XmppClientTransports(
                connection,
                List.of(new CompactFormat()),
                new PeerLiveness(connection, time, PeerLiveness.Settings.USUAL));
        connection.announce(Presence.available(Presence.FULL_ADDRESS_ONLY, ""));
        connection.login().toCompletableFuture().join();
        open.add(0, connection);
        BlockingAssociation association = BlockingAssociation.associate(
                new AcsiClient(transports.to(DEVICE, new CompactFormat()), ClientSettings.defaults(), time));
        open.add(0, association);
        return association;
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable one : open) {
            one.close();
        }
        worker.shutdown();
    }

    private void count(long wattHours) {
        driver.report(HeatPumpSignal.ELECTRIC_ENERGY, new SignalValue.Count(wattHours), time.now());
    }

    private void run(boolean running) {
        driver.report(HeatPumpSignal.COMPRESSOR_RUNNING, new SignalValue.Flag(running), time.now());
    }

    private static DataValue mode(int number) {
        return new DataValue.Int(BasicType.ENUMERATED, number);
    }

    private static DataValue celsius(double value) {
        return DataValue.Structure.of(new DataValue.Float32((float) value));
    }

    private static BlockingQueue<Report> listen(BlockingAssociation association, ObjectReference brcb) {
        BlockingQueue<Report> reports = new LinkedBlockingQueue<>();
        association.async().reports().listen(brcb.toString(), reports::add);
        return reports;
    }

    private static Report next(BlockingQueue<Report> reports) throws InterruptedException {
        Report report = reports.poll(30, TimeUnit.SECONDS);
        assertThat(report).as("a report within 30 s").isNotNull();
        return report;
    }

    @Test
    void commands_nameAndCounters_surviveARestart() {
        Agent first = start();
        BlockingAssociation association = associate("operator");
        association.operate(ref("HP1/ComfMinFSPT1.SptVal"), celsius(19.5));
        association.operate(ref("HP1/ComfMaxFSPT1.SptVal"), celsius(23));
        association.operate(ref("HP1/DHTP1.OpMod"), mode(5));
        association.operate(ref("HP1/KPMP1.OpCtl"), DataValue.Bool.FALSE);
        association.setDataValue(Fcda.parse("HP1/LPHD1.PhyNam.location[DC]"), DataValue.Text.visible("cellar"));
        count(1234);
        first.close();

        Agent second = start();
        assertThat(driver.applied())
                .contains(
                        new FakeDriver.Applied(
                                new HeatPumpCommand.ChangeSetPoint(SetPoint.COMFORT_MIN, 19.5), CommandOrigin.LOCAL),
                        new FakeDriver.Applied(
                                new HeatPumpCommand.ChangeSetPoint(SetPoint.COMFORT_MAX, 23), CommandOrigin.LOCAL),
                        new FakeDriver.Applied(
                                new HeatPumpCommand.SelectMode(OperatingMode.EXTERN), CommandOrigin.LOCAL),
                        new FakeDriver.Applied(new HeatPumpCommand.PermitRun(false), CommandOrigin.LOCAL));
        count(1);
        BlockingAssociation again = associate("operator");
        assertThat(again.getDataValue(Fcda.parse("HP1/MMTR1.TotWh.actVal[ST]")))
                .isEqualTo(new DataValue.Int(BasicType.INT64, 1235));
        assertThat(again.getDataValue(Fcda.parse("HP1/LPHD1.PhyNam.location[DC]")))
                .isEqualTo(DataValue.Text.visible("cellar"));
        assertThat(second.associations()).isEqualTo(1);
    }

    @Test
    void modeBlocked_takesNoCommands_isKept_andEndsByMode() {
        Agent first = start();
        BlockingAssociation association = associate("operator");
        association.operate(ref("HP1/LLN0.Mod"), mode(2));
        Awaitility.await()
                .until(() -> association.getDataValue(Fcda.parse("HP1/KPMP1.Beh.stVal[ST]")), mode(2)::equals);
        first.close();

        start();
        BlockingAssociation again = associate("operator");
        assertThat(again.getDataValue(Fcda.parse("HP1/LLN0.Mod.stVal[ST]"))).isEqualTo(mode(2));
        assertThatThrownBy(() -> again.operate(ref("HP1/ComfMinFSPT1.SptVal"), celsius(20)))
                .isInstanceOfSatisfying(
                        ServiceErrorException.class,
                        refused -> assertThat(refused.refusal().addCause()).contains(AddCause.BLOCKED_BY_MODE));
        again.operate(ref("HP1/LLN0.Mod"), mode(1));
        again.operate(ref("HP1/ComfMinFSPT1.SptVal"), celsius(20));
    }

    @Test
    void bufferedReports_goOnAfterARestart_whereTheClientWas() throws Exception {
        Agent first = start();
        BlockingAssociation association = associate("home");
        BlockingQueue<Report> reports = listen(association, STAT);
        association.await(association.async().reports().resumeFrom(STAT, EntryId.NONE));
        run(true);
        EntryId last = next(reports).entryId().orElseThrow();
        association.release();
        run(false);
        first.close();

        start();
        run(true);
        BlockingAssociation again = associate("home");
        BlockingQueue<Report> later = listen(again, STAT);
        assertThat(again.await(again.async().reports().resumeFrom(STAT, last))).isEqualTo(Resumption.SEAMLESS);
        Report missed = next(later);
        assertThat(missed.members().get(0).value().toString()).contains("false");
        assertThat(missed.members().get(0).reasons()).contains(TriggerOption.DCHG);
        assertThat(missed.timeOfEntry()).isPresent();
    }

    @Test
    void measurements_areLoggedOnceTheyAreThere_thenEveryFiveMinutes_andTheLogSurvives() {
        Agent first = start();
        BlockingAssociation association = associate("home");
        for (int i = 1; i <= 3; i++) {
            count(i);
            time.advance(Duration.ofMinutes(5));
            assertThat(entries(association, i + 1)).hasSize(i + 1);
        }
        first.close();

        start();
        BlockingAssociation again = associate("home");
        assertThat(entries(again, 4)).hasSize(4).allSatisfy(entry -> {
            assertThat(entry.values()).hasSize(18);
            assertThat(entry.values().get(0).reasons()).containsExactly(TriggerOption.INTEGRITY);
        });
    }

    private static List<LogEntry> entries(BlockingAssociation association, int least) {
        // An entry shows when it is safe.
        return Awaitility.await()
                .until(
                        () -> association
                                .await(association
                                        .async()
                                        .logs()
                                        .queryLogByTime(ref("HP1/LLN0.Hist"), Optional.empty(), Optional.empty(), 100))
                                .entries(),
                        entries -> entries.size() >= least);
    }

    @Test
    void changeOfASetPoint_isLoggedWithWhoWantedIt_evenIfTheMachineShowsItBeforeItAnswers() {
        start();
        driver.report(HeatPumpSignal.COMFORT_MIN, new SignalValue.Real(20), time.now());
        driver.onCommand(() -> driver.report(HeatPumpSignal.COMFORT_MIN, new SignalValue.Real(21), time.now()));
        BlockingAssociation association = associate("operator");

        association.operate(ref("HP1/ComfMinFSPT1.SptVal"), celsius(21));

        List<LogEntry> entries = Awaitility.await()
                .until(
                        () -> association
                                .await(association
                                        .async()
                                        .logs()
                                        .queryLogByTime(ref("HP1/LLN0.Order"), Optional.empty(), Optional.empty(), 100))
                                .entries(),
                        found -> found.size() >= 2);
        DataValue.Structure setPoint = (DataValue.Structure)
                entries.get(entries.size() - 1).values().get(0).value();
        DataValue.Octets orIdent = (DataValue.Octets)
                ((DataValue.Structure) setPoint.members().get(0)).members().get(1);
        assertThat(setPoint.members()).contains(celsius(21));
        assertThat(new String(orIdent.octets(), StandardCharsets.UTF_8)).isEqualTo(origin());
    }

    private static String origin() {
        return ClientSettings.defaults().origin().orIdent();
    }

    @Test
    void vendor_seesOnlyBlocksOfWhatItMayRead() {
        start();
        BlockingAssociation maker = associate("maker");

        assertThat(maker.getLogicalNodeDirectory(ref("HP1/LLN0"), AcsiClass.BRCB))
                .contains("Stat01", "Mach02")
                .noneMatch(name -> name.startsWith("Meas") || name.startsWith("Spt"));
        assertThat(maker.getLogicalNodeDirectory(ref("HP1/LLN0"), AcsiClass.DATA_SET))
                .containsExactlyInAnyOrder("Stat", "Mach", "Firm");
        assertThat(maker.getLogicalNodeDirectory(ref("HP1/LLN0"), AcsiClass.LOG))
                .containsExactly("Event");
        assertThatThrownBy(() ->
                        maker.await(maker.async().reports().setBRCBValues(MEAS, BrcbChange.NONE.withRptEna(true))))
                .isInstanceOfSatisfying(
                        ServiceErrorException.class,
                        refused -> assertThat(refused.refusal().error()).isEqualTo(ServiceError.ACCESS_VIOLATION));
        assertThat(maker.async().services()).doesNotContain(ServiceName.SET_DATA_VALUES, ServiceName.SET_LCB_VALUES);
    }

    @Test
    void vendor_hasTheFilesOfFirmware_andNoOthers() {
        start();
        Files provider = associate("operator").async().files();
        BlockingAssociation maker = associate("maker");
        Octets content = Octets.of(new byte[] {1, 2, 3});
        maker.await(provider.setFile("diary.txt", content));
        // Its right reaches that far; that this agent takes no updates is another matter.
        assertThat(refusal(() -> maker.await(maker.async().files().setFile("firmware/notes.txt", content))))
                .isEqualTo(ServiceError.ACCESS_NOT_ALLOWED_IN_CURRENT_STATE);
        assertThat(refusal(() -> maker.await(provider.setFile("firmware/notes.txt", content))))
                .isEqualTo(ServiceError.ACCESS_VIOLATION);
        assertThat(maker.getServerDirectory(ObjectClass.FILE)).isEmpty();
        for (String name : List.of("diary.txt", "no-such.txt")) {
            assertThatThrownBy(() -> maker.await(maker.async().files().getFile(name, 100)))
                    .isInstanceOfSatisfying(
                            ServiceErrorException.class,
                            refused -> assertThat(refused.refusal().error()).isEqualTo(ServiceError.ACCESS_VIOLATION));
        }
    }

    private static ServiceError refusal(ThrowingCallable call) {
        return catchThrowableOfType(ServiceErrorException.class, call).refusal().error();
    }

    @Test
    void serviceProvider_isOfferedEverythingButSettingGroups() {
        start();
        assertThat(associate("operator").async().services())
                .contains(
                        ServiceName.REPORT,
                        ServiceName.QUERY_LOG_BY_TIME,
                        ServiceName.SET_LCB_VALUES,
                        ServiceName.GET_FILE,
                        ServiceName.CREATE_DATA_SET)
                .doesNotContain(ServiceName.SELECT_ACTIVE_SG);
    }

    @Test
    void storeThatIsInUse_isAnErrorThatNamesIt_andTheDriverIsClosed() {
        start();
        FakeDriver second = new FakeDriver();
        AgentConfig config = AgentConfig.of(
                        XmppSettings.of(DEVICE, Password.of("secret")), OWNERS, SimulatedConfig.of("hp01", 1))
                .withStore(StoreConfig.in(directory));
        AgentParts parts = new AgentParts(router, HeatPumpModel.create("HP1"), time, worker, new SplittableRandom(1));

        assertThatThrownBy(() -> Agent.start(config, second, parts))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(directory.toString());
        assertThat(second.isClosed()).isTrue();
    }

    @Test
    void whoWantsAlarms_isKnownAfterARestart() {
        try (Agent first = start()) {
            XmppConnection phone = router.connection("home@sdvp.test/phone");
            open.add(0, phone);
            ChatClient home = new ChatClient(phone, first.jid());
            assertThat(home.answer(home.begin("alarms"), "complete", "wanted", "true")
                            .notes())
                    .containsExactly("info: Alarms will be sent to home@sdvp.test.");
            phone.close();
        }
        Agent second = start();
        XmppConnection phone = router.connection("home@sdvp.test/phone");
        open.add(0, phone);
        ChatClient home = new ChatClient(phone, second.jid());
        assertThat(home.begin("alarms").field("wanted").values()).containsExactly("true");
    }
}
