package org.sdvp.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class ObjectReferenceTest {
    @TestFactory
    Stream<DynamicTest> validVectors_areReadIntoTheirParts() {
        return Vectors.tests("reference/valid", vector -> {
            ObjectReference reference = ObjectReference.parse(Vectors.text(vector, "reference"));
            List<String> path = new ArrayList<>();
            vector.get("dataPath").forEach(part -> path.add(part.asString()));

            assertThat(reference).hasToString(Vectors.text(vector, "reference"));
            assertThat(reference.logicalDevice()).isEqualTo(Vectors.text(vector, "logicalDevice"));
            assertThat(reference.logicalNode())
                    .isEqualTo(Optional.ofNullable(vector.get("logicalNode")).map(JsonNode::asString));
            assertThat(reference.dataPath().stream().map(ObjectReference.Element::toString))
                    .containsExactlyElementsOf(path);
        });
    }

    @TestFactory
    Stream<DynamicTest> invalidVectors_areRefused() {
        return Vectors.tests(
                "reference/invalid",
                vector -> assertThatThrownBy(() -> ObjectReference.parse(Vectors.text(vector, "reference")))
                        .isExactlyInstanceOf(IllegalArgumentException.class)
                        .hasMessageMatching("(?s).*(expected|must|cannot).*"));
    }

    @Test
    void vectors_areTidy() {
        Vectors.requireTidy("reference");
    }

    @ParameterizedTest
    @CsvSource({
        "HP1/STMP1.Tmp.mag.f, HP1/STMP1.Tmp.mag",
        "HP1/STMP1.Tmp, HP1/STMP1",
        "HP1/STMP1, HP1",
        "HP1/A.b.c(3), HP1/A.b",
        "HP1/A.b(3).c, HP1/A.b(3)"
    })
    void parent_isOneStepUp(String reference, String parent) {
        assertThat(ObjectReference.parse(reference).parent()).contains(ObjectReference.parse(parent));
    }

    @ParameterizedTest
    @CsvSource({
        "HP1, HP1/STMP1, true",
        "HP1, HP10/STMP1, false",
        "HP1/STMP1, HP1/STMP10, false",
        "HP1/STMP1, HP1/STMP1.Tmp.q, true",
        "HP1/STMP1.Tmp, HP1/STMP1.TmpRte, false",
        "HP1/STMP1.Tmp.q, HP1/STMP1.Tmp, false",
        "HP1/A.b.c, HP1/A.b.c(3), true",
        "HP1/A.b.c(3), HP1/A.b.c(3).d, true",
        "HP1/A.b.c(3), HP1/A.b.c(31), false"
    })
    void contains_isByNamesNotByLetters(String whole, String part, boolean contained) {
        assertThat(ObjectReference.parse(whole).contains(ObjectReference.parse(part)))
                .isEqualTo(contained);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a.b", "a/b", "1a", "a b", ".", "a.", "a()", "a(1"})
    void child_refusesWhatIsNotOneName(String name) {
        assertThatThrownBy(() -> ObjectReference.parse("HP1/STMP1").child(name))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void child_refusesToGrowTooLong() {
        ObjectReference reference = ObjectReference.parse("HP1/LLN0." + "d".repeat(64));

        assertThatThrownBy(() -> reference.child("e".repeat(64)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("129");
    }

    @RepeatedTest(200)
    void everyReference_printsBackAndClimbsToItsDevice(RepetitionInfo info) {
        Random random = new Random(info.getCurrentRepetition());
        ObjectReference reference = ObjectReference.parse(name(random));
        List<ObjectReference> way = new ArrayList<>(List.of(reference));
        int depth = random.nextInt(5);
        for (int level = 1; level <= depth; level++) {
            String index = level >= 2 && random.nextInt(4) == 0 ? "(" + random.nextInt(1000) + ")" : "";
            reference = reference.child(name(random) + index);
            way.add(reference);
        }

        assertThat(ObjectReference.parse(reference.toString()))
                .isEqualTo(reference)
                .hasSameHashCodeAs(reference);
        Optional<ObjectReference> up = Optional.of(reference);
        for (int level = way.size() - 1; level >= 0; level--) {
            assertThat(up).as("seed %d", info.getCurrentRepetition()).contains(way.get(level));
            assertThat(way.get(level).contains(reference)).isTrue();
            assertThat(reference.contains(way.get(level))).isEqualTo(level == way.size() - 1);
            up = up.get().parent();
        }
        assertThat(up).isEmpty();
    }

    @Test
    void fcda_isReadAndPrinted() {
        Fcda fcda = Fcda.parse("HP1/STMP1.Tmp[MX]");

        assertThat(fcda).isEqualTo(new Fcda(ObjectReference.parse("HP1/STMP1.Tmp"), FunctionalConstraint.MX));
        assertThat(fcda).hasToString("HP1/STMP1.Tmp[MX]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "HP1/STMP1.Tmp",
                "HP1/STMP1.Tmp[XX]",
                "HP1/STMP1.Tmp[MX",
                "HP1/STMP1[MX]",
                "HP1[MX]",
                "[MX]",
                "HP1/STMP1.Tmp[mx]"
            })
    void fcda_ofAnotherForm_isRefusedSayingWhatWasExpected(String text) {
        assertThatThrownBy(() -> Fcda.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageMatching("(?s).*(expected|must).*");
    }

    private static String name(Random random) {
        String letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_0123456789";
        StringBuilder name = new StringBuilder();
        name.append(letters.charAt(random.nextInt(53)));
        for (int length = random.nextInt(12); length > 0; length--) {
            name.append(letters.charAt(random.nextInt(letters.length())));
        }
        return name.toString();
    }
}
