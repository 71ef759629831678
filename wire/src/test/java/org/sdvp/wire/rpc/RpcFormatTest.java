package org.sdvp.wire.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.sdvp.acsi.AcsiPdu;
import org.sdvp.acsi.service.Abort;
import org.sdvp.acsi.service.AccessResult;
import org.sdvp.acsi.service.Associate;
import org.sdvp.acsi.service.GetDataValues;
import org.sdvp.acsi.service.Refusal;
import org.sdvp.acsi.service.Release;
import org.sdvp.acsi.service.ServiceError;
import org.sdvp.acsi.service.ServiceName;
import org.sdvp.model.value.BasicType;
import org.sdvp.model.value.DataValue;
import org.sdvp.wire.Carrier;
import org.sdvp.wire.compact.CompactFormat;
import org.sdvp.wire.random.RandomMessages;
import org.sdvp.wire.xml.WireError;
import org.sdvp.wire.xml.WireException;
import org.sdvp.wire.xml.XmlElement;
import org.sdvp.wire.xml.XmlReader;
import org.sdvp.wire.xml.XmlWriter;

class RpcFormatTest {
    private static final Optional<String> ID = Optional.of("k3f9");
    private static final AcsiPdu.Unconfirmed ABORT = new AcsiPdu.Unconfirmed("k3f9", new Abort(""));

    private final RpcFormat format = new RpcFormat();
    private final XmlReader reader = new XmlReader();

    @Test
    void discovery_tellsOfJabberRpcAndOfTheMethods() {
        assertThat(format.name()).isEqualTo("rpc");
        assertThat(format.features()).containsExactlyInAnyOrder("jabber:iq:rpc", "urn:sdvp:acsi:1#rpc");
        assertThat(format.automationType()).contains("rpc");
    }

