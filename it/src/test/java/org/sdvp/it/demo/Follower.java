package org.sdvp.it.demo;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.sdvp.acsi.AcsiException;
import org.sdvp.acsi.client.ClientAssociation;
import org.sdvp.acsi.client.ReportListener;
import org.sdvp.acsi.client.Resumption;
import org.sdvp.acsi.service.BrcbChange;
import org.sdvp.acsi.service.EntryId;
import org.sdvp.acsi.service.Report;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.value.DataValue;
import org.sdvp.operator.Operator;
import org.sdvp.operator.UnreachableException;

/**
 * Follows one BRCB of a device as a careful client does: keeps the EntryID of the last report it has handled, and goes on
 * there whenever the device can be reached again.
 */
final class Follower implements AutoCloseable {
    private static final int ENERGY = 1;
    private static final int LOOK_MILLIS = 20;

    private final Operator operator;
    private final String device;
    private final ObjectReference brcb;
    private final List<Report> reports = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();
    private final Thread thread = new Thread(this::follow, "follower");
    private final CountDownLatch stop = new CountDownLatch(1);
    private int resumptions;

    Follower(Operator operator, String device, ObjectReference brcb) {
        this.operator = operator;
        this.device = device;
        this.brcb = brcb;
        thread.setDaemon(true);
        thread.start();
    }

    private void follow() {
        Optional<ClientAssociation> followed = Optional.empty();
        try {
            while (!stop.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                if (followed.filter(association -> association.end().isEmpty()).isEmpty()) {
                    followed = begin();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Optional<ClientAssociation> begin() {
        try {
            ClientAssociation association =
                    operator.await(operator.device(device).association());
            association.reports().listen(brcb.toString(), new Heard());
            EntryId last = last();
            Resumption how = operator.await(association.reports().resumeFrom(brcb, last));
            if (!last.equals(EntryId.NONE)) {
                resumed(how);
            }
            return Optional.of(association);
        } catch (UnreachableException | AcsiException e) {
            // Not there, or not yet: tried again.
            return Optional.empty();
        }
    }

    private synchronized void resumed(Resumption how) {
        resumptions++;
        if (how != Resumption.SEAMLESS) {
            faults.add("resumed " + how + " after " + last());
        }
    }

    private final class Heard implements ReportListener {
        @Override
        public void onReport(Report report) {
            synchronized (Follower.this) {
                reports.add(report);
            }
        }

        @Override
        public void onLoss(String why) {
            synchronized (Follower.this) {
                faults.add(why);
            }
        }
    }

    /** The last entry that came. */
    synchronized EntryId last() {
        return reports.isEmpty()
                ? EntryId.NONE
                : reports.get(reports.size() - 1).entryId().orElseThrow();
    }

    /** How many reports came. */
    synchronized int count() {
        return reports.size();
    }

    /** How often it has gone on where it was. */
    synchronized int resumptions() {
        return resumptions;
    }

    synchronized List<Report> reports() {
        return List.copyOf(reports);
    }

    /** What was not as it must be: gaps without BufOvfl, doubles, entries out of order, a counter that went back. */
    synchronized List<String> faults() {
        List<String> found = new ArrayList<>(faults);
        Set<EntryId> seen = new HashSet<>();
        EntryId before = EntryId.NONE;
        long energy = 0;
        for (Report report : reports) {
            EntryId id = report.entryId().orElseThrow();
            if (!seen.add(id)) {
                found.add(id + " came twice");
            }
            if (Long.compareUnsigned(id.value(), before.value()) <= 0) {
                found.add(id + " came after " + before);
            }
            if (report.bufOvfl().orElse(false) && !before.equals(EntryId.NONE)) {
                found.add(id + " says that entries before it are lost");
            }
            before = id;
            for (Report.Member member : report.members()) {
                if (member.index() == ENERGY) {
                    DataValue.Int counted = (DataValue.Int)
                            ((DataValue.Structure) member.value()).members().get(0);
                    if (counted.value() < energy) {
                        found.add("the meter went back from " + energy + " to " + counted.value() + " Wh");
                    }
                    energy = counted.value();
                }
            }
        }
        return found;
    }

    /** Disables the block, and lets go of it. */
    @Override
    public void close() {
        stop.countDown();
        try {
            thread.join(5000);
            ClientAssociation association =
                    operator.await(operator.device(device).association());
            operator.await(association.reports().setBRCBValues(brcb, BrcbChange.NONE.withRptEna(false)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
