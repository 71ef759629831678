package org.sdvp.operator.export;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.sdvp.acsi.service.ServiceName;
import org.sdvp.model.scl.ServiceLimits;
import org.sdvp.model.scl.ServiceLimits.Capability;
import org.sdvp.model.scl.ServiceLimits.Setting;
import org.sdvp.operator.survey.DeviceSurvey;
import org.sdvp.operator.survey.NodeSurvey;

/** What the Services of an ICD can say of the services that a device offers. What no service tells is left out. */
final class ServicesExport {
    private static final int NAME_LENGTH = 64;

    private final Set<ServiceName> offered;
    private final DeviceSurvey survey;

    ServicesExport(Set<ServiceName> offered, DeviceSurvey survey) {
        this.offered = offered;
        this.survey = survey;
    }

    ServiceLimits limits() {
        return new ServiceLimits(
                NAME_LENGTH,
                capabilities(),
                Optional.empty(),
                new ServiceLimits.DataSets(dataSets(), Optional.empty()),
                new ServiceLimits.Reports(reports(), reportSettings()),
                logs(),
                new ServiceLimits.SettingGroups(
                        offered.contains(ServiceName.CONFIRM_EDIT_SG_VALUES), false, reservesGroups()),
                new ServiceLimits.Names(true, true));
    }

    private Set<Capability> capabilities() {
        Set<Capability> all = EnumSet.of(Capability.DYN_ASSOCIATION);
        add(all, Capability.GET_DIRECTORY, ServiceName.GET_SERVER_DIRECTORY);
        add(all, Capability.GET_DATA_OBJECT_DEFINITION, ServiceName.GET_DATA_DEFINITION);
        add(all, Capability.DATA_OBJECT_DIRECTORY, ServiceName.GET_DATA_DIRECTORY);
        add(all, Capability.GET_DATA_SET_VALUE, ServiceName.GET_DATA_SET_VALUES);
        add(all, Capability.SET_DATA_SET_VALUE, ServiceName.SET_DATA_SET_VALUES);
        add(all, Capability.DATA_SET_DIRECTORY, ServiceName.GET_DATA_SET_DIRECTORY);
        add(all, Capability.READ_WRITE, ServiceName.SET_DATA_VALUES);
        add(all, Capability.TIMER_ACTIVATED_CONTROL, ServiceName.TIME_ACTIVATED_OPERATE);
        add(all, Capability.GET_CB_VALUES, ServiceName.GET_BRCB_VALUES);
        add(all, Capability.GET_CB_VALUES, ServiceName.GET_URCB_VALUES);
        add(all, Capability.GET_CB_VALUES, ServiceName.GET_LCB_VALUES);
        add(all, Capability.FILE_HANDLING, ServiceName.GET_FILE);
        return all;
    }

    private void add(Set<Capability> all, Capability capability, ServiceName service) {
        if (offered.contains(service)) {
            all.add(capability);
        }
    }

    private Optional<ServiceLimits.DataSetLimit> dataSets() {
        int count =
                survey.nodes().stream().mapToInt(node -> node.dataSets().size()).sum();
        return count == 0
                ? Optional.empty()
                : Optional.of(new ServiceLimits.DataSetLimit(count, Optional.empty(), false));
    }

    private Optional<ServiceLimits.ReportLimit> reports() {
        int buffered = count(node -> node.brcbs().size());
        int unbuffered = count(node -> node.urcbs().size());
        if (buffered + unbuffered == 0) {
            return Optional.empty();
        }
        ServiceLimits.BufMode mode = buffered == 0
                ? ServiceLimits.BufMode.UNBUFFERED
                : unbuffered == 0 ? ServiceLimits.BufMode.BUFFERED : ServiceLimits.BufMode.BOTH;
        return Optional.of(new ServiceLimits.ReportLimit(
                buffered + unbuffered, mode, false, buffered == 0 ? Optional.empty() : Optional.of(buffered)));
    }

    private int count(ToIntFunction<NodeSurvey> blocks) {
        return survey.nodes().stream().mapToInt(blocks).sum();
    }

    // Which attributes a client may choose, only writing them would tell; a device that offers to write control blocks
    // is taken at its word.
    private Optional<ServiceLimits.ReportSettings> reportSettings() {
        boolean writable =
                offered.contains(ServiceName.SET_BRCB_VALUES) || offered.contains(ServiceName.SET_URCB_VALUES);
        boolean resvTms = survey.nodes().stream()
                .flatMap(node -> node.brcbs().values().stream())
                .anyMatch(block -> block.resvTms().isPresent());
        return reports()
                .filter(any -> writable)
                .map(any -> new ServiceLimits.ReportSettings(
                        Setting.FIX,
                        Setting.DYN,
                        Setting.DYN,
                        Setting.DYN,
                        Setting.DYN,
                        Setting.DYN,
                        Setting.DYN,
                        resvTms,
                        true));
    }

    private ServiceLimits.Logs logs() {
        int blocks = count(node -> node.lcbs().size());
        Optional<ServiceLimits.LogSettings> settings = offered.contains(ServiceName.SET_LCB_VALUES)
                ? Optional.of(
                        new ServiceLimits.LogSettings(Setting.FIX, Setting.DYN, Setting.DYN, Setting.DYN, Setting.DYN))
                : Optional.empty();
        return blocks == 0
                ? new ServiceLimits.Logs(Optional.empty(), Optional.empty())
                : new ServiceLimits.Logs(Optional.of(blocks), settings);
    }

    private boolean reservesGroups() {
        return List.copyOf(survey.nodes()).stream()
                .flatMap(node -> node.settingControl().stream())
                .anyMatch(groups -> groups.values().resvTms() > 0);
    }
}
