package org.sdvp.model;

import java.util.List;
import java.util.Optional;

/**
 * What a logical node has beside its data: data sets, control blocks and logs.
 *
 * @param dataSets configured ones, which no client can delete
 * @param reportControls buffered and unbuffered
 * @param logControls log control blocks
 * @param logs names of the logs
 * @param settingControl setting groups; only in LLN0
 */
public record ControlBlocks(
        List<DataSet> dataSets,
        List<ReportControl> reportControls,
        List<LogControl> logControls,
        List<String> logs,
        Optional<SettingControl> settingControl) {
    /** Nothing at all. */
    public static final ControlBlocks NONE =
            new ControlBlocks(List.of(), List.of(), List.of(), List.of(), Optional.empty());

    /** Copies the lists. */
    public ControlBlocks {
        dataSets = List.copyOf(dataSets);
        reportControls = List.copyOf(reportControls);
        logControls = List.copyOf(logControls);
        logs = List.copyOf(logs);
    }
}
