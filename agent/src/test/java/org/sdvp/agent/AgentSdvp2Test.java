package org.sdvp.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sdvp.acsi.server.ServerLimits;
import org.sdvp.acsi.service.ServiceError;
import org.sdvp.acsi.testing.ManualTimeSource;
import org.sdvp.agent.binding.FakeDriver;
import org.sdvp.agent.config.AgentConfig;
import org.sdvp.agent.config.AgentLimits;
import org.sdvp.agent.config.SimulatedConfig;
import org.sdvp.agent.device.CommandReason;
import org.sdvp.agent.device.CommandResult;
import org.sdvp.agent.device.HeatPumpCommand;
import org.sdvp.agent.device.HeatPumpSignal;
import org.sdvp.agent.device.SetPoint;
import org.sdvp.agent.device.SignalValue;
import org.sdvp.heatpump.HeatPumpModel;
import org.sdvp.heatpump.Sdvp2NameRow;
import org.sdvp.model.ObjectReference;
import org.sdvp.wire.sdvp2.Sdvp2Answer;
import org.sdvp.wire.sdvp2.Sdvp2Call;
import org.sdvp.wire.sdvp2.Sdvp2Codec;
import org.sdvp.wire.tree.Tree;
import org.sdvp.wire.xml.XmlElement;
import org.sdvp.wire.xml.XmlReader;
import org.sdvp.wire.xml.XmlWriter;
import org.sdvp.xmpp.Password;
import org.sdvp.xmpp.StanzaErrorException;
import org.sdvp.xmpp.XmppConnection;
import org.sdvp.xmpp.XmppSettings;
import org.sdvp.xmpp.memory.InMemoryXmppServer;
import org.sdvp.xmpp.stanza.Iq;
import org.sdvp.xmpp.stanza.Jid;
import org.sdvp.xmpp.stanza.Presence;

/** An agent asked as original controllers of the SDVP2 project ask their boxes. */
class AgentSdvp2Test {
    private static final Jid DEVICE = Jid.of("hp01@sdvp.test/IEC");
    private static final String RELAY = "LD_LIAB/LN_HP.heatpump.pws_relay1";
    private static final String FORWARD = "LD_LIAB/LN_HP.heating.htfwd";

    private final ManualTimeSource time = new ManualTimeSource();
    private final InMemoryXmppServer router = new InMemoryXmppServer(time);
    private final FakeDriver driver = new FakeDriver();
    private final XmlReader reader = new XmlReader();
    private final List<AutoCloseable> open = new ArrayList<>();
    private Optional<Agent> agent = Optional.empty();

    private XmppConnection controller(String... formats) {
        return controller(AgentLimits.USUAL, formats);
    }

    private XmppConnection controller(AgentLimits limits, String... formats) {
        List.of("operator@sdvp.test", "home@sdvp.test")
                .forEach(owner -> router.login(owner).close());
        AgentConfig config = AgentConfig.of(
                        XmppSettings.of(DEVICE, Password.of("secret")),
                        Map.of(
                                Jid.of("operator@sdvp.test"), Set.of("Service Provider"),
                                Jid.of("home@sdvp.test"), Set.of("User"),
                                Jid.of("maker@sdvp.test"), Set.of("Vendor")),
                        SimulatedConfig.of("hp01", 1))
                .withLimits(limits)
                .withFormats(formats.length == 0 ? List.of("compact", "rpc", "sdvp2") : List.of(formats));
        Agent started = Agent.start(
                config,
                driver,
                new AgentParts(router, HeatPumpModel.create("HP1"), time, Runnable::run, new SplittableRandom(1)));
        open.add(started);
        agent = Optional.of(started);
        time.advance(Duration.ZERO);
        return login("operator");
    }

