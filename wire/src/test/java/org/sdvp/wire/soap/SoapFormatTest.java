package org.sdvp.wire.soap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sdvp.acsi.AcsiPdu;
import org.sdvp.acsi.service.AddCause;
import org.sdvp.acsi.service.Refusal;
import org.sdvp.acsi.service.Release;
import org.sdvp.acsi.service.ServiceError;
import org.sdvp.acsi.service.ServiceName;
import org.sdvp.wire.ErrorAnswer;
import org.sdvp.wire.ErrorAnswer.Advice;
import org.sdvp.wire.WireFormat;
import org.sdvp.wire.compact.CompactFormat;
import org.sdvp.wire.xml.WireException;
import org.sdvp.wire.xml.XmlElement;
import org.sdvp.wire.xml.XmlReader;
import org.sdvp.wire.xml.XmlWriter;

class SoapFormatTest {
    private final SoapFormat format = new SoapFormat();

    private static AcsiPdu.Response refused(ServiceError error, String detail) {
        return new AcsiPdu.Response(
                Optional.of("a1"),
                3,
                new Refusal(ServiceName.OPERATE, error, Optional.of(AddCause.BLOCKED_BY_PROCESS), detail));
    }

    @Test
    void features_doNotLookLikeThoseOfCompact() {
        assertThat(format.features()).doesNotContainAnyElementsOf(new CompactFormat().features());
    }

    @ParameterizedTest
    @EnumSource(value = ServiceError.class, mode = EnumSource.Mode.EXCLUDE, names = "NO_ERROR")
    void everyRefusal_travelsInAnIqErrorAndComesBack(ServiceError error) {
        AcsiPdu.Response response = refused(error, "not now");
        ErrorAnswer answer = format.errorAnswer(response).orElseThrow();
        assertThat(answer.payload()).isEqualTo(format.encode(response));
        assertThat(answer.advice())
                .isEqualTo(answer.condition().name().equals("Receiver") ? Advice.WAIT : Advice.MODIFY);
        assertThat(XmlWriter.toString(answer.payload()))
                .contains("<Value>" + answer.condition().name() + "</Value>")
                .contains("<Text xml:lang='en'>" + error.text() + ": not now</Text>");
        assertThat(format.decodeResponse(answer.payload())).isEqualTo(response);
    }

    @Test
    void aRefusalWithoutDetail_hasAReasonAllTheSame() {
        assertThat(XmlWriter.toString(format.encode(refused(ServiceError.TYPE_CONFLICT, ""))))
                .contains("<Text xml:lang='en'>type-conflict</Text>");
    }

    @Test
    void aRefusalWithCharactersThatXmlCannotCarry_isWrittenWithReplacements() {
        assertThat(XmlWriter.toString(format.encode(refused(ServiceError.TYPE_CONFLICT, "a\u0000b"))))
                .contains("type-conflict: a\ufffdb");
    }

    @Test
    void aPositiveAnswer_travelsInAnIqResult() {
        assertThat(format.errorAnswer(new AcsiPdu.Response(Optional.of("a1"), 3, new Release.Response())))
                .isEmpty();
    }

    @Test
    void anAnswerToAnotherService_isRefused() {
        XmlElement envelope = format.encode(refused(ServiceError.TYPE_CONFLICT, ""));
        assertThatThrownBy(() -> format.decodeResponse(
                        envelope, new AcsiPdu.Request(Optional.of("k3f9"), 1, new Release.Request()), List.of()))
                .isInstanceOf(WireException.class)
                .hasMessageContaining("Envelope")
                .hasMessageContaining("expected the answer to Release, but got one to Operate");
    }

    @Test
    void aFaultOfTheMessage_isNoRefusal_andTellsItsReason() {
        XmlElement asked = new XmlReader().read("<Envelope xmlns='" + SoapFormat.NAMESPACE + "'/>");
        WireException fault = catchThrowableOfType(WireException.class, () -> format.decodeRequest(asked));
        ErrorAnswer answer = format.errorAnswer(asked, fault).orElseThrow();
        assertThatThrownBy(() -> format.decodeResponse(
                        answer.payload(),
                        new AcsiPdu.Request(Optional.of("k3f9"), 1, new Release.Request()),
                        List.of()))
                .isInstanceOf(WireException.class)
                .hasMessageContaining("the message itself was refused: Sender, missing at Envelope: expected <Body>");
    }

    @Test
    void aVersionMismatch_tellsWhichEnvelopeWouldDo_inTheWordsOfTheVersionThatAsked() {
        XmlElement old = new XmlReader().read("<Envelope xmlns='" + SoapFault.OLD_NAMESPACE + "'/>");
        WireException fault = catchThrowableOfType(WireException.class, () -> format.decodeRequest(old));
        XmlElement answer = format.errorAnswer(old, fault).orElseThrow().payload();
        assertThat(answer.namespace()).isEqualTo(SoapFault.OLD_NAMESPACE);
        assertThat(XmlWriter.toString(answer))
                .contains(
                        "<Upgrade xmlns='" + SoapFormat.NAMESPACE + "'><SupportedEnvelope qname='Envelope'/></Upgrade>")
                .contains("<faultcode xmlns=''>VersionMismatch</faultcode>");
        assertThat(format.refusedNamespaces()).containsExactly(SoapFault.OLD_NAMESPACE);
    }

    @Test
    void otherConditionsInAnIqError_areNoneOfThisFormat() {
        for (XmlElement condition : new XmlElement[] {
            XmlElement.empty(SoapFormat.FAULT_NAMESPACE, "Client"), XmlElement.empty("urn:example:x", "Sender"),
        }) {
            assertThat(format.isErrorAnswer(condition)).isFalse();
        }
    }

    @Test
    void otherFormats_haveNothingInAnIqError() {
        WireFormat compact = new CompactFormat();
        AcsiPdu.Response response = refused(ServiceError.TYPE_CONFLICT, "");
        assertThat(compact.errorAnswer(response)).isEmpty();
        assertThat(compact.isErrorAnswer(XmlElement.empty(SoapFormat.FAULT_NAMESPACE, "Sender")))
                .isFalse();
    }
}
