package org.sdvp.acsi.server;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.sdvp.acsi.AccessPolicy;
import org.sdvp.acsi.ServerTransport;
import org.sdvp.acsi.TimeSource;
import org.sdvp.acsi.audit.Audit;
import org.sdvp.acsi.audit.AuditTrail;
import org.sdvp.acsi.control.ControlHandler;
import org.sdvp.acsi.control.ControlSettings;
import org.sdvp.acsi.control.local.LocalControls;
import org.sdvp.acsi.dataset.DataSetCatalogue;
import org.sdvp.acsi.file.FileStore;
import org.sdvp.acsi.log.LogEngine;
import org.sdvp.acsi.process.ProcessValues;
import org.sdvp.acsi.report.ReportEngine;
import org.sdvp.acsi.setting.SettingGroupStore;
import org.sdvp.model.ModelValues;

/**
 * Serves one model to the clients of one transport (IEC 61850-7-2 clause 7). It has no threads: calls are served on the
 * threads of the transport, several at once, and nothing foreign is called with a lock held. Calls of one peer are begun
 * in the order the transport delivers them.
 *
 * <p>What is refused before a service is asked:
 *
 * <ul>
 *   <li>a caller without roles: {@code access-violation}, with no detail, for whatever it asks;
 *   <li>an association id that the caller does not have open, be it another's, ended or invented:
 *       {@code access-not-allowed-in-current-state}, and an Abort for that id is sent ahead, so that a client that has
 *       missed the end of its association hears of it;
 *   <li>more open calls than negotiated: {@code failed-due-to-server-constraint};
 *   <li>a service the policy does not allow: {@code access-violation};
 *   <li>a service this server does not have: {@code class-not-supported}.
 * </ul>
 */
public final class AcsiServer implements AutoCloseable {
    private final ServerTransport transport;
    private final AssociationDispatch dispatch;
    private final Optional<LocalControls> localControls;

    /** The parts of a server, collected. */
    public static final class Builder {
        final ServerTransport transport;
        final ModelValues values;
        final TimeSource time;
        AccessPolicy policy = AccessPolicy.denyAll();
        ServerLimits limits = ServerLimits.defaults();
        ControlSettings controlSettings = ControlSettings.defaults();
        ResponseSize responseSize = ResponseSize.estimate();
        AcsiServerListener listener = new AcsiServerListener() {};
        Audit audit = Audit.none();
        Consumer<List<ModelValues.Write>> writer;

        @Nullable
        ControlHandler controlHandler;

        @Nullable
        SettingHandler settingHandler;

        @Nullable
        SettingGroupStore settingGroupStore;

        @Nullable
        FileStore fileStore;

        Executor disk = Runnable::run;

        @Nullable
        DataSetCatalogue dataSets;

        @Nullable
        ReportEngine reporting;

        @Nullable
        LogEngine logging;

        private Builder(ServerTransport transport, ModelValues values, TimeSource time) {
            this.transport = transport;
            this.values = values;
            this.time = time;
            this.writer = values::update;
        }

        /** Who may do what; without it nobody may do anything. */
        public Builder accessPolicy(AccessPolicy accessPolicy) {
            policy = accessPolicy;
            return this;
        }

        /** Limits; without it {@link ServerLimits#defaults()}. */
        public Builder limits(ServerLimits serverLimits) {
            limits = serverLimits;
            return this;
        }

        /** The process behind the controls; without it the server does not have the control services. */
        public Builder controlHandler(ControlHandler handler) {
            controlHandler = handler;
            return this;
        }

        /** Limits of controls; without it {@link ControlSettings#defaults()}. */
        public Builder controlSettings(ControlSettings settings) {
            controlSettings = settings;
            return this;
        }

        /** The device behind the settings; without it the server does not have SetDataValues. */
        public Builder settingHandler(SettingHandler handler) {
            settingHandler = handler;
            return this;
        }

        /**
         * Where setting groups survive; without it the server does not have their services. They are loaded when the
         * server is built.
         */
        public Builder settingGroups(SettingGroupStore store) {
            settingGroupStore = store;
            return this;
        }

        /** The data sets; without it the server does not have the services of data sets. */
        public Builder dataSets(DataSetCatalogue catalogue) {
            dataSets = catalogue;
            return this;
        }

        /**
         * The files; without it the server has none and not their services.
         *
         * @param store for this server alone
         * @param worker gives the thread that waits for the disk; owned and in the end closed by whoever hands it in
         */
        public Builder files(FileStore store, Executor worker) {
            fileStore = store;
            disk = worker;
            return this;
        }

        /**
         * The filter before the values, of the same values: what clients set goes through it, so that substitution,
         * blocking and ranges take effect at once.
         */
        public Builder processValues(ProcessValues filter) {
            if (filter.values() != values) {
                throw new IllegalArgumentException("the process values must be of the values that are served");
            }
            writer = filter::update;
            return this;
        }

        /**
         * The report control blocks, of the same values and with the same data sets; without it the server does not have
         * Report. Started and stopped by whoever made it.
         */
        public Builder reporting(ReportEngine engine) {
            reporting = engine;
            return this;
        }

        /**
         * The log control blocks and logs, of the same values and with the same data sets; without it the server does not
         * have their services. Started and stopped by whoever made it.
         */
        public Builder logging(LogEngine engine) {
            logging = engine;
            return this;
        }

        /** How long answers get; without it {@link ResponseSize#estimate()}. */
        public Builder responseSize(ResponseSize size) {
            responseSize = size;
            return this;
        }

        /** Who hears what happens. */
        public Builder listener(AcsiServerListener serverListener) {
            listener = serverListener;
            return this;
        }

        /** Where the records of changes and refusals go; without it nowhere. */
        public Builder audit(Audit records) {
            audit = records;
            return this;
        }

        /** Builds the server; it serves from {@link AcsiServer#start()} on. */
        public AcsiServer build() {
            return new AcsiServer(this);
        }
    }

    private AcsiServer(Builder parts) {
        this.transport = parts.transport;
        Rights rights = new Rights(parts.policy);
        Associations associations = new Associations(parts.limits);
        AssociationEnds ends = new AssociationEnds(
                parts.transport, parts.listener, associations, new AuditTrail(parts.values, parts.time, parts.audit));
        ServerServices services = ServerServices.of(parts, rights, ends);
        this.localControls = services.localControls();
        this.dispatch = new AssociationDispatch(
                parts.listener, rights, services.table(), new MessageRoom(parts.responseSize), associations, ends);
    }

    /**
     * Begins to collect the parts of a server.
     *
     * @param transport for this server alone
     * @param values what is served
     * @param time for the age of commands and for timeouts
     */
    public static Builder builder(ServerTransport transport, ModelValues values, TimeSource time) {
        return new Builder(transport, values, time);
    }

    /** Begins to serve. To be called once. */
    public void start() {
        transport.start(dispatch);
    }

    /**
     * The way of commands that the device gives itself, such as those of a schedule; works from the time the server was
     * built, whether it has been started or not. Empty without a {@link Builder#controlHandler}.
     */
    public Optional<LocalControls> localControls() {
        return localControls;
    }

    /** Number of open associations. */
    public int associations() {
        return dispatch.associations();
    }

    /** Aborts every association and takes no more; calls that are under way are still answered. */
    @Override
    public void close() {
        dispatch.close();
    }
}
