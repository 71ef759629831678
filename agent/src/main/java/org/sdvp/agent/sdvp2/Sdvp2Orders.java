package org.sdvp.agent.sdvp2;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.sdvp.acsi.TimeSource;
import org.sdvp.wire.sdvp2.Sdvp2Answer;
import org.sdvp.wire.sdvp2.Sdvp2Call;
import org.sdvp.xmpp.stanza.Jid;

/**
 * The Writes that callers gave last, so that one which comes twice is carried out once. Each account has a memory of its
 * own, so that none can flush the orders of another. Safe for many threads.
 */
final class Sdvp2Orders {
    /** Writes of one account. */
    static final int REMEMBERED = 64;

    private static final int ACCOUNTS = 256;
    private static final Duration REPEATED_WITHIN = Duration.ofMinutes(10);

    private final TimeSource time;
    private final Map<Jid, Map<Order, Given>> accounts = new Bounded<>(ACCOUNTS, true);

    /** A map that forgets: what was put or, by access, used first goes first. */
    private static final class Bounded<K, V> extends LinkedHashMap<K, V> {
        private static final long serialVersionUID = 1L;
        private static final float USUAL_LOAD = 0.75f;

        private final int most;

        Bounded(int most, boolean byAccess) {
            super(16, USUAL_LOAD, byAccess);
            this.most = most;
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
            return size() > most;
        }
    }

    private record Order(Jid from, String id) {}

    private record Given(Sdvp2Call call, Instant at, CompletionStage<Sdvp2Answer> answer) {}

    /**
     * Makes one that knows of none.
     *
     * @param time the clock
     */
    Sdvp2Orders(TimeSource time) {
        this.time = time;
    }

    /**
     * Carries out a Write; one that came within the last 10 min from the same address, with the same id and the same words,
     * gets the answer that it got then.
     *
     * @param from full address of the caller
     * @param id of the iq
     * @param call what is to be done
     * @param work does it
     */
    synchronized CompletionStage<Sdvp2Answer> once(
            Jid from, String id, Sdvp2Call call, Supplier<CompletionStage<Sdvp2Answer>> work) {
        Map<Order, Given> orders = accounts.computeIfAbsent(from.bare(), account -> new Bounded<>(REMEMBERED, false));
        Order order = new Order(from, id);
        Given before = orders.get(order);
        if (before != null
                && before.call().equals(call)
                && before.at().plus(REPEATED_WITHIN).isAfter(time.now())) {
            return before.answer();
        }
        CompletionStage<Sdvp2Answer> answer = work.get();
        orders.put(order, new Given(call, time.now(), answer));
        return answer;
    }
}
