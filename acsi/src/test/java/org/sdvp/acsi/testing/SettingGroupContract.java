package org.sdvp.acsi.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sdvp.acsi.testing.ContractBench.await;
import static org.sdvp.acsi.testing.ContractBench.fcda;
import static org.sdvp.acsi.testing.ContractBench.ref;
import static org.sdvp.acsi.testing.ContractBench.refusal;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.sdvp.acsi.Role;
import org.sdvp.acsi.client.BlockingAssociation;
import org.sdvp.acsi.client.ClientSettings;
import org.sdvp.acsi.client.SettingGroups;
import org.sdvp.acsi.service.AccessResult;
import org.sdvp.acsi.service.AcsiClass;
import org.sdvp.acsi.service.GetSGCBValues;
import org.sdvp.acsi.service.ServiceError;
import org.sdvp.acsi.service.SetDataValues;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.value.DataValue;

/** Setting groups: HP3 has three, with HP3/GGIO1.Lim in them. */
interface SettingGroupContract extends ContractBench {
    /** The block. */
    ObjectReference SGCB = ref("HP3/LLN0.SGCB");

    @Tag("sSg")
    @Test
    default void settingGroups_areEditedConfirmedAndSelected() {
        BlockingAssociation association = associate();
        SettingGroups groups = association.async().settingGroups();
        await(groups.selectActiveSG(SGCB, 1));
        await(groups.selectEditSG(SGCB, 3));
        List<Optional<ServiceError>> written = await(groups.setEditSGValue(List.of(
                new SetDataValues.Write(fcda("HP3/GGIO1.Lim.setMag.f[SE]"), new DataValue.Float32(33f)),
                new SetDataValues.Write(fcda("HP3/GGIO1.Lim.setMag.f[SE]"), DataValue.Bool.TRUE),
                new SetDataValues.Write(fcda("HP3/GGIO1.None.setMag.f[SE]"), new DataValue.Float32(33f)))));
        List<AccessResult> read = await(
                groups.getEditSGValue(List.of(fcda("HP3/GGIO1.Lim.setMag.f[SE]"), fcda("HP3/GGIO1.Lim.setMag.f[SG]"))));
        int editSG = await(groups.getSGCBValues(SGCB)).editSG();
        await(groups.confirmEditSGValues(SGCB));
        await(groups.selectActiveSG(SGCB, 3));

        assertThat(written)
                .containsExactly(
                        Optional.empty(),
                        Optional.of(ServiceError.TYPE_CONFLICT),
                        Optional.of(ServiceError.INSTANCE_NOT_AVAILABLE));
        assertThat(read.get(0)).isEqualTo(new AccessResult.Value(new DataValue.Float32(33f)));
        assertThat(read.get(1)).isNotEqualTo(read.get(0));
        assertThat(editSG).isEqualTo(3);
        assertThat(association.getDataValue(fcda("HP3/GGIO1.Lim.setMag.f[SG]"))).isEqualTo(new DataValue.Float32(33f));
        GetSGCBValues.Response block = await(groups.getSGCBValues(SGCB));
        assertThat(block.numOfSG()).isEqualTo(3);
        assertThat(block.actSG()).isEqualTo(3);
        assertThat(block.editSG()).isZero();
    }

    @Tag("sSg")
    @Test
    default void secondClient_cannotEditUntilTheFirstHasReleased() {
        BlockingAssociation first = associate();
        SettingGroups second = associate().async().settingGroups();
        await(first.async().settingGroups().selectEditSG(SGCB, 1));

        assertThat(refusal(() -> await(second.selectEditSG(SGCB, 1))).error())
                .isEqualTo(ServiceError.INSTANCE_LOCKED_BY_OTHER_CLIENT);
        first.release();
        await(second.selectEditSG(SGCB, 1));
        await(second.selectEditSG(SGCB, 0));
    }

    @Tag("sSg")
    @Test
    default void settingGroups_withoutRight_orWithoutBlock_areRefused() {
        SettingGroups vendor =
                associate(ClientSettings.defaults(), Role.VENDOR).async().settingGroups();
        SettingGroups provider = associate().async().settingGroups();

        assertThat(refusal(() -> await(vendor.selectActiveSG(SGCB, 1))).error())
                .isEqualTo(ServiceError.ACCESS_VIOLATION);
        assertThat(refusal(() -> await(provider.selectActiveSG(ref("HP1/LLN0.SGCB"), 1)))
                        .error())
                .isEqualTo(ServiceError.INSTANCE_NOT_AVAILABLE);
    }

    @Tag("sSg")
    @Test
    default void settingGroupControlBlock_isInTheDirectoryOfLln0() {
        BlockingAssociation association = associate();

        assertThat(association.getLogicalNodeDirectory(ref("HP3/LLN0"), AcsiClass.SGCB))
                .containsExactly("SGCB");
        assertThat(association.getLogicalNodeDirectory(ref("HP1/LLN0"), AcsiClass.SGCB))
                .isEmpty();
    }
}
