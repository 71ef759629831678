package org.sdvp.operator.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sdvp.acsi.client.DataSets;
import org.sdvp.acsi.service.Brcb;
import org.sdvp.acsi.service.DataSetReference;
import org.sdvp.acsi.service.Lcb;
import org.sdvp.acsi.service.Urcb;
import org.sdvp.model.ControlBlocks;
import org.sdvp.model.DataSet;
import org.sdvp.model.LogControl;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.ReportControl;
import org.sdvp.model.ReportField;
import org.sdvp.model.SettingControl;
import org.sdvp.model.TriggerOption;
import org.sdvp.operator.survey.NodeSurvey;

/** Data sets and control blocks of one logical node as configuration. */
final class ControlBlockExport {
    private static final Pattern INSTANCE = Pattern.compile("(.+)([0-9]{2})");

    private final NodeSurvey node;
    private final Consumer<String> notes;

    /** What the instances of a report control block have in common. */
    private record Shape(
            boolean buffered,
            String rptId,
            Optional<DataSetReference> datSet,
            long confRev,
            Set<ReportField> optFlds,
            long bufTm,
            Set<TriggerOption> trgOps,
            long intgPd) {}

    private record Instance(String name, Shape shape) {}

    ControlBlockExport(NodeSurvey node, Consumer<String> notes) {
        this.node = node;
        this.notes = notes;
    }

    ControlBlocks blocks() {
        return new ControlBlocks(
                node.dataSets().entrySet().stream()
                        .map(each -> dataSet(each.getKey(), each.getValue()))
                        .toList(),
                reports(),
                node.lcbs().entrySet().stream()
                        .map(each -> log(each.getKey(), each.getValue()))
                        .toList(),
                node.logs().stream().map(ObjectReference::name).toList(),
                node.settingControl()
                        .map(NodeSurvey.SettingControl::values)
                        .map(each -> new SettingControl(each.numOfSG(), each.actSG(), each.resvTms())));
    }

    private static DataSet dataSet(DataSetReference reference, DataSets.Definition definition) {
        return new DataSet(reference.name(), definition.members());
    }

    private LogControl log(ObjectReference reference, Lcb block) {
        if (!node.logs().contains(block.logRef())) {
            notes.accept(reference + " is written with a log in its own node, not " + block.logRef());
        }
        return new LogControl(
                reference.name(),
                block.datSet().flatMap(set -> nameHere(reference.name(), set)),
                block.logRef().name(),
                block.logEna(),
                block.reasonCode(),
                block.trgOps(),
                block.intgPd());
    }

    private List<ReportControl> reports() {
        List<Instance> instances = new ArrayList<>();
        node.brcbs()
                .forEach(
                        (reference, values) -> instances.add(new Instance(reference.name(), shape(reference, values))));
        node.urcbs()
                .forEach(
                        (reference, values) -> instances.add(new Instance(reference.name(), shape(reference, values))));
        List<ReportControl> controls = new ArrayList<>();
        for (int i = 0; i < instances.size(); ) {
            int count = alike(instances, i);
            controls.add(count == 0 ? single(instances.get(i)) : indexed(instances.get(i), count));
            i += Math.max(1, count);
        }
        return controls;
    }

    private static Shape shape(ObjectReference reference, Brcb block) {
        return new Shape(
                true,
                block.rptId().equals(reference.toString()) ? "" : block.rptId(),
                block.datSet(),
                block.confRev(),
                block.optFlds(),
                block.bufTm(),
                block.trgOps(),
                block.intgPd());
    }

    private static Shape shape(ObjectReference reference, Urcb block) {
        return new Shape(
                false,
                block.rptId().equals(reference.toString()) ? "" : block.rptId(),
                block.datSet(),
                block.confRev(),
                block.optFlds(),
                block.bufTm(),
                block.trgOps(),
                block.intgPd());
    }

    /** How many instances from here on are 01, 02 … of one block; 0 if this is not the first of such a row. */
    private static int alike(List<Instance> instances, int from) {
        Matcher first = INSTANCE.matcher(instances.get(from).name());
        if (!first.matches() || !first.group(2).equals("01")) {
            return 0;
        }
        int count = 1;
        while (from + count < instances.size()
                && instances.get(from + count).name().equals(first.group(1) + "%02d".formatted(count + 1))
                && instances
                        .get(from + count)
                        .shape()
                        .equals(instances.get(from).shape())) {
            count++;
        }
        return count;
    }

    private ReportControl indexed(Instance first, int count) {
        return control(first.name().substring(0, first.name().length() - 2), first, count, true);
    }

    private ReportControl single(Instance instance) {
        return control(instance.name(), instance, 1, false);
    }

    private ReportControl control(String name, Instance instance, int instances, boolean indexed) {
        Shape shape = instance.shape();
        return new ReportControl(
                name,
                shape.buffered(),
                shape.rptId(),
                shape.datSet().flatMap(set -> nameHere(instance.name(), set)),
                shape.confRev(),
                shape.optFlds(),
                shape.bufTm(),
                shape.trgOps(),
                shape.intgPd(),
                instances,
                indexed);
    }

    /** SCL names the data set of a control block within the same node. */
    private Optional<String> nameHere(String block, DataSetReference dataSet) {
        if (node.dataSets().containsKey(dataSet)) {
            return Optional.of(dataSet.name());
        }
        notes.accept(node.reference() + "." + block + " is written without its data set " + dataSet
                + ": SCL has only data sets of the same logical node");
        return Optional.empty();
    }
}
