package org.sdvp.agent.audit;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.sdvp.acsi.TimeSource;
import org.sdvp.acsi.audit.AuditRecord;
import org.sdvp.xmpp.stanza.Jid;

/**
 * Lets refusals through one by one as long as there are few, and counts the rest: of an account with a role 20 in a minute,
 * of all strangers together 5. At the end of the minute one record tells the last of those that were counted, and how many
 * there were. So whoever is refused cannot fill the log. Safe for many threads.
 */
final class RefusalBrake {
    static final int OF_ACCOUNT = 20;
    static final int OF_STRANGERS = 5;
    static final Duration MINUTE = Duration.ofMinutes(1);

    private static final String STRANGERS = "";

    private final TimeSource time;
    private final Consumer<AuditRecord> out;
    private final Map<String, Minute> minutes = new LinkedHashMap<>();
    private TimeSource.@Nullable Timer end;

    private static final class Minute {
        private int passed;
        private int counted;
        private @Nullable AuditRecord last;
    }

    /**
     * Makes one.
     *
     * @param time for the minutes
     * @param out where records go that are let through
     */
    RefusalBrake(TimeSource time, Consumer<AuditRecord> out) {
        this.time = time;
        this.out = out;
    }

    /** Takes the record of a refusal. */
    void take(AuditRecord refusal) {
        boolean passes;
        synchronized (this) {
            boolean stranger = refusal.roles().isEmpty();
            Minute minute = minutes.computeIfAbsent(stranger ? STRANGERS : account(refusal), key -> new Minute());
            passes = minute.passed < (stranger ? OF_STRANGERS : OF_ACCOUNT);
            if (passes) {
                minute.passed++;
            } else {
                minute.counted++;
                minute.last = refusal;
            }
            if (end == null) {
                end = time.after(MINUTE, this::flush);
            }
        }
        if (passes) {
            out.accept(refusal);
        }
    }

    private static String account(AuditRecord refusal) {
        return Jid.of(refusal.peer()).bare().toString();
    }

    /** Tells what was counted, and begins anew. */
    void flush() {
        List<AuditRecord> counted = new ArrayList<>();
        synchronized (this) {
            if (end != null) {
                end.cancel();
                end = null;
            }
            Instant now = time.now();
            for (Minute minute : minutes.values()) {
                AuditRecord last = minute.last;
                if (last != null) {
                    counted.add(new AuditRecord(
                            now,
                            last.peer(),
                            last.roles(),
                            last.service(),
                            last.reference(),
                            last.oldValue(),
                            last.newValue(),
                            last.result(),
                            minute.counted));
                }
            }
            minutes.clear();
        }
        counted.forEach(out);
    }
}
