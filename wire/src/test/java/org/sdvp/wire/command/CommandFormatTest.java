package org.sdvp.wire.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.sdvp.acsi.AcsiPdu;
import org.sdvp.acsi.service.Abort;
import org.sdvp.acsi.service.Associate;
import org.sdvp.acsi.service.Refusal;
import org.sdvp.acsi.service.Release;
import org.sdvp.acsi.service.ServiceError;
import org.sdvp.acsi.service.ServiceName;
import org.sdvp.wire.Carrier;
import org.sdvp.wire.RequestError;
import org.sdvp.wire.form.DataForm;
import org.sdvp.wire.form.DataFormXml;
import org.sdvp.wire.form.FieldType;
import org.sdvp.wire.form.FormField;
import org.sdvp.wire.random.RandomMessages;
import org.sdvp.wire.xml.WireException;
import org.sdvp.wire.xml.XmlElement;
import org.sdvp.wire.xml.XmlReader;
import org.sdvp.wire.xml.XmlWriter;

class CommandFormatTest {
    private static final AcsiPdu.Unconfirmed ABORT = new AcsiPdu.Unconfirmed("k3f9", new Abort(""));
    private static final Set<ServiceName> NOT_CARRIED = Set.of(ServiceName.REPORT, ServiceName.COMMAND_TERMINATION);

    private final CommandFormat format = new CommandFormat();
    private final XmlReader reader = new XmlReader();

    static Stream<ServiceName> services() {
        return new CommandFormat().services().stream();
    }

    @Test
    void discovery_tellsOfCommandsAndOfTheAcsiAmongThem() {
        assertThat(format.name()).isEqualTo("command");
        assertThat(format.features())
                .containsExactlyInAnyOrder("http://jabber.org/protocol/commands", "urn:sdvp:acsi:1#command");
    }

    @ParameterizedTest
    @EnumSource
    void whatADeviceSendsUnasked_doesNotReachItsClient(ServiceName name) {
        assertThat(format.reachesClient(name)).isEqualTo(!RandomMessages.UNCONFIRMED.contains(name));
        assertThat(format.services().contains(name)).isEqualTo(!NOT_CARRIED.contains(name));
    }

    @Test
    void everyMessage_travelsInASetOnly() {
        AcsiPdu.Request request = new AcsiPdu.Request(Optional.of("k3f9"), 1, new Release.Request());
        assertThat(format.carrier(request)).isEqualTo(Carrier.IQ_SET);
        assertThat(format.takes(request, Carrier.IQ_GET)).isFalse();
    }

    @Test
    void onlyNodesOfServices_areOurs() {
        assertThat(format.isOurs(format.encode(ABORT))).isTrue();
        assertThat(format.isOurs(node("acsi/NoSuchService"))).isTrue();
        assertThat(format.isOurs(node("status"))).isFalse();
        assertThat(format.isOurs(XmlElement.empty(CommandFormat.NAMESPACE, "command")))
                .isFalse();
    }

    private static XmlElement node(String node) {
        return XmlElement.of(CommandFormat.NAMESPACE, "command")
                .attribute("node", node)
                .build();
    }

    @Test
    void aRefusal_hasANoteWithTheStandardsNumber() {
        Refusal refusal = new Refusal(ServiceName.ASSOCIATE, ServiceError.INSTANCE_IN_USE, Optional.empty(), "a: b\nc");
        XmlElement payload = format.encode(new AcsiPdu.Response(Optional.empty(), 1, refusal));
        assertThat(XmlWriter.toString(payload))
                .contains("status='completed'><note type='error'>2 instance-in-use: a: b\nc</note>")
                .contains("<field var='refusal.detail' type='text-multi'><value>a: b</value><value>c</value></field>");
        assertThat(format.decodeResponse(
                                payload,
                                new AcsiPdu.Request(Optional.empty(), 1, new Associate.Request(1024, 1)),
                                List.of())
                        .service())
                .isEqualTo(refusal);
    }

