package org.sdvp.acsi.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.sdvp.acsi.AccessPolicy;
import org.sdvp.acsi.AccessRule;
import org.sdvp.acsi.Caller;
import org.sdvp.acsi.Role;
import org.sdvp.acsi.ServerTransport;
import org.sdvp.acsi.TimeSource;
import org.sdvp.acsi.dataset.DataSetCatalogue;
import org.sdvp.acsi.dataset.DataSetLimits;
import org.sdvp.acsi.dataset.MemoryDataSetStore;
import org.sdvp.acsi.file.DirectoryFileStore;
import org.sdvp.acsi.file.FileLimits;
import org.sdvp.acsi.log.LogEngine;
import org.sdvp.acsi.log.LogLimits;
import org.sdvp.acsi.log.MemoryLogStore;
import org.sdvp.acsi.report.MemoryReportBufferStore;
import org.sdvp.acsi.report.ReportEngine;
import org.sdvp.acsi.server.AcsiServer;
import org.sdvp.acsi.server.AcsiServerListener;
import org.sdvp.acsi.server.ResponseSize;
import org.sdvp.acsi.server.ServerLimits;
import org.sdvp.acsi.service.AddCause;
import org.sdvp.acsi.service.Operate;
import org.sdvp.acsi.service.ServiceError;
import org.sdvp.acsi.service.ServiceName;
import org.sdvp.acsi.setting.SettingGroupStore;
import org.sdvp.model.DataObject;
import org.sdvp.model.Fcda;
import org.sdvp.model.FunctionalConstraint;
import org.sdvp.model.ModelValues;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.value.BasicType;
import org.sdvp.model.value.DataValue;

/**
 * The server that the contract expects at the other end, with {@link ContractModel}. A server in another language keeps
 * the contract if it behaves the same:
 *
 * <ul>
 *   <li>at most {@value #ASSOCIATIONS_PER_PEER} associations of a client, {@value #OUTSTANDING_CALLS} open calls, 65,536
 *       octets, 50 names on a page;
 *   <li>a command older than 30 s is refused;
 *   <li>a service provider may do everything; a vendor may browse and read everything; a user may see and read
 *       HP1/GGIO1.AnIn1, and operate HP1/GGIO1.SPCSO1;
 *   <li>an accepted command shows at once in stVal or mxVal; ISCSO1 refuses with the AddCause whose number it is told,
 *       and takes 25, as does HP1/GGIO7.Refusing;
 *   <li>a file has at most 200,000 octets, a log 200 entries, and an integrity period of a log is 50 ms or more;
 *   <li>HP1/GGIO1.IntSet1.setVal refuses 13 with access-not-allowed-in-current-state.
 * </ul>
 */
public final class ContractServer implements ContractDevice {
    /** Associations a client may have. */
    public static final int ASSOCIATIONS_PER_PEER = 3;
    /** Calls an association may have open. */
    public static final int OUTSTANDING_CALLS = 5;

    static final int MAX_MESSAGE_SIZE = 65_536;

    private static final ObjectReference MEASUREMENT = ObjectReference.parse("HP1/GGIO1.AnIn1");
    private static final ObjectReference ON_OFF = ObjectReference.parse("HP1/GGIO1.SPCSO1");

    private final ModelValues values = new ModelValues(ContractModel.create());
    private final Map<String, CompletableFuture<String>> ended = new ConcurrentHashMap<>();
    private final ExecutorService disk = Executors.newSingleThreadExecutor(ContractServer::daemon);
    private final Path files;
    // The one thread on which reports and log entries are made; the model is updated by the threads of the tests.
    private final ExecutorService worker = Executors.newSingleThreadExecutor(ContractServer::daemon);
    private final ReportEngine reporting;
    private final LogEngine logging;
    private final AcsiServer server;

