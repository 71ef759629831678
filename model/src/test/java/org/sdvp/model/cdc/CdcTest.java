package org.sdvp.model.cdc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sdvp.model.DataAttribute;
import org.sdvp.model.DataNode;
import org.sdvp.model.DataObject;
import org.sdvp.model.FunctionalConstraint;
import org.sdvp.model.TriggerOption;
import org.sdvp.model.value.BasicType;
import org.sdvp.model.value.DataType;
import org.sdvp.model.value.DataValue;
import org.sdvp.model.value.Quality;

class CdcTest {
    private static final DataType.Enumeration HEALTH = Enumerations.named("HealthKind");

    @ParameterizedTest
    @EnumSource
    void everyClass_isBuiltWithItsMandatoryAttributes(Cdc cdc) {
        List<String> mandatory = cdc.attributes().stream()
                .filter(row -> row.presence().kind() == Presence.Kind.MANDATORY)
                .map(CdcAttribute::name)
                .toList();

        assertThat(names(cdc.object("Any").enumeration(HEALTH).build())).containsAll(mandatory);
    }

    @ParameterizedTest
    @EnumSource
    void everyClass_isBuiltWithAllItsAttributes(Cdc cdc) {
        String[] all = cdc.attributes().stream()
                .filter(row -> row.presence().kind() == Presence.Kind.OPTIONAL
                        || row.presence().kind() == Presence.Kind.GROUP)
                .map(CdcAttribute::name)
                .toArray(String[]::new);
        DataObject object = cdc.object("Any")
                .enumeration(HEALTH)
                .with(all)
                .withSubstitution()
                .controlledBy(controllable(cdc) ? CtlModel.SBO_WITH_ENHANCED_SECURITY : CtlModel.STATUS_ONLY)
                .build();

        assertThat(names(object)).containsAll(List.of(all)).containsAll(ofKind(cdc, Presence.Kind.SUBSTITUTION));
        assertThat(names(object)).containsAll(ofKind(cdc, Presence.Kind.SELECT));
    }

