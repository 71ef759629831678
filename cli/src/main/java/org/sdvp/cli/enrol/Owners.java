package org.sdvp.cli.enrol;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sdvp.operator.InputException;
import org.sdvp.xmpp.RosterRoles;
import org.sdvp.xmpp.stanza.Jid;

/** Who gets a role with a box, as people write it: {@code operator@example.org=Service Provider}. */
final class Owners {
    private Owners() {}

    /**
     * Reads them.
     *
     * @param texts {@code JID=GROUP} or {@code JID=GROUP,GROUP} each
     * @throws InputException naming the one that is none
     */
    static Map<Jid, Set<String>> of(List<String> texts) {
        Map<Jid, Set<String>> owners = new LinkedHashMap<>();
        for (String text : texts) {
            int equals = text.indexOf('=');
            if (equals < 1 || equals == text.length() - 1) {
                throw new InputException("owner \"" + text + "\": expected JID=GROUP such as"
                        + " home@example.org=User; usual groups are " + usual());
            }
            Set<String> groups = owners.computeIfAbsent(jid(text.substring(0, equals)), jid -> new LinkedHashSet<>());
            for (String group : text.substring(equals + 1).split(",")) {
                groups.add(group.strip());
            }
        }
        return owners;
    }

    private static Jid jid(String text) {
        try {
            return Jid.of(text.strip()).bare();
        } catch (IllegalArgumentException e) {
            throw new InputException("owner \"" + text + "\": " + e.getMessage());
        }
    }

    private static String usual() {
        return String.join(
                ", ", RosterRoles.USUAL_GROUPS.keySet().stream().sorted().toList());
    }
}
