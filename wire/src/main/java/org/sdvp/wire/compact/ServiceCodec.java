package org.sdvp.wire.compact;

import org.sdvp.acsi.service.AcsiRequest;
import org.sdvp.acsi.service.AcsiResponse;
import org.sdvp.acsi.service.ServiceName;
import org.sdvp.wire.Carrier;
import org.sdvp.wire.compact.value.ElementReader;
import org.sdvp.wire.xml.XmlSink;

/**
 * How one service is written: what stands in its element beside the envelope. A decoder need not call
 * {@link ElementReader#end()}.
 *
 * @param <Q> its request
 * @param <A> its positive answer
 */
abstract class ServiceCodec<Q extends AcsiRequest, A extends AcsiResponse> {
    private final ServiceName name;
    private final String elementName;
    private final Carrier carrier;
    private final Class<Q> requestType;
    private final Class<A> responseType;

    ServiceCodec(ServiceName name, Carrier carrier, Class<Q> requestType, Class<A> responseType) {
        this.name = name;
        this.elementName = elementName(name);
        this.carrier = carrier;
        this.requestType = requestType;
        this.responseType = responseType;
    }

    abstract void encodeRequest(Q request, XmlSink out);

    abstract Q decodeRequest(ElementReader in);

    abstract void encodeResponse(A response, XmlSink out);

    abstract A decodeResponse(ElementReader in);

    final ServiceName name() {
        return name;
    }

    /** The stanza of its request. */
    final Carrier carrier() {
        return carrier;
    }

    /** Name of its element: the standard's, with a small first letter. */
    final String elementName() {
        return elementName;
    }

    static String elementName(ServiceName name) {
        return Character.toLowerCase(name.text().charAt(0)) + name.text().substring(1);
    }

    final void writeRequest(AcsiRequest request, XmlSink out) {
        encodeRequest(requestType.cast(request), out);
    }

    final void writeResponse(AcsiResponse response, XmlSink out) {
        encodeResponse(responseType.cast(response), out);
    }
}
