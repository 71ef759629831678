package org.sdvp.heatpump;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.sdvp.model.ControlBlocks;
import org.sdvp.model.DataObject;
import org.sdvp.model.DataSet;
import org.sdvp.model.Fcda;
import org.sdvp.model.FunctionalConstraint;
import org.sdvp.model.LogControl;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.ReportControl;

/** Data sets, control blocks and logs of a heat pump. */
class HeatPumpBlocksTest {
    private final HeatPumpModel heatPump = HeatPumpModel.create("HP1");
    private final ControlBlocks blocks =
            heatPump.serverModel().logicalDevices().get(0).logicalNodes().get(0).blocks();
    private final HeatPumpAccess access = heatPump.access();

    @Test
    void everyMember_isInTheModel() {
        assertThat(blocks.dataSets())
                .hasSize(7)
                .allSatisfy(set -> assertThat(set.members())
                        .allSatisfy(member -> assertThat(heatPump.serverModel().select(member))
                                .isPresent()));
    }

    @Test
    void everyMeasuredValue_isInTheDataSetOfMeasurements() {
        assertThat(set("Meas").members()).extracting(Fcda::reference).containsAll(measured());
        assertThat(set("Meas").members()).contains(Fcda.parse("HP1/MMTR1.TotWh[ST]"));
    }

    @Test
    void everyControl_isInTheDataSetOfWhatIsWanted_orOfStatesIfItIsTheMode() {
        Set<ObjectReference> controls = new HashSet<>();
        heatPump.serverModel()
                .logicalDevices()
                .get(0)
                .logicalNodes()
                .forEach(node -> node.dataObjects().stream()
                        .filter(object -> object.child("Oper").isPresent())
                        .map(DataObject::name)
                        // Transient, and shown by the state of the schedule or of the update.
                        .filter(name ->
                                !Set.of("EnaReq", "DsaReq", "Inst", "Can").contains(name))
                        .forEach(name -> controls.add(ObjectReference.parse("HP1/" + node.name() + "." + name))));
        Set<ObjectReference> shown = new HashSet<>();
        set("Spt").members().forEach(member -> shown.add(member.reference()));
        set("Stat").members().forEach(member -> shown.add(member.reference()));

        assertThat(controls)
                .isNotEmpty()
                .allSatisfy(control -> assertThat(shown).contains(control));
    }

    @ParameterizedTest
    @CsvSource({
        "VENDOR, Meas, false",
        "VENDOR, Meas01, false",
        "VENDOR, LiveSpt05, false",
        "VENDOR, Hist, false",
        "VENDOR, Order, false",
        "VENDOR, Stat03, true",
        "VENDOR, Event, true",
        "VENDOR, Mach, true",
        "VENDOR, LiveMach02, true",
        "VENDOR, LiveMach03, false",
        "VENDOR, Firm03, true",
        "VENDOR, LiveFirm01, true",
        "USER, Firm01, false",
        "SERVICE_PROVIDER, Firm01, true",
        "USER, Meas02, true",
        "USER, Hist, true",
        "USER, Order, true",
        "USER, Mach01, false",
        "SERVICE_PROVIDER, Mach01, true",
        "SERVICE_PROVIDER, Hist, true",
        "SERVICE_PROVIDER, Nothing, false"
    })
    void rights_followFromThoseOfTheMembers(HeatPumpRole role, String block, boolean permitted) {
        assertThat(access.permitsBlock(role, ObjectReference.parse("HP1/LLN0." + block)))
                .isEqualTo(permitted);
    }

    @ParameterizedTest
    @EnumSource
    void noRole_mayUseABlockWithAMemberItMayNotRead(HeatPumpRole role) {
        for (DataSet set : blocks.dataSets()) {
            boolean readsAll = set.members().stream()
                    .allMatch(member -> access.permits(role, AccessRight.READ, member.reference()));
            assertThat(access.permitsBlock(role, lln0(set.name()))).isEqualTo(readsAll);
            blocks.reportControls().stream()
                    .filter(control -> control.dataSet().orElseThrow().equals(set.name()))
                    .flatMap(control -> control.instanceNames().stream())
                    .forEach(name ->
                            assertThat(access.permitsBlock(role, lln0(name))).isEqualTo(readsAll));
            blocks.logControls().stream()
                    .filter(control -> control.dataSet().orElseThrow().equals(set.name()))
                    .forEach(control -> assertThat(access.permitsBlock(role, lln0(control.logName())))
                            .isEqualTo(readsAll));
        }
    }

    @Test
    void names_doNotMeetThoseOfDataObjects() {
        List<String> names = new ArrayList<>(blocks.logs());
        blocks.dataSets().forEach(set -> names.add(set.name()));
        blocks.reportControls().forEach(control -> names.addAll(control.instanceNames()));

        assertThat(names)
                .doesNotHaveDuplicates()
                .allSatisfy(name ->
                        assertThat(heatPump.serverModel().dataNode(lln0(name))).isEmpty());
    }

    @Test
    void logs_areOnFromTheStart_measurementsEveryFiveMinutes() {
        assertThat(blocks.logControls()).allMatch(LogControl::logEna);
        assertThat(blocks.logControls().get(0))
                .returns("Hist", LogControl::logName)
                .returns(300_000L, LogControl::intgPd);
        assertThat(blocks.reportControls().stream().filter(ReportControl::buffered))
                .allMatch(control -> control.instances() > 1);
    }

    @Test
    void measuredValues_haveADeadband() {
        assertThat(measured())
                .isNotEmpty()
                .allSatisfy(object -> assertThat(
                                heatPump.serverModel().select(new Fcda(object.child("db"), FunctionalConstraint.CF)))
                        .as("db of %s", object)
                        .isPresent());
    }

    // What a driver reports; means and schedules are made of that.
    private List<ObjectReference> measured() {
        return Arrays.stream(HeatPumpSignal.values())
                .flatMap(signal -> heatPump.places(signal).stream())
                .filter(place -> place.value().reference().toString().endsWith(".mag.f"))
                .map(SignalPlace::object)
                .toList();
    }

    private DataSet set(String name) {
        return blocks.dataSets().stream()
                .filter(set -> set.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static ObjectReference lln0(String name) {
        return ObjectReference.parse("HP1/LLN0").child(name);
    }
}
