package org.sdvp.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.sdvp.acsi.AssociationLostException;
import org.sdvp.acsi.ServiceErrorException;
import org.sdvp.acsi.service.AddCause;
import org.sdvp.acsi.service.Check;
import org.sdvp.acsi.service.OrCat;
import org.sdvp.acsi.service.ServiceError;
import org.sdvp.model.FunctionalConstraint;
import org.sdvp.model.value.DataValue;
import org.sdvp.model.value.Leaf;
import org.sdvp.model.value.ValueText;
import org.sdvp.xmpp.Roster;
import org.sdvp.xmpp.XmppConnection;
import org.sdvp.xmpp.stanza.Jid;

class OperatorTest {
    private final PumpOnline net = new PumpOnline();

    @AfterEach
    void end() {
        net.close();
    }

    private <T> T with(Call<T> call) {
        net.online("hp01@sdvp.test/pump");
        try (Operator operator = net.operator()) {
            return operator.await(call.on(operator.device("hp01")));
        }
    }

    private interface Call<T> {
        CompletionStage<T> on(Device device);
    }

    private static List<String> lines(List<Reading> readings) {
        return readings.stream().flatMap(reading -> text(reading).stream()).toList();
    }

    private static List<String> text(Reading reading) {
        if (reading instanceof Reading.Failure failure) {
            return List.of(failure.asked() + " " + failure.error().text() + ": " + failure.detail());
        }
        Reading.Value value = (Reading.Value) reading;
        return value.leaves().stream().map(leaf -> text(value, leaf)).toList();
    }

    private static String text(Reading.Value value, Leaf leaf) {
        return (value.source().reference(leaf) + "[" + value.source().fc() + "] "
                        + ValueText.print(leaf.type(), leaf.value()) + " "
                        + value.source().unit().of(leaf))
                .strip();
    }

    @Test
    void read_ofADataObject_namesItsMembersAndTheirUnit() {
        assertThat(lines(with(device -> device.read(List.of("HP1/STMP1.Tmp[MX]")))))
                .containsExactly(
                        "HP1/STMP1.Tmp.mag.f[MX] 21.5 °C",
                        "HP1/STMP1.Tmp.q[MX] good",
                        "HP1/STMP1.Tmp.t[MX] 2026-11-23T08:00:00.500Z");
    }

    @Test
    void read_withoutConstraintOrLogicalDevice_letsTheDefinitionDecide() {
        assertThat(lines(with(device -> device.read(List.of("STMP1.Tmp.mag", "STMP1.Tmp.q")))))
                .containsExactly("HP1/STMP1.Tmp.mag.f[MX] 21.5 °C", "HP1/STMP1.Tmp.q[MX] good");
    }

    @Test
    void read_withoutConstraint_showsEveryReadableOne() {
        List<Reading> readings = with(device -> device.read(List.of("HP1/KPMP1.OpCtl")));
        assertThat(readings)
                .extracting(reading -> ((Reading.Value) reading).source().fc())
                .containsExactly(FunctionalConstraint.ST, FunctionalConstraint.CF);
    }

    @Test
    void read_ofALogicalNode_readsEverythingInIt() {
        assertThat(lines(with(device -> device.read(List.of("STMP1[CF]", "HP1[SP]")))))
                .containsExactly(
                        "HP1/STMP1.Tmp.units.SIUnit[CF] °C",
                        "HP1/STMP1.Tmp.units.multiplier[CF] 0",
                        "HP1/KPMP1.MinRun.setVal[SP] 5 min");
    }

    @Test
    void read_ofACounter_hasTheQuantityOfAStepInItsUnit() {
        assertThat(lines(with(device -> device.read(List.of("MMTR1.TotWh.actVal")))))
                .containsExactly("HP1/MMTR1.TotWh.actVal[ST] 42 × 100.0 Wh");
    }

