package org.sdvp.model.scl;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * What an IED says it can do and how much of it: Services of IEC 61850-6 clause 9.3.2, as far as it is about an ACSI
 * server.
 *
 * @param nameLength greatest number of characters of names, 32 in edition 1
 * @param capabilities services that are just there or not
 * @param associations most associations at a time, if stated
 * @param dataSets configured and dynamic data sets
 * @param reports report control blocks
 * @param logs log control blocks
 * @param settingGroups setting-group services
 * @param names whether prefix and instance number of logical nodes are fixed
 */
public record ServiceLimits(
        int nameLength,
        Set<Capability> capabilities,
        Optional<Integer> associations,
        DataSets dataSets,
        Reports reports,
        Logs logs,
        SettingGroups settingGroups,
        Names names) {
    /** Nothing stated: what an IED without Services has. */
    public static final ServiceLimits UNSTATED = new ServiceLimits(
            32,
            Set.of(),
            Optional.empty(),
            new DataSets(Optional.empty(), Optional.empty()),
            new Reports(Optional.empty(), Optional.empty()),
            new Logs(Optional.empty(), Optional.empty()),
            new SettingGroups(false, false, false),
            new Names(false, false));

    /** Copies the set. */
    public ServiceLimits {
        capabilities = capabilities.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(capabilities));
    }

    /** A service that is there or not; named as in SCL. */
    public enum Capability {
        /** Associations are made when asked for. */
        DYN_ASSOCIATION("DynAssociation"),
        /** GetServerDirectory, GetLogicalDeviceDirectory, GetLogicalNodeDirectory. */
        GET_DIRECTORY("GetDirectory"),
        /** GetDataDefinition. */
        GET_DATA_OBJECT_DEFINITION("GetDataObjectDefinition"),
        /** GetDataDirectory. */
        DATA_OBJECT_DIRECTORY("DataObjectDirectory"),
        /** GetDataSetValues. */
        GET_DATA_SET_VALUE("GetDataSetValue"),
        /** SetDataSetValues. */
        SET_DATA_SET_VALUE("SetDataSetValue"),
        /** GetDataSetDirectory. */
        DATA_SET_DIRECTORY("DataSetDirectory"),
        /** GetDataValues and SetDataValues. */
        READ_WRITE("ReadWrite"),
        /** TimeActivatedOperate. */
        TIMER_ACTIVATED_CONTROL("TimerActivatedControl"),
        /** GetBRCBValues and the like. */
        GET_CB_VALUES("GetCBValues"),
        /** GetFile and the other file services. */
        FILE_HANDLING("FileHandling"),
        /** Names of logical devices may be configured. */
        CONF_LD_NAME("ConfLdName");

        private final String element;

        Capability(String element) {
            this.element = element;
        }

        /** Name of the SCL element. */
        public String element() {
            return element;
        }
    }

    /** When an attribute of a control block may be chosen. */
    public enum Setting {
        /** Never. */
        FIX,
        /** When the IED is configured. */
        CONF,
        /** By a service, at any time. */
        DYN
    }

    /** Kinds of report control blocks that can be configured. */
    public enum BufMode {
        /** Unbuffered only. */
        UNBUFFERED,
        /** Buffered only. */
        BUFFERED,
        /** Both. */
        BOTH
    }

    /**
     * Data sets.
     *
     * @param configured ConfDataSet, if stated
     * @param dynamic DynDataSet, if stated
     */
    public record DataSets(Optional<DataSetLimit> configured, Optional<DataSetLimit> dynamic) {}

    /**
     * A limit of data sets.
     *
     * @param max data sets
     * @param maxAttributes members of each, if stated
     * @param modify whether configured ones may be changed; true for dynamic ones
     */
    public record DataSetLimit(int max, Optional<Integer> maxAttributes, boolean modify) {}

    /**
     * Report control blocks.
     *
     * @param configured ConfReportControl, if stated
     * @param settings ReportSettings, if stated
     */
    public record Reports(Optional<ReportLimit> configured, Optional<ReportSettings> settings) {}

    /**
     * A limit of report control blocks.
     *
     * @param max instances in all
     * @param bufMode which kinds
     * @param bufConf whether a block may be made buffered or unbuffered by configuration
     * @param maxBuf buffered ones, if stated
     */
    public record ReportLimit(int max, BufMode bufMode, boolean bufConf, Optional<Integer> maxBuf) {}

    /**
     * When attributes of report control blocks may be chosen.
     *
     * @param cbName name; never by a service
     * @param datSet data set
     * @param rptId identification
     * @param optFields optional fields
     * @param bufTime buffer time
     * @param trgOps trigger options
     * @param intgPd integrity period
     * @param resvTms whether BRCBs have ResvTms
     * @param owner whether blocks tell their owner
     */
    public record ReportSettings(
            Setting cbName,
            Setting datSet,
            Setting rptId,
            Setting optFields,
            Setting bufTime,
            Setting trgOps,
            Setting intgPd,
            boolean resvTms,
            boolean owner) {}

    /**
     * Log control blocks.
     *
     * @param max ConfLogControl, if stated
     * @param settings LogSettings, if stated
     */
    public record Logs(Optional<Integer> max, Optional<LogSettings> settings) {}

    /**
     * When attributes of log control blocks may be chosen.
     *
     * @param cbName name; never by a service
     * @param datSet data set
     * @param logEna whether it logs
     * @param trgOps trigger options
     * @param intgPd integrity period
     */
    public record LogSettings(Setting cbName, Setting datSet, Setting logEna, Setting trgOps, Setting intgPd) {}

    /**
     * Setting groups.
     *
     * @param edit SGEdit: groups can be edited by services
     * @param configure ConfSG: the number of groups can be configured
     * @param resvTms whether the control block has ResvTms
     */
    public record SettingGroups(boolean edit, boolean configure, boolean resvTms) {}

    /**
     * What may be chosen of the names of logical nodes.
     *
     * @param fixPrefix whether prefixes are fixed
     * @param fixLnInst whether instance numbers are fixed
     */
    public record Names(boolean fixPrefix, boolean fixLnInst) {}
}
