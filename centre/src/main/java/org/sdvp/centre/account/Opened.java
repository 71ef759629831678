package org.sdvp.centre.account;

/**
 * A login that has just begun, or got a new secret.
 *
 * @param identity whose
 * @param secret what the browser is to show from now on; known nowhere else
 */
public record Opened(Identity identity, String secret) {
    /** Without the secret. */
    @Override
    public String toString() {
        return "login of " + identity.name();
    }
}
