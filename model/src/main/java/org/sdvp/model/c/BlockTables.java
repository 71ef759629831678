package org.sdvp.model.c;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sdvp.model.ControlBlocks;
import org.sdvp.model.DataSet;
import org.sdvp.model.LogControl;
import org.sdvp.model.ReportControl;
import org.sdvp.model.ReportField;
import org.sdvp.model.SettingControl;

/** Data sets, control blocks and logs of a logical node. */
final class BlockTables {
    private final Definitions definitions;

    BlockTables(Definitions definitions) {
        this.definitions = definitions;
    }

    /** Initialisers of all members of {@code sdvp_logical_node_t} that are not empty, each with a comma before. */
    String of(String path, ControlBlocks blocks) {
        return list("data_set", "sdvp_data_set_t", path, dataSets(path, blocks.dataSets()))
                + list("report_control", "sdvp_report_control_t", path, reportControls(blocks.reportControls()))
                + list("log_control", "sdvp_log_control_t", path, logControls(blocks.logControls()))
                + list("log", "char *const", path, strings(blocks.logs()))
                + blocks.settingControl()
                        .map(control -> ", .setting_control = " + settingControl(path, control))
                        .orElse("");
    }

    private String list(String member, String type, String path, List<String> items) {
        return DeviceTables.list(definitions, member + "s", member + "_count", type, member + "s_" + path, items);
    }

    private static List<String> strings(List<String> texts) {
        return texts.stream().map(CText::string).toList();
    }

    private List<String> dataSets(String path, List<DataSet> dataSets) {
        List<String> items = new ArrayList<>();
        for (DataSet dataSet : dataSets) {
            List<String> members = dataSet.members().stream()
                    .map(member -> CText.string(member.toString()))
                    .toList();
            items.add("{.name = " + CText.string(dataSet.name())
                    + DeviceTables.list(
                            definitions,
                            "members",
                            "count",
                            "char *const",
                            "members_" + path + "_" + dataSet.name(),
                            members)
                    + "}");
        }
        return items;
    }

    private static List<String> reportControls(List<ReportControl> blocks) {
        return blocks.stream()
                .map(block -> "{.name = " + CText.string(block.name()) + ", .buffered = " + block.buffered()
                        + ", .rpt_id = " + CText.string(block.rptId()) + dataSet(block.dataSet()) + ", .conf_rev = "
                        + block.confRev() + "u, .opt_flds = " + fields(block.optFlds()) + ", .buf_tm = " + block.bufTm()
                        + "u, .trg_ops = " + DeviceTables.triggers(block.trgOps()) + ", .intg_pd = " + block.intgPd()
                        + "u, .instances = " + block.instances() + ", .indexed = " + block.indexed() + "}")
                .toList();
    }

    private static List<String> logControls(List<LogControl> blocks) {
        return blocks.stream()
                .map(block -> "{.name = " + CText.string(block.name()) + dataSet(block.dataSet()) + ", .log = "
                        + CText.string(block.logName()) + ", .log_ena = " + block.logEna() + ", .reason_code = "
                        + block.reasonCode() + ", .trg_ops = " + DeviceTables.triggers(block.trgOps()) + ", .intg_pd = "
                        + block.intgPd() + "u}")
                .toList();
    }

    private String settingControl(String path, SettingControl control) {
        return definitions.array(
                "sdvp_setting_control_t",
                "setting_control_" + path,
                List.of("{.num_of_sg = " + control.numOfSG() + ", .act_sg = " + control.actSG() + ", .resv_tms = "
                        + control.resvTms() + "}"));
    }

    private static String dataSet(Optional<String> name) {
        return name.map(text -> ", .dat_set = " + CText.string(text)).orElse("");
    }

    private static String fields(Set<ReportField> fields) {
        List<String> names = new ArrayList<>();
        for (ReportField field : ReportField.values()) {
            if (fields.contains(field)) {
                names.add("SDVP_OPT_" + field);
            }
        }
        return names.isEmpty() ? "0" : String.join(" | ", names);
    }
}
