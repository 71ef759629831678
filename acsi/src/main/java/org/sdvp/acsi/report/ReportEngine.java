package org.sdvp.acsi.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.sdvp.acsi.InOrderExecutor;
import org.sdvp.acsi.TimeSource;
import org.sdvp.acsi.dataset.DataSets;
import org.sdvp.acsi.service.AcsiResponse;
import org.sdvp.acsi.service.DataSetReference;
import org.sdvp.acsi.service.GetBRCBValues;
import org.sdvp.acsi.service.GetURCBValues;
import org.sdvp.acsi.service.ServiceError;
import org.sdvp.acsi.service.ServiceName;
import org.sdvp.acsi.service.SetBRCBValues;
import org.sdvp.acsi.service.SetURCBValues;
import org.sdvp.acsi.trigger.Deadlines;
import org.sdvp.acsi.trigger.EntryClock;
import org.sdvp.acsi.trigger.RefusedException;
import org.sdvp.acsi.trigger.TriggerIndex;
import org.sdvp.model.Fcda;
import org.sdvp.model.LogicalDevice;
import org.sdvp.model.LogicalNode;
import org.sdvp.model.ModelValues;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.ReportControl;

/**
 * The report control blocks of a server at work (IEC 61850-7-2 clause 17.2). A change of the model costs only for the
 * blocks that watch the attribute; all work is done in order on one worker, with no lock held, and one timer serves all
 * blocks. Safe for many threads.
 */
public final class ReportEngine {
    private final ModelValues values;
    private final ReportParts parts;
    private final Executor worker;
    private final Map<ObjectReference, BufferedBlock> buffered = new LinkedHashMap<>();
    private final Map<ObjectReference, UnbufferedBlock> unbuffered = new LinkedHashMap<>();

    /** The parts of an engine, collected. */
    public static final class Builder {
        private final ModelValues values;
        private final TimeSource time;
        private final DataSets dataSets;
        private final ReportSize size;
        private Executor executor = Runnable::run;
        private ReportBufferStore buffers = new MemoryReportBufferStore(1000);
        private ControlBlockStore settings = new MemoryControlBlockStore();
        private ReportLimits limits = ReportLimits.defaults();
        private final Map<ObjectReference, String> reserved = new LinkedHashMap<>();

        private Builder(ModelValues values, TimeSource time, DataSets dataSets, ReportSize size) {
            this.values = values;
            this.time = time;
            this.dataSets = dataSets;
            this.size = size;
        }

        /**
         * Where the work is done, one task after another; without it on whatever thread brings it, be it the one that
         * updates the model.
         */
        public Builder executor(Executor worker) {
            executor = worker;
            return this;
        }

        /** Where the buffers of BRCBs are; without it in memory, 1,000 entries each. */
        public Builder buffers(ReportBufferStore store) {
            buffers = store;
            return this;
        }

        /** Where settings of BRCBs are kept; without it in memory. */
        public Builder settings(ControlBlockStore store) {
            settings = store;
            return this;
        }

        /** Limits; without it {@link ReportLimits#defaults()}. */
        public Builder limits(ReportLimits reportLimits) {
            limits = reportLimits;
            return this;
        }

        /** Reserves an instance of a BRCB for one client for good: its ResvTms is -1. */
        public Builder reserved(ObjectReference brcb, String peer) {
            reserved.put(brcb, peer);
            return this;
        }

        /**
         * Builds the engine and opens the buffers; it works from {@link ReportEngine#start()} on.
         *
         * @throws java.io.UncheckedIOException if a buffer cannot be opened
         */
        public ReportEngine build() {
            return new ReportEngine(this);
        }
    }

    private ReportEngine(Builder builder) {
        this.values = builder.values;
        this.worker = new InOrderExecutor(builder.executor);
        this.parts = new ReportParts(
                values,
                builder.dataSets,
                new TriggerIndex(values, worker),
                new Deadlines(builder.time, worker),
                builder.size,
                builder.limits,
                new EntryClock(builder.time),
                worker);
        for (LogicalDevice device : values.model().logicalDevices()) {
            for (LogicalNode node : device.logicalNodes()) {
                ObjectReference reference = ObjectReference.parse(device.name()).child(node.name());
                node.blocks().reportControls().forEach(control -> add(builder, reference, control));
            }
        }
    }

    private void add(Builder builder, ObjectReference node, ReportControl control) {
        for (String name : control.instanceNames()) {
            ObjectReference reference = node.child(name);
            ReportSettings configured = configured(node, control);
            if (control.buffered()) {
                ReportSettings settings = builder.settings
                        .load(reference)
                        .map(kept -> usable(kept, configured))
                        .orElse(configured);
                Optional<String> owner = Optional.ofNullable(builder.reserved.get(reference));
                ReportSettings reserved = owner.isPresent() ? settings.withReservation(-1, owner) : settings;
                buffered.put(
                        reference, new BufferedBlock(reference, parts, reserved, builder.settings, builder.buffers));
            } else {
                unbuffered.put(reference, new UnbufferedBlock(reference, parts, configured));
            }
        }
    }

    private static ReportSettings configured(ObjectReference node, ReportControl control) {
        return new ReportSettings(
                control.rptId(),
                control.dataSet().map(set -> new DataSetReference(node + "." + set)),
                control.confRev(),
                control.buffered() ? control.optFlds() : BlockChange.withoutBufferedOnly(control.optFlds()),
                control.bufTm(),
                control.trgOps(),
                control.intgPd(),
                0,
                Optional.empty());
    }