    @Test
    void read_ofWhatIsNotThere_failsAloneAndSaysWhatIs() {
        assertThat(lines(with(
                        device -> device.read(List.of("STMP1.Tmp.mag.i", "STMP1.Tmp[ST]", "XXXX1", "STMP1.Tmp.q")))))
                .hasSize(4)
                .contains(
                        "STMP1.Tmp.mag.i instance-not-available: HP1/STMP1.Tmp.mag has no i; it has f",
                        "STMP1.Tmp[ST] instance-not-available: HP1/STMP1.Tmp has MX, CF, not ST",
                        "HP1/STMP1.Tmp.q[MX] good")
                .element(2)
                .asString()
                .startsWith("XXXX1 instance-not-available: ");
    }

    @Test
    void read_withTwoLogicalDevices_wantsOneNamed() {
        net.values = PumpOnline.values(PumpOnline.model("HP1", "HP2"));
        assertThatThrownBy(() -> with(device -> device.read(List.of("STMP1.Tmp"))))
                .isInstanceOf(InputException.class)
                .hasMessage("\"STMP1.Tmp\" names no logical device; expected one of HP1/STMP1.Tmp, HP2/STMP1.Tmp");
        assertThat(lines(with(device -> device.read(List.of("HP2/STMP1.Tmp.q")))))
                .containsExactly("HP2/STMP1.Tmp.q[MX] good");
    }

    @Test
    void browse_withoutReference_goesFromTheDeviceDown() {
        Branch tree = with(device -> device.browse(Optional.empty(), 4));
        assertThat(tree.name()).isEqualTo("hp01@sdvp.test/pump");
        Branch node = tree.children().get(0).children().get(1);
        assertThat(node.name()).isEqualTo("STMP1");
        Branch object = node.children().get(0);
        assertThat(object).extracting(Branch::name, Branch::type).containsExactly("Tmp", "MV");
        assertThat(object.children()).extracting(Branch::name).containsExactly("mag", "q", "t", "units");
        assertThat(object.children().get(0).fc()).contains(FunctionalConstraint.MX);
        assertThat(object.children().get(0).children()).isEmpty();
    }

