package org.sdvp.agent.config;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.sdvp.acsi.Role;
import org.sdvp.xmpp.limit.RateLimits;
import org.sdvp.xmpp.stanza.Jid;

/** Reads who may use a device, as what, and how much: the sections owners, groups and limits.calls. */
final class AccessReader {
    private static final int MOST = 1_000_000;

    private AccessReader() {}

    static AccessConfig access(Section root) {
        return new AccessConfig(groups(root), rates(root.section("limits").section("calls")));
    }

    /** Names of groups by role; where a role is missing, its usual name. */
    private static Map<String, Role> groups(Section root) {
        if (!root.has("groups")) {
            return AccessConfig.USUAL.groups();
        }
        Section section = root.section("groups")
                .only(Stream.of(Role.values()).map(AccessReader::key).toArray(String[]::new));
        Map<String, Role> groups = new LinkedHashMap<>();
        for (Role role : Role.values()) {
            String key = key(role);
            for (String name : section.has(key) ? section.texts(key) : usual(role)) {
                Role before = groups.put(name, role);
                if (before != null && before != role) {
                    throw section.problem(
                            key,
                            "the group \"" + name + "\" gives another role already; a group gives one"
                                    + " role, and a contact may be in several groups");
                }
            }
        }
        return groups;
    }

    private static List<String> usual(Role role) {
        return AccessConfig.USUAL.groups().entrySet().stream()
                .filter(entry -> entry.getValue() == role)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** How a file names a role: {@code service-provider}. */
    private static String key(Role role) {
        return role.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static RateLimits rates(Section calls) {
        RateLimits usual = RateLimits.usual();
        Section all = calls.only(
                Stream.concat(Stream.of(Role.values()).map(AccessReader::key), Stream.of("reserve", "lock-out"))
                        .toArray(String[]::new));
        Map<Role, RateLimits.Rate> byRole = new EnumMap<>(Role.class);
        usual.byRole().forEach((role, rate) -> byRole.put(role, rate(all.section(key(role)), rate)));
        Section lockOut = all.section("lock-out").only("refusals", "within", "time");
        return new RateLimits(
                byRole,
                rate(all.section("reserve"), usual.reserve()),
                new RateLimits.LockOut(
                        lockOut.integer("refusals", usual.lockOut().refusals(), 1, MOST),
                        lockOut.duration("within", usual.lockOut().within()),
                        lockOut.duration("time", usual.lockOut().time())));
    }

    private static RateLimits.Rate rate(Section section, RateLimits.Rate usual) {
        Section one = section.only("per-second", "burst");
        return new RateLimits.Rate(
                one.number("per-second", usual.perSecond(), 0.01, MOST), one.integer("burst", usual.burst(), 1, MOST));
    }

    /** Who is to be in the roster with which groups; empty if the file leaves that to others. */
    static Map<Jid, Set<String>> owners(Section root, Set<String> known) {
        Map<Jid, Set<String>> owners = new LinkedHashMap<>();
        for (Section owner : root.sections("owners")) {
            owner.only("jid", "groups").required("jid", "an owner's account, such as operator@example.org");
            Jid jid = owner.converted("jid", "an account without resource", AgentConfigReader::account)
                    .orElseThrow();
            if (!jid.isBare()) {
                throw owner.fault("jid", "an account without resource, " + jid.bare());
            }
            List<String> groups = owner.texts("groups");
            if (groups.isEmpty() || !known.containsAll(groups)) {
                throw owner.problem(
                        "groups",
                        "expected a list of at least one of "
                                + known.stream().sorted().toList() + ", but got " + groups);
            }
            if (owners.put(jid, Set.copyOf(groups)) != null) {
                throw owner.problem("jid", jid + " is here for the second time");
            }
        }
        if (root.has("owners") && owners.isEmpty()) {
            throw root.problem(
                    "owners",
                    "expected at least one jid and its groups; without the key, the device's roster as others fill it"
                            + " decides who may use the device");
        }
        return owners;
    }
}
