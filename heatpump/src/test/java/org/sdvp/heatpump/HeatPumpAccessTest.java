package org.sdvp.heatpump;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sdvp.model.DataObject;
import org.sdvp.model.ObjectReference;

class HeatPumpAccessTest {
    private final HeatPumpModel model = HeatPumpModel.create("HP1");
    private final HeatPumpAccess access = model.access();

    @ParameterizedTest
    @CsvSource({
        "SERVICE_PROVIDER, OPERATE, HP1/KPMP1.OpCtl, true",
        "SERVICE_PROVIDER, OPERATE, HP1/LLN0.LocSta, false",
        "SERVICE_PROVIDER, WRITE, HP1/LPHD1.PhyNam.location, true",
        "SERVICE_PROVIDER, WRITE, HP1/ComfMinFSPT1.SptVal.minVal, false",
        "USER, OPERATE, HP1/ComfMinFSPT1.SptVal, true",
        "USER, OPERATE, HP1/HotWtrFSPT1.SptVal.Oper, true",
        "USER, OPERATE, HP1/KPMP1.OpCtl, false",
        "USER, READ, HP1/RoomSTMP1.Tmp.mag.f, true",
        "VENDOR, READ, HP1/KPMP1.OpTmh, true",
        "VENDOR, READ, HP1/MMTR1.TotWh.actVal, true",
        "VENDOR, READ, HP1/TotMHET1.AccmHeatOut, true",
        "VENDOR, READ, HP1/RoomSTMP1.Tmp, false",
        "VENDOR, READ, HP1/TapMFLW1.FlwRte, false",
        "VENDOR, OPERATE, HP1/KPMP1.OpCtl, false",
        "VENDOR, OPERATE, HP1/LFWU1.Inst, true",
        "SERVICE_PROVIDER, READ, HP1/LFWU1.UpdSt, true",
        "SERVICE_PROVIDER, OPERATE, HP1/LFWU1.Inst, false",
        "USER, READ, HP1/LFWU1.RunVer, false",
        "USER, READ, HP1, true",
        "USER, READ, HP1/RoomSTMP1, true",
        "USER, READ, HP2, false",
        "USER, WRITE, HP1, false",
        "USER, READ, HP2/RoomSTMP1.Tmp, false",
        "USER, READ, HP1/RoomSTMP1.Other, false",
        "USER, READ, HP1/RoomSTMP1.TmpX, false"
    })
    void rights_areThoseOfTheTable(HeatPumpRole role, AccessRight right, String reference, boolean permitted) {
        assertThat(access.permits(role, right, ObjectReference.parse(reference)))
                .isEqualTo(permitted);
    }

    @Test
    void serviceProvider_readsTheWholeInformationModel() {
        assertThat(model.serverModel().attributes())
                .allSatisfy(attribute -> assertThat(
                                access.permits(HeatPumpRole.SERVICE_PROVIDER, AccessRight.READ, attribute))
                        .isTrue());
    }

    @Test
    void everyPermittedReference_isADataObject_andOnlyControlsAreOperated() {
        for (HeatPumpRole role : HeatPumpRole.values()) {
            for (AccessRight right : AccessRight.values()) {
                assertThat(access.permitted(role, right)).allSatisfy(object -> {
                    assertThat(model.serverModel().dataNode(object)).containsInstanceOf(DataObject.class);
                    assertThat(right != AccessRight.OPERATE
                                    || model.serverModel()
                                            .dataNode(object.child("Oper"))
                                            .isPresent())
                            .isTrue();
                });
            }
        }
    }

    @Test
    void everyControl_isOperatedBySomebody() {
        for (HeatPumpControl control : HeatPumpControl.values()) {
            ObjectReference object = model.control(control);
            assertThat(access.permits(HeatPumpRole.SERVICE_PROVIDER, AccessRight.OPERATE, object)
                            || access.permits(HeatPumpRole.USER, AccessRight.OPERATE, object))
                    .isTrue();
        }
    }

    @Test
    void vendor_changesNothingButFirmware() {
        assertThat(access.permitted(HeatPumpRole.VENDOR, AccessRight.WRITE)).isEmpty();
        assertThat(access.permitted(HeatPumpRole.VENDOR, AccessRight.OPERATE))
                .extracting(ObjectReference::toString)
                .containsExactly("HP1/LFWU1.Inst", "HP1/LFWU1.Can");
    }
}
