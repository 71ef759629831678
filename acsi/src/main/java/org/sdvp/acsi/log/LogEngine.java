package org.sdvp.acsi.log;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.sdvp.acsi.InOrderExecutor;
import org.sdvp.acsi.TimeSource;
import org.sdvp.acsi.dataset.DataSets;
import org.sdvp.acsi.service.AcsiResponse;
import org.sdvp.acsi.service.DataSetReference;
import org.sdvp.acsi.service.GetLCBValues;
import org.sdvp.acsi.service.LogEntry;
import org.sdvp.acsi.service.ServiceError;
import org.sdvp.acsi.service.ServiceName;
import org.sdvp.acsi.service.SetLCBValues;
import org.sdvp.acsi.trigger.Deadlines;
import org.sdvp.acsi.trigger.EntryClock;
import org.sdvp.acsi.trigger.RefusedException;
import org.sdvp.acsi.trigger.TriggerIndex;
import org.sdvp.model.LogControl;
import org.sdvp.model.LogicalDevice;
import org.sdvp.model.LogicalNode;
import org.sdvp.model.ModelValues;
import org.sdvp.model.ObjectReference;

/**
 * The log control blocks and logs of a server at work (IEC 61850-7-2 clause 17.3). A change of the model costs only for
 * the blocks that watch the attribute; entries are made in order on one worker, logs are read on another, with no lock
 * held. Safe for many threads.
 */
public final class LogEngine {
    private final ModelValues values;
    private final LogParts parts;
    private final Executor worker;
    private final Executor reader;
    private final Map<ObjectReference, LogBlock> blocks = new LinkedHashMap<>();
    private final List<ObjectReference> cannotLog = new ArrayList<>();
    private boolean stopping;
    private boolean closed;

    /** The parts of an engine, collected. */
    public static final class Builder {
        private final ModelValues values;
        private final TimeSource time;
        private final DataSets dataSets;
        private Executor executor = Runnable::run;
        private Executor disk = Runnable::run;
        private LogStore store = new MemoryLogStore(10_000);
        private LogControlStore settings = new MemoryLogControlStore();
        private LogLimits limits = LogLimits.defaults();

        private Builder(ModelValues values, TimeSource time, DataSets dataSets) {
            this.values = values;
            this.time = time;
            this.dataSets = dataSets;
        }

        /**
         * Where entries are made, one task after another; without it on whatever thread brings the task, be it the one
         * that updates the model.
         */
        public Builder executor(Executor worker) {
            executor = worker;
            return this;
        }

        /**
         * Where logs are read, which waits for the disk, one task after another; without it on the thread that asks.
         * Owned and in the end closed by whoever hands it in.
         */
        public Builder reader(Executor worker) {
            disk = worker;
            return this;
        }

        /** Where the logs are; without it in memory, 10,000 entries each. */
        public Builder logs(LogStore logStore) {
            store = logStore;
            return this;
        }

        /** Where settings of LCBs are kept; without it in memory. */
        public Builder settings(LogControlStore controlStore) {
            settings = controlStore;
            return this;
        }

        /** Limits; without it {@link LogLimits#defaults()}. */
        public Builder limits(LogLimits logLimits) {
            limits = logLimits;
            return this;
        }

        /**
         * Builds the engine and opens the logs; it works from {@link LogEngine#start()} on.
         *
         * @throws java.io.UncheckedIOException if a log cannot be opened
         */
        public LogEngine build() {
            return new LogEngine(this);
        }
    }

    private LogEngine(Builder builder) {
        this.values = builder.values;
        this.worker = new InOrderExecutor(builder.executor);
        this.reader = new InOrderExecutor(builder.disk);
        Map<ObjectReference, LogicalNode> nodes = nodes();
        Map<ObjectReference, Log> logs = new LinkedHashMap<>();
        nodes.forEach((node, of) -> of.blocks().logs().forEach(name -> {
            ObjectReference log = node.child(name);
            logs.put(log, builder.store.open(log));
        }));
        this.parts = new LogParts(
                builder.dataSets,
                new TriggerIndex(values, worker),
                new Deadlines(builder.time, worker),
                logs,
                builder.settings,
                builder.limits,
                new EntryClock(builder.time));
        nodes.forEach((node, of) -> of.blocks().logControls().forEach(control -> add(node, control)));
    }

    private Map<ObjectReference, LogicalNode> nodes() {
        Map<ObjectReference, LogicalNode> nodes = new LinkedHashMap<>();
        for (LogicalDevice device : values.model().logicalDevices()) {
            ObjectReference reference = ObjectReference.parse(device.name());
            device.logicalNodes().forEach(node -> nodes.put(reference.child(node.name()), node));
        }
        return nodes;
    }

    private void add(ObjectReference node, LogControl control) {
        ObjectReference reference = node.child(control.name());
        LogSettings configured = new LogSettings(
                        control.logEna(),
                        control.dataSet().map(set -> new DataSetReference(node + "." + set)),
                        control.reasonCode(),
                        0,
                        control.trgOps(),
                        control.intgPd(),
                        node.child(control.logName()))
                .withoutGi();
        LogSettings wanted = parts.store()
                .load(reference)
                .map(kept -> usable(kept, configured))
                .orElse(configured);
        LogBlock block = new LogBlock(reference, parts, wanted);
        blocks.put(reference, block);
        if (wanted.logEna() && !block.isEnabled()) {
            cannotLog.add(reference);
        }
    }

