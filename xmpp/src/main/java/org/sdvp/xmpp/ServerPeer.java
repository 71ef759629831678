package org.sdvp.xmpp;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.sdvp.wire.WireFormat;
import org.sdvp.wire.xml.XmlElement;
import org.sdvp.xmpp.stanza.Iq;

/** What a device remembers of a client: the format it speaks and the orders it gave last. */
final class ServerPeer {
    private static final int REMEMBERED = 64;

    private volatile WireFormat format;
    private final Map<String, Order> orders = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Order> eldest) {
            return size() > REMEMBERED;
        }
    };

    ServerPeer(WireFormat format) {
        this.format = format;
    }

    WireFormat format() {
        return format;
    }

    void speaks(WireFormat newFormat) {
        format = newFormat;
    }

    /**
     * Carries out a request; an order that came before, with the same id and the same words, gets the answer that it
     * got then.
     */
    synchronized CompletionStage<Iq> once(Iq request, Supplier<CompletionStage<Iq>> work) {
        if (request.type() == Iq.Type.GET) {
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
