package org.sdvp.acsi.report;

import java.util.Optional;
import java.util.Set;
import org.sdvp.acsi.service.DataSetReference;
import org.sdvp.acsi.trigger.Triggers;
import org.sdvp.model.ReportField;
import org.sdvp.model.TriggerOption;

/**
 * What clients can set in a report control block and what outlives the process: for a BRCB kept in a
 * {@link ControlBlockStore}. Ranges as in {@link org.sdvp.acsi.service.Brcb}.
 *
 * @param rptId identification in reports; empty: the reference of the block
 * @param datSet the data set; one of an association only in a URCB
 * @param confRev configuration revision, 1 to 2^32-1, or 0 as configured
 * @param optFlds optional fields
 * @param bufTm buffer time in ms
 * @param trgOps triggers
 * @param intgPd integrity period in ms; 0: off
 * @param resvTms seconds that a reservation outlives its association; 0: not reserved for longer than that
 * @param owner who holds the reservation, as {@link org.sdvp.acsi.Caller#peer()}
 */
public record ReportSettings(
        String rptId,
        Optional<DataSetReference> datSet,
        long confRev,
        Set<ReportField> optFlds,
        long bufTm,
        Set<TriggerOption> trgOps,
        long intgPd,
        int resvTms,
        Optional<String> owner) {
    /** Copies the sets. */
    public ReportSettings {
        optFlds = Set.copyOf(optFlds);
        trgOps = Set.copyOf(trgOps);
    }

    /** When entries are made. */
    Triggers triggers() {
        return new Triggers(trgOps, bufTm, intgPd);
    }

    /** The same with another reservation. */
    ReportSettings withReservation(int seconds, Optional<String> peer) {
        return new ReportSettings(rptId, datSet, confRev, optFlds, bufTm, trgOps, intgPd, seconds, peer);
    }

    /** The same with another data set and revision. */
    ReportSettings withDatSet(Optional<DataSetReference> dataSet, long revision) {
        return new ReportSettings(rptId, dataSet, revision, optFlds, bufTm, trgOps, intgPd, resvTms, owner);
    }

    /** Whether entries are made as under other settings, so that a buffer need not be emptied. */
    boolean makesEntriesAs(ReportSettings other) {
        return rptId.equals(other.rptId)
                && datSet.equals(other.datSet)
                && confRev == other.confRev
                && bufTm == other.bufTm
                && trgOps.equals(other.trgOps)
                && intgPd == other.intgPd;
    }
}
