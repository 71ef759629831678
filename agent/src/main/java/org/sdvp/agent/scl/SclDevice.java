package org.sdvp.agent.scl;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.sdvp.acsi.AccessPolicy;
import org.sdvp.acsi.AccessRule;
import org.sdvp.acsi.Role;
import org.sdvp.acsi.ServerTransport;
import org.sdvp.acsi.TimeSource;
import org.sdvp.acsi.audit.Audit;
import org.sdvp.acsi.dataset.DataSetLimits;
import org.sdvp.acsi.log.LogStore;
import org.sdvp.acsi.process.ProcessValues;
import org.sdvp.acsi.server.AcsiServerListener;
import org.sdvp.acsi.server.ServerLimits;
import org.sdvp.acsi.service.LogEntry;
import org.sdvp.acsi.service.ServiceName;
import org.sdvp.agent.audit.AuditLog;
import org.sdvp.agent.audit.AuditedModel;
import org.sdvp.agent.serving.DeviceServer;
import org.sdvp.agent.serving.StartTime;
import org.sdvp.agent.serving.StorePorts;
import org.sdvp.model.ModelValues;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.scl.SclIed;
import org.sdvp.model.scl.ServiceLimits;

/**
 * An IED of an SCL file at work on some transport: initial values, data sets, control blocks and setting groups as the
 * file has them, controls by their ctlModel, with a process that does what it is told. Of the file's Services the number
 * of associations and of data sets that clients may make are kept.
 */
public final class SclDevice implements AutoCloseable {
    private static final int MOST_MEMBERS = 256;
    private static final int BUFFER_ENTRIES = 1000;

    private final ModelValues values;
    private final DeviceServer server;
    private final AccessPolicy policy;
    private final Optional<AuditLog> audit;
    private final @Nullable Animation animation;

    /**
     * What a device is served with.
     *
     * @param time for everything that has a time
     * @param worker where reports are made; see {@link DeviceServer.Builder#worker}
     * @param random for the animation
     * @param limits of associations and calls; the file may lower the number of associations
     * @param listener hears what happens
     * @param animate beat in which measured values move; empty: they stand still
     * @param auditLogs where records of changes and refusals are kept; empty: there are none, and the model is that of the
     *     file and nothing else
     */
    public record Parts(
            TimeSource time,
            Executor worker,
            RandomGenerator random,
            ServerLimits limits,
            AcsiServerListener listener,
            Optional<Duration> animate,
            Optional<LogStore> auditLogs) {}

    /**
     * Builds it; it serves from {@link #start()} on.
     *
     * @param ied what is served
     * @param transport for this device alone
     * @throws IllegalArgumentException naming data set and member, if a data set has a member that cannot be read
     */
    public SclDevice(SclIed ied, ServerTransport transport, Parts parts) {
        Optional<AuditedModel> audited = parts.auditLogs().flatMap(any -> AuditedModel.of(ied.model()));
        this.values = new ModelValues(audited.map(AuditedModel::model).orElseGet(ied::model));
        StartTime.stamp(values, parts.time().now());
        ProcessValues process = new ProcessValues(values, parts.time());
        this.policy = audited.map(model -> model.forProviders(policy())).orElseGet(SclDevice::policy);
        this.audit = audited.map(model -> new AuditLog(model.device(), process, parts.time(), this::append));
        this.server = DeviceServer.builder(transport, process, parts.time())
                .worker(parts.worker())
                .stores(stores(ied, parts, audited))
                .accessPolicy(policy)
                .audit(audit.<Audit>map(log -> log).orElseGet(Audit::none))
                .limits(limits(ied.services(), parts.limits()))
                .dataSetLimits(dataSets(ied.services()))
                .controlHandler(new SimulatedProcess(process, parts.time()))
                .listener(parts.listener())
                .build();
        this.animation = parts.animate()
                .map(beat -> new Animation(process, parts.time(), parts.random(), beat))
                .orElse(null);
    }

    private void append(ObjectReference log, List<LogEntry.Member> entry) {
        server.append(log, entry);
    }

    private static StorePorts stores(SclIed ied, Parts parts, Optional<AuditedModel> audited) {
        StorePorts memory = StorePorts.inMemory(BUFFER_ENTRIES);
        return new StorePorts(
                memory.dataSets(),
                memory.reportBuffers(),
                memory.reportSettings(),
                new SclGroups(ied, parts.time()),
                log -> audited.filter(model -> model.log().equals(log))
                        .flatMap(model -> parts.auditLogs())
                        .orElseGet(memory::logs)
                        .open(log),
                memory.logSettings());
    }

    // A file says nothing of roles: who provides the service may do everything, the others may look.
    private static AccessPolicy policy() {
        Set<ServiceName> look = EnumSet.of(
                ServiceName.GET_SERVER_DIRECTORY,
                ServiceName.GET_LOGICAL_DEVICE_DIRECTORY,
                ServiceName.GET_LOGICAL_NODE_DIRECTORY,
                ServiceName.GET_DATA_DIRECTORY,
                ServiceName.GET_DATA_DEFINITION,
                ServiceName.GET_DATA_VALUES,
                ServiceName.GET_ALL_DATA_VALUES,
                ServiceName.GET_DATA_SET_DIRECTORY,
                ServiceName.GET_DATA_SET_VALUES);
        return AccessPolicy.of(List.of(
                AccessRule.everywhere(Role.SERVICE_PROVIDER, EnumSet.allOf(ServiceName.class)),
                AccessRule.everywhere(Role.VENDOR, look),
                AccessRule.everywhere(Role.USER, look)));
    }

    private static ServerLimits limits(ServiceLimits stated, ServerLimits own) {
        return stated.associations()
                .filter(most -> most > 0 && most < own.maxAssociations())
                .map(most -> own.withAssociations(most, Math.min(most, own.maxAssociationsPerPeer())))
                .orElse(own);
    }

    private static DataSetLimits dataSets(ServiceLimits stated) {
        if (stated.equals(ServiceLimits.UNSTATED)) {
            return DataSetLimits.defaults();
        }
        return stated.dataSets()
                .dynamic()
                .map(limit -> new DataSetLimits(
                        limit.max(),
                        limit.max(),
                        Math.max(1, limit.maxAttributes().orElse(MOST_MEMBERS))))
                .orElseGet(() -> new DataSetLimits(0, 0, MOST_MEMBERS));
    }

    /** Begins to serve. To be called once. */
    public void start() {
        server.start();
        server.runSchedules();
        if (animation != null) {
            animation.start();
        }
    }

    /** The values that clients see. */
    public ModelValues values() {
        return values;
    }

    /** Who may do what. */
    public AccessPolicy rights() {
        return policy;
    }

    /** The records of changes and refusals, if it keeps any. */
    public Optional<AuditLog> audit() {
        return audit;
    }

    /** Number of open associations. */
    public int associations() {
        return server.associations();
    }

    @Override
    public void close() {
        if (animation != null) {
            animation.close();
        }
        audit.ifPresent(AuditLog::close);
        server.close();
    }
}
