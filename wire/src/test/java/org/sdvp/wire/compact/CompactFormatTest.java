package org.sdvp.wire.compact;

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
import org.sdvp.acsi.service.AcsiResponse;
import org.sdvp.acsi.service.Associate;
import org.sdvp.acsi.service.GetDataDefinition;
import org.sdvp.acsi.service.GetDataValues;
import org.sdvp.acsi.service.Operate;
import org.sdvp.acsi.service.Refusal;
import org.sdvp.acsi.service.Release;
import org.sdvp.acsi.service.ServiceError;
import org.sdvp.acsi.service.ServiceName;
import org.sdvp.model.DataNode;
import org.sdvp.model.DataObject;
import org.sdvp.model.value.DataValue;
import org.sdvp.wire.Carrier;
import org.sdvp.wire.random.RandomMessages;
import org.sdvp.wire.xml.WireError;
import org.sdvp.wire.xml.WireException;
import org.sdvp.wire.xml.XmlElement;
import org.sdvp.wire.xml.XmlReader;
import org.sdvp.wire.xml.XmlWriter;

class CompactFormatTest {
    private static final Optional<String> ID = Optional.of("k3f9");

    private final CompactFormat format = new CompactFormat();
    private final XmlReader reader = new XmlReader();

    @Test
    void itsNameAndNamespaceAndFeatures_areThoseOfTheDocument() {
        assertThat(format.name()).isEqualTo("compact");
        assertThat(format.namespace()).isEqualTo("urn:sdvp:acsi:1");
        assertThat(format.features()).containsExactly("urn:sdvp:acsi:1");
    }

    @ParameterizedTest
    @CsvSource({
        "ASSOCIATE, IQ_SET",
        "RELEASE, IQ_SET",
        "GET_SERVER_DIRECTORY, IQ_GET",
        "GET_LOGICAL_DEVICE_DIRECTORY, IQ_GET",
        "GET_LOGICAL_NODE_DIRECTORY, IQ_GET",
        "GET_DATA_DIRECTORY, IQ_GET",
        "GET_DATA_DEFINITION, IQ_GET",
        "GET_DATA_VALUES, IQ_GET",
        "SET_DATA_VALUES, IQ_SET",
        "GET_ALL_DATA_VALUES, IQ_GET",
        "GET_DATA_SET_VALUES, IQ_GET",
        "SET_DATA_SET_VALUES, IQ_SET",
        "CREATE_DATA_SET, IQ_SET",
        "DELETE_DATA_SET, IQ_SET",
        "GET_DATA_SET_DIRECTORY, IQ_GET",
        "SELECT_ACTIVE_SG, IQ_SET",
        "SELECT_EDIT_SG, IQ_SET",
        "SET_EDIT_SG_VALUE, IQ_SET",
        "CONFIRM_EDIT_SG_VALUES, IQ_SET",
        "GET_EDIT_SG_VALUE, IQ_GET",
        "GET_SGCB_VALUES, IQ_GET",
        "GET_BRCB_VALUES, IQ_GET",
        "SET_BRCB_VALUES, IQ_SET",
        "GET_URCB_VALUES, IQ_GET",
        "SET_URCB_VALUES, IQ_SET",
        "GET_LCB_VALUES, IQ_GET",
        "SET_LCB_VALUES, IQ_SET",
        "QUERY_LOG_BY_TIME, IQ_GET",
        "QUERY_LOG_AFTER, IQ_GET",
        "GET_LOG_STATUS_VALUES, IQ_GET",
        "SELECT, IQ_SET",
        "SELECT_WITH_VALUE, IQ_SET",
        "CANCEL, IQ_SET",
        "OPERATE, IQ_SET",
        "TIME_ACTIVATED_OPERATE, IQ_SET",
        "GET_FILE, IQ_GET",
        "SET_FILE, IQ_SET",
        "DELETE_FILE, IQ_SET",
        "GET_FILE_ATTRIBUTE_VALUES, IQ_GET"
    })
    void readsTravelInGets_changesInSets(ServiceName name, Carrier carrier) {
        Refusal refusal = Refusal.of(name, ServiceError.ACCESS_VIOLATION, "");
        assertThat(format.carrier(new AcsiPdu.Response(ID, 1, refusal))).isEqualTo(carrier);
    }

