package org.sdvp.centre.account.oidc;

/** The login at the OpenID provider did not come to its end; the message says why, for people, without secrets. */
public final class OidcException extends Exception {
    private static final long serialVersionUID = 1;

    OidcException(String message) {
        super(message);
    }

    OidcException(String message, Throwable cause) {
        super(message + ": " + cause.getMessage(), cause);
    }
}
