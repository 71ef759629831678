package org.sdvp.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sdvp.model.value.DataType;

class ServerModelTest {
    private final ServerModel model = SampleModel.create();

    @Test
    void attributes_areNumberedDepthFirstInModelOrder() {
        assertThat(model.attributes().stream().map(ObjectReference::toString))
                .containsExactly(
                        "LD1/LLN0.Cnt.stVal",
                        "LD1/LLN0.Cnt.t",
                        "LD1/MMXU1.A.phsA.cVal",
                        "LD1/MMXU1.A.phsA.q",
                        "LD1/MMXU1.A.phsA.units",
                        "LD1/MMXU1.A.angRef",
                        "LD1/MMXU1.A.d",
                        "LD1/MMXU1.Curve.crvPts",
                        "LD1/MMXU1.Curve.d",
                        "LD1/MMXU1.Cnt.stVal",
                        "LD1/MMXU1.Cnt.t",
                        "LD2/LLN0.Cnt.stVal",
                        "LD2/LLN0.Cnt.t");
    }

    @Test
    void lookUp_findsEachLevelAndNothingElse() {
        assertThat(model.logicalDevice("LD2")).isPresent();
        assertThat(model.logicalDevice("LD3")).isEmpty();
        assertThat(model.logicalNode(ref("LD1/MMXU1")))
                .map(LogicalNode::lnClass)
                .contains("MMXU");
        assertThat(model.logicalNode(ref("LD2/MMXU1"))).isEmpty();
        assertThat(model.logicalNode(ref("LD1"))).isEmpty();
        assertThat(model.dataNode(ref("LD1/MMXU1.A.phsA"))).map(DataNode::name).contains("phsA");
        assertThat(model.dataNode(ref("LD1/MMXU1.A.phsA.cVal"))).containsInstanceOf(DataAttribute.class);
        assertThat(model.dataNode(ref("LD1/MMXU1.A.phsA.cVal.mag"))).isEmpty();
        assertThat(model.dataNode(ref("LD1/MMXU1"))).isEmpty();
    }

    @Test
    void dataType_goesDownToComponentsAndElements() {
        assertThat(model.dataType(ref("LD1/MMXU1.A.phsA.cVal"))).contains(SampleModel.VECTOR);
        assertThat(model.dataType(ref("LD1/MMXU1.A.phsA.cVal.mag.f"))).contains(SampleModel.FLOAT);
        assertThat(model.dataType(ref("LD1/MMXU1.Curve.crvPts(2)"))).contains(SampleModel.VECTOR);
        assertThat(model.dataType(ref("LD1/MMXU1.Curve.crvPts(2).ang"))).contains(SampleModel.ANALOGUE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "LD1/MMXU1.Curve.crvPts(3)",
                "LD1/MMXU1.Curve.crvPts.mag",
                "LD1/MMXU1.Curve.crvPts(0).mag(0)",
                "LD1/MMXU1.A(0).phsA.cVal",
                "LD1/MMXU1.A.phsA.cVal(0)",
                "LD1/MMXU1.A.phsA.cVal.mag.f.g",
                "LD1/MMXU1.A.phsA",
                "LD1/MMXU1.A.phsB.cVal",
                "LD3/MMXU1.A.phsA.cVal",
                "LD1/MMXU1",
                "LD1"
            })
    void dataType_ofWhatIsNoAttribute_isEmpty(String reference) {
        assertThat(model.dataType(ref(reference))).isEmpty();
    }

    @Test
    void select_ofDataObject_nestsMembersWithTheConstraintOnly() {
        Selection selection = SampleModel.select(model, "LD1/MMXU1.A[MX]");

        assertThat(selection.leaves().stream().map(DataType.Member::name))
                .containsExactly("phsA.cVal.mag.f", "phsA.cVal.ang.f", "phsA.q");
        assertThat(selection.slots()).containsExactly(2, 3);
        assertThat(SampleModel.select(model, "LD1/MMXU1.A[CF]").slots()).containsExactly(4, 5);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "LD1/MMXU1.A[ST]",
                "LD1/MMXU1.A.phsA.cVal[CF]",
                "LD1/MMXU1.A.phsA.cVal.mag[CF]",
                "LD1/MMXU1.Curve.crvPts(3)[SP]",
                "LD1/MMXU1.B[MX]",
                "LD1/MMXU2.A[MX]"
            })
    void select_ofNothingWithTheConstraint_isEmpty(String fcda) {
        assertThat(model.select(Fcda.parse(fcda))).isEmpty();
    }

    @Test
    void select_askedAgain_givesTheSameSelection() {
        assertThat(SampleModel.select(model, "LD1/MMXU1.A.phsA.cVal.mag.f[MX]"))
                .isSameAs(SampleModel.select(model, "LD1/MMXU1.A.phsA.cVal.mag.f[MX]"));
    }

    @Test
    void twoInstancesOfOneName_areRefusedByName() {
        LogicalNode lln0 = new LogicalNode("", "LLN0", "", List.of());
        LogicalDevice device = new LogicalDevice("LD1", List.of(lln0));

        assertThatThrownBy(() -> new ServerModel("twice", List.of(device, device)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("LD1");
        assertThatThrownBy(() -> new ServerModel("twice", List.of(new LogicalDevice("LD1", List.of(lln0, lln0)))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("LD1/LLN0");
    }

    @Test
    void referenceLongerThanTheStandardAllows_isRefusedWhenTheModelIsBuilt() {
        String name = "N" + "n".repeat(60);
        DataObject deep = new DataObject(name, "XXX", List.of(new DataObject(name, "XXX", List.of())));
        LogicalNode node = new LogicalNode("", "LLN0", "", List.of(deep));

        assertThatThrownBy(() -> new ServerModel("deep", List.of(new LogicalDevice("LD1", List.of(node)))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("129");
    }

    @Test
    void everyAttribute_isFoundByItsReferenceAndConstraint() {
        assertThat(model.attributes()).allSatisfy(reference -> {
            DataAttribute attribute = (DataAttribute) model.dataNode(reference).orElseThrow();
            Selection selection =
                    model.select(new Fcda(reference, attribute.fc())).orElseThrow();
            assertThat(selection.type()).isEqualTo(attribute.type());
            assertThat(selection.slots()).containsExactly(model.attributes().indexOf(reference));
            Stream.of(FunctionalConstraint.values())
                    .filter(fc -> fc != attribute.fc())
                    .forEach(fc ->
                            assertThat(model.select(new Fcda(reference, fc))).isEmpty());
        });
    }

    private static ObjectReference ref(String text) {
        return ObjectReference.parse(text);
    }
}
