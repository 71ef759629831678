package org.sdvp.operator;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.sdvp.acsi.AcsiException;
import org.sdvp.acsi.TimeSource;
import org.sdvp.acsi.service.DataSetReference;
import org.sdvp.acsi.service.EntryId;
import org.sdvp.acsi.service.Report;
import org.sdvp.model.FunctionalConstraint;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.TriggerOption;
import org.sdvp.operator.ReferenceLookup.Wanted;
import org.sdvp.xmpp.stanza.Jid;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The values of some references of one device as they change, for as long as nobody closes it. They come by reports, of
 * BRCBs where one is free, else of URCBs; what no data set of the device has is read again and again. When the device or the
 * link is lost it goes on as soon as both are back: a BRCB resumes after the last entry that came (IEC 61850-7-2 clause
 * 17.2.3), and where something is missing all the same, the listener hears of it.
 *
 * <p>A BRCB that is taken for the first time is emptied, since what had gathered in it for nobody is no news. It is taken
 * from the end of the instances; who wants to lose nothing while away reserves one at the beginning (ResvTms).
 */
public final class ValueFeed implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ValueFeed.class);
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final Operator operator;
    private final String device;
    private final Request request;
    private final Listener listener;
    private final Ports ports;
    private final List<TypedReference> typed;
    private final Map<ObjectReference, EntryId> lastEntries = new HashMap<>();
    private final Map<ObjectReference, DataSetReference> dataSets = new HashMap<>();
    private final Set<DataSetReference> followed = new HashSet<>();
    private @Nullable FeedRound round;
    private TimeSource.@Nullable Timer retry;
    private boolean closed;

    /**
     * What to follow.
     *
     * @param references as typed, 1 or more; one without a functional constraint means what the process says (ST and MX),
     *     where there is that
     * @param every how long to wait between two readings of what no report brings
     */
    public record Request(List<String> references, Duration every) {
        /** Copies the references. */
        public Request {
            references = List.copyOf(references);
        }
    }

    /**
     * What it works with.
     *
     * @param worker may wait for answers of the device
     * @param time for waits
     */
    record Ports(Executor worker, TimeSource time) {}

    /**
     * A value that came.
     *
     * @param reading the value
     * @param reasons why a report brought it; empty if it was read
     * @param entry when the device made the report, if it says so
     */
    public record Update(Reading reading, Set<TriggerOption> reasons, Optional<Instant> entry) {
        /** Copies the reasons. */
        public Update {
            reasons = Set.copyOf(reasons);
        }
    }

    /**
     * How values come.
     *
     * @param blocks the report control blocks that were taken, none if all is read again and again
     * @param polled how many of the readings no report brings
     * @param why for people, why not all come by reports; empty if they do
     */
    public record Sources(List<ObjectReference> blocks, int polled, String why) {
        /** Copies the blocks. */
        public Sources {
            blocks = List.copyOf(blocks);
        }
    }

    /** Hears of values: one call at a time, on threads of the connection, so it must not wait for a {@link Device}. */
    public interface Listener {
        /**
         * The device is there and all was read once.
         *
         * @param device its full address
         * @param all what was read, in the order of the references
         */
        void onBegin(Jid device, List<Reading> all);

        /** From now on values come in this way. */
        default void onSources(Sources sources) {}

        /**
         * Values came.
         *
         * @param all every value as it is now, in the order of {@link #onBegin}
         * @param updates those that came, 1 or more, the same value perhaps again
         */
        void onUpdates(List<Reading> all, List<Update> updates);

        /** Something is missing before what comes next. */
        default void onGap(String why) {}

        /** The device or the link is lost, or does not do as it should; it is tried again. Called for each failed try. */
        default void onOffline(String why) {}
    }

    ValueFeed(Operator operator, String device, Request request, Listener listener, Ports ports) {
        this.operator = operator;
        this.device = device;
        this.request = request;
        this.typed = request.references().stream().map(TypedReference::parse).toList();
        this.listener = listener;
        this.ports = ports;
    }

    void start() {
        onWorker(this::begin);
    }

    private void onWorker(Runnable task) {
        try {
            ports.worker().execute(task);
        } catch (RejectedExecutionException e) {
            LOG.debug("the operator of {} is closed", device);
        }
    }

    private void begin() {
        try {
            synchronized (this) {
                if (closed) {
                    return;
                }
            }
            Device found = operator.device(device);
            DeviceModel model = operator.await(found.model());
            List<Wanted> wanted = live(operator.await(new ReferenceLookup(model).readable(typed)));
            FeedRound begun = new FeedRound(this, model, wanted);
            List<Reading> all = operator.await(new Reader(model).readAll(wanted));
            synchronized (this) {
                if (closed) {
                    return;
                }
                round = begun;
                begun.begin(all);
                listener.onBegin(found.jid(), all);
            }
            begun.takeBlocks();
            giveBackIfClosed(begun);
            model.association().addListener(end -> lost(begun, end.reason()));
        } catch (UnreachableException | AcsiException e) {
            lost(null, String.valueOf(e.getMessage()));
        } catch (InputException e) {
            // Nothing that a second try would mend.
            offline(String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            LOG.error("following {} failed", device, e);
            lost(null, String.valueOf(e));
        }
    }

    // Of a data object nobody watches unit and description, unless that is what was asked for.
    private List<Wanted> live(List<Wanted> all) {
        Set<String> asked = new HashSet<>();
        typed.stream().filter(one -> one.fc().isEmpty()).forEach(one -> asked.add(one.text()));
        Set<String> changing = new HashSet<>();
        all.stream().filter(ValueFeed::isOfProcess).forEach(one -> changing.add(((Wanted.Found) one).asked()));
        return all.stream()
                .filter(one -> !(one instanceof Wanted.Found found)
                        || !asked.contains(found.asked())
                        || !changing.contains(found.asked())
                        || isOfProcess(found))
                .toList();
    }

    private static boolean isOfProcess(Wanted wanted) {
        return wanted instanceof Wanted.Found found
                && (found.fc() == FunctionalConstraint.ST || found.fc() == FunctionalConstraint.MX);
    }

    private void giveBackIfClosed(FeedRound begun) {
        boolean over;
        synchronized (this) {
            over = closed;
        }
        if (over) {
            begun.giveBack();
        }
    }

    /** The round that was, or the try to begin one, is over. */
    private void lost(@Nullable FeedRound over, String why) {
        synchronized (this) {
            if (closed || (over != null && over != round)) {
                return;
            }
            if (round != null) {
                round.end();
                round = null;
            }
            listener.onOffline(why);
            again();
        }
    }

    private synchronized void offline(String why) {
        if (!closed) {
            listener.onOffline(why);
        }
    }

    private void again() {
        try {
            retry = ports.time().after(RETRY, () -> onWorker(this::begin));
        } catch (RejectedExecutionException e) {
            LOG.debug("the operator of {} is closed", device);
        }
    }

    Operator operator() {
        return operator;
    }

    Request request() {
        return request;
    }

    /** Does something later, as long as this is not closed. */
    TimeSource.Timer later(Duration wait, Runnable task) {
        return ports.time().after(wait, () -> onWorker(task));
    }

    /** The last entry that came of a block; NONE if none ever did. */
    synchronized EntryId last(ObjectReference block) {
        return lastEntries.getOrDefault(block, EntryId.NONE);
    }

    /** Whether a data set was followed before. */
    synchronized boolean isFollowed(DataSetReference dataSet) {
        return followed.contains(dataSet);
    }

    /** Whether a block was had before. */
    synchronized boolean knows(ObjectReference block) {
        return lastEntries.containsKey(block);
    }

    /** A block was taken. */
    synchronized void taken(ReportBlocks.Block block, EntryId last) {
        // Another one of the same data set is of no use any more: what it has is older.
        lastEntries.keySet().removeIf(other -> block.dataSet().equals(dataSets.get(other)));
        lastEntries.put(block.reference(), last);
        dataSets.put(block.reference(), block.dataSet());
        followed.add(block.dataSet());
    }

    /** Runs something of a round in its turn, unless the round is over. */
    synchronized void inTurn(FeedRound of, Runnable task) {
        if (!closed && of == round) {
            task.run();
        }
    }

    Listener listener() {
        return listener;
    }

    void entry(ObjectReference block, Report report) {
        report.entryId().ifPresent(id -> lastEntries.put(block, id));
    }

    /** Disables what was taken and is told no more. Closing twice does nothing. */
    @Override
    public void close() {
        FeedRound last;
        synchronized (this) {
            closed = true;
            last = round;
            round = null;
            if (retry != null) {
                retry.cancel();
            }
        }
        operator.ended(this);
        if (last != null) {
            last.end();
            last.giveBack();
        }
    }
}
