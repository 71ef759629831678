package org.sdvp.agent.store.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.sdvp.acsi.log.LogSettings;
import org.sdvp.acsi.report.ReportEntry;
import org.sdvp.acsi.report.ReportSettings;
import org.sdvp.acsi.service.DataSetReference;
import org.sdvp.acsi.service.EntryId;
import org.sdvp.acsi.service.LogEntry;
import org.sdvp.acsi.setting.SettingGroupStore.StoredGroups;
import org.sdvp.model.Fcda;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.ReportField;
import org.sdvp.model.TriggerOption;
import org.sdvp.model.value.BasicType;
import org.sdvp.model.value.DataValue;
import org.sdvp.model.value.EntryTime;
import org.sdvp.model.value.Quality;
import org.sdvp.model.value.Timestamp;

class RecordTest {
    private static final RecordPlace PLACE = RecordPlace.ofTable(1, "fingerprint");

    private static byte[] report(ReportEntry entry, long previous) {
        return EntryCodec.reportRecord(
                EntryCodec.reportContent(entry), PLACE, entry.entryId().value(), previous);
    }

    @RepeatedTest(200)
    void aValue_comesBackAsItWas(RepetitionInfo run) throws Exception {
        Values values = new Values(run.getCurrentRepetition());
        DataValue value = values.value();
        RecordOutput out = new RecordOutput();
        ValueCodec.write(out, value);
        RecordInput in = RecordInput.open(out.seal(PLACE, 5), PLACE, 5);

        assertThat(ValueCodec.read(in))
                .as("seed %d", run.getCurrentRepetition())
                .isEqualTo(value);
        in.end();
    }

    @Test
    void everyType_hasItsOwnCode() throws Exception {
        Values values = new Values(4711);
        Set<BasicType> seen = new HashSet<>();
        while (seen.size() < BasicType.values().length) {
            DataValue value = values.value();
            seen.add(value.type());
            RecordOutput out = new RecordOutput();
            ValueCodec.write(out, value);
            assertThat(ValueCodec.read(RecordInput.open(out.seal(PLACE, 1), PLACE, 1)))
                    .isEqualTo(value);
        }
    }

    @RepeatedTest(100)
    void entries_comeBackAsTheyWere(RepetitionInfo run) throws Exception {
        Values values = new Values(run.getCurrentRepetition());
        long id = values.random().nextLong() >>> 1;
        long previous = Math.max(0, id - values.random().nextInt(100));
        ReportEntry report = values.report(id);
        LogEntry log = values.log(id);
        List<Fcda> references = new ArrayList<>();
        byte[] record = EntryCodec.logRecord(log, reference -> {
                    references.add(reference);
                    return references.size() - 1;
                })
                .seal(PLACE, id);

        assertThat(EntryCodec.readReport(report(report, previous), PLACE, id))
                .isEqualTo(new EntryCodec.Linked(previous, report));
        assertThat(EntryCodec.readLog(record, PLACE, id, references::get)).isEqualTo(log);
    }

    @Test
    void anyFlippedBit_anyMissingEnd_anyOtherPlace_isSeen() {
        ReportEntry entry = new Values(7).report(1000);
        byte[] record = report(entry, 999);

        for (int bit = 0; bit < record.length * 8; bit++) {
            byte[] flipped = record.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            assertThatThrownBy(() -> EntryCodec.readReport(flipped, PLACE, 1000))
                    .as("bit %d", bit)
                    .isInstanceOf(DamagedRecordException.class);
        }
        for (int length = 0; length < record.length; length++) {
            byte[] cut = Arrays.copyOf(record, length);
            assertThatThrownBy(() -> EntryCodec.readReport(cut, PLACE, 1000))
                    .isInstanceOf(DamagedRecordException.class);
        }
        assertThatThrownBy(() -> EntryCodec.readReport(record, PLACE, 1001)).isInstanceOf(DamagedRecordException.class);
        assertThatThrownBy(() -> EntryCodec.readReport(record, RecordPlace.ofTable(2, "fingerprint"), 1000))
                .isInstanceOf(DamagedRecordException.class);
        assertThatThrownBy(() -> EntryCodec.readReport(record, RecordPlace.ofTable(1, "other"), 1000))
                .isInstanceOf(DamagedRecordException.class);
    }

    /** Past the checksum: what a fault of this program or a lucky accident could bring. */
    @RepeatedTest(500)
    void nonsenseWithARightChecksum_isDamageAndNothingElse(RepetitionInfo run) {
        Random random = new Random(run.getCurrentRepetition());
        byte[] record = report(new Values(run.getCurrentRepetition()).report(9), 8);
        byte[] body = Arrays.copyOfRange(record, 1, record.length - RecordOutput.CHECKSUM);
        for (int i = random.nextInt(4); i >= 0; i--) {
            body[random.nextInt(body.length)] = (byte) random.nextInt();
        }
        byte[] cut = Arrays.copyOf(body, random.nextInt(body.length + 1));
        byte[] nonsense =
                new RecordOutput().octets(random.nextBoolean() ? body : cut).seal(PLACE, 9);

        List<SettingsCodec.Reader<?>> readers = List.of(
                SettingsCodec::readReportSettings,
                SettingsCodec::readLogSettings,
                SettingsCodec::readMembers,
                SettingsCodec::readGroups,
                ValueCodec::read);
        try {
            EntryCodec.readReport(nonsense, PLACE, 9);
        } catch (DamagedRecordException expected) {
            assertThat(expected).hasMessageNotContaining("null");
        }
        try {
            EntryCodec.readLog(nonsense, PLACE, 9, number -> Fcda.parse("HP1/STMP1.Tmp[MX]"));
        } catch (DamagedRecordException expected) {
            assertThat(expected).hasMessageNotContaining("null");
        }
        for (SettingsCodec.Reader<?> reader : readers) {
            try {
                SettingsCodec.whole(RecordInput.open(nonsense, PLACE, 9), reader);
            } catch (DamagedRecordException expected) {
                assertThat(expected).hasMessageNotContaining("null");
            }
        }
    }

