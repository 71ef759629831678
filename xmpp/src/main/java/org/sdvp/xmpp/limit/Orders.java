package org.sdvp.xmpp.limit;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.sdvp.acsi.service.ServiceName;
import org.sdvp.xmpp.stanza.Iq;

/**
 * The orders that a client gave last, so that one which comes twice is carried out once. Of their words, which may be parts
 * of files, it keeps a digest. Safe for many threads.
 */
public final class Orders {
    private static final int REMEMBERED = 64;

    private final Map<String, Order> orders = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Order> eldest) {
            return size() > REMEMBERED;
        }
    };

    /** Makes one that knows of none. */
    public Orders() {}

    /**
     * Carries out a request; an order that came before, with the same id and the same words, gets the answer that it got
     * then. What only reads is no order, whatever iq it comes in.
     *
     * @param request the request
     * @param name what it asks for
     * @param work carries it out, one order at a time
     */
    public CompletionStage<Iq> once(Iq request, ServiceName name, Supplier<CompletionStage<Iq>> work) {
        return name.isRead() ? work.get() : order(request, work);
    }

    private synchronized CompletionStage<Iq> order(Iq request, Supplier<CompletionStage<Iq>> work) {
        Order before = orders.get(request.id());
        PayloadDigest words = PayloadDigest.of(request.payload());
        if (before != null && before.words().equals(words)) {
            return before.answer();
        }
        CompletionStage<Iq> answer = work.get();
        orders.put(request.id(), new Order(words, answer));
        return answer;
    }

    /** Does something while no order is being taken. */
    public synchronized void whileIdle(Runnable work) {
        work.run();
    }

    private record Order(PayloadDigest words, CompletionStage<Iq> answer) {}
}
