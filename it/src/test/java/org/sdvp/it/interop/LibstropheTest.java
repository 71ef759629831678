package org.sdvp.it.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sdvp.acsi.AcsiPdu;
import org.sdvp.acsi.service.AccessResult;
import org.sdvp.acsi.service.Associate;
import org.sdvp.acsi.service.GetDataValues;
import org.sdvp.acsi.service.GetServerDirectory;
import org.sdvp.acsi.service.Refusal;
import org.sdvp.acsi.service.ServiceError;
import org.sdvp.demo.host.HostCommand;
import org.sdvp.demo.xmppserver.XmppServerKind;
import org.sdvp.it.xmpp.RealServers;
import org.sdvp.model.value.DataValue;
import org.sdvp.wire.WireFormat;
import org.sdvp.wire.choice.WireFormats;
import org.sdvp.wire.compact.CompactFormat;
import org.sdvp.wire.rpc.RpcFormat;
import org.sdvp.wire.soap.SoapFormat;
import org.sdvp.wire.xml.XmlElement;
import org.sdvp.wire.xml.XmlReader;

/** Stanzas written by hand, sent by a program in C with libstrophe. */
@Tag("slow")
class LibstropheTest {
    private static final String CALL = "set <query xmlns='jabber:iq:rpc'><methodCall><methodName>acsi.%s</methodName>"
            + "<params><param><value><struct>%s</struct></value></param></params></methodCall></query>";
    private static final String ENVELOPE =
            "set <Envelope xmlns='http://www.w3.org/2003/05/soap-envelope'><Body>%s</Body></Envelope>";
    private static final String ASSOCIATE = "<associate xmlns='urn:sdvp:acsi:1' i='1' size='65536' calls='8'/>";

    @TempDir
    static Path folder;

    private static Path program;

    @BeforeAll
    static void compile() throws IOException {
        Tools.needLibstrophe();
        program = folder.resolve("talk");
        List<String> command = new ArrayList<>(List.of("gcc", "-std=c11", "-Wall", "-Wextra", "-Werror", "-o"));
        command.addAll(List.of(program.toString(), "talk.c"));
        String flags = HostCommand.require(folder, List.of("pkg-config", "--cflags", "--libs", "libstrophe"))
                .output();
        command.addAll(List.of(flags.strip().split("\\s+")));
        HostCommand.require(Tools.sources("c"), command);
    }

    /** An answer: type and payload. */
    private record Answer(String type, XmlElement iq) {
        static Answer of(String line) {
            int blank = line.indexOf(' ');
            // libstrophe 0.12 forgets the prefix of xml:lang.
            String stanza = line.substring(blank + 1).replace(" lang=\"", " xml:lang=\"");
            return new Answer(line.substring(0, blank), new XmlReader().read(stanza));
        }

        AcsiPdu.Response in(WireFormat format) {
            assertThat(type).as("%s", iq).isEqualTo("result");
            return format.decodeResponse(iq.children().get(0));
        }

        List<String> conditions() {
            assertThat(type).as("%s", iq).isEqualTo("error");
            return iq.children().stream()
                    .filter(child -> child.name().equals("error"))
                    .flatMap(error -> error.children().stream())
                    .map(XmlElement::name)
                    .toList();
        }
    }

    private static Answer ask(Talker talker, String request) throws IOException {
        return Answer.of(talker.ask(request));
    }

    private static String id(AcsiPdu.Response granted) {
        assertThat(granted.service()).isInstanceOf(Associate.Response.class);
        return granted.associationId().orElseThrow();
    }

    private interface Conversation {
        void hold(Talker talker) throws IOException;
    }

    private static void with(XmppServerKind kind, Conversation conversation) throws Exception {
        try (RealHeatPump pump = new RealHeatPump(RealServers.of(kind));
                Talker talker = new Talker(List.of(program.toString()), folder)) {
            talker.logIn(pump.lab().server(), pump.jid(), pump.provider());
            conversation.hold(talker);
            assertThat(talker.rest(line -> {})).isEmpty();
        }
    }

    private static String read(String id) {
        return "<getDataValues xmlns='urn:sdvp:acsi:1' a='" + id
                + "' i='2'><r>HP1/RoomSTMP1.Tmp.mag.f[MX]</r></getDataValues>";
    }

    private static void assertRoom(AcsiPdu.Response answer) {
        assertThat(answer.invokeId()).isEqualTo(2);
        assertThat(answer.service())
                .isInstanceOfSatisfying(
                        GetDataValues.Response.class,
                        values -> assertThat(values.results())
                                .singleElement()
                                .isInstanceOfSatisfying(
                                        AccessResult.Value.class,
                                        value -> assertThat(value.value())
                                                .isInstanceOfSatisfying(
                                                        DataValue.Float32.class,
                                                        room -> assertThat(room.value())
                                                                .isBetween(10f, 30f))));
    }

