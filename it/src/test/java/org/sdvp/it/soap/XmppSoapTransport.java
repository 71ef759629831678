package org.sdvp.it.soap;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.logging.Logger;
import org.apache.cxf.Bus;
import org.apache.cxf.message.Exchange;
import org.apache.cxf.message.ExchangeImpl;
import org.apache.cxf.message.Message;
import org.apache.cxf.message.MessageImpl;
import org.apache.cxf.service.model.EndpointInfo;
import org.apache.cxf.transport.AbstractConduit;
import org.apache.cxf.transport.AbstractDestination;
import org.apache.cxf.transport.Conduit;
import org.apache.cxf.transport.ConduitInitiator;
import org.apache.cxf.transport.ConduitInitiatorManager;
import org.apache.cxf.transport.Destination;
import org.apache.cxf.transport.DestinationFactory;
import org.apache.cxf.transport.DestinationFactoryManager;
import org.apache.cxf.ws.addressing.EndpointReferenceType;
import org.sdvp.wire.soap.SoapFormat;
import org.sdvp.wire.xml.XmlElement;
import org.sdvp.wire.xml.XmlReader;
import org.sdvp.wire.xml.XmlWriter;
import org.sdvp.xmpp.StanzaErrorException;
import org.sdvp.xmpp.XmppConnection;
import org.sdvp.xmpp.stanza.Iq;
import org.sdvp.xmpp.stanza.Jid;
import org.sdvp.xmpp.stanza.XmppMessage;

/** XEP-0072 for Apache CXF: carries its envelopes in stanzas of one XMPP connection, and knows nothing of the ACSI. */
public final class XmppSoapTransport implements ConduitInitiator, DestinationFactory {
    private static final String BINDING = "http://jabber.org/protocol/soap";
    private static final String SCHEME = "xmpp:";
    private static final Logger LOG = Logger.getLogger(XmppSoapTransport.class.getName());

    private final XmppConnection connection;
    private final XmlReader reader = new XmlReader();

    /** Uses a connection that is logged in. */
    public XmppSoapTransport(XmppConnection connection) {
        this.connection = connection;
    }

    /** The own address, as an XMPP IRI. */
    public String address() {
        return SCHEME + connection.jid();
    }

    void register(Bus bus) {
        bus.getExtension(ConduitInitiatorManager.class).registerConduitInitiator(BINDING, this);
        bus.getExtension(DestinationFactoryManager.class).registerDestinationFactory(BINDING, this);
    }

    @Override
    public Set<String> getUriPrefixes() {
        return Set.of(SCHEME);
    }

    @Override
    public List<String> getTransportIds() {
        return List.of(BINDING);
    }

    @Override
    public Conduit getConduit(EndpointInfo info, Bus bus) {
        return new StanzaConduit(reference(info.getAddress()));
    }

    @Override
    public Conduit getConduit(EndpointInfo info, EndpointReferenceType target, Bus bus) {
        return new StanzaConduit(target == null ? reference(info.getAddress()) : target);
    }

    @Override
    public Destination getDestination(EndpointInfo info, Bus bus) {
        return new MessageDestination(bus, info);
    }

    private static EndpointReferenceType reference(String address) {
        return org.apache.cxf.ws.addressing.EndpointReferenceUtils.getEndpointReference(address);
    }

    private static Message incoming(XmlElement envelope) {
        Message message = new MessageImpl();
        message.put(Message.ENCODING, StandardCharsets.UTF_8.name());
        message.setContent(
                java.io.InputStream.class,
                new ByteArrayInputStream(XmlWriter.toString(envelope).getBytes(StandardCharsets.UTF_8)));
        return message;
    }

    /** Sends calls. */
    private final class StanzaConduit extends AbstractConduit {
        StanzaConduit(EndpointReferenceType target) {
            super(target);
        }

        @Override
        public void prepare(Message message) {
            message.setContent(OutputStream.class, new ByteArrayOutputStream());
        }

        @Override
        public void close(Message message) throws IOException {
            ByteArrayOutputStream written = (ByteArrayOutputStream) message.getContent(OutputStream.class);
            if (written == null) {
                return;
            }
            XmlElement envelope = reader.read(written.toByteArray());
            Jid device = Jid.of(address(message).substring(SCHEME.length()));
            if (message.getExchange().isOneWay()) {
                connection.send(XmppMessage.normal(device, envelope));
                return;
            }
            Message answer = incoming(call(device, envelope));
            answer.setExchange(message.getExchange());
            incomingObserver.onMessage(answer);
        }

        private String address(Message message) {
            Object address = message.get(Message.ENDPOINT_ADDRESS);
            return address instanceof String text
                    ? text
                    : getTarget().getAddress().getValue();
        }

        private XmlElement call(Jid device, XmlElement envelope) throws IOException {
            try {
                return connection
                        .sendIq(Iq.set(device, envelope), Duration.ofSeconds(10))
                        .toCompletableFuture()
                        .orTimeout(20, TimeUnit.SECONDS)
                        .thenApply(result -> result.payload().orElseThrow())
                        .join();
            } catch (CompletionException e) {
                if (e.getCause() instanceof StanzaErrorException refused
                        && refused.error()
                                .application()
                                .filter(condition -> condition.namespace().equals(BINDING + "#fault"))
                                .isPresent()) {
                    return refused.payload().orElseThrow();
                }
                throw new IOException(e.getCause());
            }
        }

        @Override
        protected Logger getLogger() {
            return LOG;
        }
    }

    /** Hears messages. */
    private final class MessageDestination extends AbstractDestination {
        private XmppConnection.Registration registration = () -> {};

        MessageDestination(Bus bus, EndpointInfo info) {
            super(bus, reference(info.getAddress()), info);
        }

        @Override
        protected void activate() {
            registration = connection.onMessage(
                    SoapFormat.NAMESPACE,
                    message -> message.children().stream()
                            .filter(child -> child.namespace().equals(SoapFormat.NAMESPACE))
                            .forEach(this::heard));
        }

        @Override
        protected void deactivate() {
            registration.remove();
        }

        private void heard(XmlElement envelope) {
            Exchange exchange = new ExchangeImpl();
            exchange.setDestination(this);
            Message message = incoming(envelope);
            message.setExchange(exchange);
            incomingObserver.onMessage(message);
        }

        @Override
        protected Conduit getInbuiltBackChannel(Message message) {
            return new Nowhere();
        }

        @Override
        protected Logger getLogger() {
            return LOG;
        }
    }

    /** Where answers to messages go, which have none: the toolkit writes an empty one. */
    private static final class Nowhere extends AbstractConduit {
        Nowhere() {
            super(reference(SCHEME));
        }

        @Override
        public void prepare(Message message) {
            message.setContent(OutputStream.class, OutputStream.nullOutputStream());
        }

        @Override
        protected Logger getLogger() {
            return LOG;
        }
    }
}