    @Test
    void aRecordOfALaterVersion_isLeftAlone() {
        byte[] later = {2, 1, 0, 0, 0, 0};
        int sum = PLACE.checksum(3, later, 2);
        for (int i = 0; i < 4; i++) {
            later[2 + i] = (byte) (sum >>> (24 - 8 * i));
        }

        assertThatThrownBy(() -> RecordInput.open(later, PLACE, 3))
                .isInstanceOf(DamagedRecordException.class)
                .hasMessageContaining("version");
    }

    @Test
    void aListLongerThanItsRecord_takesNoRoom() throws Exception {
        byte[] record = new RecordOutput().number(1L << 60).seal(PLACE, 1);
        RecordInput in = RecordInput.open(record, PLACE, 1);

        assertThatThrownBy(() -> in.count(1))
                .isInstanceOf(DamagedRecordException.class)
                .hasMessageContaining("0 octets left");
    }

    @Test
    void valuesNestedWithoutEnd_areRefused() throws Exception {
        DataValue deepest = DataValue.Bool.TRUE;
        for (int level = 0; level < DataValue.MAX_LEVELS; level++) {
            deepest = DataValue.Structure.of(deepest);
        }
        RecordOutput out = new RecordOutput();
        ValueCodec.write(out, deepest);
        assertThat(ValueCodec.read(RecordInput.open(out.seal(PLACE, 1), PLACE, 1)))
                .isEqualTo(deepest);

        RecordOutput nested = new RecordOutput();
        for (int depth = 0; depth < 10_000; depth++) {
            nested.octet(26).number(1);
        }
        nested.octet(1).octet(1);
        RecordInput in = RecordInput.open(nested.seal(PLACE, 1), PLACE, 1);
        assertThatThrownBy(() -> ValueCodec.read(in)).isInstanceOf(DamagedRecordException.class);
    }

    @Test
    void settings_comeBackAsTheyWere() throws Exception {
        ReportSettings report = new ReportSettings(
                "Meas é",
                Optional.of(new DataSetReference("HP1/LLN0.Meas")),
                0xffff_ffffL,
                Set.of(ReportField.SEQ_NUM, ReportField.CONF_REV),
                100,
                Set.of(TriggerOption.DCHG, TriggerOption.GI),
                60_000,
                32_767,
                Optional.of("op@example.org/x"));
        RecordOutput out = new RecordOutput();
        SettingsCodec.write(out, report);
        assertThat(read(out, SettingsCodec::readReportSettings)).isEqualTo(report);

        LogSettings log = new LogSettings(
                true, Optional.empty(), true, 0, Set.of(), 300_000, ObjectReference.parse("HP1/LLN0.Day"));
        out = new RecordOutput();
        SettingsCodec.write(out, log);
        assertThat(read(out, SettingsCodec::readLogSettings)).isEqualTo(log);

        List<Fcda> members = List.of(Fcda.parse("HP1/STMP1.Tmp[MX]"), Fcda.parse("HP1/A1.B.c(7).d[SP]"));
        out = new RecordOutput();
        SettingsCodec.write(out, members);
        assertThat(read(out, SettingsCodec::readMembers)).isEqualTo(members);

        StoredGroups groups = new StoredGroups(
                2,
                new Timestamp(1, 2, 3),
                List.of(
                        Map.of(ObjectReference.parse("HP1/A1.B.c"), Quality.GOOD),
                        Map.of(ObjectReference.parse("HP1/A1.B.c"), new DataValue.Float32(Float.NaN))));
        out = new RecordOutput();
        SettingsCodec.write(out, groups);
        assertThat(read(out, SettingsCodec::readGroups)).isEqualTo(groups);
    }

    private static <T> T read(RecordOutput out, SettingsCodec.Reader<T> reader) throws DamagedRecordException {
        return SettingsCodec.whole(RecordInput.open(out.seal(PLACE, 0), PLACE, 0), reader);
    }

    /** Sixteen measured values as a heat pump's 5-minute log has them: what a year of them takes follows from this. */
    @Test
    void anEntryOfSixteenMeasuredValues_isCompact() {
        List<LogEntry.Member> members = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            members.add(new LogEntry.Member(
                    Fcda.parse("HP1/STMP" + (i + 1) + ".Tmp[MX]"),
                    DataValue.Structure.of(
                            DataValue.Structure.of(new DataValue.Float32(21.5f + i)),
                            Quality.GOOD,
                            new Timestamp(1_767_225_600L + i, 1 << 23, 10)),
                    Set.of(TriggerOption.INTEGRITY)));
        }
        LogEntry entry = new LogEntry(new EntryId(1_767_225_600_000_000L), new EntryTime(15_341, 0), members);
        List<Fcda> references = new ArrayList<>();
        byte[] record = EntryCodec.logRecord(entry, reference -> {
                    references.add(reference);
                    return references.size();
                })
                .seal(PLACE, 1);

        assertThat(record.length).isLessThan(400);
    }
}
