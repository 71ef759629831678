package org.sdvp.acsi.audit;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import org.sdvp.acsi.service.Brcb;
import org.sdvp.acsi.service.BrcbChange;
import org.sdvp.acsi.service.DataSetReference;
import org.sdvp.acsi.service.EntryId;
import org.sdvp.acsi.service.Lcb;
import org.sdvp.acsi.service.LcbChange;
import org.sdvp.acsi.service.Urcb;
import org.sdvp.acsi.service.UrcbChange;
import org.sdvp.model.ReportField;
import org.sdvp.model.TriggerOption;

/**
 * Attributes of a control block by the names and in the words of IEC 61850-7-2 (clauses 17.2 and 17.3), such as {@code
 * RptEna=true, BufTm=500}.
 */
final class Attributes {
    private final Map<String, String> values = new LinkedHashMap<>();

    private Attributes() {}

    /** What a change of a BRCB writes. */
    static Attributes of(BrcbChange change) {
        return new Attributes()
                .with("RptID", change.rptId())
                .with("RptEna", change.rptEna())
                .with("DatSet", change.datSet().map(Attributes::name))
                .with("OptFlds", change.optFlds().map(Attributes::fields))
                .with("BufTm", change.bufTm())
                .with("TrgOps", change.trgOps().map(Attributes::triggers))
                .with("IntgPd", change.intgPd())
                .with("GI", change.gi())
                .with("PurgeBuf", change.purgeBuf())
                .with("EntryID", change.entryId().map(EntryId::toString))
                .with("ResvTms", change.resvTms());
    }

    /** What a BRCB has of that. */
    static Attributes of(Brcb block) {
        Attributes all = new Attributes()
                .with("RptID", block.rptId())
                .with("RptEna", block.rptEna())
                .with("DatSet", name(block.datSet()))
                .with("OptFlds", fields(block.optFlds()))
                .with("BufTm", block.bufTm())
                .with("TrgOps", triggers(block.trgOps()))
                .with("IntgPd", block.intgPd())
                .with("GI", block.gi())
                .with("PurgeBuf", block.purgeBuf())
                .with("EntryID", block.entryId().toString());
        block.resvTms().ifPresent(seconds -> all.with("ResvTms", seconds));
        return all;
    }

    /** What a change of a URCB writes. */
    static Attributes of(UrcbChange change) {
        return new Attributes()
                .with("RptID", change.rptId())
                .with("RptEna", change.rptEna())
                .with("Resv", change.resv())
                .with("DatSet", change.datSet().map(Attributes::name))
                .with("OptFlds", change.optFlds().map(Attributes::fields))
                .with("BufTm", change.bufTm())
                .with("TrgOps", change.trgOps().map(Attributes::triggers))
                .with("IntgPd", change.intgPd())
                .with("GI", change.gi());
    }

    /** What a URCB has of that. */
    static Attributes of(Urcb block) {
        return new Attributes()
                .with("RptID", block.rptId())
                .with("RptEna", block.rptEna())
                .with("Resv", block.resv())
                .with("DatSet", name(block.datSet()))
                .with("OptFlds", fields(block.optFlds()))
                .with("BufTm", block.bufTm())
                .with("TrgOps", triggers(block.trgOps()))
                .with("IntgPd", block.intgPd())
                .with("GI", block.gi());
    }

    /** What a change of an LCB writes. */
    static Attributes of(LcbChange change) {
        return new Attributes()
                .with("LogEna", change.logEna())
                .with("DatSet", change.datSet().map(Attributes::name))
                .with("ReasonCode", change.reasonCode())
                .with("BufTm", change.bufTm())
                .with("TrgOps", change.trgOps().map(Attributes::triggers))
                .with("IntgPd", change.intgPd())
                .with("LogRef", change.logRef());
    }

    /** What an LCB has of that. */
    static Attributes of(Lcb block) {
        return new Attributes()
                .with("LogEna", block.logEna())
                .with("DatSet", name(block.datSet()))
                .with("ReasonCode", block.reasonCode())
                .with("BufTm", block.bufTm())
                .with("TrgOps", triggers(block.trgOps()))
                .with("IntgPd", block.intgPd())
                .with("LogRef", block.logRef());
    }

    /** Those that another has too. */
    Attributes only(Attributes wanted) {
        values.keySet().retainAll(wanted.values.keySet());
        return this;
    }

    private Attributes with(String name, Object value) {
        values.put(name, value.toString());
        return this;
    }

    private Attributes with(String name, Optional<?> value) {
        value.ifPresent(given -> values.put(name, given.toString()));
        return this;
    }

    private static String name(Optional<DataSetReference> dataSet) {
        return dataSet.map(DataSetReference::toString).orElse("none");
    }

    private static String fields(Set<ReportField> fields) {
        return fields.isEmpty()
                ? "none"
                : fields.stream().sorted().map(Attributes::word).collect(Collectors.joining(" "));
    }

    private static String triggers(Set<TriggerOption> triggers) {
        return triggers.isEmpty()
                ? "none"
                : triggers.stream().sorted().map(Attributes::word).collect(Collectors.joining(" "));
    }

    private static String word(ReportField field) {
        return switch (field) {
            case SEQ_NUM -> "sequence-number";
            case TIME_STAMP -> "report-time-stamp";
            case REASON -> "reason-for-inclusion";
            case DATA_SET -> "data-set-name";
            case DATA_REF -> "data-reference";
            case BUF_OVFL -> "buffer-overflow";
            case ENTRY_ID -> "entryID";
            case CONF_REV -> "conf-revision";
        };
    }

    private static String word(TriggerOption trigger) {
        return switch (trigger) {
            case DCHG -> "data-change";
            case QCHG -> "quality-change";
            case DUPD -> "data-update";
            case INTEGRITY -> "integrity";
            case GI -> "general-interrogation";
        };
    }

    @Override
    public String toString() {
        StringJoiner text = new StringJoiner(", ");
        values.forEach((name, value) -> text.add(name + "=" + value));
        return text.toString();
    }
}
