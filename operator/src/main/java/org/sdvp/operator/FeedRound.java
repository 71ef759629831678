package org.sdvp.operator;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;
import org.sdvp.acsi.AcsiException;
import org.sdvp.acsi.ServiceErrorException;
import org.sdvp.acsi.TimeSource;
import org.sdvp.acsi.client.ReportListener;
import org.sdvp.acsi.client.Reports;
import org.sdvp.acsi.client.Resumption;
import org.sdvp.acsi.service.BrcbChange;
import org.sdvp.acsi.service.EntryId;
import org.sdvp.acsi.service.Report;
import org.sdvp.acsi.service.UrcbChange;
import org.sdvp.model.Fcda;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.TriggerOption;
import org.sdvp.model.value.DataValue;
import org.sdvp.operator.ReferenceLookup.Wanted;
import org.sdvp.operator.ReportBlocks.Block;
import org.sdvp.operator.ReportBlocks.Offer;

/** One association of a {@link ValueFeed}: what it has taken, and the values as they are. */
final class FeedRound {
    private final ValueFeed feed;
    private final DeviceModel model;
    private final List<Wanted> wanted;
    private final List<Reading> all = new ArrayList<>();
    private final Map<ObjectReference, Block> taken = new ConcurrentSkipListMap<>();
    private List<Wanted> polled = List.of();
    private TimeSource.@Nullable Timer poll;
    private boolean ended;

    FeedRound(ValueFeed feed, DeviceModel model, List<Wanted> wanted) {
        this.feed = feed;
        this.model = model;
        this.wanted = wanted;
    }

    /** Begins with what was read. */
    void begin(List<Reading> read) {
        all.addAll(read);
    }

    private List<Wanted.Found> found() {
        return wanted.stream()
                .filter(Wanted.Found.class::isInstance)
                .map(Wanted.Found.class::cast)
                .toList();
    }

    /** Takes a block for each data set that is needed, and reads the rest again and again. Waits for the device. */
    void takeBlocks() {
        Operator operator = feed.operator();
        List<Offer> offers = operator.await(new ReportBlocks(model).offers(found()));
        List<Wanted.Found> open = new ArrayList<>(found());
        String why = offers.isEmpty() ? "no report control block has them" : "";
        for (Offer offer : offers) {
            if (take(offer, open)) {
                open.removeIf(offer::brings);
            } else {
                why = "every report control block of " + offer.dataSet() + " is taken";
            }
        }
        why = why.isEmpty() && !open.isEmpty() ? "no data set has them" : why;
        List<Wanted> rest = List.copyOf(open);
        ValueFeed.Sources sources =
                new ValueFeed.Sources(List.copyOf(taken.keySet()), rest.size(), rest.isEmpty() ? "" : why);
        feed.inTurn(this, () -> {
            polled = rest;
            feed.listener().onSources(sources);
            pollLater();
        });
    }

    private boolean take(Offer offer, List<Wanted.Found> open) {
        List<Optional<ReportedValues>> members = feed.operator()
                .await(Stages.all(offer.members().stream()
                        .map(member -> ReportedValues.of(model, member)
                                .thenApply(Optional::of)
                                .exceptionally(failure -> Optional.empty()))
                        .toList()));
        List<List<Integer>> places =
                offer.members().stream().map(member -> places(member, open)).toList();
        List<Block> inTurn = new ArrayList<>(offer.blocks());
        // One that was had before has what came meanwhile.
        inTurn.sort(Comparator.comparing(block -> !feed.knows(block.reference())));
        for (Block block : inTurn) {
            if (take(block, new Heard(block, members, places))) {
                taken.put(block.reference(), block);
                return true;
            }
        }
        return false;
    }

