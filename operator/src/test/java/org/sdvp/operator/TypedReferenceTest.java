package org.sdvp.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sdvp.model.FunctionalConstraint;
import org.sdvp.model.ObjectReference;

class TypedReferenceTest {
    @Test
    void parse_takesTheConstraintOff() {
        TypedReference typed = TypedReference.parse("HP1/STMP1.Tmp[mx]");
        assertThat(typed.fc()).contains(FunctionalConstraint.MX);
        assertThat(typed.asTyped()).isEqualTo(ObjectReference.parse("HP1/STMP1.Tmp"));
        assertThat(typed.hasLogicalDevice()).isTrue();
    }

    @Test
    void parse_withoutLogicalDevice_waitsForOne() {
        TypedReference typed = TypedReference.parse("STMP1.Tmp.mag.f");
        assertThat(typed.hasLogicalDevice()).isFalse();
        assertThat(typed.in("HP1")).isEqualTo(ObjectReference.parse("HP1/STMP1.Tmp.mag.f"));
        assertThat(TypedReference.parse("STMP1").in("HP1")).isEqualTo(ObjectReference.parse("HP1/STMP1"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            HP1/STMP1.Tmp[MX      | expected a reference such as HP1/RoomSTMP1.Tmp[MX], but got "HP1/STMP1.Tmp[MX"
            HP1/STMP1.Tmp[XX]     | "XX" in "HP1/STMP1.Tmp[XX]" is no functional constraint; expected one of ST, MX
            HP1/STMP1..f          | expected a name of letters, digits and underscore
            HP1/STMP1.Tmp.mag.f!  | but got "HP1/STMP1.Tmp.mag.f!"
            [MX]                  | expected a reference such as
            """)
    void parse_ofSomethingElse_saysWhatWasExpected(String text, String message) {
        assertThatThrownBy(() -> TypedReference.parse(text))
                .isInstanceOf(InputException.class)
                .hasMessageContaining(message);
    }
}
