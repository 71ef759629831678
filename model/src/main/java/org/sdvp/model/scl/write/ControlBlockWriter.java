package org.sdvp.model.scl.write;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sdvp.model.DataObject;
import org.sdvp.model.DataSet;
import org.sdvp.model.Fcda;
import org.sdvp.model.LogControl;
import org.sdvp.model.LogicalNode;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.ReportControl;
import org.sdvp.model.ReportField;
import org.sdvp.model.ServerModel;
import org.sdvp.model.SettingControl;
import org.sdvp.model.TriggerOption;

/** Writes data sets and control blocks (IEC 61850-6 clauses 9.3.7 to 9.3.12). */
final class ControlBlockWriter {
    private final Markup out;
    private final ServerModel model;
    private final Map<String, String> instByDevice;

    ControlBlockWriter(Markup out, ServerModel model, Map<String, String> instByDevice) {
        this.out = out;
        this.model = model;
        this.instByDevice = instByDevice;
    }

    /** What comes before the values of a logical node. */
    void writeFirst(LogicalNode node) {
        node.blocks().dataSets().forEach(this::dataSet);
        node.blocks().reportControls().forEach(this::report);
        node.blocks().logControls().forEach(control -> log(node, control));
    }

    /** What comes after the values of a logical node. */
    void writeLast(LogicalNode node) {
        node.blocks()
                .logs()
                .forEach(log -> out.open("Log").attribute("name", log).close());
        node.blocks().settingControl().ifPresent(this::setting);
    }

    private void dataSet(DataSet dataSet) {
        out.open("DataSet").attribute("name", dataSet.name());
        dataSet.members().forEach(this::member);
        out.close();
    }

    private void member(Fcda fcda) {
        ObjectReference reference = fcda.reference();
        ObjectReference owner = reference;
        while (owner.dataPath().size() > 1
                && model.dataNode(owner).filter(DataObject.class::isInstance).isEmpty()) {
            owner = owner.parent().orElseThrow();
        }
        String nodeReference =
                reference.logicalDevice() + "/" + reference.logicalNode().orElseThrow();
        LogicalNode node = model.logicalNode(ObjectReference.parse(nodeReference))
                .orElseThrow(() -> new IllegalArgumentException(
                        "data set member " + fcda + " is not in the model, so SCL cannot name it"));
        out.open("FCDA")
                .attribute("ldInst", instByDevice.getOrDefault(reference.logicalDevice(), reference.logicalDevice()));
        if (!node.prefix().isEmpty()) {
            out.attribute("prefix", node.prefix());
        }
        out.attribute("lnClass", node.lnClass());
        if (!node.inst().isEmpty()) {
            out.attribute("lnInst", node.inst());
        }
        out.attribute("doName", owner.toString().substring(nodeReference.length() + 1));
        if (!owner.equals(reference)) {
            out.attribute(
                    "daName", reference.toString().substring(owner.toString().length() + 1));
        }
        out.attribute("fc", fcda.fc()).close();
    }

    private void report(ReportControl control) {
        out.open("ReportControl").attribute("name", control.name());
        control.dataSet().ifPresent(name -> out.attribute("datSet", name));
        out.attribute("intgPd", control.intgPd());
        if (!control.rptId().isEmpty()) {
            out.attribute("rptID", control.rptId());
        }
        out.attribute("confRev", control.confRev());
        out.attribute("buffered", control.buffered());
        out.attribute("bufTime", control.bufTm());
        out.attribute("indexed", control.indexed());
        triggers(control.trgOps());
        Set<ReportField> fields = control.optFlds();
        out.open("OptFields")
                .attribute("seqNum", fields.contains(ReportField.SEQ_NUM))
                .attribute("timeStamp", fields.contains(ReportField.TIME_STAMP))
                .attribute("dataSet", fields.contains(ReportField.DATA_SET))
                .attribute("reasonCode", fields.contains(ReportField.REASON))
                .attribute("dataRef", fields.contains(ReportField.DATA_REF))
                .attribute("entryID", fields.contains(ReportField.ENTRY_ID))
                .attribute("configRef", fields.contains(ReportField.CONF_REV))
                .attribute("bufOvfl", fields.contains(ReportField.BUF_OVFL))
                .close();
        out.open("RptEnabled").attribute("max", control.instances()).close();
        out.close();
    }

    private void triggers(Set<TriggerOption> triggers) {
        out.open("TrgOps")
                .attribute("dchg", triggers.contains(TriggerOption.DCHG))
                .attribute("qchg", triggers.contains(TriggerOption.QCHG))
                .attribute("dupd", triggers.contains(TriggerOption.DUPD))
                .attribute("period", triggers.contains(TriggerOption.INTEGRITY))
                .attribute("gi", triggers.contains(TriggerOption.GI))
                .close();
    }

    private void log(LogicalNode node, LogControl control) {
        out.open("LogControl").attribute("name", control.name());
        control.dataSet().ifPresent(name -> out.attribute("datSet", name));
        out.attribute("intgPd", control.intgPd());
        for (List<String> each : List.of(
                List.of("prefix", node.prefix()), List.of("lnClass", node.lnClass()), List.of("lnInst", node.inst()))) {
            if (!each.get(1).isEmpty()) {
                out.attribute(each.get(0), each.get(1));
            }
        }
        out.attribute("logName", control.logName());
        out.attribute("logEna", control.logEna());
        out.attribute("reasonCode", control.reasonCode());
        triggers(control.trgOps());
        out.close();
    }

    private void setting(SettingControl control) {
        out.open("SettingControl").attribute("numOfSGs", control.numOfSG()).attribute("actSG", control.actSG());
        if (control.resvTms() > 0) {
            out.attribute("resvTms", control.resvTms());
        }
        out.close();
    }
}
