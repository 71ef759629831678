package org.sdvp.acsi.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sdvp.acsi.testing.ContractBench.fcda;
import static org.sdvp.acsi.testing.ContractBench.refusal;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.sdvp.acsi.Role;
import org.sdvp.acsi.client.BlockingAssociation;
import org.sdvp.acsi.client.ClientSettings;
import org.sdvp.acsi.service.AccessResult;
import org.sdvp.acsi.service.GetAllDataValues;
import org.sdvp.acsi.service.ServiceError;
import org.sdvp.model.Fcda;
import org.sdvp.model.FunctionalConstraint;
import org.sdvp.model.value.BasicType;
import org.sdvp.model.value.DataValue;
import org.sdvp.model.value.Quality;

/** GetDataValues. */
@Tag("sSrv")
interface ReadContract extends ContractBench {
    @Test
    default void getDataValues_ofADataObject_givesItsMembersOfThatConstraintInModelOrder() {
        DataValue value = associate().getDataValue(fcda("HP1/GGIO1.AnIn1[MX]"));

        assertThat(value)
                .isEqualTo(
                        DataValue.Structure.of(ContractBench.analogue(21.5f), Quality.GOOD, ContractModel.MEASURED_AT));
    }

    @Test
    default void getDataValues_ofNestedObjectsAndArrays() {
        BlockingAssociation association = associate();

        assertThat(association.getDataValue(fcda("HP1/MMXU1.A.phsA.cVal.mag.f[MX]")))
                .isEqualTo(new DataValue.Float32(0f));
        assertThat(association.getDataValue(fcda("HP1/MMXU1.A[MX]")).type()).isEqualTo(BasicType.STRUCTURE);
        assertThat(association.getDataValue(fcda("HP1/ZTYP1.Curve.crvPts[SP]")))
                .isInstanceOfSatisfying(
                        DataValue.Array.class,
                        array -> assertThat(array.elements()).hasSize(ContractModel.POINTS));
        assertThat(association.getDataValue(fcda("HP1/ZTYP1.Curve.crvPts(9).yVal[SP]")))
                .isEqualTo(new DataValue.Float32(0f));
    }

    @Test
    default void getDataValues_membersFailOneByOne() {
        List<AccessResult> results = associate()
                .getDataValues(List.of(
                        fcda("HP1/GGIO1.AnIn1.mag.f[MX]"),
                        fcda("HP1/GGIO1.NoSuch[MX]"),
                        fcda("HP1/GGIO1.AnIn1.d[DC]"),
                        fcda("HP1/GGIO1.AnIn1[SP]"),
                        fcda("HP1/GGIO1.SPCSO1[CO]"),
                        fcda("HP1/ZTYP1.Curve.crvPts(10)[SP]"),
                        fcda("HP1/GGIO1.AnIn1.mag.f[ST]")));

        assertThat(results)
                .containsExactly(
                        new AccessResult.Value(new DataValue.Float32(21.5f)),
                        new AccessResult.Failure(ServiceError.INSTANCE_NOT_AVAILABLE),
                        new AccessResult.Value(DataValue.Text.visible("flow")),
                        new AccessResult.Failure(ServiceError.INSTANCE_NOT_AVAILABLE),
                        new AccessResult.Failure(ServiceError.ACCESS_VIOLATION),
                        new AccessResult.Failure(ServiceError.INSTANCE_NOT_AVAILABLE),
                        new AccessResult.Failure(ServiceError.INSTANCE_NOT_AVAILABLE));
    }

    @Test
    default void getDataValues_ofARoleWithFewRights_failsWhereItHasNone() {
        List<AccessResult> results = associate(ClientSettings.defaults(), Role.USER)
                .getDataValues(List.of(
                        fcda("HP1/GGIO1.AnIn1.mag.f[MX]"),
                        fcda("HP1/GGIO1.SPCSO1.stVal[ST]"),
                        fcda("HP1/GGIO1.NoSuch[MX]")));

        assertThat(results)
                .containsExactly(
                        new AccessResult.Value(new DataValue.Float32(21.5f)),
                        new AccessResult.Failure(ServiceError.ACCESS_VIOLATION),
                        new AccessResult.Failure(ServiceError.ACCESS_VIOLATION));
    }

