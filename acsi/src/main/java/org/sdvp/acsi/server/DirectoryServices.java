package org.sdvp.acsi.server;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.sdvp.acsi.dataset.DataSetCatalogue;
import org.sdvp.acsi.service.AcsiClass;
import org.sdvp.acsi.service.AcsiRequest;
import org.sdvp.acsi.service.AcsiResponse;
import org.sdvp.acsi.service.GetDataDirectory;
import org.sdvp.acsi.service.GetLogicalDeviceDirectory;
import org.sdvp.acsi.service.GetLogicalNodeDirectory;
import org.sdvp.acsi.service.GetServerDirectory;
import org.sdvp.acsi.service.ObjectClass;
import org.sdvp.acsi.service.Refusal;
import org.sdvp.acsi.service.ServiceError;
import org.sdvp.acsi.service.ServiceName;
import org.sdvp.acsi.setting.SettingGroupEngine;
import org.sdvp.model.DataNode;
import org.sdvp.model.DataObject;
import org.sdvp.model.LogControl;
import org.sdvp.model.LogicalDevice;
import org.sdvp.model.LogicalNode;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.ServerModel;
import org.sdvp.model.value.DataType;

/**
 * GetServerDirectory, GetLogicalDeviceDirectory, GetLogicalNodeDirectory and GetDataDirectory. A caller sees only the
 * names it may use the service on. Pages are as long as the message size and the limits of the server allow; nothing is
 * kept from one page to the next.
 */
final class DirectoryServices {
    private final ServerModel model;
    private final Rights rights;
    private final ResponseSize size;
    private final int maxNamesPerPage;
    private final Optional<DataSetCatalogue> dataSets;
    private final boolean hasReports;
    private final boolean hasLogs;
    private final Optional<SettingGroupEngine> settingGroups;

    DirectoryServices(AcsiServer.Builder parts, Rights rights, Optional<SettingGroupEngine> settingGroups) {
        this.model = parts.values.model();
        this.rights = rights;
        this.size = parts.responseSize;
        this.maxNamesPerPage = parts.limits.maxNamesPerPage();
        this.settingGroups = settingGroups;
        this.dataSets = Optional.ofNullable(parts.dataSets);
        this.hasReports = parts.reporting != null;
        this.hasLogs = parts.logging != null;
    }

    AcsiResponse serverDirectory(Call call, GetServerDirectory.Request request) {
        if (request.objectClass() != ObjectClass.LOGICAL_DEVICE) {
            return refused(
                    request, ServiceError.CLASS_NOT_SUPPORTED, "this server has logical devices, but no files to list");
        }
        List<String> names = model.logicalDevices().stream()
                .map(LogicalDevice::name)
                .filter(name -> rights.allow(call.caller(), request.name(), ObjectReference.parse(name)))
                .toList();
        return new Page(call, request, request.continueAfter()).of(names, GetServerDirectory.Response::new);
    }

    AcsiResponse logicalDeviceDirectory(Call call, GetLogicalDeviceDirectory.Request request) {
        String device = request.logicalDevice();
        Optional<ObjectReference> reference = reference(device);
        if (reference.isEmpty()) {
            return refused(
                    request,
                    ServiceError.INSTANCE_NOT_AVAILABLE,
                    "expected the name of a logical device, but got \"" + device + "\"");
        }
        if (!rights.allow(call.caller(), request.name(), reference.get())) {
            return Rights.denied(call.caller(), request.name(), device);
        }
        return model.logicalDevice(device)
                .map(found -> new Page(call, request, request.continueAfter())
                        .of(
                                visible(
                                        call,
                                        request.name(),
                                        reference.get(),
                                        found.logicalNodes().stream()
                                                .map(LogicalNode::name)
                                                .toList()),
                                GetLogicalDeviceDirectory.Response::new))
                .orElseGet(() -> unknown(request, "logical device", device));
    }

