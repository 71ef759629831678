package org.sdvp.agent.serving;

import org.sdvp.acsi.dataset.DataSetStore;
import org.sdvp.acsi.dataset.MemoryDataSetStore;
import org.sdvp.acsi.log.LogControlStore;
import org.sdvp.acsi.log.LogStore;
import org.sdvp.acsi.log.MemoryLogControlStore;
import org.sdvp.acsi.log.MemoryLogStore;
import org.sdvp.acsi.report.ControlBlockStore;
import org.sdvp.acsi.report.MemoryControlBlockStore;
import org.sdvp.acsi.report.MemoryReportBufferStore;
import org.sdvp.acsi.report.ReportBufferStore;
import org.sdvp.acsi.setting.SettingGroupStore;
import org.sdvp.agent.store.DeviceStore;

/**
 * Where a server keeps what must outlive it. Opened and closed by whoever makes them.
 *
 * @param dataSets what clients made by CreateDataSet
 * @param reportBuffers entries of BRCBs
 * @param reportSettings what clients changed in BRCBs
 * @param settingGroups setting groups
 * @param logs the logs
 * @param logSettings what clients changed in LCBs
 */
public record StorePorts(
        DataSetStore dataSets,
        ReportBufferStore reportBuffers,
        ControlBlockStore reportSettings,
        SettingGroupStore settingGroups,
        LogStore logs,
        LogControlStore logSettings) {
    private static final int LOG_ENTRIES = 10_000;

    /**
     * All in one file.
     *
     * @param store to be closed after the server
     */
    public static StorePorts of(DeviceStore store) {
        return new StorePorts(
                store.dataSets(),
                store.reportBuffers(),
                store.reportSettings(),
                store.settingGroups(),
                store.logs(),
                store.logSettings());
    }

    /**
     * All in memory, 10,000 entries for each log: for tests, and where nothing need outlive the process.
     *
     * @param bufferEntries how many each BRCB keeps, 1 or more
     */
    public static StorePorts inMemory(int bufferEntries) {
        return new StorePorts(
                new MemoryDataSetStore(),
                new MemoryReportBufferStore(bufferEntries),
                new MemoryControlBlockStore(),
                SettingGroupStore.none(),
                new MemoryLogStore(LOG_ENTRIES),
                new MemoryLogControlStore());
    }
}
