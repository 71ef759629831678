package org.sdvp.acsi.audit;

import java.time.Instant;
import java.util.Set;
import org.sdvp.acsi.Role;

/**
 * One thing that somebody changed, or that was refused to somebody. Nothing secret: passwords are no data of the ACSI.
 *
 * @param time when it was answered
 * @param peer who: with XMPP a full JID, or a bare one where no resource took part; of a stranger only what it says of
 *     itself to its XMPP server
 * @param roles what that one was at that moment; empty: a stranger
 * @param service what was asked for: the name of a service as IEC 61850-7-2 writes it, or what else was asked
 * @param reference on what, as text; empty if it is about no single thing
 * @param oldValue what was there before; empty if that is not known or not sensible
 * @param newValue what it was to become, or the words of a refusal
 * @param result {@code ok}, or the name of the ServiceError, AddCause or stanza error
 * @param count how many such events it stands for, 1 or more
 */
public record AuditRecord(
        Instant time,
        String peer,
        Set<Role> roles,
        String service,
        String reference,
        String oldValue,
        String newValue,
        String result,
        int count) {
    /** The result of what was done. */
    public static final String OK = "ok";

    /** Copies the roles. */
    public AuditRecord {
        roles = Set.copyOf(roles);
        if (count < 1) {
            throw new IllegalArgumentException("a record stands for 1 event or more, not for " + count);
        }
    }

    /** Whether it was refused. */
    public boolean isRefusal() {
        return !result.equals(OK);
    }
}
