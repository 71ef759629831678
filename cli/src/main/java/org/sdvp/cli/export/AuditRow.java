package org.sdvp.cli.export;

import java.time.Instant;
import java.util.List;

/**
 * A record of the log of changes and refusals, see docs/audit.md.
 *
 * @param time when it was written
 * @param who full JID, or account
 * @param roles of that one, comma between; empty: a stranger
 * @param service asked for
 * @param reference on what
 * @param oldValue what was there before
 * @param newValue what it was to become, or why it was refused
 * @param result ok, or the error
 * @param count how many such events it stands for
 */
public record AuditRow(
        Instant time,
        String who,
        String roles,
        String service,
        String reference,
        String oldValue,
        String newValue,
        String result,
        long count) {
    /** Names of the columns, in order. */
    public static final List<String> NAMES =
            List.of("time", "who", "roles", "service", "reference", "old_value", "new_value", "result", "count");

    /** The values as texts, in the order of the names. */
    public List<String> texts() {
        return List.of(
                time.toString(), who, roles, service, reference, oldValue, newValue, result, Long.toString(count));
    }
}