    @ParameterizedTest
    @CsvSource({
        "node-unknown, item-not-found,",
        "node-report, item-not-found,",
        "node-missing, bad-request, bad-payload",
        "action-unknown, bad-request, malformed-action",
        "action-next, bad-request, bad-action",
        "action-prev, bad-request, bad-action",
        "action-complete-without-session, bad-request, bad-action",
        "action-cancel-without-session, bad-request, bad-action",
        "session-unknown, bad-request, bad-sessionid",
        "session-empty, bad-request, bad-sessionid",
        "form-twice, bad-request, bad-payload",
        "form-type-cancel, bad-request, bad-payload",
        "references-none, bad-request, bad-payload",
        "field-unknown, bad-request, bad-payload",
        "node-abort-as-request, bad-request, bad-payload"
    })
    void aRequestThatCannotBeRead_isAnsweredAsXep0050Says(String vector, String condition, String application) {
        XmlElement payload = reader.read(CommandVectorsTest.VECTORS.folder().read("invalid", vector + ".xml"));
        WireException fault = catchThrowableOfType(WireException.class, () -> format.decodeRequest(payload));
        assertThat(format.faultAnswer(payload, fault)).isEmpty();
        assertThat(format.requestError(payload, fault))
                .isEqualTo(new RequestError(
                        condition,
                        Optional.ofNullable(application).map(name -> XmlElement.empty(CommandFormat.NAMESPACE, name))));
    }

    @ParameterizedTest
    @MethodSource("services")
    void aCommandBegunWithoutAForm_isAnsweredByItsForm(ServiceName name) {
        XmlElement begin = node("acsi/" + name.text());
        XmlElement answer = format.faultAnswer(begin, refusal(begin, name)).orElseThrow();
        assertThat(answer.attribute("status")).contains("executing");
        assertThat(answer.attribute("sessionid")).contains("acsi");
        assertThat(XmlWriter.toString(answer)).contains("<actions execute='complete'><complete/></actions>");
        DataForm form = form(answer);
        assertThat(form.type()).isEqualTo(DataForm.Type.FORM);
        assertThat(form.fields()).allSatisfy(field -> {
            assertThat(field.type()).isPresent();
            if (field.type().get() != FieldType.HIDDEN) {
                assertThat(field.label()).isNotBlank();
            }
            List<String> options =
                    field.options().stream().map(FormField.Option::value).toList();
            if (!options.isEmpty()) {
                assertThat(options).containsAll(field.values());
            }
        });
    }

    private WireException refusal(XmlElement payload, ServiceName name) {
        return catchThrowableOfType(WireException.class, () -> {
            if (name == ServiceName.ABORT) {
                format.decodeUnconfirmed(payload);
            } else {
                format.decodeRequest(payload);
            }
        });
    }

    private static DataForm form(XmlElement command) {
        return DataFormXml.read(command.child(DataForm.NAMESPACE, "x").orElseThrow());
    }

    /** What a chat client sends back when its user fills in what the vector of the request says. */
    @ParameterizedTest
    @MethodSource("services")
    void aFilledForm_isTheCall(ServiceName name) {
        AcsiPdu wanted = requests(name).get(0);
        DataForm canonical = form(format.encode(wanted));
        XmlElement begin = node("acsi/" + name.text());
        DataForm given = form(format.faultAnswer(begin, refusal(begin, name)).orElseThrow());
        List<FormField> filled = new ArrayList<>();
        Set<String> used = new HashSet<>();
        for (FormField field : given.fields()) {
            List<String> values = new ArrayList<>();
            for (FormField part : canonical.fields()) {
                if (part.var().equals(field.var()) || part.var().matches("\\Q" + field.var() + "\\E\\.[0-9]+")) {
                    values.addAll(part.values());
                    used.add(part.var());
                }
            }
            filled.add(FormField.untyped(field.var()).withValues(values));
        }
        canonical.fields().stream().filter(part -> !used.contains(part.var())).forEach(filled::add);
        XmlElement submitted = XmlElement.of(CommandFormat.NAMESPACE, "command")
                .attribute("node", "acsi/" + name.text())
                .attribute("sessionid", "acsi")
                .attribute("action", "complete")
                .child(DataFormXml.write(new DataForm(DataForm.Type.SUBMIT, "", List.of(), filled)))
                .build();
        AcsiPdu read =
                name == ServiceName.ABORT ? format.decodeUnconfirmed(submitted) : format.decodeRequest(submitted);
        assertThat(read).isEqualTo(wanted);
    }

