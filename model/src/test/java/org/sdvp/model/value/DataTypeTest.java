package org.sdvp.model.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DataTypeTest {
    private static final DataType FLOAT = new DataType.Basic(BasicType.FLOAT32);
    private static final DataType PAIRS = new DataType.Array(
            2,
            new DataType.Structure(List.of(
                    new DataType.Member("x", FLOAT), new DataType.Member("y", new DataType.Basic(BasicType.BOOLEAN)))));

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"ENUMERATED", "STRUCTURE", "ARRAY"})
    void zero_fitsItsType(BasicType basic) {
        DataType type = new DataType.Basic(basic);

        assertThat(type.accepts(type.zero())).isTrue();
    }

    @Test
    void zero_ofAnEnumeration_isItsSmallestOrdinalThatIsNotNegative() {
        assertThat(new DataType.Enumeration("A", Map.of(-2, "x", 3, "y", 5, "z")).zero())
                .isEqualTo(new DataValue.Int(BasicType.ENUMERATED, 3));
        assertThat(new DataType.Enumeration("B", Map.of(-2, "x", -1, "y")).zero())
                .isEqualTo(new DataValue.Int(BasicType.ENUMERATED, -2));
    }

    @Test
    void mismatch_saysWhereInTheValue() {
        DataValue good = DataValue.Structure.of(new DataValue.Float32(1), DataValue.Bool.TRUE);
        DataValue bad = DataValue.Structure.of(new DataValue.Float32(1), new DataValue.Float32(1));

        assertThat(PAIRS.mismatch(new DataValue.Array(List.of(good, bad))))
                .contains(new TypeMismatch(
                        TypeMismatch.Kind.TYPE, "(1).y", "expected BOOLEAN at (1).y, but got FLOAT32 1.0"));
        assertThat(PAIRS.mismatch(new DataValue.Array(List.of(good))))
                .map(TypeMismatch::message)
                .contains("expected 2 elements, but got 1");
        assertThat(PAIRS.mismatch(new DataValue.Array(List.of(good, DataValue.Structure.of(DataValue.Bool.TRUE)))))
                .map(TypeMismatch::message)
                .contains("expected 2 members [x, y] at (1), but got 1");
        assertThat(PAIRS.accepts(new DataValue.Array(List.of(good, good)))).isTrue();
    }

    @Test
    void leaves_areNamedByTheirPath() {
        assertThat(PAIRS.leaves())
                .extracting(DataType.Member::name)
                .containsExactly("(0).x", "(0).y", "(1).x", "(1).y");
        assertThat(FLOAT.leaves()).containsExactly(new DataType.Member("", FLOAT));
        assertThat(Leaf.of(FLOAT, new DataValue.Float32(2)))
                .containsExactly(new Leaf("", FLOAT, new DataValue.Float32(2)));
        assertThatThrownBy(() -> Leaf.of(FLOAT, DataValue.Bool.TRUE)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void impossibleTypes_areRefused() {
        assertThatThrownBy(() -> new DataType.Basic(BasicType.STRUCTURE)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new DataType.Structure(
                        List.of(new DataType.Member("a", FLOAT), new DataType.Member("a", FLOAT))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("[a, a]");
        assertThatThrownBy(() -> new DataType.Array(0, FLOAT)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new DataType.Enumeration("E", Map.of())).isInstanceOf(IllegalArgumentException.class);
    }
}