    /** Where in the list of readings a member or parts of it are, as far as no other data set brings them. */
    private List<Integer> places(Fcda member, List<Wanted.Found> open) {
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < wanted.size(); i++) {
            if (wanted.get(i) instanceof Wanted.Found found
                    && open.contains(found)
                    && found.fc() == member.fc()
                    && member.reference().contains(found.place().reference())) {
                places.add(i);
            }
        }
        return places;
    }

    private boolean take(Block block, Heard heard) {
        Reports reports = model.association().reports();
        reports.listen(block.rptId(), heard);
        try {
            if (block.buffered()) {
                takeBuffered(reports, block, heard);
            } else {
                feed.operator()
                        .await(reports.setURCBValues(
                                block.reference(),
                                UrcbChange.NONE
                                        .withOptFlds(block.wantedFields())
                                        .withRptEna(true)));
                feed.inTurn(this, () -> noteUnbuffered(block));
            }
            interrogate(reports, block);
            return true;
        } catch (ServiceErrorException e) {
            // Somebody was quicker, or it cannot be changed: there may be others.
            reports.ignore(block.rptId());
            return false;
        }
    }

    private void takeBuffered(Reports reports, Block block, Heard heard) {
        Operator operator = feed.operator();
        ObjectReference brcb = block.reference();
        EntryId last = feed.last(brcb);
        boolean first = !feed.knows(brcb);
        BrcbChange fields = BrcbChange.NONE.withOptFlds(block.wantedFields());
        operator.await(reports.setBRCBValues(brcb, first ? fields.withPurgeBuf(true) : fields));
        heard.mayHaveLost = first;
        Resumption resumption = operator.await(reports.resumeFrom(brcb, last));
        boolean missing = !first && resumption != Resumption.SEAMLESS && !last.equals(EntryId.NONE);
        feed.inTurn(this, () -> {
            if (missing) {
                feed.listener().onGap(brcb + " no longer has the last entry that came: values since then are lost");
            } else if (first && feed.isFollowed(block.dataSet())) {
                feed.listener()
                        .onGap(brcb + " is another block than before, for that is taken: values since then are lost");
            }
            feed.taken(block, last);
        });
    }

    private void noteUnbuffered(Block block) {
        if (feed.isFollowed(block.dataSet())) {
            feed.listener().onGap(block.reference() + " keeps nothing for clients that are away: values are lost");
        }
        feed.taken(block, EntryId.NONE);
    }

    /** Has the device report everything once, so that nothing is missing between reading and reports. */
    private void interrogate(Reports reports, Block block) {
        if (!block.trgOps().contains(TriggerOption.GI)) {
            return;
        }
        feed.operator()
                .await(
                        block.buffered()
                                ? reports.setBRCBValues(block.reference(), BrcbChange.NONE.withGi(true))
                                : reports.setURCBValues(block.reference(), UrcbChange.NONE.withGi(true)));
    }

    private void pollLater() {
        if (!polled.isEmpty() && !ended) {
            poll = feed.later(feed.request().every(), this::poll);
        }
    }

    private void poll() {
        List<Wanted> due = polled;
        try {
            List<Reading> read = feed.operator().await(new Reader(model).readAll(due));
            feed.inTurn(this, () -> {
                List<ValueFeed.Update> updates = new ArrayList<>();
                for (int i = 0; i < read.size(); i++) {
                    all.set(wanted.indexOf(due.get(i)), read.get(i));
                    updates.add(new ValueFeed.Update(read.get(i), Set.of(), Optional.empty()));
                }
                feed.listener().onUpdates(List.copyOf(all), updates);
                pollLater();
            });
        } catch (AcsiException e) {
            // The end of the association, if that is why, is told of elsewhere.
            feed.inTurn(this, () -> {
                feed.listener().onGap("could not be read: " + e.getMessage());
                pollLater();
            });
        }
    }

    /** Nothing more is to be done here. */
    void end() {
        ended = true;
        if (poll != null) {
            poll.cancel();
        }
    }

    /** Lets go of what was taken, as long as there is an association; does not wait. */
    void giveBack() {
        if (model.association().end().isPresent()) {
            return;
        }
        Reports reports = model.association().reports();
        taken.values().forEach(block -> {
            reports.ignore(block.rptId());
            if (block.buffered()) {
                reports.setBRCBValues(block.reference(), BrcbChange.NONE.withRptEna(false));
            } else {
                reports.setURCBValues(block.reference(), UrcbChange.NONE.withRptEna(false));
            }
        });
    }

    /** Hears the reports of one block. */
    private final class Heard implements ReportListener {
        private final Block block;
        private final List<Optional<ReportedValues>> members;
        private final List<List<Integer>> places;
        // The first report after the buffer was emptied says so, and that is no news.
        private volatile boolean mayHaveLost;

        Heard(Block block, List<Optional<ReportedValues>> members, List<List<Integer>> places) {
            this.block = block;
            this.members = members;
            this.places = places;
        }

        @Override
        public void onReport(Report report) {
            feed.inTurn(FeedRound.this, () -> {
                boolean expected = mayHaveLost;
                mayHaveLost = false;
                if (report.bufOvfl().orElse(false) && !expected) {
                    feed.listener().onGap("the buffer of " + block.reference() + " has overflowed: values are lost");
                }
                feed.entry(block.reference(), report);
                List<ValueFeed.Update> updates = updates(report);
                if (!updates.isEmpty()) {
                    feed.listener().onUpdates(List.copyOf(all), updates);
                }
            });
        }

        private List<ValueFeed.Update> updates(Report report) {
            Optional<Instant> entry = report.timeOfEntry().map(time -> time.instant());
            List<ValueFeed.Update> updates = new ArrayList<>();
            for (Report.Member member : report.members()) {
                if (member.index() < members.size()) {
                    members.get(member.index())
                            .ifPresent(values -> places.get(member.index())
                                    .forEach(place -> reading(values, place, member.value())
                                            .ifPresent(reading -> {
                                                all.set(place, reading);
                                                updates.add(new ValueFeed.Update(reading, member.reasons(), entry));
                                            })));
                }
            }
            return updates;
        }

        private Optional<Reading> reading(ReportedValues values, int place, DataValue value) {
            return all.get(place) instanceof Reading.Value known
                    ? values.part(known, value).map(part -> (Reading) part)
                    : values.reading(value).map(whole -> (Reading) whole);
        }

        @Override
        public void onLoss(String why) {
            feed.inTurn(FeedRound.this, () -> {
                if (block.buffered()) {
                    feed.later(Duration.ZERO, this::resume);
                } else {
                    feed.listener().onGap(why);
                }
            });
        }

        /** Has what was lost on the way sent again. */
        private void resume() {
            Reports reports = model.association().reports();
            try {
                feed.operator().await(reports.setBRCBValues(block.reference(), BrcbChange.NONE.withRptEna(false)));
                Resumption resumption =
                        feed.operator().await(reports.resumeFrom(block.reference(), feed.last(block.reference())));
                if (resumption != Resumption.SEAMLESS) {
                    feed.inTurn(
                            FeedRound.this,
                            () -> feed.listener().onGap(block.reference() + " no longer has what was lost on the way"));
                }
            } catch (AcsiException e) {
                feed.inTurn(FeedRound.this, () -> feed.listener().onGap("lost on the way: " + e.getMessage()));
            }
        }
    }
}
