package org.sdvp.acsi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sdvp.acsi.service.ServiceName;
import org.sdvp.model.Fcda;
import org.sdvp.model.FunctionalConstraint;
import org.sdvp.model.ObjectReference;

class AccessPolicyTest {
    private static final Set<Role> USER = Set.of(Role.USER);

    private final AccessPolicy policy = AccessPolicy.of(List.of(
            AccessRule.everywhere(Role.SERVICE_PROVIDER, Set.of(ServiceName.GET_DATA_VALUES)),
            new AccessRule(
                    Role.USER,
                    Set.of(
                            ServiceName.GET_DATA_VALUES,
                            ServiceName.GET_DATA_DEFINITION,
                            ServiceName.GET_LOGICAL_DEVICE_DIRECTORY),
                    Optional.of(ObjectReference.parse("HP1/STMP1.Tmp")),
                    Set.of(FunctionalConstraint.MX))));

    @ParameterizedTest
    @EnumSource(ServiceName.class)
    void denyAll_deniesEverythingToEverybody(ServiceName service) {
        Set<Role> all = Set.of(Role.values());

        assertThat(AccessPolicy.denyAll().allows(all, service)).isFalse();
        assertThat(AccessPolicy.denyAll()
                        .allows(all, new AccessPolicy.Access(service, ObjectReference.parse("HP1"), Optional.empty())))
                .isFalse();
    }

    @Test
    void rule_allowsItsPartOfTheTreeAndNothingBeside() {
        assertThat(read(USER, "HP1/STMP1.Tmp[MX]")).isTrue();
        assertThat(read(USER, "HP1/STMP1.Tmp.mag.f[MX]")).isTrue();
        assertThat(read(USER, "HP1/STMP1.Tmp2[MX]")).isFalse();
        assertThat(read(USER, "HP1/STMP11.Tmp[MX]")).isFalse();
        assertThat(read(Set.of(Role.SERVICE_PROVIDER), "HP1/STMP11.Tmp[MX]")).isTrue();
        assertThat(read(Set.of(Role.VENDOR), "HP1/STMP1.Tmp[MX]")).isFalse();
    }

    @Test
    void rule_holdsForItsConstraintsOnly() {
        assertThat(read(USER, "HP1/STMP1.Tmp.units[CF]")).isFalse();
    }

    @Test
    void rights_ofSeveralRolesAddUp() {
        assertThat(read(Set.of(Role.USER, Role.SERVICE_PROVIDER), "HP1/STMP11.Tmp[CF]"))
                .isTrue();
    }

    @Test
    void directories_areAllowedOnTheWayToARule_definitionsAreNot() {
        assertThat(browse(ServiceName.GET_LOGICAL_DEVICE_DIRECTORY, "HP1")).isTrue();
        assertThat(browse(ServiceName.GET_LOGICAL_DEVICE_DIRECTORY, "HP1/STMP1"))
                .isTrue();
        assertThat(browse(ServiceName.GET_LOGICAL_DEVICE_DIRECTORY, "HP1/STMP2"))
                .isFalse();
        assertThat(browse(ServiceName.GET_LOGICAL_DEVICE_DIRECTORY, "HP2")).isFalse();
        assertThat(browse(ServiceName.GET_DATA_DEFINITION, "HP1/STMP1.Tmp.mag")).isTrue();
        assertThat(browse(ServiceName.GET_DATA_DEFINITION, "HP1/STMP1")).isFalse();
    }

    @Test
    void service_isAllowedWhereARuleNamesIt_associationsToEveryRoleWithARule() {
        assertThat(policy.allows(USER, ServiceName.GET_DATA_VALUES)).isTrue();
        assertThat(policy.allows(USER, ServiceName.OPERATE)).isFalse();
        assertThat(policy.allows(USER, ServiceName.ASSOCIATE)).isTrue();
        assertThat(policy.allows(Set.of(Role.VENDOR), ServiceName.ASSOCIATE)).isFalse();
    }

    private boolean read(Set<Role> roles, String fcda) {
        Fcda member = Fcda.parse(fcda);
        return policy.allows(
                roles,
                new AccessPolicy.Access(ServiceName.GET_DATA_VALUES, member.reference(), Optional.of(member.fc())));
    }

    private boolean browse(ServiceName service, String reference) {
        return policy.allows(
                USER, new AccessPolicy.Access(service, ObjectReference.parse(reference), Optional.empty()));
    }
}