    /** Builds a server; it serves from {@link #start()} on. */
    public ContractServer(ServerTransport transport, TimeSource time) {
        try {
            files = Files.createTempDirectory("acsi-contract");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        DataSetCatalogue dataSets =
                new DataSetCatalogue(values.model(), new MemoryDataSetStore(), DataSetLimits.defaults());
        reporting = ReportEngine.builder(values, time, dataSets, ResponseSize.estimateOfReports())
                .executor(worker)
                .buffers(new MemoryReportBufferStore(ContractReports.ENTRIES))
                .build();
        logging = LogEngine.builder(values, time, dataSets)
                .executor(worker)
                .reader(disk)
                .logs(new MemoryLogStore(ContractLogs.ENTRIES))
                .limits(new LogLimits(ContractLogs.MIN_INTG_PD))
                .build();
        server = AcsiServer.builder(transport, values, time)
                .accessPolicy(policy())
                .limits(ServerLimits.defaults()
                        .withAssociations(100, ASSOCIATIONS_PER_PEER)
                        .withMaxMessageSize(MAX_MESSAGE_SIZE)
                        .withMaxOutstandingCalls(OUTSTANDING_CALLS)
                        .withMaxNamesPerPage(50))
                .controlHandler(this::operate)
                .settingHandler(ContractServer::set)
                .settingGroups(SettingGroupStore.none())
                .files(new DirectoryFileStore(files, new FileLimits(200_000, 2_000_000, 100)), disk)
                .dataSets(dataSets)
                .reporting(reporting)
                .logging(logging)
                .listener(new Ends())
                .build();
    }

    @Override
    public Set<ServiceName> services() {
        return EnumSet.allOf(ServiceName.class);
    }

    @Override
    public void start() {
        reporting.start();
        logging.start();
        server.start();
    }

    /** The values behind it. */
    public ModelValues values() {
        return values;
    }

    /** Number of open associations. */
    public int associations() {
        return server.associations();
    }

    @Override
    public void update(Fcda fcda, DataValue value) {
        values.update(List.of(new ModelValues.Write(values.model().select(fcda).orElseThrow(), value)));
    }

    @Override
    public CompletionStage<String> end(String associationId) {
        return ended.computeIfAbsent(associationId, id -> new CompletableFuture<>());
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "contract-reports");
        thread.setDaemon(true);
        return thread;
    }

    /** Where its files are, while it is open. */
    Path files() {
        return files;
    }

    @Override
    public void close() {
        server.close();
        logging.stop()
                .whenComplete((nothing, failure) -> disk.shutdown())
                .thenCompose(nothing -> reporting.stop())
                .whenComplete((nothing, failure) -> worker.shutdown());
        try {
            // What is being written now would come after the deletion.
            disk.awaitTermination(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        try (Stream<Path> left = Files.walk(files)) {
            left.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static AccessPolicy policy() {
        Set<ServiceName> browse = EnumSet.of(
                ServiceName.GET_SERVER_DIRECTORY,
                ServiceName.GET_LOGICAL_DEVICE_DIRECTORY,
                ServiceName.GET_LOGICAL_NODE_DIRECTORY,
                ServiceName.GET_DATA_DIRECTORY,
                ServiceName.GET_DATA_DEFINITION,
                ServiceName.GET_DATA_VALUES,
                ServiceName.GET_ALL_DATA_VALUES);
        Set<FunctionalConstraint> all = EnumSet.allOf(FunctionalConstraint.class);
        return AccessPolicy.of(List.of(
                AccessRule.everywhere(Role.SERVICE_PROVIDER, EnumSet.allOf(ServiceName.class)),
                AccessRule.everywhere(Role.VENDOR, browse),
                new AccessRule(Role.USER, browse, Optional.of(MEASUREMENT), all),
                new AccessRule(Role.USER, EnumSet.of(ServiceName.OPERATE), Optional.of(ON_OFF), all)));
    }

    private CompletionStage<Optional<AddCause>> operate(
            ObjectReference control, Operate.Parameters parameters, Caller caller) {
        if (control.name().equals("ISCSO1") || control.name().equals("Refusing")) {
            AddCause cause = AddCause.of((int) ((DataValue.Int) parameters.ctlVal()).value());
            if (cause != AddCause.NONE) {
                return CompletableFuture.completedFuture(Optional.of(cause));
            }
        }
        DataObject object = (DataObject) values.model().dataNode(control).orElseThrow();
        Fcda status = object.child("mxVal").isPresent()
                ? new Fcda(control.child("mxVal"), FunctionalConstraint.MX)
                : new Fcda(control.child("stVal"), FunctionalConstraint.ST);
        values.update(
                List.of(new ModelValues.Write(values.model().select(status).orElseThrow(), parameters.ctlVal())));
        return CompletableFuture.completedFuture(Optional.empty());
    }

    private static CompletionStage<Optional<ServiceError>> set(Fcda target, DataValue value, Caller caller) {
        return CompletableFuture.completedFuture(
                value.equals(new DataValue.Int(BasicType.INT32, 13))
                                && target.reference().name().equals("setVal")
                        ? Optional.of(ServiceError.ACCESS_NOT_ALLOWED_IN_CURRENT_STATE)
                        : Optional.empty());
    }

    private final class Ends implements AcsiServerListener {
        @Override
        public void onEnded(String peer, String associationId, String reason) {
            end(associationId).toCompletableFuture().complete(reason);
        }
    }
}
