package org.sdvp.model.scl;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.sdvp.model.scl.ServiceLimits.BufMode;
import org.sdvp.model.scl.ServiceLimits.Capability;
import org.sdvp.model.scl.ServiceLimits.Setting;

/** Reads Services (IEC 61850-6 clause 9.3.2). */
final class ServicesReader {
    private final Problems problems;

    ServicesReader(Problems problems) {
        this.problems = problems;
    }

    ServiceLimits read(SclElement services) {
        Set<Capability> capabilities = EnumSet.noneOf(Capability.class);
        for (Capability each : Capability.values()) {
            if (services.child(each.element()).isPresent()) {
                capabilities.add(each);
            }
        }
        return new ServiceLimits(
                (int) problems.number(services, "nameLength", 32, Integer.MAX_VALUE),
                capabilities,
                services.child("DynAssociation").flatMap(each -> problems.number(each, "max")),
                new ServiceLimits.DataSets(
                        services.child("ConfDataSet").map(this::dataSets),
                        services.child("DynDataSet").map(this::dataSets)),
                reports(services),
                logs(services),
                settingGroups(services.child("SettingGroups")),
                names(services.child("ConfLNs")));
    }

    private ServiceLimits.DataSetLimit dataSets(SclElement element) {
        return new ServiceLimits.DataSetLimit(
                max(element), problems.number(element, "maxAttributes"), problems.flag(element, "modify", true));
    }

    private int max(SclElement element) {
        return problems.number(element, "max").orElseGet(() -> {
            problems.warning(element, "expected the attribute max in " + element.name() + "; took 0");
            return 0;
        });
    }

    private ServiceLimits.Reports reports(SclElement services) {
        Optional<ServiceLimits.ReportLimit> limit = services.child("ConfReportControl")
                .map(each -> new ServiceLimits.ReportLimit(
                        max(each),
                        problems.word(each, "bufMode", BufMode.BOTH),
                        problems.flag(each, "bufConf", false),
                        problems.number(each, "maxBuf")));
        Optional<ServiceLimits.ReportSettings> settings = services.child("ReportSettings")
                .map(each -> new ServiceLimits.ReportSettings(
                        setting(each, "cbName"),
                        setting(each, "datSet"),
                        setting(each, "rptID"),
                        setting(each, "optFields"),
                        setting(each, "bufTime"),
                        setting(each, "trgOps"),
                        setting(each, "intgPd"),
                        problems.flag(each, "resvTms", false),
                        problems.flag(each, "owner", false)));
        return new ServiceLimits.Reports(limit, settings);
    }

    private ServiceLimits.Logs logs(SclElement services) {
        Optional<ServiceLimits.LogSettings> settings = services.child("LogSettings")
                .map(each -> new ServiceLimits.LogSettings(
                        setting(each, "cbName"),
                        setting(each, "datSet"),
                        setting(each, "logEna"),
                        setting(each, "trgOps"),
                        setting(each, "intgPd")));
        return new ServiceLimits.Logs(services.child("ConfLogControl").map(this::max), settings);
    }

    private Setting setting(SclElement element, String attribute) {
        return problems.word(element, attribute, Setting.FIX);
    }

    private ServiceLimits.SettingGroups settingGroups(Optional<SclElement> element) {
        Optional<SclElement> edit = element.flatMap(each -> each.child("SGEdit"));
        Optional<SclElement> configure = element.flatMap(each -> each.child("ConfSG"));
        boolean resvTms = edit.or(() -> configure)
                .map(each -> problems.flag(each, "resvTms", false))
                .orElse(false);
        return new ServiceLimits.SettingGroups(edit.isPresent(), configure.isPresent(), resvTms);
    }

    private ServiceLimits.Names names(Optional<SclElement> element) {
        return element.map(each -> new ServiceLimits.Names(
                        problems.flag(each, "fixPrefix", false), problems.flag(each, "fixLnInst", false)))
                .orElse(ServiceLimits.UNSTATED.names());
    }
}
