package org.sdvp.wire.compact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sdvp.acsi.AcsiPdu;
import org.sdvp.acsi.service.Abort;
import org.sdvp.acsi.service.AccessResult;
import org.sdvp.acsi.service.AcsiRequest;
import org.sdvp.acsi.service.AcsiResponse;
import org.sdvp.acsi.service.BrcbChange;
import org.sdvp.acsi.service.Check;
import org.sdvp.acsi.service.DataSetReference;
import org.sdvp.acsi.service.DeleteFile;
import org.sdvp.acsi.service.FileEntry;
import org.sdvp.acsi.service.GetDataDefinition;
import org.sdvp.acsi.service.GetDataSetDirectory;
import org.sdvp.acsi.service.GetDataValues;
import org.sdvp.acsi.service.GetFile;
import org.sdvp.acsi.service.GetFileAttributeValues;
import org.sdvp.acsi.service.GetLogicalDeviceDirectory;
import org.sdvp.acsi.service.GetSGCBValues;
import org.sdvp.acsi.service.GetServerDirectory;
import org.sdvp.acsi.service.LcbChange;
import org.sdvp.acsi.service.ObjectClass;
import org.sdvp.acsi.service.Operate;
import org.sdvp.acsi.service.OrCat;
import org.sdvp.acsi.service.Originator;
import org.sdvp.acsi.service.Refusal;
import org.sdvp.acsi.service.Report;
import org.sdvp.acsi.service.SelectActiveSG;
import org.sdvp.acsi.service.SelectEditSG;
import org.sdvp.acsi.service.ServiceError;
import org.sdvp.acsi.service.ServiceName;
import org.sdvp.acsi.service.SetBRCBValues;
import org.sdvp.acsi.service.SetDataSetValues;
import org.sdvp.acsi.service.SetEditSGValue;
import org.sdvp.acsi.service.SetFile;
import org.sdvp.acsi.service.UrcbChange;
import org.sdvp.model.DataAttribute;
import org.sdvp.model.DataObject;
import org.sdvp.model.FunctionalConstraint;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.TriggerOption;
import org.sdvp.model.value.BasicType;
import org.sdvp.model.value.DataType;
import org.sdvp.model.value.DataValue;
import org.sdvp.model.value.Octets;
import org.sdvp.model.value.Timestamp;
import org.sdvp.wire.xml.XmlReader;
import org.sdvp.wire.xml.XmlWriter;

