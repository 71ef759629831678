package org.sdvp.acsi.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sdvp.acsi.testing.ContractBench.fcda;
import static org.sdvp.acsi.testing.ContractBench.ref;
import static org.sdvp.acsi.testing.ContractBench.refusal;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.sdvp.acsi.client.BlockingAssociation;
import org.sdvp.acsi.client.DataSets.Definition;
import org.sdvp.acsi.service.AccessResult;
import org.sdvp.acsi.service.AcsiClass;
import org.sdvp.acsi.service.DataSetReference;
import org.sdvp.acsi.service.ServiceError;
import org.sdvp.model.Fcda;
import org.sdvp.model.value.BasicType;
import org.sdvp.model.value.DataValue;

/** GetDataSetDirectory, GetDataSetValues, SetDataSetValues, CreateDataSet, DeleteDataSet. */
@Tag("sDset")
public interface DataSetContract extends ContractBench {
    /** A configured data set. */
    DataSetReference TYPES = new DataSetReference("HP2/LLN0.Types");

    private static List<AccessResult> values(BlockingAssociation association, DataSetReference dataSet) {
        return association.await(association.async().dataSets().getDataSetValues(dataSet));
    }

    private static void create(BlockingAssociation association, DataSetReference dataSet, List<Fcda> members) {
        association.await(association.async().dataSets().createDataSet(dataSet, members));
    }

    @Test
    default void getDataSetDirectory_givesTheMembersInOrder() {
        BlockingAssociation association = associate();

        assertThat(association.getLogicalNodeDirectory(ref("HP2/LLN0"), AcsiClass.DATA_SET))
                .contains("Count", "Types");
        assertThat(association.await(association.async().dataSets().getDataSetDirectory(TYPES)))
                .isEqualTo(new Definition(List.of(fcda("HP1/ZTYP1.All[SP]"), fcda("HP2/GGIO1.Cnt00.d[DC]")), false));
    }

    @Test
    default void getDataSetValues_givesEveryTypeAsGetDataValuesDoes() {
        BlockingAssociation association = associate();

        assertThat(values(association, TYPES))
                .isEqualTo(
                        association.getDataValues(List.of(fcda("HP1/ZTYP1.All[SP]"), fcda("HP2/GGIO1.Cnt00.d[DC]"))));
    }

    @Test
    default void setDataSetValues_memberByMember() {
        BlockingAssociation association = associate();
        DataValue all = association.getDataValue(fcda("HP1/ZTYP1.All[SP]"));

        assertThat(association.await(association
                        .async()
                        .dataSets()
                        .setDataSetValues(TYPES, List.of(all, DataValue.Text.visible("in the cellar")))))
                .containsExactly(Optional.of(ServiceError.ACCESS_VIOLATION), Optional.empty());
        assertThat(values(association, TYPES).get(1))
                .isEqualTo(new AccessResult.Value(DataValue.Text.visible("in the cellar")));
        assertThat(refusal(() ->
                                association.await(association.async().dataSets().setDataSetValues(TYPES, List.of(all))))
                        .error())
                .isEqualTo(ServiceError.PARAMETER_VALUE_INCONSISTENT);
    }

    @Test
    default void createDataSet_andDeleteDataSet() {
        BlockingAssociation association = associate();
        DataSetReference made = new DataSetReference("HP1/GGIO1.Made");
        List<Fcda> members = List.of(fcda("HP1/GGIO1.AnIn1[MX]"), fcda("HP1/ZTYP1.Curve.crvPts(9).yVal[SP]"));
        create(association, made, members);

        BlockingAssociation other = associate();
        assertThat(other.await(other.async().dataSets().getDataSetDirectory(made)))
                .isEqualTo(new Definition(members, true));
        assertThat(refusal(() -> create(other, made, members)).error()).isEqualTo(ServiceError.INSTANCE_IN_USE);
        other.await(other.async().dataSets().deleteDataSet(made));
        assertThat(refusal(() -> values(association, made)).error()).isEqualTo(ServiceError.INSTANCE_NOT_AVAILABLE);
    }

    @Test
    default void aDataSetOfAnAssociation_isItsOwn() {
        BlockingAssociation association = associate();
        DataSetReference own = new DataSetReference("@own");
        create(association, own, List.of(fcda("HP1/ZTYP1.All.vInt8u[SP]")));

        assertThat(((AccessResult.Value) values(association, own).get(0))
                        .value()
                        .type())
                .isEqualTo(BasicType.INT8U);
        assertThat(refusal(() -> values(associate(), own)).error()).isEqualTo(ServiceError.INSTANCE_NOT_AVAILABLE);
    }

    @Test
    default void deleteDataSet_ofAConfiguredOne_isRefused() {
        BlockingAssociation association = associate();

        assertThat(refusal(() ->
                                association.await(association.async().dataSets().deleteDataSet(TYPES)))
                        .error())
                .isEqualTo(ServiceError.ACCESS_VIOLATION);
    }
}
