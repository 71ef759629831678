package org.sdvp.acsi;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sdvp.acsi.service.ServiceName;

/** A policy made of rules. */
final class RuleAccessPolicy implements AccessPolicy {
    private final Map<Role, List<AccessRule>> rules = new EnumMap<>(Role.class);

    RuleAccessPolicy(List<AccessRule> rules) {
        for (Role role : Role.values()) {
            this.rules.put(
                    role, rules.stream().filter(rule -> rule.role() == role).toList());
        }
    }

    @Override
    public boolean allows(Set<Role> roles, ServiceName service) {
        return switch (service) {
            case ASSOCIATE, RELEASE, ABORT -> roles.stream().anyMatch(role -> !of(role).isEmpty());
            default ->
                roles.stream()
                        .anyMatch(role -> of(role).stream()
                                .anyMatch(rule -> rule.services().contains(service)));
        };
    }

    @Override
    public boolean allows(Set<Role> roles, Access access) {
        return roles.stream().anyMatch(role -> of(role).stream().anyMatch(rule -> rule.allows(access)));
    }

    private List<AccessRule> of(Role role) {
        return rules.getOrDefault(role, List.of());
    }
}
