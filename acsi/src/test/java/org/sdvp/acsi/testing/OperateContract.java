package org.sdvp.acsi.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sdvp.acsi.testing.ContractBench.analogue;
import static org.sdvp.acsi.testing.ContractBench.await;
import static org.sdvp.acsi.testing.ContractBench.fcda;
import static org.sdvp.acsi.testing.ContractBench.ref;
import static org.sdvp.acsi.testing.ContractBench.refusal;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sdvp.acsi.Role;
import org.sdvp.acsi.client.BlockingAssociation;
import org.sdvp.acsi.client.ClientSettings;
import org.sdvp.acsi.client.OperateOptions;
import org.sdvp.acsi.service.AddCause;
import org.sdvp.acsi.service.Check;
import org.sdvp.acsi.service.Operate;
import org.sdvp.acsi.service.OrCat;
import org.sdvp.acsi.service.Originator;
import org.sdvp.acsi.service.Refusal;
import org.sdvp.acsi.service.ServiceError;
import org.sdvp.model.value.BasicType;
import org.sdvp.model.value.DataValue;
import org.sdvp.model.value.Timestamp;

/** Operate, direct with normal security. */
@Tag("sCtl")
interface OperateContract extends ContractBench {
    @Test
    default void operate_accepted_showsOnTheStatusSideWithOriginAndCtlNum() {
        Originator origin = new Originator(OrCat.AUTOMATIC_REMOTE, "opér\u00e5tor");
        BlockingAssociation association =
                associate(ClientSettings.defaults().withOrigin(origin), Role.SERVICE_PROVIDER);
        DataValue octets =
                new DataValue.Octets(BasicType.OCTET_STRING, origin.orIdent().getBytes(StandardCharsets.UTF_8));

        for (int ctlNum = 0; ctlNum < 3; ctlNum++) {
            DataValue wanted = DataValue.Bool.of(ctlNum % 2 == 0);
            association.operate(ref("HP1/GGIO1.SPCSO1"), wanted);

            assertThat(association.getDataValue(fcda("HP1/GGIO1.SPCSO1.stVal[ST]")))
                    .isEqualTo(wanted);
            assertThat(association.getDataValue(fcda("HP1/GGIO1.SPCSO1.ctlNum[ST]")))
                    .isEqualTo(new DataValue.Int(BasicType.INT8U, ctlNum));
            assertThat(association.getDataValue(fcda("HP1/GGIO1.SPCSO1.origin[ST]")))
                    .isEqualTo(DataValue.Structure.of(new DataValue.Int(BasicType.ENUMERATED, 6), octets));
        }
    }

    @Test
    default void operate_ofSetPointsAndEnumerations() {
        BlockingAssociation association = associate();

        for (float inside : new float[] {10f, 30f, 22.5f}) {
            association.operate(ref("HP1/GGIO1.AnOut1"), analogue(inside));
        }
        association.operate(ref("HP1/GGIO1.ENCS1"), new DataValue.Int(BasicType.ENUMERATED, 127));

        assertThat(association.getDataValue(fcda("HP1/GGIO1.AnOut1.mxVal.f[MX]")))
                .isEqualTo(new DataValue.Float32(22.5f));
        assertThat(association.getDataValue(fcda("HP1/GGIO1.ENCS1.stVal[ST]")))
                .isEqualTo(new DataValue.Int(BasicType.ENUMERATED, 127));
    }

    @ParameterizedTest
    @EnumSource(AddCause.class)
    default void operate_refusedByTheDevice_tellsItsCause(AddCause cause) {
        BlockingAssociation association = associate();
        DataValue wanted = new DataValue.Int(BasicType.INT32, cause.code());

        if (cause == AddCause.NONE) {
            association.operate(ref("HP1/GGIO1.ISCSO1"), wanted);
            assertThat(association.getDataValue(fcda("HP1/GGIO1.ISCSO1.stVal[ST]")))
                    .isEqualTo(wanted);
        } else {
            Refusal refusal = refusal(() -> association.operate(ref("HP1/GGIO1.ISCSO1"), wanted));
            assertThat(refusal.addCause()).contains(cause);
            assertThat(refusal.detail()).contains("HP1/GGIO1.ISCSO1");
        }
    }

    @Test
    default void operate_thatCannotBe_isRefusedWithItsCause() {
        expect("HP1/GGIO1.SPCSO2", DataValue.Bool.TRUE, ServiceError.ACCESS_VIOLATION, AddCause.NOT_SUPPORTED);
        expect(
                "HP1/GGIO1.SPCSO3",
                DataValue.Bool.TRUE,
                ServiceError.CONTROL_MUST_BE_SELECTED,
                AddCause.OBJECT_NOT_SELECTED);
        expect("HP1/GGIO1.AnIn1", DataValue.Bool.TRUE, ServiceError.ACCESS_VIOLATION, AddCause.NOT_SUPPORTED);
    }

    @Test
    default void operate_ofAnUnknownControl_isNotAvailable() {
        BlockingAssociation association = associate();

        Refusal refusal = refusal(() -> association.operate(ref("HP1/GGIO1.NoSuch"), DataValue.Bool.TRUE));

        assertThat(refusal.error()).isEqualTo(ServiceError.INSTANCE_NOT_AVAILABLE);
        assertThat(refusal.addCause()).isEmpty();
    }

