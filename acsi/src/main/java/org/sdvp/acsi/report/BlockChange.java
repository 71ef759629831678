package org.sdvp.acsi.report;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sdvp.acsi.service.BrcbChange;
import org.sdvp.acsi.service.DataSetReference;
import org.sdvp.acsi.service.EntryId;
import org.sdvp.acsi.service.UrcbChange;
import org.sdvp.acsi.trigger.RefusedException;
import org.sdvp.acsi.trigger.Triggers;
import org.sdvp.model.ReportField;
import org.sdvp.model.TriggerOption;

/** What a client writes to a control block of either kind; components as in {@link BrcbChange} and {@link UrcbChange}. */
record BlockChange(
        Optional<String> rptId,
        Optional<Boolean> rptEna,
        Optional<Optional<DataSetReference>> datSet,
        Optional<Set<ReportField>> optFlds,
        Optional<Long> bufTm,
        Optional<Set<TriggerOption>> trgOps,
        Optional<Long> intgPd,
        boolean gi,
        boolean purgeBuf,
        Optional<EntryId> entryId,
        Optional<Integer> resvTms,
        Optional<Boolean> resv) {
    private static final long MAX_INT32U = 0xffff_ffffL;

    static BlockChange of(BrcbChange change) {
        return new BlockChange(
                change.rptId(),
                change.rptEna(),
                change.datSet(),
                change.optFlds(),
                change.bufTm(),
                change.trgOps(),
                change.intgPd(),
                change.gi().orElse(false),
                change.purgeBuf().orElse(false),
                change.entryId(),
                change.resvTms(),
                Optional.empty());
    }

    static BlockChange of(UrcbChange change) {
        return new BlockChange(
                change.rptId(),
                change.rptEna(),
                change.datSet(),
                change.optFlds().map(BlockChange::withoutBufferedOnly),
                change.bufTm(),
                change.trgOps(),
                change.intgPd(),
                change.gi().orElse(false),
                false,
                Optional.empty(),
                Optional.empty(),
                change.resv());
    }

    static Set<ReportField> withoutBufferedOnly(Set<ReportField> fields) {
        return fields.stream().filter(field -> !field.isBufferedOnly()).collect(Collectors.toUnmodifiableSet());
    }

    /** Whether it writes what cannot be written while RptEna is true. */
    boolean writesSettings() {
        return purgeBuf
                || Stream.of(rptId, datSet, optFlds, bufTm, trgOps, intgPd, entryId, resvTms, resv)
                        .anyMatch(Optional::isPresent);
    }

    boolean enables() {
        return rptEna.orElse(false);
    }

    boolean disables() {
        return !rptEna.orElse(true);
    }

    /**
     * The settings after the change; the data set is taken as it is, the reservation is not touched.
     *
     * @throws RefusedException if a value is out of its range
     */
    ReportSettings applied(ReportSettings old, ReportLimits limits) {
        intgPd.ifPresent(ms -> Triggers.requireIntgPd(ms, limits.minIntgPd()));
        resvTms.ifPresent(s -> Triggers.require(
                s >= 0 && s <= limits.maxResvTms(), "ResvTms", "0 to " + limits.maxResvTms() + " s", s));
        Optional<DataSetReference> nextSet = datSet.orElse(old.datSet());
        return new ReportSettings(
                rptId.orElse(old.rptId()),
                nextSet,
                !nextSet.equals(old.datSet()) ? raised(old.confRev()) : old.confRev(),
                optFlds.orElse(old.optFlds()),
                bufTm.orElse(old.bufTm()),
                trgOps.orElse(old.trgOps()),
                intgPd.orElse(old.intgPd()),
                old.resvTms(),
                old.owner());
    }

    /** The next configuration revision, never 0. */
    static long raised(long confRev) {
        return confRev == MAX_INT32U ? 1 : confRev + 1;
    }
}
