package org.sdvp.wire.compact;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sdvp.acsi.AcsiPdu;
import org.sdvp.acsi.server.ResponseSize;
import org.sdvp.acsi.service.AcsiResponse;
import org.sdvp.acsi.service.AddCause;
import org.sdvp.acsi.service.Associate;
import org.sdvp.acsi.service.Brcb;
import org.sdvp.acsi.service.DataSetReference;
import org.sdvp.acsi.service.EntryId;
import org.sdvp.acsi.service.FileEntry;
import org.sdvp.acsi.service.GetBRCBValues;
import org.sdvp.acsi.service.GetDataSetDirectory;
import org.sdvp.acsi.service.GetDataValues;
import org.sdvp.acsi.service.GetFile;
import org.sdvp.acsi.service.GetFileAttributeValues;
import org.sdvp.acsi.service.GetLCBValues;
import org.sdvp.acsi.service.GetLogStatusValues;
import org.sdvp.acsi.service.GetSGCBValues;
import org.sdvp.acsi.service.GetServerDirectory;
import org.sdvp.acsi.service.GetURCBValues;
import org.sdvp.acsi.service.Lcb;
import org.sdvp.acsi.service.LogEntry;
import org.sdvp.acsi.service.QueryLogAfter;
import org.sdvp.acsi.service.Refusal;
import org.sdvp.acsi.service.Report;
import org.sdvp.acsi.service.ServiceError;
import org.sdvp.acsi.service.ServiceName;
import org.sdvp.acsi.service.SetEditSGValue;
import org.sdvp.acsi.service.Urcb;
import org.sdvp.model.Fcda;
import org.sdvp.model.FunctionalConstraint;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.ReportField;
import org.sdvp.model.TriggerOption;
import org.sdvp.model.value.BasicType;
import org.sdvp.model.value.DataValue;
import org.sdvp.model.value.EntryTime;
import org.sdvp.model.value.Octets;
import org.sdvp.model.value.Quality;
import org.sdvp.model.value.Timestamp;
import org.sdvp.wire.random.RandomMessages;
import org.sdvp.wire.xml.XmlWriter;

/** The guess of a message's length, by which a server keeps to the negotiated size, is never too low. */
class MessageSizeTest {
    private static final String ID = "a".repeat(36);
    private static final String ESCAPED = "<>&'\"";
    private static final ObjectReference LONGEST = ObjectReference.parse(
            "D".repeat(64) + "/" + "N".repeat(11) + "." + "o".repeat(12) + "." + "a".repeat(36) + "(1)");
    private static final Fcda MEMBER = new Fcda(LONGEST, FunctionalConstraint.MX);
    private static final DataSetReference DATA_SET =
            new DataSetReference("D".repeat(64) + "/" + "N".repeat(31) + "." + "s".repeat(32));
    private static final Timestamp TIME = new Timestamp(0xffff_ffffL, 0xff_ffff, 0xff);
    private static final EntryTime ENTRY_TIME = new EntryTime(0xffff, 86_399_999);
    private static final EntryId ENTRY = new EntryId(-1);
    private static final Optional<ServiceError> WRITE_ERROR = Optional.of(ServiceError.of(12));

    private final CompactFormat format = new CompactFormat();
    private final ResponseSize guess = ResponseSize.estimate();

    private int octets(AcsiPdu pdu) {
        return XmlWriter.toString(format.encode(pdu)).getBytes(StandardCharsets.UTF_8).length;
    }

    private void assertNotTooLow(AcsiResponse response) {
        String id = response instanceof Associate.Response granted ? granted.associationId() : ID;
        AcsiPdu pdu = new AcsiPdu.Response(Optional.of(id), Integer.MAX_VALUE, response);
        assertThat(guess.octets(response)).as("%s", response).isGreaterThanOrEqualTo(octets(pdu));
    }

