package org.sdvp.xmpp.flow;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.sdvp.acsi.service.ServiceName;
import org.sdvp.wire.xml.XmlElement;
import org.sdvp.xmpp.stanza.Iq;

/**
 * The orders that one client gave last, with their answers: one that comes a second time, as the resumption of a stream
 * may cause (XEP-0198), is not carried out again. Safe for many threads.
 */
public final class OrderMemory {
    private static final int REMEMBERED = 64;

    private final Map<String, Order> orders = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Order> eldest) {
            return size() > REMEMBERED;
        }
    };

    /** Makes one that remembers nothing yet. */
    public OrderMemory() {}

    /**
     * Carries out a request; an order that came before, with the same id and the same words, gets the answer that it got
     * then. What only reads is no order, whatever iq it comes in.
     *
     * @param request get or set
     * @param name of the service
     * @param work carries it out
     */
    public synchronized CompletionStage<Iq> once(Iq request, ServiceName name, Supplier<CompletionStage<Iq>> work) {
        if (name.isRead()) {
            return work.get();
        }
        Order before = orders.get(request.id());
        if (before != null && before.payload().equals(request.payload())) {
            return before.answer();
        }
        CompletionStage<Iq> answer = work.get();
        orders.put(request.id(), new Order(request.payload(), answer));
        return answer;
    }

    private record Order(Optional<XmlElement> payload, CompletionStage<Iq> answer) {}
}
