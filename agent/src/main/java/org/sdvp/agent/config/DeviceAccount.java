package org.sdvp.agent.config;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sdvp.xmpp.XmppSettings;
import org.sdvp.xmpp.stanza.Jid;

/**
 * What is set for a device whatever it is: its account, who may use it, and its limits.
 *
 * @param xmpp its account and XMPP server
 * @param owners bare address of each owner to the roster groups that give it its roles; empty: the roster, as others
 *     fill it, decides alone
 * @param access which groups give which role, and how much an account may ask
 * @param limits times and sizes
 * @param store where it keeps what must outlive it; empty: nowhere
 */
public record DeviceAccount(
        XmppSettings xmpp,
        Map<Jid, Set<String>> owners,
        AccessConfig access,
        AgentLimits limits,
        Optional<StoreConfig> store) {
    /** Copies the owners. */
    public DeviceAccount {
        owners = Map.copyOf(owners);
    }

    /**
     * Reads it from the file of an agent, see {@link AgentConfig#load}. What the file says about a heat pump is passed
     * over and need not be there.
     *
     * @throws ConfigException naming file, line and key, what was expected and what came; never a password
     */
    public static DeviceAccount load(Path file, Map<String, String> env) {
        return new AgentConfigReader(file, env).readAccount();
    }
}
