package org.sdvp.model.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.sdvp.model.RandomValues;
import org.sdvp.model.Vectors;

class ValueTextTest {
    @TestFactory
    Stream<DynamicTest> validVectors_areReadAndPrinted() {
        return Vectors.tests("value/valid", vector -> {
            DataType type = VectorTypes.type(vector.get("type"));
            DataValue content = VectorTypes.content(type, vector.get("content"));
            String prints = Vectors.text(vector, vector.has("prints") ? "prints" : "value");

            assertThat(ValueText.parse(type, Vectors.text(vector, "value"))).isEqualTo(content);
            assertThat(ValueText.print(type, content)).isEqualTo(prints);
            assertThat(ValueText.parse(type, prints)).isEqualTo(content);
        });
    }

    @TestFactory
    Stream<DynamicTest> invalidVectors_areRefusedSayingWhatWasExpected() {
        return Vectors.tests("value/invalid", vector -> {
            DataType type = VectorTypes.type(vector.get("type"));

            assertThatThrownBy(() -> ValueText.parse(type, Vectors.text(vector, "value")))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageMatching("(?s).*(expected|must).*");
        });
    }

    @Test
    void vectors_areTidy() {
        Vectors.requireTidy("value");
    }

    @RepeatedTest(300)
    void everyValueOfEveryType_readsBackAsItWasPrinted(RepetitionInfo info) {
        long seed = info.getCurrentRepetition();
        RandomValues random = new RandomValues(seed);
        DataType type = type(random, 3);
        DataValue value = random.value(type);

        assertThat(ValueText.parse(type, ValueText.print(type, value)))
                .as("seed %d", seed)
                .isEqualTo(value);
    }

    @Test
    void print_refusesAValueOfAnotherType_butPrintsAnUnknownOrdinal() {
        DataType mode = new DataType.Enumeration("ModeKind", Map.of(1, "on"));

        assertThatThrownBy(() -> ValueText.print(mode, DataValue.Bool.TRUE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("expected ENUMERATED ModeKind, but got BOOLEAN true");
        assertThat(ValueText.print(mode, new DataValue.Int(BasicType.ENUMERATED, 9)))
                .isEqualTo("9");
    }

    /** Any type, no deeper than {@code depth}. */
    private static DataType type(RandomValues random, int depth) {
        BasicType basic = BasicType.values()[random.below(BasicType.values().length)];
        return switch (basic) {
            case ENUMERATED ->
                new DataType.Enumeration("E", Map.of(-1, "", 1, "a, {b}", 2, "c", 3, "C", 4, "1", 5, "c"));
            case ARRAY -> new DataType.Array(1 + random.below(3), depth == 0 ? leaf() : type(random, depth - 1));
            case STRUCTURE -> {
                List<DataType.Member> members = new ArrayList<>();
                for (int i = 0; i <= random.below(3); i++) {
                    members.add(new DataType.Member("m" + i, depth == 0 ? leaf() : type(random, depth - 1)));
                }
                yield new DataType.Structure(members);
            }
            default -> new DataType.Basic(basic);
        };
    }

    private static DataType leaf() {
        return new DataType.Basic(BasicType.INT32);
    }
}
