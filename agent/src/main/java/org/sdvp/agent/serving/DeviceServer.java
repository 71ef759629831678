package org.sdvp.agent.serving;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.sdvp.acsi.AccessPolicy;
import org.sdvp.acsi.ServerTransport;
import org.sdvp.acsi.TimeSource;
import org.sdvp.acsi.audit.Audit;
import org.sdvp.acsi.control.ControlHandler;
import org.sdvp.acsi.control.ControlSettings;
import org.sdvp.acsi.dataset.DataSetCatalogue;
import org.sdvp.acsi.dataset.DataSetLimits;
import org.sdvp.acsi.file.FileStore;
import org.sdvp.acsi.log.LogEngine;
import org.sdvp.acsi.process.ModeControl;
import org.sdvp.acsi.process.ProcessValues;
import org.sdvp.acsi.report.ReportEngine;
import org.sdvp.acsi.report.ReportLimits;
import org.sdvp.acsi.server.AcsiServer;
import org.sdvp.acsi.server.AcsiServerListener;
import org.sdvp.acsi.server.ResponseSize;
import org.sdvp.acsi.server.ServerLimits;
import org.sdvp.acsi.server.SettingHandler;
import org.sdvp.acsi.service.AddCause;
import org.sdvp.acsi.service.GetBRCBValues;
import org.sdvp.acsi.service.GetLCBValues;
import org.sdvp.acsi.service.LogEntry;
import org.sdvp.agent.mean.Means;
import org.sdvp.agent.schedule.MemoryScheduleStore;
import org.sdvp.agent.schedule.ScheduleListener;
import org.sdvp.agent.schedule.ScheduleOptions;
import org.sdvp.agent.schedule.SchedulePorts;
import org.sdvp.agent.schedule.ScheduleStore;
import org.sdvp.agent.schedule.Schedules;
import org.sdvp.model.LogicalDevice;
import org.sdvp.model.LogicalNode;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.ServerModel;

/**
 * Serves one model by everything the ACSI has (IEC 61850-7-2): association, directories, data, data sets, control with
 * Mod, reports, logs, setting groups and files, and runs what works on its own: its schedules (FSCH, FSCC, DSCH) and its
 * means (ClcMth AVG). Services that a model has no use for (reports without a report control block, logs without a log,
 * setting groups without a setting control) are not offered.
 *
 * <p>What the process says is to be written to the {@link ProcessValues} it was built with, from {@link #start()} on in
 * the reports too.
 */
