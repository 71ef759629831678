package org.sdvp.acsi.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sdvp.acsi.testing.ContractBench.analogue;
import static org.sdvp.acsi.testing.ContractBench.fcda;
import static org.sdvp.acsi.testing.ContractBench.refusal;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sdvp.acsi.Role;
import org.sdvp.acsi.client.BlockingAssociation;
import org.sdvp.acsi.client.ClientSettings;
import org.sdvp.acsi.service.AccessResult;
import org.sdvp.acsi.service.ServiceError;
import org.sdvp.acsi.service.SetDataValues;
import org.sdvp.model.Fcda;
import org.sdvp.model.FunctionalConstraint;
import org.sdvp.model.value.BasicType;
import org.sdvp.model.value.DataValue;

/** SetDataValues. */
@Tag("sSrv")
interface WriteContract extends ContractBench {
    @ParameterizedTest
    @EnumSource(BasicType.class)
    default void everyValueOfEveryType_isReadBackToTheBit(BasicType type) {
        BlockingAssociation association = associate();
        long seed = System.nanoTime();
        Fcda target = new Fcda(
                ContractBench.ref("HP1/ZTYP1.All").child(ContractModel.attributeOf(type)), FunctionalConstraint.SP);

        for (DataValue value : new ContractValues(seed).of(type)) {
            assertThat(association.setDataValues(List.of(new SetDataValues.Write(target, value))))
                    .as("write %s, seed %d", value, seed)
                    .containsExactly(Optional.empty());
            assertThat(association.getDataValues(List.of(target)))
                    .as("seed %d", seed)
                    .containsExactly(new AccessResult.Value(value));
        }
    }

    @Test
    default void setDataValues_ofAWholeObjectAPartAndAnElement() {
        BlockingAssociation association = associate();
        DataValue point = DataValue.Structure.of(new DataValue.Float32(1.5f), new DataValue.Float32(-2f));

        association.setDataValue(fcda("HP1/ZTYP1.Curve.crvPts(4)[SP]"), point);
        association.setDataValue(fcda("HP1/ZTYP1.Curve.crvPts(4).yVal[SP]"), new DataValue.Float32(7f));
        for (float inside : new float[] {5f, 60f, 33f}) {
            association.setDataValue(fcda("HP1/GGIO1.AnSet1[SP]"), DataValue.Structure.of(analogue(inside)));
        }

        assertThat(association.getDataValue(fcda("HP1/ZTYP1.Curve.crvPts(4)[SP]")))
                .isEqualTo(DataValue.Structure.of(new DataValue.Float32(1.5f), new DataValue.Float32(7f)));
        assertThat(association.getDataValue(fcda("HP1/GGIO1.AnSet1.setMag.f[SP]")))
                .isEqualTo(new DataValue.Float32(33f));
    }

    @Test
    default void setDataValues_membersFailOneByOne() {
        List<Optional<ServiceError>> results = associate()
                .setDataValues(List.of(
                        write("HP1/GGIO1.IntSet1.setVal[SP]", integer(7)),
                        write("HP1/GGIO1.NoSuch.setVal[SP]", integer(7)),
                        write("HP1/GGIO1.AnIn1.mag[MX]", analogue(1f)),
                        write("HP1/GGIO1.IntSet1.setVal[SP]", new DataValue.Float32(7f)),
                        write("HP1/GGIO1.IntSet1.setVal[SP]", integer(51)),
                        write("HP1/GGIO1.IntSet1.setVal[SP]", integer(13)),
                        write("HP1/GGIO1.AnSet1.setMag.f[SP]", new DataValue.Float32(60.5f)),
                        write("HP1/GGIO1.AnSet1[SP]", DataValue.Structure.of(analogue(4f))),
                        write("HP1/GGIO1.AnSet1.setMag.f[SP]", new DataValue.Float32(Float.NaN)),
                        write("HP1/ZTYP1.All.vEnumerated[SP]", new DataValue.Int(BasicType.ENUMERATED, 99)),
                        write("HP1/GGIO1.IntSet1[MX]", integer(7)),
                        write("HP1/GGIO1.AnIn1.d[DC]", DataValue.Text.visible("flow"))));

        assertThat(results)
                .containsExactly(
                        Optional.empty(),
                        Optional.of(ServiceError.INSTANCE_NOT_AVAILABLE),
                        Optional.of(ServiceError.ACCESS_VIOLATION),
                        Optional.of(ServiceError.TYPE_CONFLICT),
                        Optional.of(ServiceError.PARAMETER_VALUE_INAPPROPRIATE),
                        Optional.of(ServiceError.ACCESS_NOT_ALLOWED_IN_CURRENT_STATE),
                        Optional.of(ServiceError.PARAMETER_VALUE_INAPPROPRIATE),
                        Optional.of(ServiceError.PARAMETER_VALUE_INAPPROPRIATE),
                        Optional.of(ServiceError.PARAMETER_VALUE_INAPPROPRIATE),
                        Optional.of(ServiceError.PARAMETER_VALUE_INAPPROPRIATE),
                        Optional.of(ServiceError.ACCESS_VIOLATION),
                        Optional.empty());
    }

    @Test
    default void setDataValues_refused_leavesTheValue() {
        BlockingAssociation association = associate();
        association.setDataValue(fcda("HP1/GGIO1.IntSet1.setVal[SP]"), integer(7));

        assertThat(refusal(() -> association.setDataValue(fcda("HP1/GGIO1.IntSet1.setVal[SP]"), integer(13)))
                        .error())
                .isEqualTo(ServiceError.ACCESS_NOT_ALLOWED_IN_CURRENT_STATE);

        assertThat(association.getDataValue(fcda("HP1/GGIO1.IntSet1.setVal[SP]")))
                .isEqualTo(integer(7));
    }

    @Test
    default void setDataValues_laterWritesOfOneRequestWin() {
        BlockingAssociation association = associate();

        association.setDataValues(List.of(
                write("HP1/GGIO1.IntSet1.setVal[SP]", integer(1)), write("HP1/GGIO1.IntSet1.setVal[SP]", integer(2))));

        assertThat(association.getDataValue(fcda("HP1/GGIO1.IntSet1.setVal[SP]")))
                .isEqualTo(integer(2));
    }

    @Test
    default void setDataValues_byARoleThatMayOnlyRead_isRefused() {
        BlockingAssociation vendor = associate(ClientSettings.defaults(), Role.VENDOR);

        assertThat(refusal(() -> vendor.setDataValues(List.of(write("HP1/GGIO1.IntSet1.setVal[SP]", integer(1)))))
                        .error())
                .as("the service as a whole, not its members")
                .isEqualTo(ServiceError.ACCESS_VIOLATION);
    }

    private static SetDataValues.Write write(String fcda, DataValue value) {
        return new SetDataValues.Write(fcda(fcda), value);
    }

    private static DataValue integer(int value) {
        return new DataValue.Int(BasicType.INT32, value);
    }
}
