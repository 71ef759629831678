package org.sdvp.agent.store.record;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sdvp.acsi.log.LogSettings;
import org.sdvp.acsi.report.ReportSettings;
import org.sdvp.acsi.service.DataSetReference;
import org.sdvp.acsi.setting.SettingGroupStore.StoredGroups;
import org.sdvp.model.Fcda;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.ReportField;
import org.sdvp.model.value.DataValue;

/** What clients have set, in octets. */
public final class SettingsCodec {
    /** Reads something out of a record. */
    @FunctionalInterface
    public interface Reader<T> {
        /** Reads it; what it throws of {@link IllegalArgumentException} counts as damage. */
        T read(RecordInput in) throws DamagedRecordException;
    }

    private SettingsCodec() {}

    /**
     * Reads a whole record.
     *
     * @throws DamagedRecordException if it is damaged, goes on after its end, or holds what makes no sense
     */
    public static <T> T whole(RecordInput in, Reader<T> reader) throws DamagedRecordException {
        try {
            T read = reader.read(in);
            in.end();
            return read;
        } catch (IllegalArgumentException e) {
            throw new DamagedRecordException("a setting makes no sense: " + e.getMessage());
        }
    }

    /** Writes the settings of a BRCB. */
    public static void write(RecordOutput out, ReportSettings settings) {
        out.text(settings.rptId());
        optional(out, settings.datSet().map(DataSetReference::text));
        out.number(settings.confRev());
        out.number(fieldBits(settings.optFlds()));
        out.number(settings.bufTm());
        out.octet(EntryCodec.bits(settings.trgOps()));
        out.number(settings.intgPd());
        out.number(settings.resvTms());
        optional(out, settings.owner());
    }

    /** Reads the settings of a BRCB. */
    public static ReportSettings readReportSettings(RecordInput in) throws DamagedRecordException {
        return new ReportSettings(
                in.text(),
                optional(in).map(DataSetReference::new),
                in.number(),
                fields((int) in.number()),
                in.number(),
                EntryCodec.reasons(in.octet()),
                in.number(),
                (int) in.number(),
                optional(in));
    }

    /** Writes the settings of an LCB. */
    public static void write(RecordOutput out, LogSettings settings) {
        out.octet(settings.logEna() ? 1 : 0);
        optional(out, settings.datSet().map(DataSetReference::text));
        out.octet(settings.reasonCode() ? 1 : 0);
        out.number(settings.bufTm());
        out.octet(EntryCodec.bits(settings.trgOps()));
        out.number(settings.intgPd());
        out.text(settings.logRef().toString());
    }

    /** Reads the settings of an LCB. */
    public static LogSettings readLogSettings(RecordInput in) throws DamagedRecordException {
        return new LogSettings(
                in.octet() != 0,
                optional(in).map(DataSetReference::new),
                in.octet() != 0,
                in.number(),
                EntryCodec.reasons(in.octet()),
                in.number(),
                ObjectReference.parse(in.text()));
    }

    /** Writes the members of a data set. */
    public static void write(RecordOutput out, List<Fcda> members) {
        out.number(members.size());
        members.forEach(member -> out.text(member.toString()));
    }

    /** Reads the members of a data set. */
    public static List<Fcda> readMembers(RecordInput in) throws DamagedRecordException {
        int count = in.count(2);
        List<Fcda> members = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            members.add(Fcda.parse(in.text()));
        }
        return members;
    }

    /** Writes the setting groups of a block. */
    public static void write(RecordOutput out, StoredGroups groups) {
        out.number(groups.actSG());
        ValueCodec.writeTimestamp(out, groups.lActTm());
        out.number(groups.groups().size());
        for (Map<ObjectReference, DataValue> group : groups.groups()) {
            out.number(group.size());
            group.forEach((reference, value) -> {
                out.text(reference.toString());
                ValueCodec.write(out, value);
            });
        }
    }

    /** Reads the setting groups of a block. */
    public static StoredGroups readGroups(RecordInput in) throws DamagedRecordException {
        int actSG = (int) in.number();
        var lActTm = ValueCodec.readTimestamp(in);
        int count = in.count(1);
        List<Map<ObjectReference, DataValue>> groups = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            int values = in.count(4);
            Map<ObjectReference, DataValue> group = new LinkedHashMap<>();
            for (int j = 0; j < values; j++) {
                group.put(ObjectReference.parse(in.text()), ValueCodec.read(in));
            }
            groups.add(group);
        }
        return new StoredGroups(actSG, lActTm, groups);
    }

    private static void optional(RecordOutput out, Optional<String> text) {
        out.octet(text.isPresent() ? 1 : 0);
        text.ifPresent(out::text);
    }

    private static Optional<String> optional(RecordInput in) throws DamagedRecordException {
        return in.octet() == 0 ? Optional.empty() : Optional.of(in.text());
    }

    private static int fieldBits(Set<ReportField> fields) {
        int bits = 0;
        for (ReportField field : fields) {
            bits |= bit(field);
        }
        return bits;
    }

    private static Set<ReportField> fields(int bits) {
        EnumSet<ReportField> fields = EnumSet.noneOf(ReportField.class);
        for (ReportField field : ReportField.values()) {
            if ((bits & bit(field)) != 0) {
                fields.add(field);
            }
        }
        return fields;
    }

    private static int bit(ReportField field) {
        return switch (field) {
            case SEQ_NUM -> 1;
            case TIME_STAMP -> 2;
            case REASON -> 4;
            case DATA_SET -> 8;
            case DATA_REF -> 16;
            case BUF_OVFL -> 32;
            case ENTRY_ID -> 64;
            case CONF_REV -> 128;
        };
    }
}
