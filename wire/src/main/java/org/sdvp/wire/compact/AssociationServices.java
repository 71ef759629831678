package org.sdvp.wire.compact;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.sdvp.acsi.service.Abort;
import org.sdvp.acsi.service.Associate;
import org.sdvp.acsi.service.Release;
import org.sdvp.acsi.service.ServiceName;
import org.sdvp.wire.Carrier;
import org.sdvp.wire.compact.value.ElementReader;
import org.sdvp.wire.compact.value.Fault;
import org.sdvp.wire.xml.WireError;
import org.sdvp.wire.xml.XmlCharacters;
import org.sdvp.wire.xml.XmlElement;
import org.sdvp.wire.xml.XmlSink;

/** Associate, Release and Abort (IEC 61850-7-2 clause 8.3). */
final class AssociationServices {
    private AssociationServices() {}

    static List<ServiceCodec<?, ?>> codecs() {
        return List.of(new AssociateCodec(), new ReleaseCodec());
    }

    static List<MessageCodec<?>> messages() {
        return List.of(new AbortCodec());
    }

    /** {@code <associate size='65536' calls='8'/>}; the answer adds the services. */
    private static final class AssociateCodec extends ServiceCodec<Associate.Request, Associate.Response> {
        private static final String SIZE = "size";
        private static final String CALLS = "calls";
        private static final String SERVICES = "services";
        private static final int MIN_SIZE = 1024;
        private static final int MAX_SERVICES_TEXT = 4096;

        AssociateCodec() {
            super(ServiceName.ASSOCIATE, Carrier.IQ_SET, Associate.Request.class, Associate.Response.class);
        }

        @Override
        void encodeRequest(Associate.Request request, XmlSink out) {
            limits(request.maxMessageSize(), request.maxOutstandingCalls(), out);
        }

        @Override
        Associate.Request decodeRequest(ElementReader in) {
            return new Associate.Request(size(in), calls(in));
        }

        @Override
        void encodeResponse(Associate.Response response, XmlSink out) {
            limits(response.maxMessageSize(), response.maxOutstandingCalls(), out);
            StringBuilder names = new StringBuilder();
            for (ServiceName service : ServiceName.values()) {
                if (response.services().contains(service)) {
                    names.append(names.isEmpty() ? "" : " ").append(service.text());
                }
            }
            out.leaf(SERVICES, names.toString());
        }

        @Override
        Associate.Response decodeResponse(ElementReader in) {
            return new Associate.Response(Envelope.associationId(in), size(in), calls(in), services(in.next(SERVICES)));
        }

        private static void limits(int size, int calls, XmlSink out) {
            out.attribute(SIZE, Integer.toString(size)).attribute(CALLS, Integer.toString(calls));
        }

        private static int size(ElementReader in) {
            return in.number(SIZE, MIN_SIZE, Integer.MAX_VALUE);
        }

        private static int calls(ElementReader in) {
            return in.number(CALLS, 1, Integer.MAX_VALUE);
        }

        // A server of a later version may have services that are not known here.
        private static Set<ServiceName> services(XmlElement element) {
            String text = ElementReader.leafText(element);
            if (text.length() > MAX_SERVICES_TEXT) {
                throw new Fault(WireError.LIMIT_EXCEEDED, element, "expected at most 4096 characters");
            }
            Set<ServiceName> services = EnumSet.noneOf(ServiceName.class);
            for (String name : text.split(" ")) {
                ErrorCodec.service(name).ifPresent(services::add);
            }
            return services;
        }
    }

    /** {@code <release/>}, and the same as answer. */
    private static final class ReleaseCodec extends AcknowledgedCodec<Release.Request, Release.Response> {
        ReleaseCodec() {
            super(ServiceName.RELEASE, Release.Request.class, Release.Response.class, Release.Response::new);
        }

        @Override
        void encodeRequest(Release.Request request, XmlSink out) {}

        @Override
        Release.Request decodeRequest(ElementReader in) {
            return new Release.Request();
        }
    }

    /** {@code <abort>device restarts</abort>}. */
    private static final class AbortCodec extends MessageCodec<Abort> {
        AbortCodec() {
            super(ServiceName.ABORT, Abort.class);
        }

        @Override
        void encode(Abort abort, XmlSink out) {
            out.text(XmlCharacters.carryable(abort.reason()));
        }

        @Override
        Abort decode(ElementReader in) {
            return new Abort(in.text());
        }
    }
}
