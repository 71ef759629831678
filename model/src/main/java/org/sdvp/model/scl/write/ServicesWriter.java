package org.sdvp.model.scl.write;

import java.util.Locale;
import java.util.Optional;
import org.sdvp.model.scl.ServiceLimits;
import org.sdvp.model.scl.ServiceLimits.Capability;
import org.sdvp.model.scl.ServiceLimits.Setting;

/** Writes Services (IEC 61850-6 clause 9.3.2). */
final class ServicesWriter {
    private final Markup out;

    ServicesWriter(Markup out) {
        this.out = out;
    }

    /** Writes the element, if anything is stated. */
    void write(ServiceLimits services) {
        if (services.equals(ServiceLimits.UNSTATED)) {
            return;
        }
        out.open("Services").attribute("nameLength", services.nameLength());
        for (Capability each : services.capabilities()) {
            out.open(each.element());
            if (each == Capability.DYN_ASSOCIATION) {
                services.associations().ifPresent(max -> out.attribute("max", max));
            }
            out.close();
        }
        settingGroups(services.settingGroups());
        services.dataSets().configured().ifPresent(limit -> {
            dataSets("ConfDataSet", limit);
            out.attribute("modify", limit.modify()).close();
        });
        services.dataSets().dynamic().ifPresent(limit -> {
            dataSets("DynDataSet", limit);
            out.close();
        });
        reports(services.reports());
        logs(services.logs());
        ServiceLimits.Names names = services.names();
        if (names.fixPrefix() || names.fixLnInst()) {
            out.open("ConfLNs")
                    .attribute("fixPrefix", names.fixPrefix())
                    .attribute("fixLnInst", names.fixLnInst())
                    .close();
        }
        out.close();
    }

    private void settingGroups(ServiceLimits.SettingGroups groups) {
        if (groups.edit() || groups.configure()) {
            out.open("SettingGroups");
            if (groups.edit()) {
                out.open("SGEdit").attribute("resvTms", groups.resvTms()).close();
            }
            if (groups.configure()) {
                out.open("ConfSG").attribute("resvTms", groups.resvTms()).close();
            }
            out.close();
        }
    }

    private void dataSets(String element, ServiceLimits.DataSetLimit limit) {
        out.open(element).attribute("max", limit.max());
        limit.maxAttributes().ifPresent(max -> out.attribute("maxAttributes", max));
    }

    private void reports(ServiceLimits.Reports reports) {
        reports.configured().ifPresent(limit -> {
            out.open("ConfReportControl")
                    .attribute("max", limit.max())
                    .attribute("bufMode", limit.bufMode().name().toLowerCase(Locale.ROOT))
                    .attribute("bufConf", limit.bufConf());
            limit.maxBuf().ifPresent(max -> out.attribute("maxBuf", max));
            out.close();
        });
        reports.settings()
                .ifPresent(each -> out.open("ReportSettings")
                        .attribute("cbName", word(each.cbName()))
                        .attribute("datSet", word(each.datSet()))
                        .attribute("rptID", word(each.rptId()))
                        .attribute("optFields", word(each.optFields()))
                        .attribute("bufTime", word(each.bufTime()))
                        .attribute("trgOps", word(each.trgOps()))
                        .attribute("intgPd", word(each.intgPd()))
                        .attribute("resvTms", each.resvTms())
                        .attribute("owner", each.owner())
                        .close());
    }

    private void logs(ServiceLimits.Logs logs) {
        logs.max()
                .ifPresent(
                        max -> out.open("ConfLogControl").attribute("max", max).close());
        Optional<ServiceLimits.LogSettings> settings = logs.settings();
        settings.ifPresent(each -> out.open("LogSettings")
                .attribute("cbName", word(each.cbName()))
                .attribute("datSet", word(each.datSet()))
                .attribute("logEna", word(each.logEna()))
                .attribute("trgOps", word(each.trgOps()))
                .attribute("intgPd", word(each.intgPd()))
                .close());
    }

    private static String word(Setting setting) {
        return switch (setting) {
            case FIX -> "Fix";
            case CONF -> "Conf";
            case DYN -> "Dyn";
        };
    }
}
