package org.sdvp.cli.scl;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sdvp.heatpump.HeatPumpModel;
import org.sdvp.model.ControlBlocks;
import org.sdvp.model.DataAttribute;
import org.sdvp.model.DataNode;
import org.sdvp.model.DataObject;
import org.sdvp.model.Fcda;
import org.sdvp.model.LogControl;
import org.sdvp.model.LogicalDevice;
import org.sdvp.model.LogicalNode;
import org.sdvp.model.ModelValues;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.ReportControl;
import org.sdvp.model.ServerModel;
import org.sdvp.model.scl.SclDocument;
import org.sdvp.model.scl.SclFile;
import org.sdvp.model.scl.SclIed;
import org.sdvp.model.scl.ServiceLimits;
import org.sdvp.model.value.DataValue;
import org.sdvp.operator.export.ModelExport;

/** A device is walked through, written as ICD, and read as the same model again. */
class ExportRoundTripTest {
    private static final Path FILES = Path.of("../model/src/test/resources/scl");

    private static SclIed ied(ServerModel model) {
        return new SclIed(model.name(), "AP1", model, ServiceLimits.UNSTATED, List.of(), Optional.empty(), List.of());
    }

    @Test
    void theSimulatedHeatPump_exportsAsItsOwnModel() {
        SclIed pump = ied(HeatPumpModel.create("HP1").serverModel());
        try (ServedIed served = new ServedIed(pump)) {
            SclDocument again = ServedIed.reread(served.export().ied());

            assertThat(again.problems()).isEmpty();
            assertThat(again.single().warnings()).isEmpty();
            assertThat(flattened(again.single().model())).isEqualTo(asServed(served.device.values()));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "compas-scl.scd",
                "gxf-schoteroog.icd",
                "gxf-simple-substation-0.11.icd",
                "gxf-simple-substation-0.13.icd",
                "beanit-sample-model.icd",
                "der-scheduler.cid",
                "otfabric-interop.icd",
                "otfabric-simple.scd",
                "openscd-setting-groups.scd"
            })
    void aServedFile_exportsAsTheSameModel(String file) {
        SclIed ied = SclFile.read(FILES.resolve(file)).single();
        try (ServedIed served = new ServedIed(ied)) {
            ModelExport.Exported exported = served.export();
            SclDocument again = ServedIed.reread(exported.ied());

            assertThat(again.problems()).isEmpty();
            // What is odd about names is in the device and stays.
            assertThat(again.single().warnings())
                    .allMatch(warning -> warning.message().contains("more than 12 characters"));
            // No service tells trigger options: where a file departs from IEC 61850-7-3, they are another's.
            assertThat(withoutTriggers(flattened(again.single().model())))
                    .isEqualTo(withoutTriggers(asServed(served.device.values())));
        }
    }

    private static List<LogicalDevice> withoutTriggers(List<LogicalDevice> devices) {
        return devices.stream()
                .map(device -> new LogicalDevice(
                        device.name(),
                        device.logicalNodes().stream()
                                .map(node -> new LogicalNode(
                                        node.prefix(),
                                        node.lnClass(),
                                        node.inst(),
                                        node.dataObjects().stream()
                                                .map(object -> (DataObject) withoutTriggers(object))
                                                .toList(),
                                        node.blocks()))
                                .toList()))
                .toList();
    }

    private static DataNode withoutTriggers(DataNode node) {
        if (node instanceof DataObject object) {
            return new DataObject(
                    object.name(),
                    object.cdc(),
                    object.children().stream()
                            .map(ExportRoundTripTest::withoutTriggers)
                            .toList());
        }
        DataAttribute attribute = (DataAttribute) node;
        return new DataAttribute(
                attribute.name(), attribute.fc(), attribute.type(), Set.of(), attribute.initialValue());
    }

    private static List<LogicalDevice> flattened(ServerModel model) {
        return model.logicalDevices().stream()
                .map(device -> new LogicalDevice(
                        device.name(),
                        device.logicalNodes().stream()
                                .map(node -> new LogicalNode(
                                        node.prefix(),
                                        node.lnClass(),
                                        node.inst(),
                                        node.dataObjects(),
                                        flattened(node.blocks())))
                                .toList()))
                .toList();
    }

    /** Each instance of a report control block by itself, buffered ones first: clients see no more of them than that. */
    private static ControlBlocks flattened(ControlBlocks blocks) {
        return new ControlBlocks(
                blocks.dataSets(),
                blocks.reportControls().stream()
                        .flatMap(control -> control.instanceNames().stream().map(name -> instance(name, control)))
                        .sorted(Comparator.comparing((ReportControl control) -> !control.buffered()))
                        .toList(),
                blocks.logControls().stream().map(ExportRoundTripTest::atWork).toList(),
                blocks.logs(),
                blocks.settingControl());
    }

    // Without a data set there is nothing to log, whatever the file says.
    private static LogControl atWork(LogControl control) {
        return new LogControl(
                control.name(),
                control.dataSet(),
                control.logName(),
                control.logEna() && control.dataSet().isPresent(),
                control.reasonCode(),
                control.trgOps(),
                control.intgPd());
    }

    private static ReportControl instance(String name, ReportControl of) {
        return new ReportControl(
                name,
                of.buffered(),
                of.rptId(),
                of.dataSet(),
                of.confRev(),
                of.optFlds(),
                of.bufTm(),
                of.trgOps(),
                of.intgPd(),
                1,
                false);
    }

    /** The model with what an export has of its values: those that are no process's, as they are now. */
    private static List<LogicalDevice> asServed(ModelValues values) {
        return values.model().logicalDevices().stream()
                .map(device -> new LogicalDevice(
                        device.name(),
                        device.logicalNodes().stream()
                                .map(node -> node(values, ObjectReference.parse(device.name()), node))
                                .toList()))
                .toList();
    }

    private static LogicalNode node(ModelValues values, ObjectReference device, LogicalNode node) {
        ObjectReference reference = device.child(node.name());
        return new LogicalNode(
                node.prefix(),
                node.lnClass(),
                node.inst(),
                node.dataObjects().stream()
                        .map(object -> (DataObject) data(values, reference.child(object.name()), object))
                        .toList(),
                flattened(node.blocks()));
    }

    private static DataNode data(ModelValues values, ObjectReference reference, DataNode node) {
        if (node instanceof DataObject object) {
            return new DataObject(
                    object.name(),
                    object.cdc(),
                    object.children().stream()
                            .map(child -> data(values, reference.child(child.name()), child))
                            .toList());
        }
        DataAttribute attribute = (DataAttribute) node;
        Optional<DataValue> value = switch (attribute.fc()) {
            case SP, SG, CF, DC, EX ->
                values.model().select(new Fcda(reference, attribute.fc())).map(values::get);
            default -> Optional.empty();
        };
        return new DataAttribute(attribute.name(), attribute.fc(), attribute.type(), attribute.trgOps(), value);
    }
}
