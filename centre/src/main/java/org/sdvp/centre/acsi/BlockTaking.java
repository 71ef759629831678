package org.sdvp.centre.acsi;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sdvp.acsi.ServiceErrorException;
import org.sdvp.acsi.client.ClientAssociation;
import org.sdvp.acsi.client.Reports;
import org.sdvp.acsi.client.Resumption;
import org.sdvp.acsi.service.BrcbChange;
import org.sdvp.acsi.service.EntryId;
import org.sdvp.acsi.service.UrcbChange;
import org.sdvp.centre.acsi.BlockChoice.Block;
import org.sdvp.centre.acsi.BlockChoice.Offer;
import org.sdvp.centre.fleet.DeviceId;
import org.sdvp.centre.fleet.Received;
import org.sdvp.centre.fleet.Sample;
import org.sdvp.model.ReportField;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes report control blocks of one association: what they had in store comes first, then what happens. Waits for the device. */
final class BlockTaking {
    private static final Logger LOG = LoggerFactory.getLogger(BlockTaking.class);

    private final DeviceId id;
    private final FollowPorts ports;
    private final FollowSettings settings;
    private final Device device;

    /**
     * The device in this association.
     *
     * @param face for reading logs
     * @param image what it has told of itself
     * @param association with it
     */
    record Device(org.sdvp.operator.Device face, DeviceImage image, ClientAssociation association) {}

    BlockTaking(DeviceId id, FollowPorts ports, FollowSettings settings, Device device) {
        this.id = id;
        this.ports = ports;
        this.settings = settings;
        this.device = device;
    }

    /**
     * Takes the first block of a data set that the device gives.
     *
     * @param lost is told when reports were lost on the way, so that the association is of no use any more
     * @return false if it gives none
     */
    boolean take(Offer offer, BlockKeeper.Way way, BlockKeeper.Lost lost) {
        List<Optional<Labels>> members =
                offer.members().stream().map(device.image()::labels).toList();
        Optional<Received.Place> newest = offer.all().stream()
                .map(block -> ports.store().mark(id, block))
                .flatMap(Optional::stream)
                .reduce((one, other) -> one.entryTime().isAfter(other.entryTime()) ? one : other);
        for (Block block : offer.blocks()) {
            try {
                if (block.buffered()) {
                    takeBuffered(block, members, newest, new Ends(way, lost));
                } else {
                    takeUnbuffered(block, members, new Ends(way, lost));
                }
                return true;
            } catch (ServiceErrorException e) {
                // Somebody was quicker, or it cannot be had: there may be others.
                LOG.info("{} does not give {}: {}", id, block.reference(), e.getMessage());
                device.association().reports().ignore(block.rptId());
            }
        }
        return false;
    }

    private record Ends(BlockKeeper.Way way, BlockKeeper.Lost lost) {}

    private void takeBuffered(Block block, List<Optional<Labels>> members, Optional<Received.Place> newest, Ends ends) {
        Reports reports = device.association().reports();
        String reference = block.reference().toString();
        Optional<Received.Place> mark = ports.store().mark(id, reference);
        // An association of before that the device does not know to be over yet.
        await(reports.setBRCBValues(block.reference(), BrcbChange.NONE.withRptEna(false)));
        prepare(reports, block);
        EntryId last = mark.map(place -> new EntryId(Long.parseUnsignedLong(place.entryId(), 16)))
                .orElse(EntryId.NONE);
        boolean seamless = mark.isPresent() && has(reports, block, last);
        Optional<String> missing = seamless
                ? Optional.empty()
                : Optional.of(
                        mark.isPresent()
                                ? reference + " no longer has the last entry that is stored"
                                : reference + " is another block than before");
        @Nullable
        Instant since =
                (seamless ? mark : newest).map(Received.Place::entryTime).orElse(null);
        reports.keep(
                block.rptId(),
                new BlockKeeper(
                        id,
                        block,
                        members,
                        since,
                        missing,
                        new BlockKeeper.Ports(
                                ports.time(), ends.way(), ends.lost(), gap -> filled(block, gap, ends.way()))));
        Resumption resumption = await(reports.resumeFrom(block.reference(), seamless ? last : EntryId.NONE));
        if (seamless && resumption != Resumption.SEAMLESS) {
            // It went between question and use; the next try knows.
            ends.lost().onLoss(reference + " has lost entries while it was being taken");
        }
    }

