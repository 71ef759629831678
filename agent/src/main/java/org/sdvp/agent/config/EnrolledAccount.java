package org.sdvp.agent.config;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.sdvp.xmpp.XmppSettings;
import org.sdvp.xmpp.stanza.Jid;

/**
 * The account of a device, and who renews its certificate.
 *
 * @param xmpp account and XMPP server
 * @param desk bare address of the desk that renews its certificate; empty: nobody does
 */
public record EnrolledAccount(XmppSettings xmpp, Optional<Jid> desk) {
    /**
     * Reads it from the file of an agent, see {@link AgentConfig#load}; what else is in it is passed over.
     *
     * @throws ConfigException naming file, line and key, what was expected and what came; never a password
     */
    public static EnrolledAccount load(Path file, Map<String, String> env) {
        return new AgentConfigReader(file, env).readEnrolled();
    }
}
