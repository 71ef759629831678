package org.sdvp.model.scl;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.sdvp.model.ControlBlocks;
import org.sdvp.model.DataSet;
import org.sdvp.model.LogControl;
import org.sdvp.model.ReportControl;
import org.sdvp.model.ReportField;
import org.sdvp.model.SettingControl;
import org.sdvp.model.TriggerOption;

/** Reads ReportControl, LogControl, Log and SettingControl (IEC 61850-6 clauses 9.3.8 to 9.3.12). */
final class ControlBlockReader {
    private static final long UNSIGNED = 0xffff_ffffL;
    private static final int MAX_INSTANCES = 99;
    private static final Map<String, TriggerOption> TRIGGERS = Map.of(
            "dchg", TriggerOption.DCHG,
            "qchg", TriggerOption.QCHG,
            "dupd", TriggerOption.DUPD,
            "period", TriggerOption.INTEGRITY,
            "gi", TriggerOption.GI);
    private static final Map<String, ReportField> FIELDS = Map.of(
            "seqNum", ReportField.SEQ_NUM,
            "timeStamp", ReportField.TIME_STAMP,
            "reasonCode", ReportField.REASON,
            "dataSet", ReportField.DATA_SET,
            "dataRef", ReportField.DATA_REF,
            "bufOvfl", ReportField.BUF_OVFL,
            "entryID", ReportField.ENTRY_ID,
            "configRef", ReportField.CONF_REV);

    private final String device;
    private final DataSetReader dataSets;
    private final Problems problems;

    ControlBlockReader(String device, DataSetReader dataSets, Problems problems) {
        this.device = device;
        this.dataSets = dataSets;
        this.problems = problems;
    }

    /** All of a logical node. */
    ControlBlocks read(SclElement node) {
        List<DataSet> sets = dataSets.read(node);
        Set<String> names = new HashSet<>();
        sets.forEach(set -> names.add(set.name()));
        List<ReportControl> reports = new ArrayList<>();
        for (SclElement element : unique(node.children("ReportControl"))) {
            built(element, () -> report(element, names)).ifPresent(reports::add);
        }
        List<String> logs = logs(node);
        List<LogControl> logControls = new ArrayList<>();
        for (SclElement element : unique(node.children("LogControl"))) {
            built(element, () -> log(element, names, logs)).ifPresent(logControls::add);
        }
        Optional<SettingControl> setting =
                node.child("SettingControl").flatMap(element -> built(element, () -> setting(element)));
        return new ControlBlocks(sets, reports, logControls, logs, setting);
    }

    private List<SclElement> unique(List<SclElement> elements) {
        Set<String> names = new HashSet<>();
        List<SclElement> first = new ArrayList<>();
        for (SclElement element : elements) {
            if (names.add(problems.required(element, "name").orElse(""))) {
                first.add(element);
            } else {
                problems.error(
                        element,
                        "there are two " + element.name() + " named " + element.attribute("name", "")
                                + " in one logical node; rename one");
            }
        }
        return first;
    }

