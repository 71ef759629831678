package org.sdvp.wire.compact;

import org.sdvp.acsi.service.AcsiUnconfirmed;
import org.sdvp.acsi.service.ServiceName;
import org.sdvp.wire.compact.value.ElementReader;
import org.sdvp.wire.xml.XmlSink;

/**
 * How one message without answer is written: what stands in its element beside the association id. A decoder need not
 * call {@link ElementReader#end()}.
 *
 * @param <M> the message
 */
abstract class MessageCodec<M extends AcsiUnconfirmed> {
    private final ServiceName name;
    private final String elementName;
    private final Class<M> type;

    MessageCodec(ServiceName name, Class<M> type) {
        this.name = name;
        this.elementName = ServiceCodec.elementName(name);
        this.type = type;
    }

    abstract void encode(M message, XmlSink out);

    abstract M decode(ElementReader in);

    final ServiceName name() {
        return name;
    }

    /** Name of its element: the standard's, with a small first letter. */
    final String elementName() {
        return elementName;
    }

    final void write(AcsiUnconfirmed message, XmlSink out) {
        encode(type.cast(message), out);
    }
}