    @RepeatedTest(10)
    void aRandomAnswer_isNotGuessedTooShort(RepetitionInfo repetition) {
        long seed = repetition.getCurrentRepetition() * 104_729L;
        RandomMessages messages = new RandomMessages(seed);
        for (int i = 0; i < 200; i++) {
            AcsiPdu pdu = messages.next();
            if (pdu instanceof AcsiPdu.Response response) {
                assertNotTooLow(response.service());
            } else if (pdu instanceof AcsiPdu.Unconfirmed message && message.service() instanceof Report report) {
                assertThat(ResponseSize.estimateOfReports().octets(report))
                        .as("%s of seed %s", report, seed)
                        .isGreaterThanOrEqualTo(octets(pdu));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Longest.class)
    void theLongestAnswer_isNotGuessedTooShort(Longest longest) {
        assertNotTooLow(longest.response);
    }

    @ParameterizedTest
    @EnumSource(BasicType.class)
    void aValueOfEveryType_isNotGuessedTooShort(BasicType type) {
        DataValue value = switch (type.kind()) {
            case BOOLEAN -> DataValue.Bool.FALSE;
            case INTEGER -> new DataValue.Int(type, type.min());
            case FLOAT32 -> new DataValue.Float32(-1.1754942E-38f);
            case FLOAT64 -> new DataValue.Float64(-Double.MIN_NORMAL);
            case TEXT -> new DataValue.Text(type, "&".repeat(type.size()));
            case OCTETS -> new DataValue.Octets(type, new byte[type.size()]);
            case BITS -> new DataValue.Bits(type, 0);
            case ENTRY_TIME -> ENTRY_TIME;
            case TIMESTAMP -> TIME;
            case QUALITY -> allFlags();
            case STRUCTURE -> DataValue.Structure.of(TIME, TIME);
            case ARRAY -> new DataValue.Array(List.of(allFlags(), allFlags()));
        };
        assertNotTooLow(new GetDataValues.Response(
                Collections.nCopies(100, new org.sdvp.acsi.service.AccessResult.Value(value))));
        assertNotTooLow(new QueryLogAfter.Response(
                List.of(new LogEntry(
                        ENTRY,
                        ENTRY_TIME,
                        Collections.nCopies(
                                100, new LogEntry.Member(MEMBER, value, EnumSet.allOf(TriggerOption.class))))),
                true));
        Report report = new Report(
                ESCAPED.repeat(25),
                Optional.of(0xffff),
                0xffff,
                true,
                Optional.of(DATA_SET),
                Optional.of(false),
                Optional.of(0xffff_ffffL),
                Optional.of(ENTRY_TIME),
                Optional.of(ENTRY),
                java.util.stream.IntStream.range(0, 100)
                        .mapToObj(i -> new Report.Member(
                                9800 + 2 * i,
                                Optional.of(MEMBER),
                                value,
                                i % 2 == 0 ? EnumSet.allOf(TriggerOption.class) : Set.of()))
                        .toList());
        assertThat(ResponseSize.estimateOfReports().octets(report))
                .isGreaterThanOrEqualTo(octets(new AcsiPdu.Unconfirmed(ID, report)));
    }

    private static Quality allFlags() {
        Quality quality = Quality.GOOD;
        for (Quality.Flag flag : Quality.Flag.values()) {
            quality = quality.with(flag, true);
        }
        return quality;
    }

    /** The longest answers there can be, or long lists of the longest members. */
    enum Longest {
        REFUSAL(new Refusal(
                ServiceName.GET_LOGICAL_DEVICE_DIRECTORY,
                ServiceError.of(12),
                Optional.of(AddCause.of(27)),
                ESCAPED.repeat(51))),
        ASSOCIATE(new Associate.Response(ID, Integer.MAX_VALUE, Integer.MAX_VALUE, EnumSet.allOf(ServiceName.class))),
        DIRECTORY(new GetServerDirectory.Response(Collections.nCopies(100, "D".repeat(64)), true)),
        FILE_DIRECTORY(new GetServerDirectory.Response(Collections.nCopies(100, "&".repeat(64)), true)),
        DATA_SET_DIRECTORY(new GetDataSetDirectory.Response(Collections.nCopies(100, MEMBER), true, true)),
        EDIT_RESULTS(new SetEditSGValue.Response(Collections.nCopies(1000, WRITE_ERROR))),
        SGCB(new GetSGCBValues.Response(
                Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE, false, TIME, Integer.MAX_VALUE)),
        LCB(new GetLCBValues.Response(new Lcb(
                false,
                Optional.of(DATA_SET),
                false,
                0xffff_ffffL,
                EnumSet.allOf(TriggerOption.class),
                0xffff_ffffL,
                LONGEST))),
        LOG_STATUS(new GetLogStatusValues.Response(ENTRY_TIME, ENTRY_TIME, ENTRY, ENTRY)),
        BRCB(new GetBRCBValues.Response(new Brcb(
                ESCAPED.repeat(25),
                false,
                Optional.of(DATA_SET),
                0xffff_ffffL,
                EnumSet.allOf(ReportField.class),
                0xffff_ffffL,
                0xffff,
                EnumSet.allOf(TriggerOption.class),
                0xffff_ffffL,
                false,
                false,
                ENTRY,
                ENTRY_TIME,
                OptionalInt.of(Short.MIN_VALUE),
                Optional.of(ESCAPED.repeat(600))))),
        URCB(new GetURCBValues.Response(new Urcb(
                ESCAPED.repeat(25),
                false,
                false,
                Optional.of(DATA_SET),
                0xffff_ffffL,
                EnumSet.allOf(ReportField.class),
                0xffff_ffffL,
                0xff,
                EnumSet.allOf(TriggerOption.class),
                0xffff_ffffL,
                false,
                Optional.of("\r" + "\u20ac".repeat(600))))),
        FILE(new GetFile.Response(Octets.of(new byte[GetFile.MAX_PART]), Long.MAX_VALUE)),
        FILES(new GetFileAttributeValues.Response(
                Collections.nCopies(100, new FileEntry("\r" + "\u20ac".repeat(254), Long.MAX_VALUE, TIME)), true));

        private final AcsiResponse response;

        Longest(AcsiResponse response) {
            this.response = response;
        }
    }
}