    /** The form of each call has a field for each member that a call may have. */
    @ParameterizedTest
    @MethodSource("services")
    void theForm_hasAFieldForEveryMember(ServiceName name) {
        XmlElement begin = node("acsi/" + name.text());
        Set<String> there = new HashSet<>();
        form(format.faultAnswer(begin, refusal(begin, name)).orElseThrow())
                .fields()
                .forEach(field -> there.add(member(field.var())));
        Set<String> wanted = new HashSet<>();
        for (long seed = 1; seed <= 60; seed++) {
            AcsiPdu call = new RandomMessages(seed).next(name);
            if (!(call instanceof AcsiPdu.Response)) {
                form(format.encode(call)).fields().forEach(field -> wanted.add(member(field.var())));
            }
        }
        assertThat(there).isEqualTo(wanted);
    }

    private static String member(String var) {
        return var.replaceAll("\\..*", "");
    }

    private List<AcsiPdu> requests(ServiceName name) {
        List<AcsiPdu> requests = new ArrayList<>();
        for (String vector : CommandVectorsTest.VECTORS.valid()) {
            AcsiPdu message = CommandVectorsTest.VECTORS.vector(vector).message();
            boolean fits = message instanceof AcsiPdu.Request request
                    ? request.service().name() == name
                    : message instanceof AcsiPdu.Unconfirmed && name == ServiceName.ABORT;
            if (fits) {
                requests.add(message);
            }
        }
        return requests;
    }

    @Test
    void aCommandThatIsGivenUp_isAnsweredAsCanceled() {
        XmlElement cancel = XmlElement.of(CommandFormat.NAMESPACE, "command")
                .attribute("node", "acsi/Release")
                .attribute("sessionid", "acsi")
                .attribute("action", "cancel")
                .build();
        XmlElement answer =
                format.faultAnswer(cancel, refusal(cancel, ServiceName.RELEASE)).orElseThrow();
        assertThat(XmlWriter.toString(answer))
                .isEqualTo("<command xmlns='http://jabber.org/protocol/commands' node='acsi/Release'"
                        + " sessionid='acsi' status='canceled'/>");
    }

    @Test
    void abort_isAcknowledgedByACompletedCommand_butNotByANote() {
        XmlElement acknowledgement = format.acknowledgement(ABORT).orElseThrow();
        format.decodeAcknowledgement(Optional.of(acknowledgement));
        assertThat(format.isUnconfirmed(format.encode(ABORT))).isTrue();
        XmlElement refused = XmlElement.of(CommandFormat.NAMESPACE, "command")
                .attribute("node", "acsi/Abort")
                .attribute("status", "completed")
                .child(XmlElement.of(CommandFormat.NAMESPACE, "note")
                        .attribute("type", "error")
                        .text("no")
                        .build())
                .build();
        for (Optional<XmlElement> bad : List.of(
                Optional.of(refused),
                Optional.of(XmlElement.empty(CommandFormat.NAMESPACE, "command")),
                Optional.<XmlElement>empty())) {
            assertThatThrownBy(() -> format.decodeAcknowledgement(bad)).isInstanceOf(WireException.class);
        }
    }

    @Test
    void aHugeBadValue_givesAShortMessage() {
        String xml = XmlWriter.toString(format.encode(ABORT)).replace("k3f9", "x".repeat(60_000));
        WireException fault =
                catchThrowableOfType(WireException.class, () -> format.decodeUnconfirmed(reader.read(xml)));
        assertThat(fault.getMessage()).hasSizeLessThan(600);
    }
}