    @Test
    default void operate_withAValueThatDoesNotFit_isRefusedWithItsCause() {
        DataValue one = new DataValue.Int(BasicType.INT32, 1);
        expect("HP1/GGIO1.SPCSO1", one, ServiceError.TYPE_CONFLICT, AddCause.INCONSISTENT_PARAMETERS);
        expect(
                "HP1/GGIO1.AnOut1",
                new DataValue.Float32(20f),
                ServiceError.TYPE_CONFLICT,
                AddCause.INCONSISTENT_PARAMETERS);
        for (float outside : new float[] {9.9f, 30.1f, Float.NaN, Float.POSITIVE_INFINITY}) {
            expect(
                    "HP1/GGIO1.AnOut1",
                    analogue(outside),
                    ServiceError.PARAMETER_VALUE_INAPPROPRIATE,
                    AddCause.INVALID_POSITION);
        }
        expect(
                "HP1/GGIO1.ENCS1",
                new DataValue.Int(BasicType.ENUMERATED, 5),
                ServiceError.PARAMETER_VALUE_INAPPROPRIATE,
                AddCause.INVALID_POSITION);
    }

    @Test
    default void operate_whereTheNodeIsTakenAway_isRefusedWithItsCause() {
        ServiceError notNow = ServiceError.ACCESS_NOT_ALLOWED_IN_CURRENT_STATE;
        expect("HP1/GGIO2.SPCSO1", DataValue.Bool.TRUE, notNow, AddCause.BLOCKED_BY_SWITCHING_HIERARCHY);
        expect("HP1/GGIO3.SPCSO1", DataValue.Bool.TRUE, notNow, AddCause.BLOCKED_BY_MODE);
        expect("HP1/GGIO4.SPCSO1", DataValue.Bool.TRUE, notNow, AddCause.BLOCKED_BY_MODE);
        expect("HP1/GGIO5.SPCSO1", DataValue.Bool.TRUE, notNow, AddCause.BLOCKED_BY_HEALTH);
        expect("HP1/GGIO6.SPCSO1", DataValue.Bool.TRUE, notNow, AddCause.BLOCKED_BY_COMMAND);
    }

    @Test
    default void operate_asATest_isTakenOnlyWhereTheNodeIsInTest() {
        BlockingAssociation association = associate();
        OperateOptions test = new OperateOptions(true, Check.NONE);

        association.operate(ref("HP1/GGIO4.SPCSO1"), DataValue.Bool.TRUE, test);
        Refusal refusal = refusal(() -> association.operate(ref("HP1/GGIO1.SPCSO1"), DataValue.Bool.TRUE, test));

        assertThat(refusal.addCause()).contains(AddCause.BLOCKED_BY_MODE);
    }

    @Test
    default void operate_fromThePlaceItself_isTakenWhereLocIsSet() {
        BlockingAssociation association = associate();
        Operate.Parameters parameters = parameters(OrCat.BAY_CONTROL, Duration.ZERO);

        assertThat(await(association.async().operate(ref("HP1/GGIO2.SPCSO1"), parameters)))
                .isNull();
    }

    @Test
    default void operate_withABadOriginatorCategory_isRefused() {
        for (OrCat bad : new OrCat[] {OrCat.NOT_SUPPORTED, OrCat.PROCESS}) {
            BlockingAssociation association = associate();
            Refusal refusal = refusal(() ->
                    await(association.async().operate(ref("HP1/GGIO1.SPCSO1"), parameters(bad, Duration.ZERO))));
            assertThat(refusal.error()).isEqualTo(ServiceError.PARAMETER_VALUE_INCONSISTENT);
            assertThat(refusal.addCause()).contains(AddCause.INCONSISTENT_PARAMETERS);
        }
    }

    @Test
    default void operate_tooOld_isRefused() {
        BlockingAssociation association = associate();
        Operate.Parameters old = parameters(OrCat.REMOTE_CONTROL, Duration.ofHours(1));

        Refusal refusal = refusal(() -> await(association.async().operate(ref("HP1/GGIO1.SPCSO1"), old)));

        assertThat(refusal.addCause()).contains(AddCause.TIME_LIMIT_OVER);
    }

    @Test
    default void operate_withoutRight_isRefused() {
        BlockingAssociation user = associate(ClientSettings.defaults(), Role.USER);
        BlockingAssociation vendor = associate(ClientSettings.defaults(), Role.VENDOR);

        user.operate(ref("HP1/GGIO1.SPCSO1"), DataValue.Bool.TRUE);
        Refusal refusal = refusal(() -> user.operate(ref("HP1/GGIO1.AnOut1"), analogue(20f)));

        assertThat(refusal.error()).isEqualTo(ServiceError.ACCESS_VIOLATION);
        assertThat(refusal.addCause()).contains(AddCause.NO_ACCESS_AUTHORITY);
        assertThat(refusal(() -> vendor.operate(ref("HP1/GGIO1.AnOut1"), analogue(20f)))
                        .error())
                .isEqualTo(ServiceError.ACCESS_VIOLATION);
    }

    private void expect(String control, DataValue ctlVal, ServiceError error, AddCause cause) {
        BlockingAssociation association = associate();
        Refusal refusal = refusal(() -> association.operate(ref(control), ctlVal));
        association.close();
        assertThat(refusal.error()).as(control).isEqualTo(error);
        assertThat(refusal.addCause()).as(control).isEqualTo(Optional.of(cause));
        assertThat(refusal.detail()).contains(control);
    }

    private Operate.Parameters parameters(OrCat orCat, Duration age) {
        Timestamp t = Timestamp.of(link().time().now().minus(age));
        return new Operate.Parameters(DataValue.Bool.TRUE, new Originator(orCat, ""), 0, t, false, Check.NONE);
    }
}
