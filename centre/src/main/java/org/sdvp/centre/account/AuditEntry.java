package org.sdvp.centre.account;

import java.time.Instant;

/**
 * What somebody did, or was kept from.
 *
 * @param id number, growing; 0 before it is stored
 * @param at when
 * @param tenant of whoever did it; empty where that is not known, as with a failed login of an unknown name
 * @param who name of the user; as it was typed where there is no such user
 * @param address from which network address
 * @param what the deed in a word or two, such as {@code login} or {@code command}
 * @param on at what: a device, a user, a command; may be empty
 * @param result {@code ok}, or why not
 */
public record AuditEntry(
        long id, Instant at, String tenant, String who, String address, String what, String on, String result) {
    /** What {@link #result} is when it was done. */
    public static final String OK = "ok";

    private static final int LONGEST = 500;

    /** Cuts texts that are too long. */
    public AuditEntry {
        who = cut(who);
        on = cut(on);
        result = cut(result);
    }

    private static String cut(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }
}
