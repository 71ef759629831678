package org.sdvp.acsi.server;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.sdvp.acsi.control.local.LocalControls;
import org.sdvp.acsi.dataset.DataSetCatalogue;
import org.sdvp.acsi.log.LogEngine;
import org.sdvp.acsi.report.ReportEngine;
import org.sdvp.acsi.service.GetAllDataValues;
import org.sdvp.acsi.service.GetDataDefinition;
import org.sdvp.acsi.service.GetDataDirectory;
import org.sdvp.acsi.service.GetDataValues;
import org.sdvp.acsi.service.GetLogicalDeviceDirectory;
import org.sdvp.acsi.service.GetLogicalNodeDirectory;
import org.sdvp.acsi.service.GetServerDirectory;
import org.sdvp.acsi.service.ObjectClass;
import org.sdvp.acsi.service.ServiceName;
import org.sdvp.acsi.service.SetDataValues;
import org.sdvp.acsi.setting.SettingGroupEngine;
import org.sdvp.acsi.setting.SettingGroupStore;
import org.sdvp.acsi.setting.SettingParts;

/** Puts the services of a server together from its parts. */
final class ServerServices {
    private final AcsiServer.Builder parts;
    private final Rights rights;
    private final AssociationEnds ends;
    private final @Nullable SettingGroupEngine settingGroups;
    private final Optional<FileServices> files;
    private final Optional<ControlServices> controls;
    private final ServiceTable services = new ServiceTable();

    private ServerServices(AcsiServer.Builder parts, Rights rights, AssociationEnds ends) {
        this.parts = parts;
        this.rights = rights;
        this.ends = ends;
        this.files =
                Optional.ofNullable(parts.fileStore).map(store -> new FileServices(store, parts.disk, parts, rights));
        this.controls = Optional.ofNullable(parts.controlHandler)
                .map(handler -> new ControlServices(parts, rights, handler, ends));
        SettingGroupStore store = parts.settingGroupStore;
        this.settingGroups = store == null
                ? null
                : new SettingGroupEngine(new SettingParts(parts.values, parts.writer, store, parts.time));
    }

    /** All services that the parts allow for. */
    static ServerServices of(AcsiServer.Builder parts, Rights rights, AssociationEnds ends) {
        ServerServices all = new ServerServices(parts, rights, ends);
        all.addDirectories();
        all.addData();
        all.addControl();
        all.addSettingGroups();
        all.files.ifPresent(files -> files.addTo(all.services, ends));
        all.addReporting();
        all.addLogging();
        return all;
    }

    /** The table of the services. */
    ServiceTable table() {
        return services;
    }

    /** The way of the device's own commands; empty if it has no controls. */
    Optional<LocalControls> localControls() {
        return controls.map(ControlServices::localControls);
    }

    private void addDirectories() {
        DirectoryServices directories = new DirectoryServices(parts, rights, Optional.ofNullable(settingGroups));
        services.add(
                ServiceName.GET_SERVER_DIRECTORY,
                GetServerDirectory.Request.class,
                (call, request) -> files.filter(any -> request.objectClass() == ObjectClass.FILE)
                        .map(present -> present.directory(call, request))
                        .orElseGet(
                                () -> CompletableFuture.completedFuture(directories.serverDirectory(call, request))));
        services.addDirect(
                ServiceName.GET_LOGICAL_DEVICE_DIRECTORY,
                GetLogicalDeviceDirectory.Request.class,
                directories::logicalDeviceDirectory);
        services.addDirect(
                ServiceName.GET_LOGICAL_NODE_DIRECTORY,
                GetLogicalNodeDirectory.Request.class,
                directories::logicalNodeDirectory);
        services.addDirect(ServiceName.GET_DATA_DIRECTORY, GetDataDirectory.Request.class, directories::dataDirectory);
    }

    private void addData() {
        DataServices data =
                new DataServices(parts.values, rights, parts.responseSize, parts.limits.maxReferencesPerCall());
        services.addDirect(ServiceName.GET_DATA_DEFINITION, GetDataDefinition.Request.class, data::dataDefinition);
        services.addDirect(ServiceName.GET_DATA_VALUES, GetDataValues.Request.class, data::dataValues);
        services.addDirect(
                ServiceName.GET_ALL_DATA_VALUES,
                GetAllDataValues.Request.class,
                new AllDataService(parts, rights)::allDataValues);
        SettingHandler handler = parts.settingHandler;
        Optional<WriteService> writes = Optional.ofNullable(handler).map(set -> new WriteService(parts, rights, set));
        writes.ifPresent(service ->
                services.add(ServiceName.SET_DATA_VALUES, SetDataValues.Request.class, service::setDataValues));
        DataSetCatalogue catalogue = parts.dataSets;
        if (catalogue != null) {
            new DataSetServices(catalogue, parts, rights).addTo(services, writes, ends);
        }
    }

    private void addReporting() {
        ReportEngine engine = parts.reporting;
        if (engine != null) {
            new ReportServices(engine, rights, ends).addTo(services);
        }
    }

    private void addLogging() {
        LogEngine engine = parts.logging;
        if (engine != null) {
            new LogServices(engine, parts, rights).addTo(services, ends);
        }
    }

    private void addControl() {
        controls.ifPresent(present -> present.addTo(services, ends));
    }

    private void addSettingGroups() {
        SettingGroupEngine engine = settingGroups;
        if (engine != null) {
            new SettingGroupServices(engine, parts, rights).addTo(services, ends);
        }
    }
}
