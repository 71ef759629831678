package org.sdvp.acsi.server;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.sdvp.acsi.control.ControlCall;
import org.sdvp.acsi.control.ControlEngine;
import org.sdvp.acsi.control.ControlHandler;
import org.sdvp.acsi.control.ControlRefusal;
import org.sdvp.acsi.control.ControlRefusedException;
import org.sdvp.acsi.service.AcsiResponse;
import org.sdvp.acsi.service.AddCause;
import org.sdvp.acsi.service.GetDataDefinition;
import org.sdvp.acsi.service.GetDataDirectory;
import org.sdvp.acsi.service.GetDataValues;
import org.sdvp.acsi.service.GetLogicalDeviceDirectory;
import org.sdvp.acsi.service.GetLogicalNodeDirectory;
import org.sdvp.acsi.service.GetServerDirectory;
import org.sdvp.acsi.service.Operate;
import org.sdvp.acsi.service.ServiceName;
import org.sdvp.acsi.service.SetDataValues;

/** Puts the services of a server together from its parts. */
final class ServerServices {
    private final AcsiServer.Builder parts;
    private final Rights rights;
    private final ServiceTable services = new ServiceTable();

    private ServerServices(AcsiServer.Builder parts, Rights rights) {
        this.parts = parts;
        this.rights = rights;
    }

    /** The table of all services that the parts allow for. */
    static ServiceTable of(AcsiServer.Builder parts, Rights rights) {
        ServerServices all = new ServerServices(parts, rights);
        all.addDirectories();
        all.addData();
        all.addControl();
        return all.services;
    }

    private void addDirectories() {
        DirectoryServices directories =
                new DirectoryServices(parts.values.model(), rights, parts.responseSize, parts.limits.maxNamesPerPage());
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
        SettingHandler handler = parts.settingHandler;
        if (handler != null) {
            WriteService writes = new WriteService(parts, rights, handler);
            services.add(ServiceName.SET_DATA_VALUES, SetDataValues.Request.class, writes::setDataValues);
        }
    }

    private void addControl() {
        ControlHandler handler = parts.controlHandler;
        if (handler != null) {
            ControlEngine engine =
                    new ControlEngine(parts.values, reportingFaults(handler), parts.controlSettings, parts.time);
            services.add(ServiceName.OPERATE, Operate.Request.class, (call, request) -> operate(engine, call, request));
        }
    }

    private ControlHandler reportingFaults(ControlHandler handler) {
        return (control, parameters, caller) -> {
            CompletionStage<Optional<AddCause>> outcome;
            try {
                outcome = handler.operate(control, parameters, caller);
            } catch (RuntimeException e) {
                outcome = CompletableFuture.failedFuture(e);
            }
            return outcome.whenComplete((cause, failure) -> {
                if (failure != null && ControlRefusedException.in(failure).isEmpty()) {
                    parts.listener.onFault(caller, ServiceName.OPERATE, failure);
                }
            });
        };
    }

    private CompletionStage<AcsiResponse> operate(ControlEngine engine, Call call, Operate.Request request) {
        return rights.allowControl(call.caller(), request.name(), request.control())
                ? engine.operate(new ControlCall(call.caller(), call.associationId(), call.invokeId()), request)
                : CompletableFuture.completedFuture(ControlRefusal.of(
                        AddCause.NO_ACCESS_AUTHORITY,
                        Rights.denied(
                                        call.caller(),
                                        request.name(),
                                        request.control().toString())
                                .detail()));
    }
}
