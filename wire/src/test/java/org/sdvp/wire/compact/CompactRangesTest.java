package org.sdvp.wire.compact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sdvp.acsi.AcsiPdu;
import org.sdvp.acsi.service.AcsiRequest;
import org.sdvp.acsi.service.AcsiResponse;
import org.sdvp.acsi.service.BrcbChange;
import org.sdvp.acsi.service.DataSetReference;
import org.sdvp.acsi.service.DeleteFile;
import org.sdvp.acsi.service.GetDataSetDirectory;
import org.sdvp.acsi.service.GetFile;
import org.sdvp.acsi.service.Report;
import org.sdvp.acsi.service.SelectActiveSG;
import org.sdvp.acsi.service.ServiceError;
import org.sdvp.acsi.service.SetBRCBValues;
import org.sdvp.acsi.service.SetDataSetValues;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.TriggerOption;
import org.sdvp.model.value.DataValue;
import org.sdvp.model.value.Octets;
import org.sdvp.wire.xml.XmlReader;
import org.sdvp.wire.xml.XmlWriter;

/** What no reader would take, and no record refuses, is not written. */
class CompactRangesTest {
    private static final Optional<String> ID = Optional.of("k3f9");
    private static final ObjectReference BRCB = ObjectReference.parse("HP1/LLN0.Meas01");

    private final CompactFormat format = new CompactFormat();

    private static AcsiPdu call(AcsiRequest request) {
        return new AcsiPdu.Request(ID, 1, request);
    }

    private static AcsiPdu change(BrcbChange change) {
        return call(new SetBRCBValues.Request(BRCB, change));
    }

    private static AcsiPdu answer(AcsiResponse response) {
        return new AcsiPdu.Response(ID, 1, response);
    }

    private static AcsiPdu report(String rptId, int sqNum, int... indices) {
        List<Report.Member> members = new ArrayList<>();
        for (int index : indices) {
            members.add(new Report.Member(index, Optional.empty(), DataValue.Bool.TRUE, Set.of(TriggerOption.DCHG)));
        }
        Report report = new Report(
                rptId,
                Optional.of(sqNum),
                0,
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                members);
        return new AcsiPdu.Unconfirmed("k3f9", report);
    }

    private static Octets part(int octets) {
        return Octets.of(new byte[octets]);
    }

    static Stream<AcsiPdu> wrong() {
        return Stream.of(
                change(BrcbChange.NONE.withBufTm(-1)),
                change(BrcbChange.NONE.withIntgPd(1L << 32)),
                change(BrcbChange.NONE.withResvTms(40_000)),
                change(BrcbChange.NONE.withRptId("W\u00e4rme")),
                change(BrcbChange.NONE.withRptId("a\nb")),
                change(BrcbChange.NONE.withRptId("a".repeat(130))),
                report("st", 0x10000, 0),
                report("st", -1, 0),
                report("\t", 0, 0),
                report("st", 0, -1),
                report("st", 0, 4, 3),
                report("st", 0, 4, 4),
                report("st", 0, 10_000),
                call(new SelectActiveSG.Request(BRCB, -1)),
                call(new GetDataSetDirectory.Request(new DataSetReference("@mine"), Optional.of(-1))),
                call(new GetFile.Request("a", -1, 1)),
                call(new GetFile.Request("a", 0, -1)),
                call(new DeleteFile.Request("a".repeat(256))),
                answer(new GetFile.Response(part(FileServices.MAX_PART + 1), 1)),
                answer(new SetDataSetValues.Response(List.of(Optional.of(ServiceError.NO_ERROR)))));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void aNumberOrTextOutOfRange_isNotWritten(AcsiPdu pdu) {
        assertThatThrownBy(() -> format.encode(pdu)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theLongestPartOfAFile_isTakenByTheReader() {
        AcsiPdu pdu = answer(new GetFile.Response(part(FileServices.MAX_PART), 1L << 40));
        String xml = XmlWriter.toString(format.encode(pdu));
        assertThat(format.decodeResponse(new XmlReader().read(xml))).isEqualTo(pdu);
    }

    @Test
    void aReportOfTheLastMember_isTakenByTheReader() {
        AcsiPdu pdu = report("a".repeat(129), 0xffff, 0, 1, 9999);
        String xml = XmlWriter.toString(format.encode(pdu));
        assertThat(format.decodeUnconfirmed(new XmlReader().read(xml))).isEqualTo(pdu);
    }
}
