package org.sdvp.agent.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sdvp.acsi.AccessPolicy;
import org.sdvp.acsi.Role;
import org.sdvp.acsi.service.ServiceName;
import org.sdvp.heatpump.HeatPumpModel;
import org.sdvp.model.ControlBlocks;
import org.sdvp.model.LogicalDevice;
import org.sdvp.model.LogicalNode;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.ServerModel;

/**
 * A model with the log LLN0.Audit and the node AUDT1 of the heat pump in its first logical device, where it has neither of
 * its own. Whatever the device is, its records look the same.
 *
 * @param device name of the logical device that has them
 * @param model with them
 */
public record AuditedModel(String device, ServerModel model) {
    private static final String LOG = "Audit";
    private static final String NODE = "AUDT1";
    private static final String ZERO = "LLN0";

    /**
     * Adds what is missing; empty if no logical device has a LLN0, where a log could be.
     *
     * @param plain without, or with its own
     */
    public static Optional<AuditedModel> of(ServerModel plain) {
        return plain.logicalDevices().stream()
                .filter(device -> device.logicalNode(ZERO).isPresent())
                .findFirst()
                .map(first -> new AuditedModel(
                        first.name(),
                        new ServerModel(
                                plain.name(),
                                plain.logicalDevices().stream()
                                        .map(device -> device.equals(first) ? audited(device) : device)
                                        .toList())));
    }

    private static LogicalDevice audited(LogicalDevice device) {
        List<LogicalNode> nodes = new ArrayList<>();
        for (LogicalNode node : device.logicalNodes()) {
            nodes.add(node.name().equals(ZERO) ? withLog(node) : node);
        }
        if (device.logicalNode(NODE).isEmpty()) {
            nodes.add(node(device.name()));
        }
        return new LogicalDevice(device.name(), nodes);
    }

    private static LogicalNode withLog(LogicalNode zero) {
        ControlBlocks blocks = zero.blocks();
        List<String> logs = new ArrayList<>(blocks.logs());
        if (!logs.contains(LOG)) {
            logs.add(LOG);
        }
        return new LogicalNode(
                zero.prefix(),
                zero.lnClass(),
                zero.inst(),
                zero.dataObjects(),
                new ControlBlocks(
                        blocks.dataSets(),
                        blocks.reportControls(),
                        blocks.logControls(),
                        logs,
                        blocks.settingControl()));
    }

    private static LogicalNode node(String device) {
        return HeatPumpModel.create(device)
                .serverModel()
                .logicalNode(ObjectReference.parse(device).child(NODE))
                .orElseThrow();
    }

    /** The log of the records. */
    public ObjectReference log() {
        return ObjectReference.parse(device).child(ZERO).child(LOG);
    }

    /** A policy that lets nobody but service providers see records, and is another one in all else. */
    public AccessPolicy forProviders(AccessPolicy policy) {
        return new ForProviders(policy, ObjectReference.parse(device).child(NODE), log());
    }

    private record ForProviders(AccessPolicy policy, ObjectReference node, ObjectReference log)
            implements AccessPolicy {
        @Override
        public boolean allows(Set<Role> roles, ServiceName service) {
            return policy.allows(roles, service);
        }

        @Override
        public boolean allows(Set<Role> roles, Access access) {
            return (roles.contains(Role.SERVICE_PROVIDER) || !isRecord(access.reference()))
                    && policy.allows(roles, access);
        }

        private boolean isRecord(ObjectReference reference) {
            for (Optional<ObjectReference> at = Optional.of(reference);
                    at.isPresent();
                    at = at.get().parent()) {
                if (at.get().equals(node) || at.get().equals(log)) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public boolean allowsFile(Set<Role> roles, ServiceName service, String fileName) {
            return policy.allowsFile(roles, service, fileName);
        }

        @Override
        public String reason(Role role, Access access) {
            return role != Role.SERVICE_PROVIDER && isRecord(access.reference())
                    ? "records of changes and refusals are for service providers"
                    : policy.reason(role, access);
        }

        @Override
        public String fileReason(Role role, ServiceName service, String fileName) {
            return policy.fileReason(role, service, fileName);
        }
    }
}
