package org.sdvp.wire.compact;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sdvp.acsi.service.AccessResult;
import org.sdvp.acsi.service.GetDataValues;
import org.sdvp.acsi.service.ServiceError;
import org.sdvp.acsi.service.ServiceName;
import org.sdvp.acsi.service.SetDataValues;
import org.sdvp.model.Fcda;
import org.sdvp.model.value.DataValue;
import org.sdvp.wire.Carrier;
import org.sdvp.wire.xml.WireError;
import org.sdvp.wire.xml.XmlElement;

/** GetDataValues and SetDataValues (IEC 61850-7-2 clause 11.3). */
final class DataServices {
    private DataServices() {}

    static List<ServiceCodec<?, ?>> codecs() {
        return List.of(new GetDataValuesCodec(), new SetDataValuesCodec());
    }

    /** Asked by a list of {@code <r>HP1/STMP1.Tmp[MX]</r>}, answered by a value or an {@code err} for each. */
    private static final class GetDataValuesCodec extends ServiceCodec<GetDataValues.Request, GetDataValues.Response> {
        GetDataValuesCodec() {
            super(
                    ServiceName.GET_DATA_VALUES,
                    Carrier.IQ_GET,
                    GetDataValues.Request.class,
                    GetDataValues.Response.class);
        }

        @Override
        void encodeRequest(GetDataValues.Request request, XmlElement.Builder out) {
            request.references().forEach(reference -> out.child(References.REFERENCE, reference.toString()));
        }

        @Override
        GetDataValues.Request decodeRequest(ElementReader in) {
            List<Fcda> references = new ArrayList<>();
            do {
                references.add(References.fcdaElement(in.next(References.REFERENCE)));
            } while (in.hasNext());
            return new GetDataValues.Request(references);
        }

        @Override
        void encodeResponse(GetDataValues.Response response, XmlElement.Builder out) {
            for (AccessResult result : response.results()) {
                if (result instanceof AccessResult.Value read) {
                    out.child(ValueCodec.encode(read.value()));
                } else if (result instanceof AccessResult.Failure failure) {
                    ErrorCodec.encodeMember(failure.error(), out);
                }
            }
        }

        @Override
        GetDataValues.Response decodeResponse(ElementReader in) {
            List<AccessResult> results = new ArrayList<>();
            while (in.hasNext()) {
                XmlElement child = in.next();
                results.add(
                        child.name().equals(ErrorCodec.MEMBER_ERROR)
                                ? new AccessResult.Failure(ErrorCodec.decodeMember(child))
                                : new AccessResult.Value(ValueCodec.decode(child)));
            }
            return new GetDataValues.Response(results);
        }
    }

    /** Asked by a list of {@code <w r='HP1/HTNK1.TmpSet[SP]'>value</w>}, answered by {@code ok} or {@code err} each. */
    private static final class SetDataValuesCodec extends ServiceCodec<SetDataValues.Request, SetDataValues.Response> {
        private static final String WRITE = "w";
        private static final String OK = "ok";

        SetDataValuesCodec() {
            super(
                    ServiceName.SET_DATA_VALUES,
                    Carrier.IQ_SET,
                    SetDataValues.Request.class,
                    SetDataValues.Response.class);
        }

        @Override
        void encodeRequest(SetDataValues.Request request, XmlElement.Builder out) {
            for (SetDataValues.Write write : request.writes()) {
                out.child(XmlElement.of(CompactFormat.NAMESPACE, WRITE)
                        .attribute(References.REFERENCE, write.reference().toString())
                        .child(ValueCodec.encode(write.value()))
                        .build());
            }
        }

        @Override
        SetDataValues.Request decodeRequest(ElementReader in) {
            List<SetDataValues.Write> writes = new ArrayList<>();
            do {
                ElementReader write = new ElementReader(in.next(WRITE));
                Fcda reference = References.fcdaAttribute(write);
                DataValue value = ValueCodec.decode(write.next());
                write.end();
                writes.add(new SetDataValues.Write(reference, value));
            } while (in.hasNext());
            return new SetDataValues.Request(writes);
        }

        @Override
        void encodeResponse(SetDataValues.Response response, XmlElement.Builder out) {
            for (Optional<ServiceError> result : response.results()) {
                if (result.isPresent()) {
                    ErrorCodec.encodeMember(result.get(), out);
                } else {
                    out.child(OK, "");
                }
            }
        }

        @Override
        SetDataValues.Response decodeResponse(ElementReader in) {
            List<Optional<ServiceError>> results = new ArrayList<>();
            while (in.hasNext()) {
                results.add(result(in.next()));
            }
            return new SetDataValues.Response(results);
        }

        private static Optional<ServiceError> result(XmlElement element) {
            if (element.name().equals(ErrorCodec.MEMBER_ERROR)) {
                return Optional.of(ErrorCodec.decodeMember(element));
            }
            if (!element.name().equals(OK)) {
                throw new Fault(
                        WireError.UNEXPECTED_ELEMENT,
                        element,
                        "expected <ok> or <err>, but got <" + element.name() + ">");
            }
            new ElementReader(element).end();
            return Optional.empty();
        }
    }
}
