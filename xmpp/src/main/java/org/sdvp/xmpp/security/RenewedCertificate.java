package org.sdvp.xmpp.security;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The client certificate that lies in files now. {@link #reload} before each login takes a renewed one; a channel that is
 * open goes on with the one it began with.
 */
public final class RenewedCertificate extends X509ExtendedKeyManager {
    private static final Logger LOG = LoggerFactory.getLogger(RenewedCertificate.class);
    private static final String ALIAS = "own";

    private final CertificateFiles files;
    private volatile Optional<ClientCertificate> current = Optional.empty();
    private volatile boolean withheld;

    /** Of these files; nothing is read yet. */
    public RenewedCertificate(CertificateFiles files) {
        this.files = files;
    }

    /**
     * Reads the files again. Files that are half renewed, the key not that of the certificate yet, leave the certificate
     * of before in use.
     *
     * @return whether it is another certificate than before
     * @throws UnusableCertificateException if they cannot be used and there is none of before
     */
    public boolean reload() {
        withheld = false;
        Optional<ClientCertificate> before = current;
        try {
            ClientCertificate read = ClientCertificate.read(files);
            boolean renewed = before.isEmpty() || !before.get().isSameAs(read);
            current = Optional.of(read);
            return renewed;
        } catch (UnusableCertificateException e) {
            if (before.isEmpty()) {
                throw e;
            }
            LOG.warn("the client certificate of before stays in use: {}", e.getMessage());
            return false;
        }
    }

    /** It is not shown until it is read again: the login goes by password. */
    public void withhold() {
        withheld = true;
    }

    /** Whether it is shown: it is read, and not withheld. */
    public boolean isShown() {
        return current.isPresent() && !withheld;
    }

    /**
     * The certificate in use.
     *
     * @throws IllegalStateException before the first {@link #reload}
     */
    public ClientCertificate current() {
        return current.orElseThrow(() -> new IllegalStateException("not loaded yet"));
    }

    @Override
    public @Nullable String chooseClientAlias(
            String[] keyTypes, Principal @Nullable [] issuers, @Nullable Socket socket) {
        return alias();
    }

    @Override
    public @Nullable String chooseEngineClientAlias(
            String[] keyTypes, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
        return alias();
    }

    /** It is shown whatever authorities a server names: not all name those that they take. */
    private @Nullable String alias() {
        return isShown() ? ALIAS : null;
    }

    @Override
    public String[] getClientAliases(String keyType, Principal @Nullable [] issuers) {
        return isShown() ? new String[] {ALIAS} : new String[0];
    }

    @Override
    public X509Certificate @Nullable [] getCertificateChain(String alias) {
        return current.map(ClientCertificate::chain).orElse(null);
    }

    @Override
    public @Nullable PrivateKey getPrivateKey(String alias) {
        return current.map(ClientCertificate::key).orElse(null);
    }

    @Override
    public String @Nullable [] getServerAliases(String keyType, Principal @Nullable [] issuers) {
        return null;
    }

    @Override
    public @Nullable String chooseServerAlias(String keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
        return null;
    }
}