    private XmppConnection login(String account) {
        XmppConnection connection = router.connection(account + "@sdvp.test");
        connection.login().toCompletableFuture().join();
        connection.send(Presence.available(0, ""));
        open.add(connection);
        return connection;
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable one : open) {
            one.close();
        }
    }

    private XmlElement raw(XmppConnection from, Iq.Type type, String xml) {
        return from.sendIq(Iq.request(type, DEVICE, reader.read(xml)), Duration.ofSeconds(5))
                .toCompletableFuture()
                .join()
                .payload()
                .orElseThrow();
    }

    private Sdvp2Answer ask(XmppConnection from, Sdvp2Call call) {
        return Sdvp2Codec.decodeAnswer(raw(from, Iq.Type.GET, XmlWriter.toString(Sdvp2Codec.encode(call))));
    }

    private Sdvp2Answer read(XmppConnection from, String reference) {
        return ask(from, new Sdvp2Call.Read(reference));
    }

    private static Sdvp2Call write(String reference, String text) {
        return new Sdvp2Call.Write(reference, new Tree.Text(text), Optional.empty());
    }

    private void measure(HeatPumpSignal signal, double value) {
        driver.report(signal, new SignalValue.Real(value), time.now());
    }

    private static String text(Sdvp2Answer answer) {
        return ((Sdvp2Answer.Value) answer).value();
    }

    private static List<String> names(Sdvp2Answer answer) {
        return ((Sdvp2Answer.NameList) answer).identifiers();
    }

    private static Sdvp2Answer refused(ServiceError error) {
        return new Sdvp2Answer.Refused(error);
    }

    private static String structOf(String member, String value) {
        return "<params><param><value><struct><member><name>" + member + "</name><value>" + value
                + "</value></member></struct></value></param></params>";
    }

    private static String call(String method, String params) {
        return "<query xmlns='jabber:iq:rpc'><methodCall><methodName>" + method + "</methodName>" + params
                + "</methodCall></query>";
    }

    @Test
    void theReadThatWasSeenOnTheWire_isAnsweredInTheShapeThatWasSeen() {
        XmppConnection controller = controller();
        measure(HeatPumpSignal.HEATING_FORWARD_TEMPERATURE, 35.25);
        String asked = call("Read", structOf("VariableAccessSpecification", "<string>" + FORWARD + "</string>"));
        String expected = "<query xmlns='jabber:iq:rpc'><methodResponse><params><param><value><struct><member>"
                + "<name>ListOfAccessResult</name><value><array>"
                + "<data><value><string>" + FORWARD + "</string></value></data>"
                + "<data><value><string>35.25</string></value></data>"
                + "<data><value><dateTime.iso8601>" + time.now().toString().substring(0, 19)
                + "Z</dateTime.iso8601></value></data>"
                + "</array></value></member></struct></value></param></params></methodResponse></query>";
        assertThat(XmlWriter.toString(raw(controller, Iq.Type.GET, asked))).isEqualTo(expected);
        assertThat(XmlWriter.toString(raw(controller, Iq.Type.SET, asked))).isEqualTo(expected);
    }

    @Test
    void everyNameOfTheBoxes_hasAnObjectHere_andIsRead_andStandsOnThePage() throws IOException {
        XmppConnection controller = controller();
        String page = Files.readString(Path.of("../docs/wire/sdvp2.md"));
        for (Sdvp2NameRow row : Sdvp2NameRow.all()) {
            assertThat(HeatPumpModel.create("HP1").serverModel().dataNode(ObjectReference.parse("HP1/" + row.object())))
                    .as(row.name())
                    .isPresent();
            assertThat(read(controller, row.name())).as(row.name()).isInstanceOf(Sdvp2Answer.Value.class);
            assertThat(page).contains("| `" + row.name() + "` | `" + row.object() + "` | " + row.note() + " |");
        }
    }

    @Test
    void valuesHaveTheUnitsOfTheBoxes_byTheirNames_andOurs_byOurs() {
        XmppConnection controller = controller();
        measure(HeatPumpSignal.HEATING_FLOW, 0.0002);
        driver.report(HeatPumpSignal.RUN_PERMITTED, new SignalValue.Flag(true), time.now());
        assertThat(text(read(controller, "LD_LIAB/LN_HP.heating.htflow"))).isEqualTo("12");
        assertThat(text(read(controller, "HP1/HeatMFLW1.FlwRte"))).isEqualTo("2.0E-4");
        assertThat(text(read(controller, RELAY))).isEqualTo("0");
        assertThat(text(read(controller, "HP1/KPMP1.OpCtl.stVal"))).isEqualTo("true");
        assertThat(text(read(controller, "HP1/HeatMFLW1.FlwRte.units.SIUnit"))).isEqualTo("m³/s");
        assertThat(text(read(controller, "HP1/HeatMFLW1.FlwRte.q"))).startsWith("good");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "LD_LIAB/LN_HP.heating.nothing",
                "HP1/NoSTMP1.Tmp",
                "HP1/RoomSTMP1.Tmp.x",
                "HP1",
                "HP1/LLN0",
                "",
                "no reference",
                "LD_LIAB"
            })
    void readOfWhatIsNoValue_isOneBooleanZero(String reference) {
        assertThat(read(controller(), reference)).isEqualTo(new Sdvp2Answer.Unknown());
    }

    @Test
    void writeOfTheRelay_operatesTheControl_withTheCallerAsOrigin() {
        XmppConnection controller = controller();
        assertThat(ask(controller, write(RELAY, "1"))).isEqualTo(new Sdvp2Answer.WriteResult(true));
        assertThat(ask(controller, write("HP1/KPMP1.OpCtl", "1"))).isEqualTo(new Sdvp2Answer.WriteResult(true));
        assertThat(driver.applied())
                .extracting(FakeDriver.Applied::command)
                .containsExactly(new HeatPumpCommand.PermitRun(false), new HeatPumpCommand.PermitRun(true));
        driver.report(HeatPumpSignal.RUN_PERMITTED, new SignalValue.Flag(true), time.now());
        assertThat(text(read(controller, "HP1/KPMP1.OpCtl.origin.orIdent")))
                .isEqualTo(HexFormat.of().formatHex("operator@sdvp.test".getBytes(StandardCharsets.UTF_8)));
        assertThat(text(read(controller, "HP1/KPMP1.OpCtl.origin.orCat"))).isEqualTo("remote-control");
    }

    @Test
    void writeOfADouble_setsASetPoint_whereverInTheControlItPoints() {
        XmppConnection controller = controller();
        for (String reference : List.of("HP1/ComfMinFSPT1.SptVal", "HP1/ComfMinFSPT1.SptVal.mxVal.f")) {
            Sdvp2Call call = new Sdvp2Call.Write(reference, new Tree.Real("22.5"), Optional.empty());
            assertThat(ask(controller, call)).isEqualTo(new Sdvp2Answer.WriteResult(true));
        }
        assertThat(driver.applied())
                .extracting(FakeDriver.Applied::command)
                .containsOnly(new HeatPumpCommand.ChangeSetPoint(SetPoint.COMFORT_MIN, 22.5))
                .hasSize(2);
    }

    @Test
    void writeOfASetting_setsIt() {
        XmppConnection controller = controller();
        assertThat(ask(controller, write("HP1/OpCtlFSCH1.SchdPrio", "7"))).isEqualTo(new Sdvp2Answer.WriteResult(true));
        assertThat(text(read(controller, "HP1/OpCtlFSCH1.SchdPrio"))).isEqualTo("7");
    }

    @Test
    void whatTheMachineRefuses_andWhatIsNoValue_isARefusal() {
        XmppConnection controller = controller();
        driver.answer(CommandResult.refused(CommandReason.BLOCKED_BY_MODE, "no"));
        assertThat(ask(controller, write(RELAY, "1"))).isInstanceOf(Sdvp2Answer.Refused.class);
        int before = driver.applied().size();
        assertThat(ask(controller, write(RELAY, "perhaps"))).isEqualTo(refused(ServiceError.TYPE_CONFLICT));
        assertThat(ask(controller, write("HP1/ComfMinFSPT1.SptVal", "warm")))
                .isEqualTo(refused(ServiceError.TYPE_CONFLICT));
        assertThat(ask(controller, write("HP1/RoomSTMP1.Tmp", "22"))).isEqualTo(refused(ServiceError.ACCESS_VIOLATION));
        assertThat(ask(controller, write("HP1/Nothing.X", "22")))
                .isEqualTo(refused(ServiceError.INSTANCE_NOT_AVAILABLE));
        assertThat(driver.applied()).hasSize(before);
    }

    @Test
    void activationThatIsOver_isAtOnce_oneToComeIsRefusedWhereTheControlCannotWait() {
        XmppConnection controller = controller();
        Sdvp2Call later = new Sdvp2Call.Write(
                RELAY, new Tree.Text("1"), Optional.of(time.now().plusSeconds(60)));
        assertThat(ask(controller, later)).isInstanceOf(Sdvp2Answer.Refused.class);
        Sdvp2Call setting = new Sdvp2Call.Write(
                "HP1/OpCtlFSCH1.SchdPrio",
                new Tree.Text("7"),
                Optional.of(time.now().plusSeconds(60)));
        assertThat(ask(controller, setting)).isEqualTo(refused(ServiceError.PARAMETER_VALUE_INAPPROPRIATE));
        assertThat(driver.applied()).isEmpty();
        Sdvp2Call over = new Sdvp2Call.Write(
                RELAY, new Tree.Text("1"), Optional.of(time.now().minusSeconds(60)));
        assertThat(ask(controller, over)).isEqualTo(new Sdvp2Answer.WriteResult(true));
        assertThat(driver.applied()).hasSize(1);
    }

    @Test
    void aWriteThatComesTwice_isCarriedOutOnce_anotherWithItsIdIsAnother() {
        XmppConnection controller = controller();
        XmlElement on = Sdvp2Codec.encode(write(RELAY, "1"));
        XmlElement off = Sdvp2Codec.encode(write(RELAY, "0"));
        for (XmlElement payload : List.of(on, on, off, on)) {
            router.inject(
                    DEVICE,
                    XmlElement.of("jabber:client", "iq")
                            .attribute("type", "get")
                            .attribute("id", "q1")
                            .attribute("from", controller.jid().toString())
                            .attribute("to", DEVICE.toString())
                            .child(payload)
                            .build());
        }
        assertThat(driver.applied())
                .extracting(FakeDriver.Applied::command)
                .containsExactly(
                        new HeatPumpCommand.PermitRun(false),
                        new HeatPumpCommand.PermitRun(true),
                        new HeatPumpCommand.PermitRun(false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "domain"})
    void theTop_isTheLogicalDevices_ourAndTheirs(String top) {
        assertThat(names(ask(controller(), Sdvp2Call.GetNameList.of(top, "")))).containsExactly("HP1", "LD_LIAB");
    }

    @Test
    void namesGoDownAsWholeReferences_toTheValues() {
        XmppConnection controller = controller();
        assertThat(names(ask(controller, Sdvp2Call.GetNameList.of("HP1", "")))).contains("HP1/LLN0", "HP1/RoomSTMP1");
        assertThat(names(ask(controller, Sdvp2Call.GetNameList.of("HP1/RoomSTMP1", ""))))
                .containsExactly("HP1/RoomSTMP1.Beh", "HP1/RoomSTMP1.Tmp");
        assertThat(names(ask(controller, Sdvp2Call.GetNameList.of("HP1/RoomSTMP1.Tmp", ""))))
                .contains("HP1/RoomSTMP1.Tmp.mag", "HP1/RoomSTMP1.Tmp.q");
        assertThat(names(ask(controller, Sdvp2Call.GetNameList.of("LD_LIAB", ""))))
                .containsExactly("LD_LIAB/LN_HP");
        assertThat(names(ask(controller, Sdvp2Call.GetNameList.of("LD_LIAB/LN_HP", ""))))
                .contains("LD_LIAB/LN_HP.heating", "LD_LIAB/LN_HP.hotwater");
        assertThat(((Sdvp2Answer.TypeDescription)
                                ask(controller, new Sdvp2Call.GetVariableAccessAttributes("LD_LIAB/LN_HP.heating")))
                        .children())
                .contains(FORWARD);
        assertThat(ask(controller, new Sdvp2Call.GetVariableAccessAttributes(FORWARD)))
                .isEqualTo(new Sdvp2Answer.TypeDescription(List.of()));
        assertThat(((Sdvp2Answer.TypeDescription)
                                ask(controller, new Sdvp2Call.GetVariableAccessAttributes("HP1/RoomSTMP1.Tmp.mag")))
                        .children())
                .containsExactly("HP1/RoomSTMP1.Tmp.mag.f");
        assertThat(ask(controller, Sdvp2Call.GetNameList.of("HP2", "")))
                .isEqualTo(refused(ServiceError.INSTANCE_NOT_AVAILABLE));
        assertThat(ask(controller, Sdvp2Call.GetNameList.of("no reference", "")))
                .isEqualTo(refused(ServiceError.INSTANCE_NOT_AVAILABLE));
    }

    @Test
    void aLongList_comesInPages_ofMessagesThatFit() {
        ServerLimits small = ServerLimits.defaults().withMaxMessageSize(2048);
        AgentLimits usual = AgentLimits.USUAL;
        XmppConnection controller = controller(new AgentLimits(
                small, usual.control(), usual.liveness(), usual.priority(), usual.backoff(), usual.silence()));
        List<String> all = new ArrayList<>();
        int pages = 0;
        boolean more = true;
        while (more) {
            Sdvp2Call call = Sdvp2Call.GetNameList.of("HP1", all.isEmpty() ? "" : all.get(all.size() - 1));
            Sdvp2Answer.NameList page = (Sdvp2Answer.NameList) ask(controller, call);
            assertThat(XmlWriter.toString(Sdvp2Codec.encode(page)).length()).isLessThan(2048);
            all.addAll(page.identifiers());
            more = page.moreFollows();
            pages++;
        }
        assertThat(pages).isGreaterThan(2);
        assertThat(all)
                .doesNotHaveDuplicates()
                .hasSameSizeAs(HeatPumpModel.create("HP1")
                        .serverModel()
                        .logicalDevices()
                        .get(0)
                        .logicalNodes());
        assertThat(ask(controller, Sdvp2Call.GetNameList.of("HP1", "HP1/Never")))
                .isEqualTo(refused(ServiceError.PARAMETER_VALUE_INAPPROPRIATE));
        assertThat(ask(controller, new Sdvp2Call.GetVariableAccessAttributes("HP1")))
                .isEqualTo(refused(ServiceError.FAILED_DUE_TO_COMMUNICATIONS_CONSTRAINT));
    }

    @Test
    void rolesAreThoseOfTheRoster_aStrangerLearnsNothing() {
        controller();
        XmppConnection home = login("home");
        assertThat(ask(home, write(RELAY, "1"))).isEqualTo(refused(ServiceError.ACCESS_VIOLATION));
        assertThat(driver.applied()).isEmpty();
        assertThat(read(home, FORWARD)).isInstanceOf(Sdvp2Answer.Value.class);
        XmppConnection maker = login("maker");
        assertThat(read(maker, "LD_LIAB/LN_HP.heating.htflow")).isEqualTo(refused(ServiceError.ACCESS_VIOLATION));
        XmppConnection stranger = login("stranger");
        assertThatThrownBy(() -> read(stranger, FORWARD))
                .hasCauseInstanceOf(StanzaErrorException.class)
                .hasMessageContaining("service-unavailable");
    }

    @Test
    void watchdogRises() {
        XmppConnection controller = controller();
        assertThat(ask(controller, new Sdvp2Call.Watchdog())).isEqualTo(new Sdvp2Answer.Watchdog(1));
        assertThat(ask(controller, new Sdvp2Call.Watchdog())).isEqualTo(new Sdvp2Answer.Watchdog(2));
    }

    @Test
    void callsOfOneCaller_shareAnAssociation_whichEndsWhenItRests() {
        XmppConnection controller = controller();
        read(controller, FORWARD);
        read(controller, RELAY);
        assertThat(agent.orElseThrow().associations()).isEqualTo(1);
        time.advance(Duration.ofSeconds(50));
        read(controller, RELAY);
        time.advance(Duration.ofSeconds(50));
        assertThat(agent.orElseThrow().associations()).isEqualTo(1);
        time.advance(Duration.ofSeconds(11));
        assertThat(agent.orElseThrow().associations()).isZero();
        assertThat(read(controller, FORWARD)).isInstanceOf(Sdvp2Answer.Value.class);
    }

    @Test
    void unknownMethodInAnIqGet_isTheirError_inAnIqSetItIsRpcs_andRpcKeepsItsOwn() {
        XmppConnection controller = controller();
        String unknown = call("Reed", "<params/>");
        XmlElement theirs = raw(controller, Iq.Type.GET, unknown);
        assertThat(theirs.attributes()).containsEntry("type", "error");
        assertThat(Sdvp2Codec.decodeAnswer(theirs)).isInstanceOf(Sdvp2Answer.MethodError.class);
        assertThat(XmlWriter.toString(raw(controller, Iq.Type.SET, unknown))).contains("<fault>", "-32601");
        assertThat(XmlWriter.toString(raw(controller, Iq.Type.GET, call("acsi.GetServerDirectory", "<params/>"))))
                .contains("<fault>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<params><param><value><struct/></value></param><param><value/></param></params>",
                "<params><param><value><struct/></value></param></params>",
                "<params><param><value><array><data/></array></value></param></params>",
                "<params/>",
                ""
            })
    void aCallThatCannotBeRead_isToldSo_whateverTheIq(String params) {
        XmppConnection controller = controller();
        for (Iq.Type type : List.of(Iq.Type.GET, Iq.Type.SET)) {
            assertThat(Sdvp2Codec.decodeAnswer(raw(controller, type, call("Read", params))))
                    .isInstanceOf(Sdvp2Answer.MethodError.class);
        }
    }

    @Test
    void aHugeArray_isToldSo() {
        String data = "<data><value>1</value></data>".repeat(5_000);
        String params = structOf("ListOfData", "<array>" + data + "</array>");
        assertThat(Sdvp2Codec.decodeAnswer(raw(controller(), Iq.Type.GET, call("Write", params))))
                .isInstanceOf(Sdvp2Answer.MethodError.class);
    }

    @Test
    void whereItIsNotNamed_nobodyAnswers_butRpcWithItsFault() {
        XmppConnection controller = controller("compact", "rpc");
        String asked = XmlWriter.toString(Sdvp2Codec.encode(new Sdvp2Call.Read(FORWARD)));
        assertThat(XmlWriter.toString(raw(controller, Iq.Type.GET, asked))).contains("<fault>", "-32601");
        assertThat(agent.orElseThrow().connection().iqs().features()).noneMatch(feature -> feature.endsWith("#sdvp2"));
    }

    @Test
    void whereRpcIsNotNamed_itWorksAlone_andIsFoundByDiscovery() {
        XmppConnection controller = controller("compact", "sdvp2");
        assertThat(read(controller, FORWARD)).isInstanceOf(Sdvp2Answer.Value.class);
        assertThat(agent.orElseThrow().connection().iqs().features())
                .contains("jabber:iq:rpc", "urn:sdvp:acsi:1#sdvp2");
    }

    @Test
    void itAlone_isNoFormatOfADevice() {
        assertThatThrownBy(() -> controller("sdvp2"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("beside sdvp2");
    }
}