    @Test
    default void getDataValues_longerThanOneCallTakes_isSplitAndJoined() {
        List<Fcda> references = IntStream.range(0, ContractModel.LONG_DIRECTORY)
                .mapToObj(i -> fcda(i % 10 == 7 ? "HP1/GAPC1.Nope[ST]" : "HP1/GAPC1.Ind%03d.stVal[ST]".formatted(i)))
                .toList();
        BlockingAssociation association =
                associate(ClientSettings.defaults().withMaxReferencesPerCall(11), Role.SERVICE_PROVIDER);

        List<AccessResult> results = association.getDataValues(references);

        assertThat(results).hasSize(ContractModel.LONG_DIRECTORY);
        for (int i = 0; i < results.size(); i++) {
            assertThat(results.get(i))
                    .isEqualTo(
                            i % 10 == 7
                                    ? new AccessResult.Failure(ServiceError.INSTANCE_NOT_AVAILABLE)
                                    : new AccessResult.Value(DataValue.Bool.FALSE));
        }
    }

    @Test
    default void getDataValues_whoseAnswerDoesNotFit_isRefused() {
        BlockingAssociation narrow =
                associate(ClientSettings.defaults().withMaxMessageSize(1024), Role.SERVICE_PROVIDER);

        assertThat(refusal(() -> narrow.getDataValues(Collections.nCopies(100, fcda("HP1/GGIO1.AnIn1[MX]"))))
                        .error())
                .isEqualTo(ServiceError.FAILED_DUE_TO_COMMUNICATIONS_CONSTRAINT);
        assertThat(narrow.getDataValue(fcda("HP1/GGIO1.AnIn1.mag[MX]"))).isEqualTo(ContractBench.analogue(21.5f));
    }

    @Test
    default void getAllDataValues_givesTheObjectsThatHaveTheConstraint_inModelOrder() {
        BlockingAssociation association = associate();

        List<GetAllDataValues.Named> read =
                association.getAllDataValues(ContractBench.ref("HP1/GGIO1"), FunctionalConstraint.MX);

        assertThat(read).extracting(named -> named.reference().name()).containsExactly("AnIn1", "AnOut1");
        assertThat(read.get(0).value()).isEqualTo(association.getDataValue(fcda("HP1/GGIO1.AnIn1[MX]")));
        assertThat(association.getAllDataValues(ContractBench.ref("HP1/MMXU1"), FunctionalConstraint.SP))
                .isEmpty();
    }

    @Test
    default void getAllDataValues_comeInPages() {
        BlockingAssociation narrow =
                associate(ClientSettings.defaults().withMaxMessageSize(1024), Role.SERVICE_PROVIDER);

        List<GetAllDataValues.Named> read =
                narrow.getAllDataValues(ContractBench.ref("HP1/GAPC1"), FunctionalConstraint.ST);

        assertThat(read)
                .extracting(named -> named.reference().name())
                .containsExactlyElementsOf(IntStream.range(0, ContractModel.LONG_DIRECTORY)
                        .mapToObj("Ind%03d"::formatted)
                        .toList());
    }

    @Test
    default void getAllDataValues_ofARoleWithFewRights_leavesOutTheRest() {
        BlockingAssociation user = associate(ClientSettings.defaults(), Role.USER);

        assertThat(user.getAllDataValues(ContractBench.ref("HP1/GGIO1"), FunctionalConstraint.MX))
                .extracting(named -> named.reference().name())
                .containsExactly("AnIn1");
        assertThat(refusal(() -> user.getAllDataValues(ContractBench.ref("HP1/MMXU1"), FunctionalConstraint.MX))
                        .error())
                .isEqualTo(ServiceError.ACCESS_VIOLATION);
    }

    @Test
    default void getAllDataValues_thatCannotBe_areRefused() {
        BlockingAssociation association = associate();

        assertThat(refusal(() -> association.getAllDataValues(ContractBench.ref("HP1/NONE1"), FunctionalConstraint.MX))
                        .error())
                .isEqualTo(ServiceError.INSTANCE_NOT_AVAILABLE);
        assertThat(refusal(() -> association.getAllDataValues(ContractBench.ref("HP1/GGIO1"), FunctionalConstraint.CO))
                        .error())
                .isEqualTo(ServiceError.ACCESS_VIOLATION);
    }
}
