package org.sdvp.acsi.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.sdvp.acsi.trigger.EntrySource;
import org.sdvp.acsi.trigger.PendingEvents;
import org.sdvp.model.TriggerOption;
import org.sdvp.model.value.DataValue;

/** Makes of what happens to the data set of a block what its entries hold. */
final class ReportEntries implements EntrySource.Sink {
    /** Takes the entries. */
    @FunctionalInterface
    interface Taker {
        /**
         * An entry is to be made.
         *
         * @param members by rising index, at least one
         */
        void entry(ReportEntry.Kind kind, List<ReportEntry.Member> members);
    }

    private final Taker taker;

    ReportEntries(Taker taker) {
        this.taker = taker;
    }

    @Override
    public void events(List<PendingEvents.Included> included) {
        List<ReportEntry.Member> members = new ArrayList<>(included.size());
        for (PendingEvents.Included one : included) {
            members.add(new ReportEntry.Member(one.index(), one.value(), one.reasons()));
        }
        taker.entry(ReportEntry.Kind.EVENT, members);
    }

    @Override
    public void whole(TriggerOption reason, List<DataValue> values) {
        ReportEntry.Kind kind =
                reason == TriggerOption.GI ? ReportEntry.Kind.GENERAL_INTERROGATION : ReportEntry.Kind.INTEGRITY;
        taker.entry(kind, members(values, Set.of(reason)));
    }

    /** A whole data set. */
    static List<ReportEntry.Member> members(List<DataValue> values, Set<TriggerOption> reasons) {
        List<ReportEntry.Member> members = new ArrayList<>(values.size());
        for (int i = 0; i < values.size(); i++) {
            members.add(new ReportEntry.Member(i, values.get(i), reasons));
        }
        return members;
    }
}
