package org.sdvp.agent.config;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.sdvp.xmpp.XmppSettings;
import org.sdvp.xmpp.security.CertificateFiles;
import org.sdvp.xmpp.security.ClientCertificate;
import org.sdvp.xmpp.security.UnusableCertificateException;

/** Reads what the login must be like: the certificate in {@code account}, the rest in {@code xmpp-server}. */
final class LoginSecurity {
    private LoginSecurity() {}

    /**
     * Reads it.
     *
     * @param file of the configuration, which relative paths start at
     * @throws ConfigException if a value is none of those that there are, or the certificate cannot be used
     */
    static XmppSettings.Security read(Path file, Section account, Section server) {
        return new XmppSettings.Security(
                certificate(file, account),
                server.choice("channel-binding", false, Map.of("offered", false, "required", true)),
                server.flag("scram-sha-1", true),
                server.flag("compression", false));
    }

    /** The certificate that an account's section names; it can be used. */
    static Optional<CertificateFiles> certificate(Path file, Section account) {
        Optional<Path> certificate = account.text("certificate").map(file::resolveSibling);
        if (certificate.isEmpty()) {
            for (String key : new String[] {"key", "key-password-file"}) {
                if (account.has(key)) {
                    throw account.problem(key, "expected only beside a certificate, but there is none");
                }
            }
            return Optional.empty();
        }
        CertificateFiles files = new CertificateFiles(
                certificate.get(),
                account.text("key").map(file::resolveSibling),
                account.text("key-password-file").map(file::resolveSibling));
        try {
            ClientCertificate.read(files);
        } catch (UnusableCertificateException e) {
            throw account.problem("certificate", String.valueOf(e.getMessage()));
        }
        return Optional.of(files);
    }
}
