package org.sdvp.operator.doctor;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sdvp.xmpp.stanza.Jid;
import org.sdvp.xmpp.stanza.RosterItem;
import org.sdvp.xmpp.stanza.RosterItem.Subscription;

/** Rosters: whom an operator sees, and to whom a device gives roles (RFC 6121 2). */
final class RosterChecks {
    private static final String CHECK = "roster";
    private static final int SHOWN = 10;

    private RosterChecks() {}

    /** The roster of an operator: each contact is to be a device that it hears, and that hears it. */
    static List<Finding> ofOperator(List<RosterItem> items) {
        if (items.isEmpty()) {
            return List.of(Finding.fail(
                    CHECK,
                    "the roster is empty: no device will ever show up",
                    "enrol a box (sdvp enrol), or name this account among the owners of a device"));
        }
        List<Finding> findings = oneSided(items);
        return findings.isEmpty()
                ? List.of(Finding.ok(CHECK, contacts(items) + ", all of subscription both"))
                : findings;
    }

    /**
     * The roster of a device: somebody is to have a role.
     *
     * @param items of the roster
     * @param groups that give a role
     * @param owners whom the device's file names, and their groups: the device adds them when it starts
     */
    static List<Finding> ofDevice(List<RosterItem> items, Set<String> groups, Map<Jid, Set<String>> owners) {
        List<Finding> findings = new ArrayList<>();
        for (Map.Entry<Jid, Set<String>> owner : owners.entrySet()) {
            boolean there = items.stream().anyMatch(item -> item.jid().equals(owner.getKey()));
            if (!there) {
                findings.add(Finding.warn(
                        CHECK,
                        "the owner " + owner.getKey() + " is not in it yet",
                        "start the agent, which adds its owners, and see in its log why it could not"));
            }
        }
        List<RosterItem> roleless = items.stream()
                .filter(item -> item.groups().stream().noneMatch(groups::contains))
                .toList();
        for (RosterItem item : roleless.subList(0, Math.min(SHOWN, roleless.size()))) {
            findings.add(Finding.warn(
                    CHECK,
                    item.jid() + " is in " + (item.groups().isEmpty() ? "no group" : "the groups " + item.groups())
                            + ", which gives no role: it is a stranger",
                    "put it into one of " + sorted(groups) + ", or remove it"));
        }
        if (owners.isEmpty() && roleless.size() == items.size()) {
            findings.add(Finding.fail(
                    CHECK,
                    items.isEmpty()
                            ? "the roster is empty, and the file names no owners: nobody may do anything"
                            : "nobody in it has a role: nobody may do anything",
                    "name owners in the file, or put contacts into one of " + sorted(groups)));
        }
        findings.addAll(oneSided(items));
        return findings.isEmpty() ? List.of(Finding.ok(CHECK, contacts(items) + ", each with a role")) : findings;
    }

    private static List<Finding> oneSided(List<RosterItem> items) {
        List<RosterItem> some = items.stream()
                .filter(item -> item.subscription() != Subscription.BOTH)
                .toList();
        List<Finding> findings = new ArrayList<>();
        some.stream().limit(SHOWN).forEach(item -> findings.add(subscription(CHECK, item)));
        if (some.size() > SHOWN) {
            findings.add(Finding.warn(
                    CHECK, (some.size() - SHOWN) + " more are not of subscription both", "as for those above"));
        }
        return findings;
    }

    /** Of a contact whose subscription is not both. */
    static Finding subscription(String check, RosterItem item) {
        String waits = item.asked() ? ", asked and not answered yet" : "";
        return Finding.warn(
                check,
                item.jid() + " is of subscription " + item.subscription().text() + waits
                        + ": not each is told when the other is there",
                "see that each is in the other's roster, and both log in once; a device accepts its owners and those with a"
                        + " role");
    }

    private static String contacts(Collection<RosterItem> items) {
        return items.size() == 1 ? "1 contact" : items.size() + " contacts";
    }

    private static List<String> sorted(Set<String> groups) {
        return groups.stream().sorted().toList();
    }
}
