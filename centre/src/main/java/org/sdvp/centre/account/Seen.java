package org.sdvp.centre.account;

import java.util.Optional;

/**
 * Somebody was recognised by what the browser showed.
 *
 * @param identity who
 * @param fresh what the browser is to show from now on; empty: the same
 */
public record Seen(Identity identity, Optional<String> fresh) {
    /** Without the secret. */
    @Override
    public String toString() {
        return "login of " + identity.name();
    }
}