/** What no reader would take cannot be made: the records refuse it, so that every message can be written. */
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

    static Stream<ThrowingCallable> wrong() {
        return Stream.of(
                () -> change(BrcbChange.NONE.withBufTm(-1)),
                () -> change(BrcbChange.NONE.withIntgPd(1L << 32)),
                () -> change(BrcbChange.NONE.withResvTms(40_000)),
                () -> change(BrcbChange.NONE.withRptId("W\u00e4rme")),
                () -> change(BrcbChange.NONE.withRptId("a\nb")),
                () -> change(BrcbChange.NONE.withRptId("a".repeat(130))),
                () -> UrcbChange.NONE.withRptId("a".repeat(130)),
                () -> UrcbChange.NONE.withBufTm(1L << 32),
                () -> LcbChange.NONE.withBufTm(-1),
                () -> report("st", 0x10000, 0),
                () -> report("st", -1, 0),
                () -> report("\t", 0, 0),
                () -> report("st", 0, -1),
                () -> report("st", 0, 4, 3),
                () -> report("st", 0, 4, 4),
                () -> report("st", 0, 10_000),
                () -> call(new SelectActiveSG.Request(BRCB, -1)),
                () -> call(new SelectEditSG.Request(BRCB, -1)),
                () -> call(new GetDataSetDirectory.Request(new DataSetReference("@mine"), Optional.of(-1))),
                () -> call(new GetFile.Request("a", -1, 1)),
                () -> call(new GetFile.Request("a", 0, -1)),
                () -> call(new SetFile.Request("a", -1, part(1), true)),
                () -> call(new SetFile.Request("a", 0, part(GetFile.MAX_PART + 1), true)),
                () -> call(new DeleteFile.Request("a".repeat(256))),
                () -> call(new DeleteFile.Request("a\ud800")),
                () -> call(new GetFileAttributeValues.Request("a", Optional.of("\udc00"))),
                () -> call(new GetLogicalDeviceDirectory.Request("a\u0000", Optional.empty())),
                () -> call(new GetServerDirectory.Request(ObjectClass.FILE, Optional.of("\uffff"))),
                () -> answer(new GetServerDirectory.Response(List.of("\u0001"), false)),
                () -> answer(new GetFile.Response(part(GetFile.MAX_PART + 1), 1)),
                () -> answer(new GetFile.Response(part(1), -1)),
                () -> new FileEntry("a", -1, Timestamp.of(Instant.EPOCH)),
                () -> new FileEntry("a".repeat(256), 1, Timestamp.of(Instant.EPOCH)),
                () -> new Originator(OrCat.MAINTENANCE, "\ud83d"),
                () -> new DataObject("a", "\u0002", List.of()),
                () -> new DataObject("a\u0002", "MV", List.of()),
                () -> new DataType.Member("\u0003", new DataType.Basic(BasicType.BOOLEAN)),
                () -> new DataType.Enumeration("e", Map.of(1, "\ud800")),
                () -> new DataType.Enumeration("e\u0000", Map.of(1, "a")),
                () -> answer(new GetSGCBValues.Response(-1, 0, 0, false, Timestamp.of(Instant.EPOCH), 0)),
                () -> answer(new SetEditSGValue.Response(List.of(Optional.of(ServiceError.NO_ERROR)))),
                () -> answer(new SetDataSetValues.Response(List.of(Optional.of(ServiceError.NO_ERROR)))));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void aNumberOrTextOutOfRange_cannotBeMade(ThrowingCallable made) {
        assertThatThrownBy(made).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whateverTextAMessageIsMadeOf_itIsWrittenAndRead() {
        List<String> hostile = List.of(
                "",
                "\r",
                "a\r\nb",
                "\u0000",
                "\u001f",
                "\u007f",
                "\ufffe",
                "\ud800",
                "\udc00\ud800",
                "\ud83d\udd25",
                " ",
                "<&>\"'",
                "]]>",
                "\u0085",
                "\u2028",
                "x".repeat(300));
        List<Function<String, AcsiPdu>> messages = List.of(
                text -> new AcsiPdu.Unconfirmed("k3f9", new Abort(text)),
                text -> new AcsiPdu.Unconfirmed(text, new Abort("")),
                text -> answer(Refusal.of(ServiceName.OPERATE, ServiceError.ACCESS_VIOLATION, text)),
                text -> answer(new GetServerDirectory.Response(List.of(text), false)),
                text -> answer(
                        new GetDataValues.Response(List.of(new AccessResult.Value(DataValue.Text.unicode(text))))),
                text -> answer(new GetFileAttributeValues.Response(
                        List.of(new FileEntry(text, 1, Timestamp.of(Instant.EPOCH))), false)),
                text -> call(new DeleteFile.Request(text)),
                text -> call(new GetFileAttributeValues.Request(text, Optional.of(text))),
                text -> call(new GetLogicalDeviceDirectory.Request(text, Optional.empty())),
                text -> change(BrcbChange.NONE.withRptId(text)),
                text -> report(text, 0, 0),
                text -> answer(new GetDataDefinition.Response(new DataObject(text, text, List.of()))),
                text -> answer(new GetDataDefinition.Response(new DataAttribute(
                        "a",
                        FunctionalConstraint.ST,
                        new DataType.Enumeration(text, Map.of(0, text)),
                        Set.of(),
                        Optional.empty()))),
                text -> call(new Operate.Request(
                        BRCB,
                        new Operate.Parameters(
                                DataValue.Bool.TRUE,
                                new Originator(OrCat.REMOTE_CONTROL, text),
                                0,
                                Timestamp.of(Instant.EPOCH),
                                false,
                                Check.NONE))));
        int written = 0;
        for (Function<String, AcsiPdu> message : messages) {
            for (String text : hostile) {
                AcsiPdu pdu;
                try {
                    pdu = message.apply(text);
                } catch (IllegalArgumentException e) {
                    continue;
                }
                new XmlReader().read(XmlWriter.toString(format.encode(pdu)));
                written++;
            }
        }
        assertThat(written).isGreaterThan(100);
    }

    @Test
    void theLongestPartOfAFile_isTakenByTheReader() {
        AcsiPdu pdu = answer(new GetFile.Response(part(GetFile.MAX_PART), 1L << 40));
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
