package org.sdvp.acsi.server;

import java.util.Optional;
import org.sdvp.acsi.control.ControlHandler;
import org.sdvp.acsi.dataset.DataSetCatalogue;
import org.sdvp.acsi.report.ReportEngine;
import org.sdvp.acsi.service.GetAllDataValues;
import org.sdvp.acsi.service.GetDataDefinition;
import org.sdvp.acsi.service.GetDataDirectory;
import org.sdvp.acsi.service.GetDataValues;
import org.sdvp.acsi.service.GetLogicalDeviceDirectory;
import org.sdvp.acsi.service.GetLogicalNodeDirectory;
import org.sdvp.acsi.service.GetServerDirectory;
import org.sdvp.acsi.service.ServiceName;
import org.sdvp.acsi.service.SetDataValues;

/** Puts the services of a server together from its parts. */
final class ServerServices {
    private final AcsiServer.Builder parts;
    private final Rights rights;
    private final AssociationEnds ends;
    private final AssociationSender sender;
    private final ServiceTable services = new ServiceTable();

    private ServerServices(AcsiServer.Builder parts, Rights rights, AssociationEnds ends, AssociationSender sender) {
        this.parts = parts;
        this.rights = rights;
        this.ends = ends;
        this.sender = sender;
    }

    /** The table of all services that the parts allow for. */
    static ServiceTable of(AcsiServer.Builder parts, Rights rights, AssociationEnds ends, AssociationSender sender) {
        ServerServices all = new ServerServices(parts, rights, ends, sender);
        all.addDirectories();
        all.addData();
        all.addControl();
        all.addReporting();
        return all.services;
    }

    private void addDirectories() {
        DirectoryServices directories = new DirectoryServices(parts, rights);
        services.addDirect(
                ServiceName.GET_SERVER_DIRECTORY, GetServerDirectory.Request.class, directories::serverDirectory);
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

    private void addControl() {
        ControlHandler handler = parts.controlHandler;
        if (handler != null) {
            new ControlServices(parts, rights, handler, sender).addTo(services, ends);
        }
    }
}