    /** Whether a block still has an entry; it goes on after that then. */
    private boolean has(Reports reports, Block block, EntryId entry) {
        try {
            await(reports.setBRCBValues(block.reference(), BrcbChange.NONE.withEntryId(entry)));
            return true;
        } catch (ServiceErrorException e) {
            return false;
        }
    }

    private void prepare(Reports reports, Block block) {
        Set<ReportField> fields = EnumSet.of(
                ReportField.SEQ_NUM,
                ReportField.TIME_STAMP,
                ReportField.REASON,
                ReportField.ENTRY_ID,
                ReportField.BUF_OVFL);
        fields.addAll(block.optFlds());
        if (!fields.equals(block.optFlds())) {
            await(reports.setBRCBValues(block.reference(), BrcbChange.NONE.withOptFlds(fields)));
        }
        int seconds = (int) settings.reservation().toSeconds();
        if (seconds > 0 && block.resvTms().orElse(-1) >= 0) {
            try {
                await(reports.setBRCBValues(block.reference(), BrcbChange.NONE.withResvTms(seconds)));
            } catch (ServiceErrorException e) {
                // Not for so long, or not at all: whoever comes first may have it while the centre is away.
                return;
            }
        }
    }

    private void takeUnbuffered(Block block, List<Optional<Labels>> members, Ends ends) {
        Reports reports = device.association().reports();
        @Nullable
        Instant since = ports.fleet()
                .device(id)
                .flatMap(twin -> twin.device().presence().heard())
                .orElse(null);
        reports.keep(
                block.rptId(),
                new BlockKeeper(
                        id,
                        block,
                        members,
                        since,
                        Optional.of(block.reference() + " keeps nothing for clients that are away"),
                        new BlockKeeper.Ports(
                                ports.time(), ends.way(), why -> {}, gap -> filled(block, gap, ends.way()))));
        Set<ReportField> fields = EnumSet.of(ReportField.SEQ_NUM, ReportField.TIME_STAMP, ReportField.REASON);
        fields.addAll(block.optFlds());
        await(reports.setURCBValues(
                block.reference(), UrcbChange.NONE.withOptFlds(fields).withRptEna(true)));
        await(reports.setURCBValues(block.reference(), UrcbChange.NONE.withGi(true)));
    }

    /** Has from logs what a block does not have, off the thread that reads; what is left is the gap. */
    private CompletionStage<Void> filled(Block block, Optional<Received.Gap> gap, BlockKeeper.Way way) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        ports.time().after(Duration.ZERO, () -> {
            try {
                gap.flatMap(all -> rest(block, all, way)).ifPresent(left -> await(way.add(received(List.of(), left))));
                // Only now: until the gap is noted, the mark tells of it.
                ports.store().forgetMark(id, block.reference().toString());
                done.complete(null);
            } catch (RuntimeException e) {
                device.association().abort("what is missing cannot be had now: " + e.getMessage());
                done.completeExceptionally(e);
            }
        });
        return done;
    }

    private Optional<Received.Gap> rest(Block block, Received.Gap gap, BlockKeeper.Way way) {
        LogFill.Outcome outcome = new LogFill(ports.operator(), device.face(), device.image())
                .fill(block.dataSet(), gap.from(), gap.to(), samples -> await(way.add(received(samples))));
        String why = outcome.logs().isEmpty()
                ? gap.why()
                : gap.why() + "; " + outcome.samples() + " values of that time were had from " + outcome.logs();
        return outcome.whole() ? Optional.empty() : Optional.of(new Received.Gap(gap.from(), gap.to(), why));
    }

    private Received received(List<Sample> samples, Received.Gap... gap) {
        return new Received(
                id,
                ports.time().now(),
                samples,
                Optional.empty(),
                Stream.of(gap).findFirst());
    }

    private <T> T await(CompletionStage<T> stage) {
        return ports.operator().await(stage);
    }
}