    private <T> Optional<T> built(SclElement element, Supplier<T> maker) {
        try {
            return Optional.of(maker.get());
        } catch (IllegalArgumentException e) {
            problems.error(element, String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private ReportControl report(SclElement element, Set<String> sets) {
        boolean buffered = problems.flag(element, "buffered", false);
        if (element.attribute("confRev").isEmpty()) {
            problems.warning(element, "expected the attribute confRev in ReportControl; took 1");
        }
        boolean indexed = problems.flag(element, "indexed", true);
        return new ReportControl(
                element.attribute("name", ""),
                buffered,
                element.attribute("rptID", ""),
                dataSet(element, sets),
                problems.number(element, "confRev", 1, UNSIGNED),
                fields(element, buffered),
                problems.number(element, "bufTime", 0, UNSIGNED),
                triggers(element),
                problems.number(element, "intgPd", 0, UNSIGNED),
                instances(element, indexed),
                indexed);
    }

    private Optional<String> dataSet(SclElement element, Set<String> sets) {
        Optional<String> name = element.attribute("datSet").filter(each -> !each.isEmpty());
        if (name.isPresent() && !sets.contains(name.get())) {
            problems.warning(
                    element,
                    element.name() + " " + element.attribute("name", "") + " names the data set "
                            + name.get() + ", but its logical node has "
                            + sets.stream().sorted().toList()
                            + "; it begins without one");
            return Optional.empty();
        }
        return name;
    }

    private int instances(SclElement element, boolean indexed) {
        Optional<SclElement> enabled = element.child("RptEnabled");
        if (enabled.isEmpty()) {
            return 1;
        }
        int max = (int) problems.number(enabled.get(), "max", 1, MAX_INSTANCES);
        if (max == 0 || (max > 1 && !indexed)) {
            problems.warning(
                    enabled.get(),
                    max == 0
                            ? "expected max of RptEnabled to be 1 or more, but got 0; took 1"
                            : "ReportControl " + element.attribute("name", "")
                                    + " is not indexed, so that it can have one instance only, not " + max
                                    + "; took 1");
            return 1;
        }
        return max;
    }

    private Set<ReportField> fields(SclElement element, boolean buffered) {
        Set<ReportField> fields = EnumSet.noneOf(ReportField.class);
        Optional<SclElement> options = element.child("OptFields");
        FIELDS.forEach((attribute, field) -> {
            boolean otherwise = field == ReportField.BUF_OVFL;
            boolean asked = options.map(each -> problems.flag(each, attribute, otherwise))
                    .orElse(otherwise);
            if (asked && (buffered || !field.isBufferedOnly())) {
                fields.add(field);
            }
        });
        return fields;
    }

    private Set<TriggerOption> triggers(SclElement element) {
        Set<TriggerOption> triggers = EnumSet.noneOf(TriggerOption.class);
        Optional<SclElement> options = element.child("TrgOps");
        TRIGGERS.forEach((attribute, trigger) -> {
            boolean otherwise = trigger == TriggerOption.GI;
            if (options.map(each -> problems.flag(each, attribute, otherwise)).orElse(otherwise)) {
                triggers.add(trigger);
            }
        });
        return triggers;
    }

    private List<String> logs(SclElement node) {
        List<String> logs = new ArrayList<>();
        for (SclElement element : node.children("Log")) {
            String name = element.attribute("name", device);
            if (logs.contains(name)) {
                problems.error(element, "there are two logs " + name + " in one logical node; rename one");
            } else {
                logs.add(name);
            }
        }
        return logs;
    }

    private LogControl log(SclElement element, Set<String> sets, List<String> logs) {
        Set<TriggerOption> triggers = triggers(element);
        triggers.remove(TriggerOption.GI);
        return new LogControl(
                element.attribute("name", ""),
                dataSet(element, sets),
                logName(element, logs),
                problems.flag(element, "logEna", true),
                problems.flag(element, "reasonCode", true),
                triggers,
                problems.number(element, "intgPd", 0, UNSIGNED));
    }

    /** The log it writes to, which is made here if the file has it in another logical node or not at all. */
    private String logName(SclElement element, List<String> logs) {
        String name = element.attribute("logName", logs.isEmpty() ? device : logs.get(0));
        String control = "LogControl " + element.attribute("name", "");
        if (element.attribute("logName", "").isEmpty()) {
            problems.warning(element, "expected the attribute logName in " + control + "; took " + name);
        }
        if (!logs.contains(name)) {
            problems.warning(
                    element,
                    control + " names the log " + name
                            + ", which its logical node has not; it is kept there all the same");
            logs.add(name);
        }
        return name;
    }

    private SettingControl setting(SclElement element) {
        int groups = (int) problems.number(element, "numOfSGs", 1, Integer.MAX_VALUE);
        int active = (int) problems.number(element, "actSG", 1, Integer.MAX_VALUE);
        return new SettingControl(groups, active, (int) problems.number(element, "resvTms", 0, 0xffff));
    }
}
