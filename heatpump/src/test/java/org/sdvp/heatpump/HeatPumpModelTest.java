package org.sdvp.heatpump;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sdvp.model.DataAttribute;
import org.sdvp.model.DataObject;
import org.sdvp.model.Fcda;
import org.sdvp.model.FunctionalConstraint;
import org.sdvp.model.LogicalNode;
import org.sdvp.model.ModelValues;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.Selection;
import org.sdvp.model.ServerModel;
import org.sdvp.model.value.BasicType;
import org.sdvp.model.value.DataType;
import org.sdvp.model.value.DataValue;
import org.sdvp.model.value.Quality;

class HeatPumpModelTest {
    private static final Map<String, Set<String>> MANDATORY = Map.of(
            "LLN0", Set.of("Beh", "NamPlt", "Health", "Mod"),
            "LPHD", Set.of("PhyNam", "PhyHealth", "Proxy"),
            "DHTP", Set.of("Beh", "NamPlt"),
            "MHET", Set.of("Beh", "MatTyp"),
            "MFLW", Set.of("Beh", "MatTyp", "MatSt", "FlwRte"));

    private final HeatPumpModel heatPump = HeatPumpModel.create("HP1");
    private final ServerModel model = heatPump.serverModel();
    private final ModelValues values = new ModelValues(model);

    @Test
    void logicalNodes_haveTheirMandatoryDataObjects() {
        // Settings are not allowed in nodes that are derived from others, mandatory or not.
        assertThat(nodes())
                .filteredOn(node -> node.dataObject("ClcSrc").isEmpty())
                .allSatisfy(node -> assertThat(node.dataObjects())
                        .extracting(DataObject::name)
                        .containsAll(MANDATORY.getOrDefault(node.lnClass(), Set.of("Beh"))));
    }

    @Test
    void pump_hasExactlyOneOfItsTwoControls() {
        assertThat(nodes())
                .filteredOn(node -> node.lnClass().equals("KPMP"))
                .isNotEmpty()
                .allSatisfy(node -> assertThat(node.dataObjects().stream().map(DataObject::name))
                        .filteredOn(name -> name.equals("OpCtl") || name.equals("SpdSpt"))
                        .hasSize(1));
    }

    @Test
    void materialsAreWater_andLiquidWhereTheyFlow() {
        DataValue water = new DataValue.Int(BasicType.ENUMERATED, 2);
        assertThat(nodes())
                .filteredOn(node -> node.dataObject("MatTyp").isPresent())
                .hasSize(6)
                .allSatisfy(node -> assertThat(value("HP1/" + node.name() + ".MatTyp.setVal[SP]"))
                        .isEqualTo(water));
        assertThat(value("HP1/HeatMFLW1.MatSt.setVal[SP]")).isEqualTo(new DataValue.Int(BasicType.ENUMERATED, 2));
    }

    @Test
    void privateNode_namesItsNameSpace() {
        assertThat(value("HP1/DHTP1.NamPlt.lnNs[EX]")).isEqualTo(DataValue.Text.visible("org.sdvp DHTP:2026"));
        assertThat(value("HP1/LLN0.NamPlt.ldNs[EX]")).isEqualTo(DataValue.Text.visible("IEC 61850-7-4:2007B"));
    }

    @Test
    void units_areThoseOfTheStandard() {
        assertThat(unit("HP1/RoomSTMP1.Tmp")).isEqualTo(23);
        assertThat(unit("HP1/MMXN1.Watt")).isEqualTo(62);
        assertThat(unit("HP1/HeatMHET1.HeatOut")).isEqualTo(38);
        assertThat(unit("HP1/HeatMFLW1.FlwRte")).isEqualTo(45);
        assertThat(unit("HP1/MMTR1.TotWh")).isEqualTo(72);
        assertThat(unit("HP1/KPMP1.OpTmh")).isEqualTo(84);
        assertThat(unit("HP1/PMRI1.StrInhTmm")).isEqualTo(85);
        assertThat(value("HP1/RoomSTMP1.Tmp.units.multiplier[CF]"))
                .isEqualTo(new DataValue.Int(BasicType.ENUMERATED, 0));
    }

    @Test
    void processValuesAreInvalidUntilTheProcessSpeaks_butConstantsAreGood() {
        assertThat(((Quality) value("HP1/RoomSTMP1.Tmp.q[MX]")).validity()).isEqualTo(Quality.Validity.INVALID);
        assertThat(value("HP1/RoomSTMP1.Beh.q[ST]")).isEqualTo(Quality.GOOD);
        assertThat(value("HP1/LPHD1.Proxy.q[ST]")).isEqualTo(Quality.GOOD);
    }