    @ParameterizedTest
    @EnumSource(names = {"ABORT", "REPORT", "COMMAND_TERMINATION"})
    void whatHasNoAnswer_travelsInAMessage(ServiceName name) {
        assertThat(format.carrier(new RandomMessages(1).next(name))).isEqualTo(Carrier.MESSAGE);
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
        assertThat(format.decodeResponse(
                                payload, new AcsiPdu.Request(Optional.of("k3f9"), 1, new Release.Request()), List.of())
                        .invokeId())
                .isEqualTo(1);
    }

    @Test
    void theRefusalOfAnotherService_isRefused() {
        Refusal refusal = Refusal.of(ServiceName.OPERATE, ServiceError.ACCESS_VIOLATION, "");
        XmlElement payload = format.encode(new AcsiPdu.Response(ID, 1, refusal));
        assertThatThrownBy(() -> format.decodeResponse(
                        payload, new AcsiPdu.Request(Optional.of("k3f9"), 1, new Release.Request()), List.of()))
                .isInstanceOf(WireException.class);
    }

    @Test
    void textForPeople_losesOnlyWhatXmlCannotCarry() {
        AcsiPdu.Unconfirmed abort = new AcsiPdu.Unconfirmed("k3f9", new Abort("a\u0000b\ud800"));
        AcsiPdu.Unconfirmed read = format.decodeUnconfirmed(reader.read(XmlWriter.toString(format.encode(abort))));
        assertThat(((Abort) read.service()).reason()).isEqualTo("a\ufffdb\ufffd");
    }

    @Test
    void theDeepestValueThatCanBeMade_isTakenByTheReader() {
        DataValue value = DataValue.Bool.TRUE;
        for (int i = 0; i < DataValue.MAX_LEVELS; i++) {
            value = DataValue.Structure.of(value);
        }
        assertComesBack(new GetDataValues.Response(List.of(new AccessResult.Value(value))));
        DataValue deepest = value;
        assertThatThrownBy(() -> DataValue.Structure.of(deepest))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at most 16 levels");
    }

    @Test
    void theDeepestDefinitionThatCanBeMade_isTakenByTheReader() {
        DataNode node = new DataObject("a", "WYE", List.of());
        for (int i = 1; i < DataNode.MAX_LEVELS; i++) {
            node = new DataObject("a", "WYE", List.of(node));
        }
        assertComesBack(new GetDataDefinition.Response(node));
        DataNode tooDeep = new DataObject("a", "WYE", List.of(node));
        assertThatThrownBy(() -> new GetDataDefinition.Response(tooDeep))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at most 16 levels");
    }

    private void assertComesBack(AcsiResponse response) {
        XmlElement payload = format.encode(new AcsiPdu.Response(ID, 1, response));
        assertThat(format.decodeResponse(reader.read(XmlWriter.toString(payload)))
                        .service())
                .isEqualTo(response);
    }

    @Test
    void aHugeBadValue_givesAShortMessage() {
        String xml = "<getDataValues xmlns='urn:sdvp:acsi:1' a='k3f9' i='7'><f>" + "x".repeat(60_000)
                + "</f></getDataValues>";
        WireException fault = catchThrowableOfType(WireException.class, () -> format.decodeResponse(reader.read(xml)));
        assertThat(fault.getMessage()).hasSizeLessThan(400);
    }

    @Test
    void anAnswerWithoutContent_isOneTag() {
        assertThat(XmlWriter.toString(format.encode(new AcsiPdu.Response(ID, 1, new Operate.Response()))))
                .isEqualTo("<operate xmlns='urn:sdvp:acsi:1' a='k3f9' i='1'/>");
    }
}
