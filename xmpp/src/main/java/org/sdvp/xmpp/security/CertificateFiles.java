package org.sdvp.xmpp.security;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where a client certificate lies. In PEM: the certificate, with the certificates of authorities between it and the root
 * behind it if there are any, and the key in the same file or one of its own. Or all of it in one PKCS#12 file.
 *
 * @param certificate PEM or PKCS#12
 * @param key PEM; empty if it is in the same file. A key of one's own that others may read is refused
 * @param passwordFile its first line opens the key or the PKCS#12 file; empty if neither has a password
 */
public record CertificateFiles(Path certificate, Optional<Path> key, Optional<Path> passwordFile) {
    /** Certificate and key in PEM, the key in the clear. */
    public static CertificateFiles pem(Path certificate, Path key) {
        return new CertificateFiles(certificate, Optional.of(key), Optional.empty());
    }

    /** All in one file. */
    public static CertificateFiles in(Path file) {
        return new CertificateFiles(file, Optional.empty(), Optional.empty());
    }

    /** The same, opened by the first line of a file. */
    public CertificateFiles withPasswordFile(Path file) {
        return new CertificateFiles(certificate, key, Optional.of(file));
    }

    /** The file that the key is in. */
    Path keyHolder() {
        return key.orElse(certificate);
    }
}
