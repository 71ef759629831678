package org.sdvp.agent.config;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.sdvp.xmpp.stanza.Jid;

/**
 * What the file of an agent says of rights, and nothing that is secret.
 *
 * @param account of the agent, a bare JID
 * @param owners bare address of each owner to its roster groups; empty: the roster, as others fill it, decides alone
 * @param access which groups give which role
 * @param logicalDevice name of the logical device
 */
public record RightsConfig(Jid account, Map<Jid, Set<String>> owners, AccessConfig access, String logicalDevice) {
    /** Copies the owners. */
    public RightsConfig {
        owners = Map.copyOf(owners);
    }

    /**
     * Reads it. Files that the file names, such as those of a password or a key, need not be there.
     *
     * @throws ConfigException naming file, line and key, what was expected and what came
     */
    public static RightsConfig load(Path file) {
        return new AgentConfigReader(file, Map.of()).readRights();
    }
}