    @Test
    void names_fitTheLimitsOfTheStandard() {
        HeatPumpModel longest = HeatPumpModel.create("L" + "d".repeat(63));

        assertThat(longest.serverModel().attributes())
                .allSatisfy(reference -> assertThat(reference.toString()).hasSizeLessThanOrEqualTo(129));
        assertThat(nodes())
                .allSatisfy(node -> assertThat(node.prefix() + node.inst()).hasSizeLessThanOrEqualTo(12));
        assertThatThrownBy(() -> HeatPumpModel.create("1HP")).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @EnumSource
    void everySignal_hasAPlaceWithValueQualityAndTime(HeatPumpSignal signal) {
        assertThat(heatPump.places(signal)).isNotEmpty().allSatisfy(place -> {
            assertThat(model.select(place.value()).map(Selection::type)).contains(place.type());
            assertThat(model.select(place.quality())
                            .map(selection -> selection.type().basicType()))
                    .contains(BasicType.QUALITY);
            assertThat(model.select(place.time())
                            .map(selection -> selection.type().basicType()))
                    .contains(BasicType.TIMESTAMP);
            assertThat(place.type().accepts(place.value(1))).isTrue();
        });
    }

    @Test
    void signalNames_areFoundOrEmpty() {
        assertThat(HeatPumpSignal.named("ROOM_TEMPERATURE")).contains(HeatPumpSignal.ROOM_TEMPERATURE);
        assertThat(HeatPumpSignal.named("ACCUMULATION_DRAW_POWER")).isEmpty();
    }

    @Test
    void place_convertsToTheTypeAndUnitOfTheModel() {
        assertThat(place(HeatPumpSignal.ROOM_TEMPERATURE).value(21.5)).isEqualTo(new DataValue.Float32(21.5f));
        assertThat(place(HeatPumpSignal.RUNNING_HOURS).value(12.9)).isEqualTo(new DataValue.Int(BasicType.INT32, 12));
        assertThat(place(HeatPumpSignal.START_INHIBIT_REMAINING).value(61))
                .isEqualTo(new DataValue.Int(BasicType.INT32, 2));
        assertThat(place(HeatPumpSignal.START_INHIBIT_REMAINING).value(0))
                .isEqualTo(new DataValue.Int(BasicType.INT32, 0));
        assertThat(place(HeatPumpSignal.ELECTRIC_ENERGY).value(5e12))
                .isEqualTo(new DataValue.Int(BasicType.INT64, 5_000_000_000_000L));
        assertThat(place(HeatPumpSignal.START_INHIBITED).value(1)).isEqualTo(DataValue.Bool.TRUE);
        assertThatThrownBy(() -> place(HeatPumpSignal.STARTS).value(Double.NaN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("OpCntRs");
        assertThatThrownBy(() -> place(HeatPumpSignal.STARTS).value(1e12)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @EnumSource
    void everyControl_tellsInItsDefinitionWhatOperateWants(HeatPumpControl control) {
        ObjectReference object = heatPump.control(control);
        DataAttribute oper =
                (DataAttribute) model.dataNode(object.child("Oper")).orElseThrow();

        assertThat(heatPump.control(object)).contains(control);
        assertThat(oper.fc()).isEqualTo(FunctionalConstraint.CO);
        assertThat(((DataType.Structure) oper.type()).members())
                .extracting(DataType.Member::name)
                .containsExactly("ctlVal", "origin", "ctlNum", "T", "Test", "Check");
        assertThat(value(object + ".ctlModel[CF]")).isEqualTo(new DataValue.Int(BasicType.ENUMERATED, 1));
    }

    @Test
    void statusOnlyObjects_haveNoOper() {
        assertThat(model.dataNode(ObjectReference.parse("HP1/KPMP1.OpCntRs.Oper")))
                .isEmpty();
        assertThat(heatPump.control(ObjectReference.parse("HP1/KPMP1.OpCntRs"))).isEmpty();
    }

    @Test
    void setPoints_sayTheirRange() {
        assertThat(value("HP1/HotWtrFSPT1.SptVal.minVal.f[CF]")).isEqualTo(new DataValue.Float32(40));
        assertThat(value("HP1/HotWtrFSPT1.SptVal.maxVal.f[CF]")).isEqualTo(new DataValue.Float32(58));
        assertThat(value("HP1/ComfMinFSPT1.SptVal.stepSize.f[CF]")).isEqualTo(new DataValue.Float32(0.1f));
    }

    @Test
    void modes_areNumberedAsTheirEnumeration() {
        assertThat(HeatPumpMode.of(5)).isEqualTo(HeatPumpMode.EXTERN);
        assertThat(HeatPumpMode.type().literal(HeatPumpMode.CO2.code())).contains("CO2");
        assertThat(HeatPumpRun.type().literal(HeatPumpRun.HOT_WATER.code())).contains("hot-water");
        assertThatThrownBy(() -> HeatPumpMode.of(6)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> HeatPumpMode.of(0)).isInstanceOf(IllegalArgumentException.class);
    }

    private SignalPlace place(HeatPumpSignal signal) {
        return heatPump.places(signal).get(0);
    }

    private List<LogicalNode> nodes() {
        return model.logicalDevices().get(0).logicalNodes();
    }

    private long unit(String object) {
        return ((DataValue.Int) value(object + ".units.SIUnit[CF]")).value();
    }

    private DataValue value(String fcda) {
        return values.get(model.select(Fcda.parse(fcda)).orElseThrow(() -> new AssertionError(fcda)));
    }
}
