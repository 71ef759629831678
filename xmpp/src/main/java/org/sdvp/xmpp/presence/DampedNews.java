package org.sdvp.xmpp.presence;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.sdvp.acsi.TimeSource;
import org.sdvp.xmpp.stanza.Jid;

/**
 * Tells who comes and goes, in the order in which it happened and never two things at once, whichever thread brings it. Of
 * an account that is flapping by the {@link FlapRule} single events are held back; when it is steady again, what is
 * different from what was told last is told. Safe for many threads.
 *
 * @param <D> what is known of one that is there
 */
public final class DampedNews<D> {
    private final FlapRule rule;
    private final TimeSource time;
    private final Ear<D> ear;
    private final Map<Jid, Account> accounts = new HashMap<>();
    private final Queue<Runnable> events = new ConcurrentLinkedQueue<>();
    private final AtomicInteger publishing = new AtomicInteger();

    /**
     * Makes one.
     *
     * @param rule when an account is flapping
     * @param time for halving points and for steadiness
     * @param ear hears what is told
     */
    public DampedNews(FlapRule rule, TimeSource time, Ear<D> ear) {
        this.rule = rule;
        this.time = time;
        this.ear = ear;
    }

    /** One is there. To be told at the next {@link #publish()}. */
    public synchronized void came(Jid jid, D known) {
        Account account = account(jid);
        account.now.put(jid, known);
        if (account.flappingSince == null) {
            account.tellCame(jid, known);
        } else {
            account.held++;
            awaitSteady(jid.bare(), account);
        }
        events.add(ear::onChange);
    }

    /**
     * One is gone. To be told at the next {@link #publish()}.
     *
     * @param jid full address
     * @param known what was known of it
     * @param reason why
     * @param own whether it was the own link, for which the other is given no point
     */
    public synchronized void went(Jid jid, D known, String reason, boolean own) {
        Account account = account(jid);
        account.now.remove(jid);
        account.reason = reason;
        boolean flapping = account.flappingSince != null;
        boolean more = !own && account.lost(time.now());
        if (!flapping && !more) {
            account.tellWent(jid, known, reason);
        } else {
            account.held++;
            if (!flapping) {
                account.begin(jid.bare(), time.now());
            }
            awaitSteady(jid.bare(), account);
        }
        events.add(ear::onChange);
    }

    /** Since when an account has been flapping; null if it is not. */
    public synchronized @Nullable Instant flappingSince(Jid account) {
        Account known = accounts.get(account.bare());
        return known == null ? null : known.flappingSince;
    }

    /** Tells what there is to tell, on this thread unless another is at it. */
    public void publish() {
        if (publishing.getAndIncrement() > 0) {
            return;
        }
        int asked = 1;
        while (asked > 0) {
            for (Runnable event = events.poll(); event != null; event = events.poll()) {
                event.run();
            }
            asked = publishing.addAndGet(-asked);
        }
    }

    private Account account(Jid jid) {
        return accounts.computeIfAbsent(jid.bare(), bare -> new Account());
    }

    private void awaitSteady(Jid bare, Account account) {
        if (account.timer != null) {
            account.timer.cancel();
        }
        int changes = account.held;
        account.timer = time.after(rule.steady(), () -> steady(bare, account, changes));
    }

    private void steady(Jid bare, Account account, int changes) {
        synchronized (this) {
            // A timer that ran while it was cancelled.
            if (account.flappingSince == null || account.held != changes) {
                return;
            }
            account.flappingSince = null;
            account.timer = null;
            account.held = 0;
            events.add(() -> ear.onSteady(bare, changes));
            account.catchUp();
        }
        publish();
    }

    /** One account: its points, who of it is there, and what was told of that. All under the lock of the news. */
    private final class Account {
        final Map<Jid, D> now = new LinkedHashMap<>();
        final Map<Jid, D> told = new LinkedHashMap<>();
        String reason = "";
        double points;
        Instant lastLoss = Instant.EPOCH;
        int held;

        @Nullable
        Instant flappingSince;

        TimeSource.@Nullable Timer timer;

        boolean lost(Instant at) {
            points = rule.afterLoss(points, Duration.between(lastLoss, at));
            lastLoss = at;
            return points > rule.threshold();
        }

        void begin(Jid bare, Instant at) {
            flappingSince = at;
            events.add(() -> ear.onFlapping(bare, at));
        }

        void tellCame(Jid jid, D known) {
            told.put(jid, known);
            events.add(() -> ear.onCame(known));
        }

        void tellWent(Jid jid, D known, String why) {
            told.remove(jid);
            events.add(() -> ear.onWent(known, why));
        }

        void catchUp() {
            Map.copyOf(told).forEach((jid, known) -> {
                if (!known.equals(now.get(jid))) {
                    tellWent(jid, known, reason);
                }
            });
            Map.copyOf(now).forEach((jid, known) -> {
                if (!told.containsKey(jid)) {
                    tellCame(jid, known);
                }
            });
        }
    }

    /**
     * Hears what is told, one thing after the other. It must not throw.
     *
     * @param <D> what is known of one that is there
     */
    public interface Ear<D> {
        /** One is there. */
        void onCame(D known);

        /** One is gone. */
        void onWent(D known, String reason);

        /** An account is flapping; its events are held back from now on. */
        void onFlapping(Jid account, Instant since);

        /**
         * It is flapping no more. What is different from what was told last follows.
         *
         * @param account bare address
         * @param held how many events were held back
         */
        void onSteady(Jid account, int held);

        /** Something changed, told or held back. */
        void onChange();
    }
}
