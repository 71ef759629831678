package org.sdvp.acsi.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sdvp.model.DataAttribute;
import org.sdvp.model.DataNode;
import org.sdvp.model.DataObject;
import org.sdvp.model.FunctionalConstraint;
import org.sdvp.model.value.BasicType;
import org.sdvp.model.value.DataType;
import org.sdvp.model.value.DataValue;
import org.sdvp.model.value.Quality;

@Tag("sCtl")
class ControlValueTest {
    private static final DataType FLOAT32 = new DataType.Basic(BasicType.FLOAT32);
    private static final DataType INT32 = new DataType.Basic(BasicType.INT32);

    @ParameterizedTest
    @CsvSource({"SPC,BOOLEAN", "DPC,BOOLEAN", "INC,INT32", "ISC,INT8", "BSC,TCMD", "BAC,TCMD"})
    void classWithOneType_hasIt(String cdc, BasicType type) {
        assertThat(ControlValue.typeOf(object(cdc))).contains(new DataType.Basic(type));
    }

    @Test
    void enumeration_isThatOfTheStatus() {
        DataType kind = new DataType.Enumeration("Kind", Map.of(1, "one"));

        assertThat(ControlValue.typeOf(object("ENC", attribute("stVal", kind)))).contains(kind);
    }

    @Test
    void setPoint_hasExactlyOneOfFAndI() {
        assertThat(ControlValue.typeOf(object("APC", attribute("mxVal", analogue("i", "f")))))
                .contains(analogue("f"));
        assertThat(ControlValue.typeOf(object("APC", attribute("mxVal", analogue("f")))))
                .contains(analogue("f"));
        assertThat(ControlValue.typeOf(object("APC", attribute("mxVal", analogue("i")))))
                .contains(analogue("i"));
    }

    @Test
    void oper_winsOverTheClass() {
        DataType oper = new DataType.Structure(List.of(new DataType.Member("ctlVal", INT32)));

        assertThat(ControlValue.typeOf(object("XYZ", attribute("Oper", oper)))).contains(INT32);
    }

    @Test
    void classThatIsNotControllable_hasNone() {
        assertThat(ControlValue.typeOf(object("MV"))).isEmpty();
        assertThat(ControlValue.typeOf(object("APC"))).as("without mxVal").isEmpty();
    }

    @Test
    void number_isFoundInNumbersAndAnalogueValuesOnly() {
        assertThat(ControlValue.number(new DataValue.Int(BasicType.INT8, -3))).isEqualTo(OptionalDouble.of(-3));
        assertThat(ControlValue.number(new DataValue.Float64(1e300))).isEqualTo(OptionalDouble.of(1e300));
        assertThat(ControlValue.number(
                        DataValue.Structure.of(new DataValue.Int(BasicType.INT32, 1), new DataValue.Float32(2.5f))))
                .isEqualTo(OptionalDouble.of(2.5));
        assertThat(ControlValue.number(DataValue.Structure.of())).isEmpty();
        assertThat(ControlValue.number(Quality.GOOD)).isEmpty();
        assertThat(ControlValue.number(DataValue.Bool.TRUE)).isEmpty();
    }

    private static DataType analogue(String... members) {
        return new DataType.Structure(Arrays.stream(members)
                .map(name -> new DataType.Member(name, name.equals("f") ? FLOAT32 : INT32))
                .toList());
    }

    private static DataAttribute attribute(String name, DataType type) {
        return new DataAttribute(name, FunctionalConstraint.ST, type, Set.of(), Optional.empty());
    }

    private static DataObject object(String cdc, DataNode... children) {
        return new DataObject("Ctl", cdc, List.of(children));
    }
}
