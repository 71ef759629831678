package org.sdvp.heatpump;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.sdvp.model.LogControl;
import org.sdvp.model.ReportControl;
import org.sdvp.model.ReportField;
import org.sdvp.model.TriggerOption;

/**
 * A row of the table of control blocks.
 *
 * @param kind which class it is of
 * @param name of the block, without the number of the instance
 * @param dataSet it is about
 * @param instances of a BRCB or URCB, 1 or more
 * @param trgOps what triggers it
 * @param bufTm ms in which changes are gathered
 * @param intgPd integrity period in ms, 0: off
 * @param log that an LCB or the device writes to; empty for the others
 * @param meaning in words
 */
record ControlBlockRow(
        Kind kind,
        String name,
        String dataSet,
        int instances,
        Set<TriggerOption> trgOps,
        long bufTm,
        long intgPd,
        String log,
        String meaning) {
    /** Classes of control blocks (IEC 61850-7-2 clause 17). */
    enum Kind {
        BRCB,
        URCB,
        LCB,
        /** No control block, but a log that the device writes. */
        LOG
    }

    static List<ControlBlockRow> all() {
        return TableRows.of("control_blocks.csv").stream()
                .map(ControlBlockRow::of)
                .toList();
    }

    private static ControlBlockRow of(List<String> cells) {
        Set<TriggerOption> trgOps = EnumSet.noneOf(TriggerOption.class);
        for (String option :
                cells.get(4).isEmpty() ? new String[0] : cells.get(4).split(" ", -1)) {
            trgOps.add(TriggerOption.valueOf(option.toUpperCase(Locale.ROOT)));
        }
        return new ControlBlockRow(
                Kind.valueOf(cells.get(0).toUpperCase(Locale.ROOT)),
                cells.get(1),
                cells.get(2),
                Integer.parseInt(cells.get(3)),
                trgOps,
                Long.parseLong(cells.get(5)),
                Long.parseLong(cells.get(6)),
                cells.get(7),
                cells.get(8));
    }

    /** The report control block of the row. */
    ReportControl reportControl() {
        return new ReportControl(
                name, kind == Kind.BRCB, "", Optional.of(dataSet), 1, fields(), bufTm, trgOps, intgPd, instances, true);
    }

    // Everything but the references of the members, which a client has from the directory of the data set.
    private Set<ReportField> fields() {
        Set<ReportField> fields = EnumSet.complementOf(EnumSet.of(ReportField.DATA_REF));
        fields.removeIf(field -> kind == Kind.URCB && field.isBufferedOnly());
        return fields;
    }

    /** The log control block of the row. */
    LogControl logControl() {
        return new LogControl(name, Optional.of(dataSet), log, true, true, trgOps, intgPd);
    }

    /** Names under which it is found, such as {@code Meas01} to {@code Meas03}; for an LCB or a log its own and its log's. */
    List<String> names() {
        return switch (kind) {
            case BRCB, URCB -> reportControl().instanceNames();
            case LCB, LOG -> name.equals(log) ? List.of(name) : List.of(name, log);
        };
    }
}