public final class DeviceServer implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 10;
    private static final ObjectReference ANY = ObjectReference.parse("LD/LLN0.Any");
    private static final int MEMORY_ENTRIES = 1000;

    private final DataSetCatalogue dataSets;
    private final ReportEngine reporting;
    private final LogEngine logging;
    private final Schedules schedules;
    private final Means means;
    private final AcsiServer server;

    /** The parts of a device's server, collected. */
    public static final class Builder {
        private final ServerTransport transport;
        private final ProcessValues process;
        private final TimeSource time;
        private StorePorts stores = StorePorts.inMemory(MEMORY_ENTRIES);
        private Executor worker = Runnable::run;
        private AccessPolicy policy = AccessPolicy.denyAll();
        private ServerLimits limits = ServerLimits.defaults();
        private ControlSettings controlSettings = ControlSettings.defaults();
        private DataSetLimits dataSetLimits = DataSetLimits.defaults();
        private ReportLimits reportLimits = ReportLimits.defaults();
        private AcsiServerListener listener = new AcsiServerListener() {};
        private Audit audit = Audit.none();
        private SettingHandler settingHandler = SettingHandler.acceptAll();
        private ControlHandler controlHandler =
                (control, parameters, caller) -> CompletableFuture.completedFuture(Optional.of(AddCause.NOT_SUPPORTED));
        private @Nullable FileStore files;
        private ScheduleStore scheduleStore = new MemoryScheduleStore();
        private ScheduleOptions scheduleOptions = ScheduleOptions.USUAL;
        private ScheduleListener scheduleListener = new ScheduleListener() {};

        private Builder(ServerTransport transport, ProcessValues process, TimeSource time) {
            this.transport = transport;
            this.process = process;
            this.time = time;
        }

        /** Where it keeps what must outlive it; without it in memory, 1,000 entries for each BRCB. */
        public Builder stores(StorePorts ports) {
            stores = ports;
            return this;
        }

        /**
         * Where reports and log entries are made and disks are waited for; without it on whatever thread brings the work. It must take
         * tasks until {@link DeviceServer#close()} has returned; one thread is enough, several devices may share it.
         */
        public Builder worker(Executor executor) {
            worker = executor;
            return this;
        }

        /** Who may do what; without it nobody may do anything. */
        public Builder accessPolicy(AccessPolicy accessPolicy) {
            policy = accessPolicy;
            return this;
        }

        /** Limits of associations and calls; without it {@link ServerLimits#defaults()}. */
        public Builder limits(ServerLimits serverLimits) {
            limits = serverLimits;
            return this;
        }

        /** Limits of controls; without it {@link ControlSettings#defaults()}. */
        public Builder controlSettings(ControlSettings settings) {
            controlSettings = settings;
            return this;
        }

        /** How many data sets clients may make; without it {@link DataSetLimits#defaults()}. */
        public Builder dataSetLimits(DataSetLimits most) {
            dataSetLimits = most;
            return this;
        }

        /** Limits of reporting; without it {@link ReportLimits#defaults()}. */
        public Builder reportLimits(ReportLimits most) {
            reportLimits = most;
            return this;
        }

        /** The process behind all controls but Mod, which is carried out here; without it they are not supported. */
        public Builder controlHandler(ControlHandler handler) {
            controlHandler = handler;
            return this;
        }

        /** The device behind the settings; without it the model is all there is to set. */
        public Builder settingHandler(SettingHandler handler) {
            settingHandler = handler;
            return this;
        }

        /** The files; without it there are none. */
        public Builder files(FileStore store) {
            files = store;
            return this;
        }

        /** Where settings and states of schedules survive; without it in memory. */
        public Builder scheduleStore(ScheduleStore store) {
            scheduleStore = store;
            return this;
        }

        /** How schedules are run; without it {@link ScheduleOptions#USUAL}. */
        public Builder scheduleOptions(ScheduleOptions options) {
            scheduleOptions = options;
            return this;
        }

        /** Who hears what schedules do. */
        public Builder scheduleListener(ScheduleListener listensToSchedules) {
            scheduleListener = listensToSchedules;
            return this;
        }

        /** Where the records of changes and refusals go; without it nowhere. */
        public Builder audit(Audit records) {
            audit = records;
            return this;
        }

        /** Who hears what happens. */
        public Builder listener(AcsiServerListener serverListener) {
            listener = serverListener;
            return this;
        }

        /**
         * Builds it and opens buffers, logs and setting groups; it serves from {@link DeviceServer#start()} on.
         *
         * @throws java.io.UncheckedIOException if a buffer or a log cannot be opened
         * @throws IllegalArgumentException naming data set and member, if a configured data set has a member that does
         *     not exist
         */
        public DeviceServer build() {
            return new DeviceServer(this);
        }
    }

    private DeviceServer(Builder parts) {
        ServerModel model = parts.process.values().model();
        this.dataSets = new DataSetCatalogue(model, parts.stores.dataSets(), parts.dataSetLimits);
        this.reporting = ReportEngine.builder(
                        parts.process.values(), parts.time, dataSets, ResponseSize.estimateOfReports())
                .executor(parts.worker)
                .buffers(parts.stores.reportBuffers())
                .settings(parts.stores.reportSettings())
                .limits(parts.reportLimits)
                .build();
        this.logging = LogEngine.builder(parts.process.values(), parts.time, dataSets)
                .executor(parts.worker)
                .reader(parts.worker)
                .logs(parts.stores.logs())
                .settings(parts.stores.logSettings())
                .build();
        this.schedules = new Schedules(
                new SchedulePorts(
                        parts.process.values(),
                        parts.process::update,
                        parts.time,
                        parts.scheduleStore,
                        parts.scheduleListener),
                parts.scheduleOptions);
        this.means = new Means(parts.process.values(), parts.process::update, parts.time);
        this.server = server(parts, model);
    }

    private AcsiServer server(Builder parts, ServerModel model) {
        AcsiServer.Builder all = AcsiServer.builder(parts.transport, parts.process.values(), parts.time)
                .accessPolicy(parts.policy)
                .limits(parts.limits)
                .processValues(parts.process)
                .controlSettings(parts.controlSettings)
                .controlHandler(new ModeControl(parts.process, parts.time, schedules.controls(parts.controlHandler)))
                .settingHandler(schedules.settings(parts.settingHandler))
                .dataSets(dataSets)
                .audit(parts.audit)
                .listener(parts.listener);
        if (any(model, node -> !node.blocks().reportControls().isEmpty())) {
            all.reporting(reporting);
        }
        if (any(model, node -> !node.blocks().logs().isEmpty())) {
            all.logging(logging);
        }
        if (any(model, node -> node.blocks().settingControl().isPresent())) {
            all.settingGroups(parts.stores.settingGroups());
        }
        FileStore files = parts.files;
        if (files != null) {
            all.files(files, parts.worker);
        }
        return all.build();
    }

    private static boolean any(ServerModel model, Predicate<LogicalNode> feature) {
        return model.logicalDevices().stream()
                .map(LogicalDevice::logicalNodes)
                .anyMatch(nodes -> nodes.stream().anyMatch(feature));
    }

    /**
     * Begins to collect the parts.
     *
     * @param transport for this server alone
     * @param process the filter before the values that are served
     * @param time for everything that has a time
     */
    public static Builder builder(ServerTransport transport, ProcessValues process, TimeSource time) {
        return new Builder(transport, process, time);
    }

    /**
     * Begins to watch the values and to serve; what the process says from when this has returned is reported and logged.
     * To be called once, not on the worker.
     */
    public void start() {
        reporting.start();
        logging.start();
        // Both begin on the worker, and serve there in turn: once they answer, they have begun.
        await(
                reporting
                        .getBRCBValues(new GetBRCBValues.Request(ANY))
                        .thenCombine(logging.getLCBValues(new GetLCBValues.Request(ANY)), (first, second) -> first),
                "reporting and logging did not begin");
        means.start();
        server.start();
    }

    /** Begins to run the schedules. To be called once, when the process takes commands. */
    public void runSchedules() {
        server.localControls().ifPresent(controls -> schedules.start(controls::operate));
    }

    private static void await(CompletionStage<?> stage, String otherwise) {
        try {
            stage.toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException(otherwise + ": " + e, e);
        }
    }

    /** Number of open associations. */
    public int associations() {
        return server.associations();
    }

    /** Adds an entry to a log that no log control block writes; see {@link LogEngine#append}. */
    public void append(ObjectReference log, List<LogEntry.Member> entry) {
        logging.append(log, entry);
    }

    /** Begins the logs that are written by period; see {@link LogEngine#begin}. */
    public void beginLogs() {
        logging.begin();
    }

    /** The data sets, those that clients made included. */
    public DataSetCatalogue dataSets() {
        return dataSets;
    }

    /**
     * Aborts every association and takes no more; then what waits for a buffer time goes to buffers and logs, which are
     * closed. Values must not be written any more. Must not be called on the worker.
     */
    @Override
    public void close() {
        schedules.close();
        means.close();
        server.close();
        CompletionStage<Void> stopped;
        try {
            stopped = reporting.stop().thenCompose(nothing -> logging.stop());
        } catch (RejectedExecutionException e) {
            stopped = CompletableFuture.failedFuture(e);
        }
        await(stopped, "report buffers and logs were not closed as they should be");
    }
}
