package org.sdvp.agent.config;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.sdvp.xmpp.security.CertificateFiles;
import org.sdvp.xmpp.stanza.Jid;

/**
 * The certificate of a device's account, and who renews it.
 *
 * @param certificate to log in with; empty: there is none
 * @param desk bare address of the desk that renews it; empty: nobody does
 */
public record EnrolledAccount(Optional<CertificateFiles> certificate, Optional<Jid> desk) {
    /**
     * Reads it from the file of an agent, see {@link AgentConfig#load}; what else is in it is passed over.
     *
     * @throws ConfigException naming file, line and key, what was expected and what came
     */
    public static EnrolledAccount load(Path file, Map<String, String> env) {
        return new AgentConfigReader(file, env).readEnrolled();
    }
}