    /** Kept settings in a model that may be newer: a data set or log that is gone gives way to the configured one. */
    private LogSettings usable(LogSettings kept, LogSettings configured) {
        // None at all is what a client wanted.
        boolean setGone = kept.datSet()
                .filter(set -> parts.dataSets().find("", set).isEmpty())
                .isPresent();
        boolean logGone = !parts.logs().containsKey(kept.logRef());
        return new LogSettings(
                kept.logEna(),
                setGone ? configured.datSet() : kept.datSet(),
                kept.reasonCode(),
                kept.bufTm(),
                kept.trgOps(),
                kept.intgPd(),
                logGone ? configured.logRef() : kept.logRef());
    }

    /**
     * Begins to collect the parts of an engine.
     *
     * @param values what is logged; control blocks and logs are those of its model
     * @param time for entries, BufTm and IntgPd
     * @param dataSets where data sets are found
     */
    public static Builder builder(ModelValues values, TimeSource time, DataSets dataSets) {
        return new Builder(values, time, dataSets);
    }

    /** Control blocks that are set to log but do not, since their data set or their log does not exist. */
    public List<ObjectReference> cannotLog() {
        return List.copyOf(cannotLog);
    }

    /** Begins to watch the model: those blocks log whose LogEna is true. To be called once. */
    public void start() {
        worker.execute(() -> blocks.values().forEach(LogBlock::start));
        values.addChangeListener(parts.index());
    }

    /**
     * Stops for good: what waits for BufTm goes to the logs, which are closed. Whoever asks for a log from then on is
     * refused.
     *
     * @return completes when that is done
     */
    public CompletionStage<Void> stop() {
        return CompletableFuture.runAsync(
                        () -> {
                            parts.deadlines().cancelAll();
                            stopping = true;
                            blocks.values().forEach(LogBlock::stop);
                        },
                        worker)
                .thenRunAsync(
                        () -> {
                            closed = true;
                            parts.logs().values().forEach(Log::close);
                        },
                        reader);
    }

    /** GetLCBValues; {@code instance-not-available} if there is no such LCB. */
    public CompletionStage<AcsiResponse> getLCBValues(GetLCBValues.Request request) {
        return RefusedException.answer(
                worker,
                request.name(),
                () -> new GetLCBValues.Response(found(request.lcb()).values()));
    }

    /**
     * SetLCBValues: all or nothing. General interrogation in TrgOps means nothing to a log and is dropped.
     *
     * @return {@code instance-not-available} for an unknown LCB, data set or log; {@code instance-in-use} for anything but
     *     LogEna while it is true; {@code parameter-value-inappropriate} for ranges and a data set of an association;
     *     {@code parameter-value-inconsistent} for LogEna without data set or log;
     *     {@code failed-due-to-server-constraint} if the settings cannot be kept
     */
    public CompletionStage<AcsiResponse> setLCBValues(SetLCBValues.Request request) {
        return RefusedException.answer(worker, request.name(), () -> {
            found(request.lcb()).set(request.change());
            return new SetLCBValues.Response();
        });
    }

    /**
     * Has the first entry of each log that is written by period: without it such a log would be empty until its first IntgPd
     * has passed. To be called when there are values worth logging. Comes back at once; blocks that are not enabled, or
     * have no integrity period, are passed over.
     */
    public void begin() {
        worker.execute(() -> {
            if (!stopping) {
                blocks.values().forEach(LogBlock::integrity);
            }
        });
    }

    /**
     * Adds an entry to a log that the device itself writes. Comes back at once; without effect after {@link #stop()}.
     *
     * @param log to be written by no log control block, for ids rise in the order of the worker
     * @param values the entry
     * @throws IllegalArgumentException if there is no such log
     */
    public void append(ObjectReference log, List<LogEntry.Member> values) {
        Log found = parts.logs().get(log);
        if (found == null) {
            throw new IllegalArgumentException("there is no log " + log);
        }
        worker.execute(() -> {
            if (!stopping) {
                found.append(new LogEntry(
                        parts.clock().idAbove(found.highest()), parts.clock().now(), values));
            }
        });
    }

    private LogBlock found(ObjectReference reference) {
        return Optional.ofNullable(blocks.get(reference))
                .orElseThrow(() -> new RefusedException(
                        ServiceError.INSTANCE_NOT_AVAILABLE, "there is no log control block " + reference));
    }

    /**
     * Runs a service that reads a log, where logs are read.
     *
     * @param log reference of the log
     * @param task makes the answer of what the log holds
     * @return its answer; {@code instance-not-available} if there is no such log,
     *     {@code failed-due-to-server-constraint} after {@link #stop()}
     */
    public CompletionStage<AcsiResponse> read(
            ServiceName service, ObjectReference log, Function<Log, ? extends AcsiResponse> task) {
        return RefusedException.answer(reader, service, () -> {
            Log found = parts.logs().get(log);
            if (found == null) {
                throw new RefusedException(ServiceError.INSTANCE_NOT_AVAILABLE, "there is no log " + log);
            }
            if (closed) {
                throw new RefusedException(
                        ServiceError.FAILED_DUE_TO_SERVER_CONSTRAINT, "the logs are closed: the server is stopping");
            }
            return task.apply(found);
        });
    }
}
