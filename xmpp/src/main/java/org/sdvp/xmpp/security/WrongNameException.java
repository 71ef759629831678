package org.sdvp.xmpp.security;

import java.security.cert.CertificateException;

/** A certificate is for another name than the domain that was connected to. */
public final class WrongNameException extends CertificateException {
    private static final long serialVersionUID = 1L;

    /**
     * Makes one.
     *
     * @param message which name was expected and for which it is
     */
    public WrongNameException(String message) {
        super(message);
    }
}