    /** Kept settings in a model that may be newer: a data set that is gone gives way to the configured one. */
    private ReportSettings usable(ReportSettings kept, ReportSettings configured) {
        long confRev = Math.max(kept.confRev(), configured.confRev());
        // None at all is what a client wanted.
        boolean gone = kept.datSet()
                .filter(set -> parts.dataSets().find("", set).isEmpty())
                .isPresent();
        ReportSettings own = kept.resvTms() < 0 ? kept.withReservation(0, Optional.empty()) : kept;
        return own.withDatSet(gone ? configured.datSet() : kept.datSet(), confRev);
    }

    /**
     * Begins to collect the parts of an engine.
     *
     * @param values what is reported; control blocks are those of its model
     * @param time for entries, BufTm, IntgPd and ResvTms
     * @param dataSets where data sets are found
     * @param size of reports, as they will be encoded
     */
    public static Builder builder(ModelValues values, TimeSource time, DataSets dataSets, ReportSize size) {
        return new Builder(values, time, dataSets, size);
    }

    /** Begins to watch the model. To be called once. */
    public void start() {
        worker.execute(() -> {
            buffered.values().forEach(ReportBlock::start);
            unbuffered.values().forEach(ReportBlock::start);
        });
        values.addChangeListener(parts.index());
    }

    /**
     * Stops for good: what waits for BufTm goes to the buffers, which are closed.
     *
     * @return completes when that is done; afterwards nothing may be called
     */
    public CompletionStage<Void> stop() {
        return CompletableFuture.runAsync(
                () -> {
                    parts.deadlines().cancelAll();
                    unbuffered.values().forEach(ReportBlock::stop);
                    buffered.values().forEach(ReportBlock::stop);
                },
                worker);
    }

    /** GetBRCBValues; {@code instance-not-available} if there is no such BRCB. */
    public CompletionStage<AcsiResponse> getBRCBValues(GetBRCBValues.Request request) {
        return serve(
                request.name(),
                () -> new GetBRCBValues.Response(found(buffered, request.brcb()).values()));
    }

    /** GetURCBValues; {@code instance-not-available} if there is no such URCB. */
    public CompletionStage<AcsiResponse> getURCBValues(GetURCBValues.Request request) {
        return serve(
                request.name(),
                () -> new GetURCBValues.Response(
                        found(unbuffered, request.urcb()).values()));
    }

    /**
     * SetBRCBValues: all or nothing.
     *
     * @return {@code instance-not-available} for an unknown BRCB or data set; {@code instance-locked-by-other-client};
     *     {@code instance-in-use} while enabled; {@code access-not-allowed-in-current-state} for GI;
     *     {@code parameter-value-inappropriate} for ranges and an EntryID that is not in the buffer;
     *     {@code parameter-value-inconsistent} without a data set; {@code access-violation} for members that the caller
     *     may not read; {@code failed-due-to-communications-constraint} if a member does not fit a message;
     *     {@code failed-due-to-server-constraint} if the settings cannot be kept
     */
    public CompletionStage<AcsiResponse> setBRCBValues(ReportCall call, SetBRCBValues.Request request) {
        return serve(request.name(), () -> {
            found(buffered, request.brcb()).set(call, BlockChange.of(request.change()));
            return new SetBRCBValues.Response();
        });
    }

    /** SetURCBValues: all or nothing; refused as {@link #setBRCBValues}. */
    public CompletionStage<AcsiResponse> setURCBValues(ReportCall call, SetURCBValues.Request request) {
        return serve(request.name(), () -> {
            found(unbuffered, request.urcb()).set(call, BlockChange.of(request.change()));
            return new SetURCBValues.Response();
        });
    }

    /** An association has ended, in whatever way: what it had enabled is disabled, what it had reserved runs out. */
    public void associationEnded(String associationId) {
        worker.execute(() -> {
            List.copyOf(buffered.values()).forEach(block -> block.associationEnded(associationId));
            List.copyOf(unbuffered.values()).forEach(block -> block.associationEnded(associationId));
        });
    }

    /**
     * The rights of a client have changed: a block that it has enabled or reserved and may no longer use, or whose data
     * set has a member that it may no longer read, is disabled and free again.
     *
     * @param associationId one of its associations
     * @param mayUse which control blocks it may still set
     * @param mayRead which members it may still read
     */
    public void rightsChanged(String associationId, Predicate<ObjectReference> mayUse, Predicate<Fcda> mayRead) {
        worker.execute(() -> {
            List.copyOf(buffered.values()).forEach(block -> block.rightsChanged(associationId, mayUse, mayRead));
            List.copyOf(unbuffered.values()).forEach(block -> block.rightsChanged(associationId, mayUse, mayRead));
        });
    }

    private static <B extends ReportBlock> B found(Map<ObjectReference, B> blocks, ObjectReference reference) {
        B block = blocks.get(reference);
        if (block == null) {
            throw new RefusedException(
                    ServiceError.INSTANCE_NOT_AVAILABLE, "there is no such control block as " + reference);
        }
        return block;
    }

    private CompletionStage<AcsiResponse> serve(ServiceName service, Supplier<AcsiResponse> task) {
        return RefusedException.answer(worker, service, task);
    }
}
