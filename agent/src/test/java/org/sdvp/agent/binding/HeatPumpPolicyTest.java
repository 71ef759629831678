package org.sdvp.agent.binding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sdvp.acsi.AccessPolicy;
import org.sdvp.acsi.Role;
import org.sdvp.acsi.service.ServiceName;
import org.sdvp.heatpump.HeatPumpModel;
import org.sdvp.heatpump.HeatPumpRole;
import org.sdvp.model.ObjectReference;

class HeatPumpPolicyTest {
    private final AccessPolicy policy =
            new HeatPumpPolicy(HeatPumpModel.create("HP1").access());

    private boolean allows(Set<Role> roles, ServiceName service, String reference) {
        return policy.allows(
                roles, new AccessPolicy.Access(service, ObjectReference.parse(reference), Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource({
        "SERVICE_PROVIDER, OPERATE, HP1/KPMP1.OpCtl, true",
        "USER, OPERATE, HP1/KPMP1.OpCtl, false",
        "USER, OPERATE, HP1/ComfMinFSPT1.SptVal, true",
        "VENDOR, OPERATE, HP1/ComfMinFSPT1.SptVal, false",
        "VENDOR, GET_DATA_VALUES, HP1/RoomSTMP1.Tmp.mag.f, false",
        "VENDOR, GET_DATA_VALUES, HP1/MMTR1.TotWh, true",
        "VENDOR, GET_LOGICAL_NODE_DIRECTORY, HP1/RoomSTMP1, true",
        "USER, GET_DATA_VALUES, HP1/RoomSTMP1.Tmp, true",
        "SERVICE_PROVIDER, SET_DATA_VALUES, HP1/LPHD1.PhyNam.location, true",
        "USER, SET_DATA_VALUES, HP1/LPHD1.PhyNam.location, false",
        "SERVICE_PROVIDER, GET_DATA_DEFINITION, HP1/NoSuch1.Thing, false",
        "SERVICE_PROVIDER, OPERATE, HP1/LLN0.Mod, true",
        "USER, OPERATE, HP1/LLN0.Mod, false",
        "USER, SELECT, HP1/ComfMinFSPT1.SptVal, true",
        "VENDOR, GET_LOGICAL_NODE_DIRECTORY, HP1/LLN0.Meas, false",
        "VENDOR, GET_LOGICAL_NODE_DIRECTORY, HP1/LLN0.Mach01, true",
        "VENDOR, GET_DATA_SET_DIRECTORY, HP1/LLN0.Spt, false",
        "VENDOR, SET_BRCB_VALUES, HP1/LLN0.Meas01, false",
        "VENDOR, SET_BRCB_VALUES, HP1/LLN0.Stat01, true",
        "VENDOR, QUERY_LOG_AFTER, HP1/LLN0.Hist, false",
        "VENDOR, QUERY_LOG_AFTER, HP1/LLN0.Event, true",
        "VENDOR, GET_DATA_VALUES, HP1/LLN0.Mach, false",
        "USER, SET_URCB_VALUES, HP1/LLN0.LiveMeas01, true",
        "USER, QUERY_LOG_BY_TIME, HP1/LLN0.Hist, true",
        "USER, GET_LCB_VALUES, HP1/LLN0.Hist, true",
        "USER, SET_LCB_VALUES, HP1/LLN0.Hist, false",
        "SERVICE_PROVIDER, SET_LCB_VALUES, HP1/LLN0.Hist, true",
        "USER, CREATE_DATA_SET, HP1/LLN0.Mine, false",
        "USER, GET_DATA_SET_VALUES, HP1/LLN0.Theirs, false",
        "SERVICE_PROVIDER, CREATE_DATA_SET, HP1/LLN0.Mine, true",
        "SERVICE_PROVIDER, GET_DATA_SET_VALUES, HP1/LLN0.Mine, true",
        "USER, GET_FILE, HP1, false"
    })
    void rightsAreThoseOfTheTable(Role role, ServiceName service, String reference, boolean expected) {
        assertThat(allows(Set.of(role), service, reference)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "VENDOR, SET_FILE, firmware/2.1.bin, true",
        "VENDOR, GET_FILE, firmware/2.1.bin, true",
        "VENDOR, DELETE_FILE, firmware/2.1.bin, true",
        "VENDOR, GET_FILE, diary.txt, false",
        "VENDOR, SET_FILE, firmware/../diary.txt, false",
        "USER, GET_FILE, firmware/2.1.bin, false",
        "SERVICE_PROVIDER, SET_FILE, diary.txt, true"
    })
    void filesOfTheVendor_areFirmwareOnly(Role role, ServiceName service, String file, boolean expected) {
        assertThat(policy.allowsFile(Set.of(role), service, file)).isEqualTo(expected);
    }

    @Test
    void reason_namesTheRowThatDecides() {
        AccessPolicy.Access room = new AccessPolicy.Access(
                ServiceName.GET_DATA_VALUES, ObjectReference.parse("HP1/RoomSTMP1.Tmp"), Optional.empty());

        assertThat(policy.reason(Role.VENDOR, room))
                .isEqualTo("service_rights.csv gives Vendor \"R\" for GetDataValues; objects.csv gives Vendor no R on"
                        + " HP1/RoomSTMP1.Tmp");
        assertThat(policy.reason(Role.USER, room)).endsWith("gives User R on HP1/RoomSTMP1.Tmp");
    }

    @Test
    void rolesOfTheModel_areCalledAsThoseOfCallers() {
        assertThat(HeatPumpRole.values())
                .extracting(HeatPumpRole::title)
                .containsExactly(Stream.of(Role.values()).map(Role::text).toArray(String[]::new));
    }

    @Test
    void severalRoles_haveTheRightsOfEach() {
        assertThat(allows(Set.of(Role.VENDOR, Role.USER), ServiceName.GET_DATA_VALUES, "HP1/RoomSTMP1.Tmp"))
                .isTrue();
    }

    @Test
    void strangers_mayNotEvenAssociate() {
        assertThat(policy.allows(Set.of(), ServiceName.ASSOCIATE)).isFalse();
        assertThat(policy.allows(Set.of(Role.VENDOR), ServiceName.ASSOCIATE)).isTrue();
        assertThat(policy.allows(Set.of(Role.VENDOR), ServiceName.SET_DATA_VALUES))
                .isFalse();
    }

    @Test
    void wholeServices_areRefusedToRolesThatHaveNoUseForThem() {
        assertThat(policy.allows(Set.of(Role.USER), ServiceName.GET_FILE)).isFalse();
        assertThat(policy.allows(Set.of(Role.VENDOR), ServiceName.SET_FILE)).isTrue();
        assertThat(policy.allowsFile(Set.of(Role.VENDOR), ServiceName.SET_FILE, "firmware/a"))
                .isTrue();
        assertThat(policy.allowsFile(Set.of(Role.VENDOR), ServiceName.GET_FILE, "notes/a"))
                .isFalse();
        assertThat(policy.allowsFile(Set.of(Role.SERVICE_PROVIDER), ServiceName.SET_FILE, "firmware/a"))
                .isFalse();
        assertThat(policy.allowsFile(Set.of(Role.SERVICE_PROVIDER), ServiceName.GET_FILE, "firmware/a"))
                .isTrue();
        assertThat(policy.allowsFile(Set.of(Role.SERVICE_PROVIDER), ServiceName.SET_FILE, "notes/a"))
                .isTrue();
        assertThat(policy.allows(Set.of(Role.SERVICE_PROVIDER), ServiceName.SET_FILE))
                .isTrue();
        assertThat(policy.allows(Set.of(Role.USER), ServiceName.SET_LCB_VALUES)).isFalse();
        assertThat(policy.allows(Set.of(Role.VENDOR), ServiceName.CREATE_DATA_SET))
                .isTrue();
        assertThat(policy.allows(Set.of(Role.SERVICE_PROVIDER), ServiceName.SELECT_ACTIVE_SG))
                .isFalse();
    }
}