    @Test
    void tables_areThoseOfTheEnum() {
        assertThat(CdcTable.names())
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(Cdc.values()).map(Cdc::name).toList());
    }

    @Test
    void measuredValue_hasFloatsQualityAndTriggers() {
        DataObject object = Cdc.MV.object("Tmp").value("units.SIUnit", "°C").build();

        assertThat(names(object)).containsExactly("mag", "q", "t", "units");
        assertThat(attribute(object, "mag").trgOps()).containsExactlyInAnyOrder(TriggerOption.DCHG, TriggerOption.DUPD);
        assertThat(attribute(object, "q").trgOps()).containsExactly(TriggerOption.QCHG);
        assertThat(attribute(object, "q").initialValue()).contains(Quality.of(Quality.Validity.INVALID));
        assertThat(leaves(object, "mag")).containsExactly("f");
        assertThat(attribute(object, "units").initialValue())
                .contains(DataValue.Structure.of(
                        new DataValue.Int(BasicType.ENUMERATED, 23), new DataValue.Int(BasicType.ENUMERATED, 0)));
    }

    @Test
    void membersOfConstructedTypes_areChosen_andBringWhatDependsOnThem() {
        DataObject object = Cdc.MV
                .object("Tmp")
                .with("mag.i", "units", "range", "db")
                .without("mag.f", "units.multiplier")
                .build();

        assertThat(names(object)).containsExactly("mag", "range", "q", "t", "units", "db", "sVC", "rangeC", "dbRef");
        assertThat(leaves(object, "mag")).containsExactly("i");
        assertThat(leaves(object, "units")).containsExactly("SIUnit");
    }

    @Test
    void control_hasOperOnlyWhenItCanBeOperated() {
        assertThat(names(Cdc.SPC.object("OpCtl").build())).containsExactly("stVal", "q", "t", "ctlModel");
        DataObject direct = Cdc.SPC
                .object("OpCtl")
                .controlledBy(CtlModel.DIRECT_WITH_NORMAL_SECURITY)
                .build();
        assertThat(names(direct)).containsExactly("stVal", "q", "t", "Oper", "ctlModel");
        assertThat(leaves(direct, "Oper"))
                .containsExactly("ctlVal", "origin.orCat", "origin.orIdent", "ctlNum", "T", "Test", "Check");
        assertThat(attribute(direct, "Oper").fc()).isEqualTo(FunctionalConstraint.CO);
        assertThat(attribute(direct, "ctlModel").initialValue()).contains(new DataValue.Int(BasicType.ENUMERATED, 1));
        assertThat(names(Cdc.SPC
                        .object("OpCtl")
                        .controlledBy(CtlModel.SBO_WITH_NORMAL_SECURITY)
                        .build()))
                .contains("SBO", "Oper", "Cancel", "stSeld", "sboTimeout")
                .doesNotContain("SBOw", "operTimeout");
        assertThat(names(Cdc.SPC
                        .object("OpCtl")
                        .controlledBy(CtlModel.SBO_WITH_ENHANCED_SECURITY)
                        .build()))
                .contains("SBOw", "Oper", "Cancel", "operTimeout")
                .doesNotContain("SBO");
    }

    @Test
    void controlValues_haveTheTypeOfTheirClass() {
        assertThat(ctlVal(Cdc.SPC)).isEqualTo(new DataType.Basic(BasicType.BOOLEAN));
        assertThat(ctlVal(Cdc.DPC)).isEqualTo(new DataType.Basic(BasicType.BOOLEAN));
        assertThat(ctlVal(Cdc.INC)).isEqualTo(new DataType.Basic(BasicType.INT32));
        assertThat(ctlVal(Cdc.ENC)).isEqualTo(HEALTH);
        assertThat(ctlVal(Cdc.BSC)).isEqualTo(new DataType.Basic(BasicType.TCMD));
        assertThat(ctlVal(Cdc.ISC)).isEqualTo(new DataType.Basic(BasicType.INT8));
        assertThat(ctlVal(Cdc.APC))
                .isEqualTo(new DataType.Structure(
                        List.of(new DataType.Member("f", new DataType.Basic(BasicType.FLOAT32)))));
    }

    @Test
    void counter_hasActualOrFrozenValue() {
        assertThat(names(Cdc.BCR.object("TotWh").build())).containsExactly("actVal", "q", "t", "pulsQty");
        assertThat(names(Cdc.BCR
                        .object("TotWh")
                        .without("actVal", "t")
                        .with("frVal")
                        .build()))
                .containsExactly("frVal", "frTm", "q", "pulsQty", "frEna", "frPd", "frRs");
        assertRefused(Cdc.BCR.object("TotWh").without("actVal"), "all of [actVal, t] or none");
        assertRefused(Cdc.BCR.object("TotWh").without("actVal", "t"), "at least one whole group");
    }

    @Test
    void statusOfAControl_isThereWholeOrNotAtAll() {
        assertThat(names(Cdc.SPC.object("Rs").without("stVal", "q", "t").build()))
                .containsExactly("ctlModel");
        assertRefused(Cdc.SPC.object("Rs").without("stVal"), "all of [stVal, q, t] or none");
    }

    @Test
    void curve_hasAsManyPointsAsAsked() {
        DataObject object =
                Cdc.CSG.object("Crv").arraySize(4).with("crvPts.zVal").build();

        assertThat(((DataType.Array) attribute(object, "crvPts").type()).size()).isEqualTo(4);
        assertThat(leaves(object, "crvPts")).hasSize(12).contains("(3).zVal");
    }

    @Test
    void mistakes_areRefusedNamingObjectAndPath() {
        assertRefused(Cdc.MV.object("Tmp").with("unit"), "MV Tmp: unit");
        assertRefused(Cdc.MV.object("Tmp").with("mag.g"), "MV Tmp: mag.g");
        assertRefused(Cdc.MV.object("Tmp").without("mat"), "MV Tmp: mat");
        assertRefused(Cdc.MV.object("Tmp").without("mag"), "MV Tmp must have mag");
        assertRefused(Cdc.MV.object("Tmp").value("units.unit", "W"), "MV Tmp: units.unit");
        assertRefused(Cdc.MV.object("Tmp").value("units.SIUnit", "furlong"), "MV Tmp: units.SIUnit: expected");
        assertRefused(Cdc.MV.object("Tmp").value("q", DataValue.Bool.TRUE), "MV Tmp: q: expected QUALITY");
        assertRefused(Cdc.ENS.object("Beh"), "needs an enumeration");
        assertThatThrownBy(() -> Enumerations.named("NoKind")).hasMessageContaining("NoKind");
        assertThatThrownBy(() -> CtlModel.of(5)).isInstanceOf(IllegalArgumentException.class);
    }

    private static void assertRefused(DataObjectBuilder builder, String message) {
        assertThatThrownBy(builder::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    private static DataType ctlVal(Cdc cdc) {
        DataObject object = cdc.object("Any")
                .enumeration(HEALTH)
                .controlledBy(CtlModel.DIRECT_WITH_NORMAL_SECURITY)
                .build();
        return ((DataType.Structure) attribute(object, "Oper").type())
                .members()
                .get(0)
                .type();
    }

    private static boolean controllable(Cdc cdc) {
        return !ofKind(cdc, Presence.Kind.CONTROLLABLE).isEmpty();
    }

    private static List<String> ofKind(Cdc cdc, Presence.Kind kind) {
        return cdc.attributes().stream()
                .filter(row -> row.presence().kind() == kind)
                .map(CdcAttribute::name)
                .toList();
    }

    private static List<String> names(DataObject object) {
        return object.children().stream().map(DataNode::name).toList();
    }

    private static List<String> leaves(DataObject object, String name) {
        return attribute(object, name).type().leaves().stream()
                .map(DataType.Member::name)
                .toList();
    }

    private static DataAttribute attribute(DataObject object, String name) {
        return (DataAttribute) object.child(name).orElseThrow();
    }

    @Test
    void inSettingGroups_turnsSettingsIntoThoseOfTheActiveGroup() {
        DataObject setting =
                Cdc.ASG.object("Lim").with("minVal").inSettingGroups().build();

        DataAttribute setMag = (DataAttribute) setting.child("setMag").orElseThrow();
        assertThat(setMag.fc()).isEqualTo(FunctionalConstraint.SG);
        assertThat(setMag.trgOps()).isEmpty();
        assertThat(((DataAttribute) setting.child("minVal").orElseThrow()).fc()).isEqualTo(FunctionalConstraint.CF);
    }
}
