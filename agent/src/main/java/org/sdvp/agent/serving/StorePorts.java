package org.sdvp.agent.serving;

import org.sdvp.acsi.dataset.DataSetStore;
import org.sdvp.acsi.dataset.MemoryDataSetStore;
import org.sdvp.acsi.report.ControlBlockStore;
import org.sdvp.acsi.report.MemoryControlBlockStore;
import org.sdvp.acsi.report.MemoryReportBufferStore;
import org.sdvp.acsi.report.ReportBufferStore;
import org.sdvp.acsi.setting.SettingGroupStore;

/**
 * Where a server keeps what must outlive it. Opened and closed by whoever makes them.
 *
 * @param dataSets what clients made by CreateDataSet
 * @param reportBuffers entries of BRCBs
 * @param reportSettings what clients changed in BRCBs
 * @param settingGroups setting groups
 */
public record StorePorts(
        DataSetStore dataSets,
        ReportBufferStore reportBuffers,
        ControlBlockStore reportSettings,
        SettingGroupStore settingGroups) {
    /** Entries that each buffer in memory holds. */
    private static final int MEMORY_ENTRIES = 1000;

    /** All in memory, 1,000 entries for each BRCB: for tests, and where nothing need outlive the process. */
    public static StorePorts inMemory() {
        return new StorePorts(
                new MemoryDataSetStore(),
                new MemoryReportBufferStore(MEMORY_ENTRIES),
                new MemoryControlBlockStore(),
                SettingGroupStore.none());
    }
}
