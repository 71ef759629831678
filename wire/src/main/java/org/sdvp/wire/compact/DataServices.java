package org.sdvp.wire.compact;

import java.util.ArrayList;
import java.util.List;
import org.sdvp.acsi.service.GetAllDataValues;
import org.sdvp.acsi.service.GetDataValues;
import org.sdvp.acsi.service.ServiceName;
import org.sdvp.acsi.service.SetDataValues;
import org.sdvp.model.ObjectReference;
import org.sdvp.wire.Carrier;
import org.sdvp.wire.compact.value.ElementReader;
import org.sdvp.wire.compact.value.ValueSeries;
import org.sdvp.wire.xml.XmlSink;

/** GetDataValues and SetDataValues (IEC 61850-7-2 clause 11.3), GetAllDataValues (clause 10.2.3). */
final class DataServices {
    private DataServices() {}

    static List<ServiceCodec<?, ?>> codecs() {
        return List.of(new GetDataValuesCodec(), new SetDataValuesCodec(), new GetAllDataValuesCodec());
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
        void encodeRequest(GetDataValues.Request request, XmlSink out) {
            MemberLists.putReferences(request.references(), out);
        }

        @Override
        GetDataValues.Request decodeRequest(ElementReader in) {
            return new GetDataValues.Request(MemberLists.references(in, 1));
        }

        @Override
        void encodeResponse(GetDataValues.Response response, XmlSink out) {
            MemberLists.putAccessResults(response.results(), out);
        }

        @Override
        GetDataValues.Response decodeResponse(ElementReader in) {
            return new GetDataValues.Response(MemberLists.accessResults(in));
        }
    }

    /** Asked by a list of {@code <w r='HP1/HTNK1.TmpSet[SP]'>value</w>}, answered by {@code ok} or {@code err} each. */
    private static final class SetDataValuesCodec extends ServiceCodec<SetDataValues.Request, SetDataValues.Response> {
        SetDataValuesCodec() {
            super(
                    ServiceName.SET_DATA_VALUES,
                    Carrier.IQ_SET,
                    SetDataValues.Request.class,
                    SetDataValues.Response.class);
        }

        @Override
        void encodeRequest(SetDataValues.Request request, XmlSink out) {
            MemberLists.putWrites(request.writes(), out);
        }

        @Override
        SetDataValues.Request decodeRequest(ElementReader in) {
            return new SetDataValues.Request(MemberLists.writes(in, 1));
        }

        @Override
        void encodeResponse(SetDataValues.Response response, XmlSink out) {
            MemberLists.putWriteResults(response.results(), out);
        }

        @Override
        SetDataValues.Response decodeResponse(ElementReader in) {
            return new SetDataValues.Response(MemberLists.writeResults(in));
        }
    }

    /** {@code <getAllDataValues r='HP1/STMP1' fc='MX'/>}, answered by {@code <v r='HP1/STMP1.Tmp'>value</v>} each. */
    private static final class GetAllDataValuesCodec
            extends ServiceCodec<GetAllDataValues.Request, GetAllDataValues.Response> {
        private static final String VALUE = "v";

        GetAllDataValuesCodec() {
            super(
                    ServiceName.GET_ALL_DATA_VALUES,
                    Carrier.IQ_GET,
                    GetAllDataValues.Request.class,
                    GetAllDataValues.Response.class);
        }

        @Override
        void encodeRequest(GetAllDataValues.Request request, XmlSink out) {
            out.attribute(References.REFERENCE, request.logicalNode().toString());
            out.attribute(References.FC, request.fc().name());
            Pages.putAfter(request.continueAfter(), ObjectReference::toString, out);
        }

        @Override
        GetAllDataValues.Request decodeRequest(ElementReader in) {
            return new GetAllDataValues.Request(
                    References.attribute(in), References.constraint(in), Pages.after(in, ObjectReference::parse));
        }

        @Override
        void encodeResponse(GetAllDataValues.Response response, XmlSink out) {
            Pages.putMore(response.moreFollows(), out);
            ValueSeries values = new ValueSeries();
            for (GetAllDataValues.Named named : response.values()) {
                out.start(VALUE)
                        .attribute(References.REFERENCE, named.reference().toString());
                values.encode(named.value(), out);
                out.end();
            }
        }

        @Override
        GetAllDataValues.Response decodeResponse(ElementReader in) {
            ValueSeries series = new ValueSeries();
            List<GetAllDataValues.Named> values = new ArrayList<>();
            while (in.hasNext()) {
                ElementReader value = new ElementReader(in.next(VALUE));
                values.add(new GetAllDataValues.Named(References.attribute(value), series.decode(value.next())));
                value.end();
            }
            return new GetAllDataValues.Response(values, Pages.more(in));
        }
    }
}