    @ParameterizedTest
    @EnumSource(XmppServerKind.class)
    void compact_isRead(XmppServerKind kind) throws Exception {
        with(kind, talker -> {
            WireFormat compact = new CompactFormat();
            String id = id(ask(talker, "set " + ASSOCIATE).in(compact));
            assertRoom(ask(talker, "get " + read(id)).in(compact));
        });
    }

    @ParameterizedTest
    @EnumSource(XmppServerKind.class)
    void rpc_isCalled(XmppServerKind kind) throws Exception {
        with(kind, talker -> {
            WireFormat rpc = new RpcFormat();
            String id = id(ask(
                            talker,
                            String.format(
                                    CALL,
                                    "Associate",
                                    number("invokeId", 1)
                                            + number("maxMessageSize", 65536)
                                            + number("maxOutstandingCalls", 8)))
                    .in(rpc));
            String members = text("associationId", id) + number("invokeId", 3) + text("objectClass", "logical-device");
            assertThat(ask(talker, String.format(CALL, "GetServerDirectory", members))
                            .in(rpc)
                            .service())
                    .isEqualTo(new GetServerDirectory.Response(List.of("HP1"), false));
        });
    }

    private static String number(String name, int value) {
        return "<member><name>" + name + "</name><value><i4>" + value + "</i4></value></member>";
    }

    private static String text(String name, String value) {
        return "<member><name>" + name + "</name><value><string>" + value + "</string></value></member>";
    }

    @ParameterizedTest
    @EnumSource(XmppServerKind.class)
    void soap_isAskedAndRefuses(XmppServerKind kind) throws Exception {
        with(kind, talker -> {
            WireFormat soap = new SoapFormat();
            String id = id(ask(talker, String.format(ENVELOPE, ASSOCIATE)).in(soap));
            assertRoom(ask(talker, String.format(ENVELOPE, read(id))).in(soap));
            Answer refused =
                    ask(talker, String.format(ENVELOPE, "<release xmlns='urn:sdvp:acsi:1' a='nobody' i='4'/>"));
            assertThat(refused.conditions()).contains("undefined-condition");
            AcsiPdu.Response fault = soap.decodeResponse(refused.iq().children().get(0));
            assertThat(fault.service())
                    .isInstanceOfSatisfying(
                            Refusal.class,
                            refusal -> assertThat(refusal.error())
                                    .isEqualTo(ServiceError.ACCESS_NOT_ALLOWED_IN_CURRENT_STATE));
        });
    }

    @ParameterizedTest
    @EnumSource(XmppServerKind.class)
    void discovery_tellsEveryFormat(XmppServerKind kind) throws Exception {
        with(kind, talker -> {
            Answer info = ask(talker, "get <query xmlns='http://jabber.org/protocol/disco#info'/>");
            List<String> features = info.iq().children().get(0).children().stream()
                    .filter(child -> child.name().equals("feature"))
                    .map(child -> child.attribute("var").orElseThrow())
                    .toList();
            assertThat(features)
                    .containsAll(WireFormats.all().stream()
                            .flatMap(format -> format.features().stream())
                            .toList());
        });
    }

    @ParameterizedTest
    @EnumSource(XmppServerKind.class)
    void garbage_isAnsweredProperly_andTheDeviceLivesOn(XmppServerKind kind) throws Exception {
        with(kind, talker -> {
            WireFormat compact = new CompactFormat();
            String id = id(ask(talker, "set " + ASSOCIATE).in(compact));
            for (String garbage : List.of(
                    "get <getDataValues xmlns='urn:sdvp:acsi:1'/>",
                    "get <getDataValues xmlns='urn:sdvp:acsi:1' a='" + id + "' i='0'><r>x</r></getDataValues>",
                    "get <getDataValues xmlns='urn:sdvp:acsi:1' a='" + id
                            + "' i='5'><r>]]&gt;&#x9;</r></getDataValues>",
                    "get <dance xmlns='urn:sdvp:acsi:1' a='" + id + "' i='6'/>",
                    "set " + read(id),
                    "get <a xmlns='urn:sdvp:acsi:1'>" + "<a>".repeat(200) + "</a>".repeat(200) + "</a>",
                    "set <command xmlns='http://jabber.org/protocol/commands' node='status' action='dance'/>",
                    "set <command xmlns='http://jabber.org/protocol/commands' node='status' sessionid='gone'/>",
                    "set " + "<query xmlns='jabber:iq:rpc'/>".repeat(2))) {
                assertThat(ask(talker, garbage).conditions()).as(garbage).contains("bad-request");
            }
            assertThat(ask(talker, "set <Envelope xmlns='http://www.w3.org/2003/05/soap-envelope'><dance/></Envelope>")
                            .conditions())
                    .contains("undefined-condition");
            assertThat(ask(talker, "set <query xmlns='jabber:iq:rpc'><methodCall/></query>")
                            .iq()
                            .toString())
                    .contains("faultCode");
            assertThat(ask(talker, "get <query xmlns='urn:nobody'/>").conditions())
                    .containsExactly("service-unavailable");
            assertRoom(ask(talker, "get " + read(id)).in(compact));
        });
    }
}