    @ParameterizedTest
    @EnumSource
    void everyMessage_travelsInASet(ServiceName name) {
        assertThat(format.carrier(new RandomMessages(1).next(name))).isEqualTo(Carrier.IQ_SET);
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"ABORT", "REPORT", "COMMAND_TERMINATION"})
    void whatOnlyReads_isTakenInAGetToo_asInCompact(ServiceName name) {
        AcsiPdu message = new RandomMessages(0).next(name);
        for (long seed = 1; !(message instanceof AcsiPdu.Request); seed++) {
            message = new RandomMessages(seed).next(name);
        }
        AcsiPdu.Request request = (AcsiPdu.Request) message;
        assertThat(format.takes(request, Carrier.IQ_SET)).isTrue();
        assertThat(format.takes(request, Carrier.IQ_GET))
                .isEqualTo(new CompactFormat().carrier(request) == Carrier.IQ_GET);
        assertThat(format.takes(request, Carrier.MESSAGE)).isFalse();
    }

    @Test
    void aRefusal_isAFaultWithTheStandardsNumber() {
        Refusal refusal = new Refusal(ServiceName.ASSOCIATE, ServiceError.INSTANCE_IN_USE, Optional.empty(), "a: b\nc");
        XmlElement payload = format.encode(new AcsiPdu.Response(Optional.empty(), 1, refusal));
        assertThat(XmlWriter.toString(payload))
                .contains("<name>faultCode</name><value><int>2</int></value>")
                .contains("<string>Associate /1: instance-in-use: a: b\nc</string>");
        assertThat(format.decodeResponse(
                                payload,
                                new AcsiPdu.Request(Optional.empty(), 1, new Associate.Request(1024, 1)),
                                List.of())
                        .service())
                .isEqualTo(refusal);
    }

    @Test
    void theAnswerToAnotherService_isRefused() {
        XmlElement payload = format.encode(new AcsiPdu.Response(ID, 1, new Release.Response()));
        WireException fault = catchThrowableOfType(
                WireException.class,
                () -> format.decodeResponse(
                        payload, new AcsiPdu.Request(Optional.empty(), 1, new Associate.Request(1024, 1)), List.of()));
        assertThat(fault.error()).isEqualTo(WireError.UNEXPECTED_ELEMENT);
        assertThat(fault).hasMessageContaining("expected the answer to Associate, but got one to Release");
    }

    @ParameterizedTest
    @CsvSource({
        "method-unknown, -32601",
        "method-of-another-profile, -32601",
        "report-as-request, -32602",
        "params-two, -32600",
        "params-missing, -32600",
        "param-string, -32602",
        "int-huge, -32600",
        "references-none, -32602",
        "member-unknown, -32602",
        "other-namespace, -32600",
        "query-empty, -32600",
        "type-nil, -32600"
    })
    void aCallThatCannotBeRead_isAnsweredByAFault(String vector, int code) {
        XmlElement payload = reader.read(RpcVectorsTest.VECTORS.folder().read("invalid", vector + ".xml"));
        WireException fault = catchThrowableOfType(WireException.class, () -> format.decodeRequest(payload));
        XmlElement answer = format.faultAnswer(payload, fault).orElseThrow();
        RpcEnvelope.Bad bad = (RpcEnvelope.Bad) RpcEnvelope.readAnswer(answer);
        assertThat(bad.code()).isEqualTo(code);
        assertThat(bad.text()).startsWith(fault.error().code()).hasSizeLessThanOrEqualTo(255);
        assertThatThrownBy(() -> format.decodeResponse(answer))
                .isInstanceOf(WireException.class)
                .hasMessageContaining("the fault " + code);
    }

    @Test
    void messagesWithoutAnswer_areAcknowledgedByAnAnswer_butNotByAFault() {
        XmlElement acknowledgement = format.acknowledgement(ABORT).orElseThrow();
        assertThat(XmlWriter.toString(acknowledgement)).contains("<param><value><boolean>1</boolean></value></param>");
        format.decodeAcknowledgement(Optional.of(acknowledgement));
        format.decodeAcknowledgement(Optional.empty());
        for (XmlElement other :
                List.of(RpcEnvelope.fault(new RpcEnvelope.Bad(1, "no")), XmlElement.empty("jabber:iq:rpc", "query"))) {
            assertThatThrownBy(() -> format.decodeAcknowledgement(Optional.of(other)))
                    .isInstanceOf(WireException.class);
        }
    }

    @Test
    void messagesWithoutAnswer_areKnownByTheirMethod() {
        assertThat(format.isUnconfirmed(format.encode(ABORT))).isTrue();
        assertThat(format.isUnconfirmed(format.encode(new AcsiPdu.Request(ID, 1, new Release.Request()))))
                .isFalse();
        assertThat(format.isUnconfirmed(XmlElement.empty("jabber:iq:rpc", "query")))
                .isFalse();
    }

    @Test
    void numbersBeyond32Bits_areStrings() {
        String xml = XmlWriter.toString(format.encode(answer(
                new DataValue.Int(BasicType.INT64, Integer.MAX_VALUE),
                new DataValue.Int(BasicType.INT64, Integer.MAX_VALUE + 1L),
                new DataValue.Int(BasicType.INT32U, 0xffff_ffffL))));
        assertThat(xml)
                .contains("<int>2147483647</int>")
                .contains("<string>2147483648</string>")
                .contains("<string>4294967295</string>");
    }

    @Test
    void theDeepestValue_isTakenByTheReader() {
        DataValue value = DataValue.Bool.TRUE;
        for (int i = 0; i < 16; i++) {
            value = DataValue.Structure.of(value);
        }
        AcsiPdu.Response deepest = answer(value);
        assertThat(format.decodeResponse(reader.read(XmlWriter.toString(format.encode(deepest)))))
                .isEqualTo(deepest);
    }

    @Test
    void aHugeBadValue_givesAShortMessage() {
        String xml = XmlWriter.toString(format.encode(answer(DataValue.Bool.TRUE)))
                .replace("<boolean>1", "<boolean>" + "x".repeat(60_000));
        WireException fault = catchThrowableOfType(WireException.class, () -> format.decodeResponse(reader.read(xml)));
        assertThat(fault.getMessage()).hasSizeLessThan(600);
    }

    private static AcsiPdu.Response answer(DataValue... values) {
        return new AcsiPdu.Response(
                ID,
                1,
                new GetDataValues.Response(List.of(values).stream()
                        .<AccessResult>map(AccessResult.Value::new)
                        .toList()));
    }
}
