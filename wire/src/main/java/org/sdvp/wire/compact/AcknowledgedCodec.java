package org.sdvp.wire.compact;

import java.util.function.Supplier;
import org.sdvp.acsi.service.AcsiRequest;
import org.sdvp.acsi.service.AcsiResponse;
import org.sdvp.acsi.service.ServiceName;
import org.sdvp.wire.Carrier;
import org.sdvp.wire.compact.value.ElementReader;
import org.sdvp.wire.xml.XmlSink;

/**
 * How a service is written that changes something and is answered by an empty element.
 *
 * @param <Q> its request
 * @param <A> its positive answer
 */
abstract class AcknowledgedCodec<Q extends AcsiRequest, A extends AcsiResponse> extends ServiceCodec<Q, A> {
    private final Supplier<A> answer;

    AcknowledgedCodec(ServiceName name, Class<Q> requestType, Class<A> responseType, Supplier<A> answer) {
        super(name, Carrier.IQ_SET, requestType, responseType);
        this.answer = answer;
    }

    @Override
    final void encodeResponse(A response, XmlSink out) {}

    @Override
    final A decodeResponse(ElementReader in) {
        return answer.get();
    }
}
