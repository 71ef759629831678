package org.sdvp.agent.rights;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.sdvp.acsi.AccessPolicy;
import org.sdvp.acsi.Role;
import org.sdvp.acsi.service.ServiceName;
import org.sdvp.agent.config.AccessConfig;
import org.sdvp.model.ObjectReference;
import org.sdvp.xmpp.rights.Explanation;
import org.sdvp.xmpp.rights.RightsQuestions;
import org.sdvp.xmpp.stanza.Jid;

/** Explains rights by a policy and by the groups that somebody is in. Says nothing of whether the reference exists. */
public final class RightsExplainer implements RightsQuestions.Explainer {
    private static final Set<ServiceName> FILES = EnumSet.of(
            ServiceName.GET_FILE, ServiceName.SET_FILE, ServiceName.DELETE_FILE, ServiceName.GET_FILE_ATTRIBUTE_VALUES);
    private static final Set<ServiceName> ASSOCIATIONS =
            EnumSet.of(ServiceName.ASSOCIATE, ServiceName.RELEASE, ServiceName.ABORT);

    private final AccessPolicy policy;
    private final AccessConfig access;
    private final Function<Jid, Optional<Set<String>>> groups;

    /**
     * Makes one.
     *
     * @param policy decides
     * @param access which groups give which role
     * @param groups the groups that an address is in; empty if it is not in the roster
     */
    public RightsExplainer(AccessPolicy policy, AccessConfig access, Function<Jid, Optional<Set<String>>> groups) {
        this.policy = policy;
        this.access = access;
        this.groups = groups;
    }

    @Override
    public Explanation explain(Jid who, String reference, Optional<String> service) {
        Optional<Set<String>> held = groups.apply(who);
        Set<Role> roles = access.roles(held.orElse(Set.of()));
        List<Explanation.Verdict> verdicts = services(reference, service).stream()
                .map(each -> verdict(roles, each, reference))
                .toList();
        return new Explanation(
                who.toString(),
                held.isPresent(),
                held.orElse(Set.of()),
                roles.stream().map(Role::text).collect(Collectors.toSet()),
                reference,
                verdicts);
    }

    /** The service asked for; or all that a reference, or a file, may be used by. */
    private static List<ServiceName> services(String reference, Optional<String> wanted) {
        if (wanted.isPresent()) {
            return List.of(named(wanted.get()));
        }
        boolean file = !isReference(reference);
        return Arrays.stream(ServiceName.values())
                .filter(service -> !ASSOCIATIONS.contains(service) && FILES.contains(service) == file)
                .toList();
    }

    private static ServiceName named(String text) {
        return Arrays.stream(ServiceName.values())
                .filter(service -> service.text().equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("\"" + text
                        + "\" is no service of IEC 61850-7-2; expected a name such as GetDataValues or Operate"));
    }

    private static boolean isReference(String text) {
        try {
            ObjectReference.parse(text);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private Explanation.Verdict verdict(Set<Role> roles, ServiceName service, String reference) {
        if (roles.isEmpty()) {
            return new Explanation.Verdict(service.text(), false, List.of());
        }
        List<Explanation.Reason> reasons = roles.stream()
                .sorted()
                .map(role -> reason(role, service, reference))
                .toList();
        return new Explanation.Verdict(service.text(), reasons.stream().anyMatch(Explanation.Reason::allowed), reasons);
    }

    private Explanation.Reason reason(Role role, ServiceName service, String reference) {
        Set<Role> alone = Set.of(role);
        if (FILES.contains(service)) {
            boolean allowed = policy.allows(alone, service) && policy.allowsFile(alone, service, reference);
            return new Explanation.Reason(role.text(), allowed, policy.fileReason(role, service, reference));
        }
        AccessPolicy.Access wanted =
                new AccessPolicy.Access(service, ObjectReference.parse(reference), Optional.empty());
        boolean allowed = policy.allows(alone, service) && policy.allows(alone, wanted);
        return new Explanation.Reason(role.text(), allowed, policy.reason(role, wanted));
    }
}