    private static Optional<ObjectReference> reference(String logicalDevice) {
        try {
            return Optional.of(ObjectReference.parse(logicalDevice));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    AcsiResponse logicalNodeDirectory(Call call, GetLogicalNodeDirectory.Request request) {
        ObjectReference node = request.logicalNode();
        if (!rights.allow(call.caller(), request.name(), node)) {
            return Rights.denied(call.caller(), request.name(), node.toString());
        }
        Optional<LogicalNode> found = model.logicalNode(node);
        if (found.isEmpty()) {
            return unknown(request, "logical node", node.toString());
        }
        return names(node, found.get(), request.acsiClass())
                .map(names -> new Page(call, request, request.continueAfter())
                        .of(visible(call, request.name(), node, names), GetLogicalNodeDirectory.Response::new))
                .orElseGet(() -> refused(
                        request,
                        ServiceError.CLASS_NOT_SUPPORTED,
                        "this server does not have the class " + request.acsiClass() + ", asked for in " + node));
    }

    /** Names of the instances of a class in a logical node; empty if the server does not have the class. */
    private Optional<List<String>> names(ObjectReference reference, LogicalNode node, AcsiClass acsiClass) {
        return switch (acsiClass) {
            case DATA_OBJECT ->
                Optional.of(node.dataObjects().stream().map(DataObject::name).toList());
            case DATA_SET -> dataSets.map(catalogue -> catalogue.namesIn(reference));
            case BRCB -> hasReports ? Optional.of(reportControls(node, true)) : Optional.empty();
            case URCB -> hasReports ? Optional.of(reportControls(node, false)) : Optional.empty();
            case SGCB -> settingGroups.map(groups -> groups.namesIn(reference));
            case LCB ->
                hasLogs
                        ? Optional.of(node.blocks().logControls().stream()
                                .map(LogControl::name)
                                .toList())
                        : Optional.empty();
            case LOG -> hasLogs ? Optional.of(node.blocks().logs()) : Optional.empty();
        };
    }

    private static List<String> reportControls(LogicalNode node, boolean buffered) {
        return node.blocks().reportControls().stream()
                .filter(control -> control.buffered() == buffered)
                .flatMap(control -> control.instanceNames().stream())
                .toList();
    }

    AcsiResponse dataDirectory(Call call, GetDataDirectory.Request request) {
        ObjectReference data = request.data();
        if (!rights.allow(call.caller(), request.name(), data)) {
            return Rights.denied(call.caller(), request.name(), data.toString());
        }
        return children(data)
                .map(names -> new Page(call, request, request.continueAfter())
                        .of(visible(call, request.name(), data, names), GetDataDirectory.Response::new))
                .orElseGet(() -> unknown(request, "data object or attribute", data.toString()));
    }

    private Optional<List<String>> children(ObjectReference data) {
        if (model.dataNode(data).orElse(null) instanceof DataObject object) {
            return Optional.of(object.children().stream().map(DataNode::name).toList());
        }
        return model.dataType(data).map(DirectoryServices::components);
    }

    private static List<String> components(DataType type) {
        return switch (type.basicType()) {
            case STRUCTURE ->
                ((DataType.Structure) type)
                        .members().stream().map(DataType.Member::name).toList();
            case ARRAY -> components(((DataType.Array) type).element());
            default -> List.of();
        };
    }

    private List<String> visible(Call call, ServiceName service, ObjectReference parent, List<String> names) {
        return names.stream()
                .filter(name -> rights.allow(call.caller(), service, parent.child(name)))
                .toList();
    }

    private static Refusal unknown(AcsiRequest request, String what, String reference) {
        return refused(
                request, ServiceError.INSTANCE_NOT_AVAILABLE, "expected a " + what + ", but there is no " + reference);
    }

    private static Refusal refused(AcsiRequest request, ServiceError error, String detail) {
        return Refusal.of(request.name(), error, detail);
    }

    /** Cuts a page out of a directory. */
    private final class Page {
        private final Call call;
        private final AcsiRequest request;
        private final Optional<String> continueAfter;

        Page(Call call, AcsiRequest request, Optional<String> continueAfter) {
            this.call = call;
            this.request = request;
            this.continueAfter = continueAfter;
        }

        AcsiResponse of(List<String> names, BiFunction<List<String>, Boolean, ? extends AcsiResponse> response) {
            int first = continueAfter.map(name -> names.indexOf(name) + 1).orElse(0);
            if (continueAfter.isPresent() && first == 0) {
                return refused(
                        request,
                        ServiceError.PARAMETER_VALUE_INAPPROPRIATE,
                        "expected in continueAfter a name of this directory, but got \"" + continueAfter.get() + "\"");
            }
            List<String> rest = names.subList(first, names.size());
            for (int length = Math.min(rest.size(), maxNamesPerPage); ; length = (length + 1) / 2) {
                AcsiResponse page = response.apply(rest.subList(0, length), length < rest.size());
                if (size.octets(page) <= call.maxMessageSize()) {
                    return page;
                }
                if (length <= 1) {
                    return refused(
                            request,
                            ServiceError.FAILED_DUE_TO_COMMUNICATIONS_CONSTRAINT,
                            "one name must fit in " + call.maxMessageSize() + " octets, but needs "
                                    + size.octets(page));
                }
            }
        }
    }
}