    @Test
    void browse_ofAReference_beginsThere() {
        Branch tree = with(device -> device.browse(Optional.of("STMP1.Tmp.mag"), 9));
        assertThat(tree.kind()).isEqualTo(Branch.Kind.DATA_ATTRIBUTE);
        assertThat(tree.children())
                .extracting(Branch::name, Branch::kind)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("f", Branch.Kind.COMPONENT));
        assertThatThrownBy(() -> with(device -> device.browse(Optional.of("STMP1.Tmp.nag"), 9)))
                .isInstanceOf(NoSuchDataException.class)
                .hasMessage("there is no STMP1.Tmp.nag: HP1/STMP1.Tmp has no nag; it has mag, q, t, units");
        assertThatThrownBy(() -> with(device -> device.browse(Optional.of("HP1/NONE1"), 0)))
                .isInstanceOfSatisfying(
                        ServiceErrorException.class,
                        e -> assertThat(e.refusal().error()).isEqualTo(ServiceError.INSTANCE_NOT_AVAILABLE));
    }

    @Test
    void write_ofASetting_changesTheModel() {
        Written written = with(device -> device.write("KPMP1.MinRun", "7"));
        assertThat(written.target().reference()).hasToString("HP1/KPMP1.MinRun.setVal");
        assertThat(lines(with(device -> device.read(List.of("KPMP1.MinRun[SP]")))))
                .containsExactly("HP1/KPMP1.MinRun.setVal[SP] 7 min");
        with(device -> device.write("LLN0.NamPlt.vendor", "Other"));
        assertThat(lines(with(device -> device.read(List.of("LLN0.NamPlt.vendor")))))
                .containsExactly("HP1/LLN0.NamPlt.vendor[DC] Other");
    }

    @Test
    void write_ofSomethingElse_isRefusedBeforeItIsSent() {
        assertInput("KPMP1.MinRun", "warm", "value for HP1/KPMP1.MinRun.setVal: expected INT32");
        assertInput("KPMP1.OpCtl", "on", "HP1/KPMP1.OpCtl is a control (SPC): use \"operate\" to change it");
        assertInput(
                "STMP1.Tmp",
                "1",
                "expected the reference of one attribute to write, but HP1/STMP1.Tmp has none with SP; "
                        + "it can be one of units[CF]");
        assertInput(
                "STMP1", "1", "expected a data object or attribute such as HP1/ComfMinFSPT1.SptVal, but got \"STMP1\"");
    }

    private void assertInput(String reference, String value, String message) {
        assertThatThrownBy(() -> with(device -> device.write(reference, value)))
                .isInstanceOf(InputException.class)
                .hasMessageContaining(message);
    }

    @Test
    void write_outOfRange_isRefusedByTheDevice() {
        assertThatThrownBy(() -> with(device -> device.write("KPMP1.MinRun", "61")))
                .isInstanceOfSatisfying(
                        ServiceErrorException.class,
                        e -> assertThat(e.refusal().error()).isEqualTo(ServiceError.PARAMETER_VALUE_INAPPROPRIATE));
    }

    @Test
    void operate_sendsValueOriginAndChecks() {
        net.behaviour("test");
        ControlOptions options = new ControlOptions(OrCat.MAINTENANCE, "me", true, new Check(false, true));
        Operated operated = with(device -> device.operate("KPMP1.OpCtl", "on", options));
        assertThat(net.operated).containsExactly(operated.parameters());
        assertThat(operated.parameters().ctlVal()).isEqualTo(DataValue.Bool.TRUE);
        assertThat(operated.parameters().test()).isTrue();
        assertThat(operated.parameters().check().interlockCheck()).isTrue();
        assertThat(operated.parameters().origin().orIdent()).isEqualTo("me");
        assertThat(operated.parameters().origin().orCat()).isEqualTo(OrCat.MAINTENANCE);
    }

    @Test
    void operate_ofASetPoint_takesTheBareNumber_andCountsCtlNum() {
        net.online("hp01@sdvp.test/pump");
        try (Operator operator = net.operator()) {
            Device device = operator.device("hp01@sdvp.test/pump");
            operator.await(device.operate("KPMP1.SptVal", "22.5", ControlOptions.USUAL));
            operator.await(device.operate("KPMP1.SptVal", "23", ControlOptions.USUAL));
        }
        assertThat(net.operated)
                .extracting(parameters -> parameters.ctlVal() + " " + parameters.ctlNum() + " "
                        + parameters.origin().orIdent())
                .containsExactly("[22.5] 0 operator@sdvp.test", "[23.0] 1 operator@sdvp.test");
    }

    @Test
    void operate_refused_tellsTheAddCause() {
        net.refusal = Optional.of(AddCause.BLOCKED_BY_PROCESS);
        assertThatThrownBy(() -> with(device -> device.operate("KPMP1.OpCtl", "on", ControlOptions.USUAL)))
                .isInstanceOfSatisfying(
                        ServiceErrorException.class,
                        e -> assertThat(e.refusal().addCause()).contains(AddCause.BLOCKED_BY_PROCESS));
        assertThatThrownBy(() -> with(device -> device.operate("KPMP1.SptVal", "26", ControlOptions.USUAL)))
                .isInstanceOf(ServiceErrorException.class);
        assertThatThrownBy(() -> with(device -> device.operate("STMP1.Tmp", "on", ControlOptions.USUAL)))
                .isInstanceOf(InputException.class)
                .hasMessage("expected a controllable data object, but HP1/STMP1.Tmp is of class MV");
        assertThatThrownBy(() -> with(device -> device.operate("KPMP1.OpCtl", "maybe", ControlOptions.USUAL)))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("value for HP1/KPMP1.OpCtl: expected BOOLEAN");
    }

    @Test
    void device_thatIsNotThere_isToldApart() {
        net.online("hp01@sdvp.test/pump");
        net.online("hp02@sdvp.test/pump").close();
        net.online("hp03@sdvp.test/a");
        net.online("hp03@sdvp.test/b");
        try (Operator operator = net.operator()) {
            assertAbsent(
                    operator,
                    "hp99",
                    UnreachableException.Kind.DEVICE_UNKNOWN,
                    "hp99@sdvp.test is unknown: it is not in the roster of operator@sdvp.test, which has hp01, hp02, hp03");
            assertAbsent(
                    operator,
                    "hp02",
                    UnreachableException.Kind.DEVICE_OFFLINE,
                    "hp02@sdvp.test is offline: no presence of it has come; see \"sdvp devices\"");
            assertAbsent(
                    operator,
                    "hp01@sdvp.test/x",
                    UnreachableException.Kind.DEVICE_OFFLINE,
                    "hp01@sdvp.test/x is offline; the account is online as hp01@sdvp.test/pump");
            assertAbsent(
                    operator,
                    "hp03",
                    UnreachableException.Kind.DEVICE_AMBIGUOUS,
                    "hp03@sdvp.test is online several times; name one of hp03@sdvp.test/a, hp03@sdvp.test/b");
            assertThat(operator.device("hp03@sdvp.test/b").jid()).isEqualTo(Jid.of("hp03@sdvp.test/b"));
            assertThatThrownBy(() -> operator.device("a@b@c")).isInstanceOf(InputException.class);
            assertThat(operator.online())
                    .extracting(device -> device.jid().local())
                    .containsExactly("hp01", "hp03", "hp03");
        }
    }

    @Test
    void contactThatHasNotGrantedItsPresenceYet_staysInTheRoster_whenItIsNamedWhileItIsOff() {
        net.online("hp01@sdvp.test/pump");
        Jid box = Jid.of("hp04@sdvp.test");
        try (Operator operator = net.operator()) {
            Roster roster = operator.connection().roster();
            operator.await(roster.set(box, "Cellar", Set.of("Devices")));

            assertThatThrownBy(() -> operator.device("hp04")).isInstanceOf(UnreachableException.class);

            assertThat(roster.item(box)).hasValueSatisfying(item -> {
                assertThat(item.name()).isEqualTo("Cellar");
                assertThat(item.groups()).containsExactly("Devices");
            });
        }
    }

    private static void assertAbsent(Operator operator, String name, UnreachableException.Kind kind, String message) {
        assertThatThrownBy(() -> operator.device(name))
                .isInstanceOfSatisfying(
                        UnreachableException.class, e -> assertThat(e.kind()).isEqualTo(kind))
                .hasMessage(message);
    }

    @Test
    void device_thatIsOnlineButNoDevice_isSaidToBe() {
        XmppConnection person = net.xmppServer.connection("anna@sdvp.test/phone");
        person.announce(org.sdvp.xmpp.stanza.Presence.available(0, ""));
        net.xmppServer.befriend("operator@sdvp.test", "anna@sdvp.test");
        person.login().toCompletableFuture().join();
        try (Operator operator = net.operator()) {
            assertAbsent(
                    operator,
                    "anna",
                    UnreachableException.Kind.DEVICE_OFFLINE,
                    "anna@sdvp.test/phone is online, but offers no ACSI services that we understand");
        }
    }

    @Test
    void device_whileTheOwnStreamIsLost_isNotCalledOffline() {
        net.online("hp01@sdvp.test/pump");
        try (Operator operator = net.operator()) {
            assertThat(operator.device("hp01")).isNotNull();
            net.xmppServer.down(true);
            net.xmppServer.cut(operator.jid());
            net.xmppServer.forget(operator.jid());
            assertAbsent(
                    operator,
                    "hp02",
                    UnreachableException.Kind.STREAM_LOST,
                    "the stream of operator@sdvp.test to its XMPP server is lost, so nothing is known of "
                            + "hp02@sdvp.test; logging in again");
        }
    }

    @Test
    void read_afterTheDeviceWasAway_associatesAnew() {
        XmppConnection pump = net.online("hp01@sdvp.test/pump");
        try (Operator operator = net.operator()) {
            Device device = operator.device("hp01");
            assertThat(lines(operator.await(device.read(List.of("STMP1.Tmp.q")))))
                    .hasSize(1);
            pump.close();
            assertThatThrownBy(() -> operator.await(device.read(List.of("STMP1.Tmp.q"))))
                    .isInstanceOf(AssociationLostException.class);
            net.online("hp01@sdvp.test/pump");
            assertThat(lines(operator.await(operator.device("hp01").read(List.of("STMP1.Tmp.q")))))
                    .hasSize(1);
        }
    }
}
