package org.sdvp.centre.acsi;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.sdvp.acsi.client.ReportKeeper;
import org.sdvp.acsi.service.Report;
import org.sdvp.centre.fleet.DeviceId;
import org.sdvp.centre.fleet.FleetTime;
import org.sdvp.centre.fleet.Received;
import org.sdvp.centre.fleet.Sample;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has the reports of one block stored, each with its place. Where something is missing before a report, that report and all
 * after it wait until as much of it as there is was had from elsewhere, and the rest is noted as a gap.
 */
final class BlockKeeper implements ReportKeeper {
    private static final Logger LOG = LoggerFactory.getLogger(BlockKeeper.class);

    private final DeviceId device;
    private final BlockChoice.Block block;
    private final List<Optional<Labels>> members;
    private final Ports ports;
    private @Nullable Instant last;
    private Optional<String> missing = Optional.empty();
    private @Nullable List<Runnable> held;
    private int filling;
    private boolean misfitTold;

    /**
     * What it works with.
     *
     * @param time for stamps
     * @param way takes what is to be stored
     * @param lost tells that reports were lost on the way
     * @param fill sees to what is missing
     */
    record Ports(FleetTime time, Way way, Lost lost, Fill fill) {}

    /** Stores. */
    interface Way {
        CompletionStage<Void> add(Received received);
    }

    /** Hears of reports that were lost on the way. */
    interface Lost {
        void onLoss(String why);
    }

    /** Sees to what is missing before a report. */
    interface Fill {
        /**
         * Gets what can be had elsewhere, and notes the rest as a gap.
         *
         * @param gap what is missing; empty if the block begins anew, but before what is there already
         * @return completes when all of that is stored and the block has no mark that it does not know
         */
        CompletionStage<Void> fill(Optional<Received.Gap> gap);
    }

    /**
     * For one association.
     *
     * @param members of the data set, as far as they are known
     * @param last time of the last entry that is stored, of this block or of another one of the data set; null if none ever was
     * @param missing why what was after that is not all there; empty if the block resumes after it
     */
    BlockKeeper(
            DeviceId device,
            BlockChoice.Block block,
            List<Optional<Labels>> members,
            @Nullable Instant last,
            Optional<String> missing,
            Ports ports) {
        this.device = device;
        this.block = block;
        this.members = members;
        this.last = last;
        this.missing = missing;
        this.ports = ports;
    }

    @Override
    public CompletionStage<Void> store(Report report) {
        Instant now = ports.time().now();
        Instant made = report.timeOfEntry().map(time -> time.instant()).orElse(now);
        List<Sample> samples = samples(report, made, now);
        Optional<Received.Place> place = block.buffered()
                ? report.entryId()
                        .map(id -> new Received.Place(block.reference().toString(), id.toString(), made))
                : Optional.empty();
        Received received = new Received(device, now, samples, place, Optional.empty());
        synchronized (this) {
            if (missing.isEmpty() && report.bufOvfl().orElse(false)) {
                missing = Optional.of("the buffer of " + block.reference() + " has overflowed");
            }
            // What a buffer has lost before the first entry ever had is not missed by anybody.
            Instant since = last;
            if (missing.isPresent() && since != null) {
                fill(missing.filter(why -> made.isAfter(since)).map(why -> new Received.Gap(since, made, why)));
            }
            missing = Optional.empty();
            last = made;
            return add(received);
        }
    }

    private List<Sample> samples(Report report, Instant made, Instant now) {
        List<Sample> samples = new ArrayList<>();
        for (Report.Member member : report.members()) {
            if (member.index() < members.size()) {
                members.get(member.index()).ifPresent(labels -> {
                    if (!labels.samples(member.value(), made, now, samples::add)) {
                        tellMisfit(labels.source().reference().toString());
                    }
                });
            }
        }
        return samples;
    }

    private void tellMisfit(String reference) {
        if (!misfitTold) {
            misfitTold = true;
            LOG.warn("{} reports {} otherwise than its model says; it is left out", device, reference);
        }
    }

    private void fill(Optional<Received.Gap> gap) {
        held = held == null ? new ArrayList<>() : held;
        filling++;
        ports.fill().fill(gap).whenComplete((nothing, failure) -> {
            if (failure == null) {
                release();
            }
            // Else the association ends, and all of it comes again.
        });
    }

    private CompletionStage<Void> add(Received received) {
        List<Runnable> queue = held;
        if (queue == null) {
            return ports.way().add(received);
        }
        CompletableFuture<Void> stored = new CompletableFuture<>();
        queue.add(() -> ports.way().add(received).whenComplete((nothing, failure) -> {
            if (failure == null) {
                stored.complete(null);
            } else {
                stored.completeExceptionally(failure);
            }
        }));
        return stored;
    }

    private synchronized void release() {
        filling--;
        List<Runnable> queue = held;
        if (filling == 0 && queue != null) {
            held = null;
            queue.forEach(Runnable::run);
        }
    }

    @Override
    public synchronized void onLoss(String why) {
        if (!block.buffered()) {
            missing = Optional.of(why);
        }
        ports.lost().onLoss(why);
    }
}
