package org.sdvp.agent.store.record;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.sdvp.acsi.report.ReportEntry;
import org.sdvp.acsi.service.EntryId;
import org.sdvp.acsi.service.LogEntry;
import org.sdvp.model.Fcda;
import org.sdvp.model.TriggerOption;

/** Entries of report buffers and logs in octets. */
public final class EntryCodec {
    /**
     * A report entry with what links it to the one before.
     *
     * @param previous id of the entry before it; when that is not there, entries were lost in between
     * @param entry the entry
     */
    public record Linked(long previous, ReportEntry entry) {}

    /** Finds the reference that a number stands for. */
    @FunctionalInterface
    public interface References {
        /**
         * The reference.
         *
         * @throws DamagedRecordException if the number stands for none
         */
        Fcda of(int number) throws DamagedRecordException;
    }

    private static final int REASONS = 0x1f;

    private EntryCodec() {}

    /** What an entry of a report buffer holds, without id and link: these come when it is written. */
    public static byte[] reportContent(ReportEntry entry) {
        RecordOutput out = new RecordOutput();
        out.octet(code(entry.kind()));
        ValueCodec.writeEntryTime(out, entry.timeOfEntry());
        out.number(entry.members().size());
        for (ReportEntry.Member member : entry.members()) {
            out.number(member.index()).octet(bits(member.reasons()));
            ValueCodec.write(out, member.value());
        }
        return out.content();
    }

    /**
     * The record of an entry of a report buffer.
     *
     * @param content of the entry
     * @param place of the buffer
     * @param id of the entry
     * @param previous id of the entry before it
     */
    public static byte[] reportRecord(byte[] content, RecordPlace place, long id, long previous) {
        return new RecordOutput().signed(id - previous).octets(content).seal(place, id);
    }

    /** Reads an entry of a report buffer. */
    public static Linked readReport(byte[] record, RecordPlace place, long id) throws DamagedRecordException {
        RecordInput in = RecordInput.open(record, place, id);
        try {
            long previous = id - in.signed();
            ReportEntry.Kind kind = kind(in.octet());
            var time = ValueCodec.readEntryTime(in);
            int count = in.count(3);
            List<ReportEntry.Member> members = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                int index = (int) in.number();
                Set<TriggerOption> reasons = reasons(in.octet());
                members.add(new ReportEntry.Member(index, ValueCodec.read(in), reasons));
            }
            in.end();
            return new Linked(previous, new ReportEntry(new EntryId(id), time, kind, members));
        } catch (IllegalArgumentException e) {
            throw new DamagedRecordException("an entry makes no sense: " + e.getMessage());
        }
    }

    /**
     * What an entry of a log holds.
     *
     * @param numbers gives the number that stands for a reference
     */
    public static RecordOutput logRecord(LogEntry entry, ToIntFunction<Fcda> numbers) {
        RecordOutput out = new RecordOutput();
        ValueCodec.writeEntryTime(out, entry.timeOfEntry());
        out.number(entry.values().size());
        for (LogEntry.Member member : entry.values()) {
            out.number(numbers.applyAsInt(member.reference())).octet(bits(member.reasons()));
            ValueCodec.write(out, member.value());
        }
        return out;
    }

    /** Reads an entry of a log. */
    public static LogEntry readLog(byte[] record, RecordPlace place, long id, References references)
            throws DamagedRecordException {
        RecordInput in = RecordInput.open(record, place, id);
        try {
            var time = ValueCodec.readEntryTime(in);
            int count = in.count(3);
            List<LogEntry.Member> members = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                Fcda reference = references.of((int) in.number());
                Set<TriggerOption> reasons = reasons(in.octet());
                members.add(new LogEntry.Member(reference, ValueCodec.read(in), reasons));
            }
            in.end();
            return new LogEntry(new EntryId(id), time, members);
        } catch (IllegalArgumentException e) {
            throw new DamagedRecordException("an entry makes no sense: " + e.getMessage());
        }
    }

    private static int code(ReportEntry.Kind kind) {
        return switch (kind) {
            case EVENT -> 1;
            case INTEGRITY -> 2;
            case GENERAL_INTERROGATION -> 3;
        };
    }

    private static ReportEntry.Kind kind(int code) throws DamagedRecordException {
        return switch (code) {
            case 1 -> ReportEntry.Kind.EVENT;
            case 2 -> ReportEntry.Kind.INTEGRITY;
            case 3 -> ReportEntry.Kind.GENERAL_INTERROGATION;
            default -> throw new DamagedRecordException("there is no kind of entry of code " + code);
        };
    }

    static int bits(Set<TriggerOption> options) {
        int bits = 0;
        for (TriggerOption option : options) {
            bits |= bit(option);
        }
        return bits;
    }

    static Set<TriggerOption> reasons(int bits) throws DamagedRecordException {
        if ((bits & ~REASONS) != 0) {
            throw new DamagedRecordException("there are no reasons of code " + bits);
        }
        EnumSet<TriggerOption> options = EnumSet.noneOf(TriggerOption.class);
        for (TriggerOption option : TriggerOption.values()) {
            if ((bits & bit(option)) != 0) {
                options.add(option);
            }
        }
        return options;
    }

    private static int bit(TriggerOption option) {
        return switch (option) {
            case DCHG -> 1;
            case QCHG -> 2;
            case DUPD -> 4;
            case INTEGRITY -> 8;
            case GI -> 16;
        };
    }
}
