package org.sdvp.wire.compact;

import java.util.ArrayList;
import java.util.List;
import org.sdvp.acsi.service.CreateDataSet;
import org.sdvp.acsi.service.DataSetReference;
import org.sdvp.acsi.service.DeleteDataSet;
import org.sdvp.acsi.service.GetDataSetDirectory;
import org.sdvp.acsi.service.GetDataSetValues;
import org.sdvp.acsi.service.ServiceName;
import org.sdvp.acsi.service.SetDataSetValues;
import org.sdvp.model.Fcda;
import org.sdvp.model.value.DataValue;
import org.sdvp.wire.Carrier;
import org.sdvp.wire.compact.value.ElementReader;
import org.sdvp.wire.compact.value.ValueCodec;
import org.sdvp.wire.text.Numbers;
import org.sdvp.wire.xml.XmlSink;

/** The services of data sets (IEC 61850-7-2 clause 13.3). */
final class DataSetServices {
    private DataSetServices() {}

    static List<ServiceCodec<?, ?>> codecs() {
        return List.of(
                new GetDataSetValuesCodec(),
                new SetDataSetValuesCodec(),
                new CreateDataSetCodec(),
                new DeleteDataSetCodec(),
                new GetDataSetDirectoryCodec());
    }

    private static void put(DataSetReference dataSet, XmlSink out) {
        out.attribute(References.REFERENCE, dataSet.text());
    }

    private static DataSetReference dataSet(ElementReader in) {
        return in.required(References.REFERENCE, DataSetReference::new);
    }

    /** {@code <getDataSetValues r='HP1/LLN0.Meas'/>}, answered by a value or an {@code err} for each member. */
    private static final class GetDataSetValuesCodec
            extends ServiceCodec<GetDataSetValues.Request, GetDataSetValues.Response> {
        GetDataSetValuesCodec() {
            super(
                    ServiceName.GET_DATA_SET_VALUES,
                    Carrier.IQ_GET,
                    GetDataSetValues.Request.class,
                    GetDataSetValues.Response.class);
        }

        @Override
        void encodeRequest(GetDataSetValues.Request request, XmlSink out) {
            put(request.dataSet(), out);
        }

        @Override
        GetDataSetValues.Request decodeRequest(ElementReader in) {
            return new GetDataSetValues.Request(dataSet(in));
        }

        @Override
        void encodeResponse(GetDataSetValues.Response response, XmlSink out) {
            MemberLists.putAccessResults(response.results(), out);
        }

        @Override
        GetDataSetValues.Response decodeResponse(ElementReader in) {
            return new GetDataSetValues.Response(MemberLists.accessResults(in));
        }
    }

    /** {@code <setDataSetValues r='HP1/LLN0.Settings'>} with the values; answered by {@code ok} or {@code err} each. */
    private static final class SetDataSetValuesCodec
            extends ServiceCodec<SetDataSetValues.Request, SetDataSetValues.Response> {
        SetDataSetValuesCodec() {
            super(
                    ServiceName.SET_DATA_SET_VALUES,
                    Carrier.IQ_SET,
                    SetDataSetValues.Request.class,
                    SetDataSetValues.Response.class);
        }

        @Override
        void encodeRequest(SetDataSetValues.Request request, XmlSink out) {
            put(request.dataSet(), out);
            for (DataValue value : request.values()) {
                ValueCodec.encode(value, out);
            }
        }

        @Override
        SetDataSetValues.Request decodeRequest(ElementReader in) {
            List<DataValue> values = new ArrayList<>();
            while (in.hasNext()) {
                values.add(ValueCodec.decode(in.next()));
            }
            return new SetDataSetValues.Request(dataSet(in), values);
        }

        @Override
        void encodeResponse(SetDataSetValues.Response response, XmlSink out) {
            MemberLists.putWriteResults(response.results(), out);
        }

        @Override
        SetDataSetValues.Response decodeResponse(ElementReader in) {
            return new SetDataSetValues.Response(MemberLists.writeResults(in));
        }
    }

    /** {@code <createDataSet r='@mine'>} with {@code r} for each member. */
    private static final class CreateDataSetCodec
            extends AcknowledgedCodec<CreateDataSet.Request, CreateDataSet.Response> {
        CreateDataSetCodec() {
            super(
                    ServiceName.CREATE_DATA_SET,
                    CreateDataSet.Request.class,
                    CreateDataSet.Response.class,
                    CreateDataSet.Response::new);
        }

        @Override
        void encodeRequest(CreateDataSet.Request request, XmlSink out) {
            put(request.dataSet(), out);
            MemberLists.putReferences(request.members(), out);
        }

        @Override
        CreateDataSet.Request decodeRequest(ElementReader in) {
            return new CreateDataSet.Request(dataSet(in), MemberLists.references(in, 0));
        }
    }

    /** {@code <deleteDataSet r='@mine'/>}. */
    private static final class DeleteDataSetCodec
            extends AcknowledgedCodec<DeleteDataSet.Request, DeleteDataSet.Response> {
        DeleteDataSetCodec() {
            super(
                    ServiceName.DELETE_DATA_SET,
                    DeleteDataSet.Request.class,
                    DeleteDataSet.Response.class,
                    DeleteDataSet.Response::new);
        }

        @Override
        void encodeRequest(DeleteDataSet.Request request, XmlSink out) {
            put(request.dataSet(), out);
        }

        @Override
        DeleteDataSet.Request decodeRequest(ElementReader in) {
            return new DeleteDataSet.Request(dataSet(in));
        }
    }

    /** {@code <getDataSetDirectory r='HP1/LLN0.Meas'/>}, answered by {@code r} for each member. */
    private static final class GetDataSetDirectoryCodec
            extends ServiceCodec<GetDataSetDirectory.Request, GetDataSetDirectory.Response> {
        private static final String DELETABLE = "deletable";

        GetDataSetDirectoryCodec() {
            super(
                    ServiceName.GET_DATA_SET_DIRECTORY,
                    Carrier.IQ_GET,
                    GetDataSetDirectory.Request.class,
                    GetDataSetDirectory.Response.class);
        }

        @Override
        void encodeRequest(GetDataSetDirectory.Request request, XmlSink out) {
            put(request.dataSet(), out);
            Pages.putAfter(request.continueAfter(), String::valueOf, out);
        }

        @Override
        GetDataSetDirectory.Request decodeRequest(ElementReader in) {
            return new GetDataSetDirectory.Request(dataSet(in), Pages.after(in, text ->
                    (int) Numbers.integer(text, 0, Integer.MAX_VALUE)));
        }

        @Override
        void encodeResponse(GetDataSetDirectory.Response response, XmlSink out) {
            if (response.deletable()) {
                out.attribute(DELETABLE, "true");
            }
            Pages.putMore(response.moreFollows(), out);
            MemberLists.putReferences(response.members(), out);
        }

        @Override
        GetDataSetDirectory.Response decodeResponse(ElementReader in) {
            List<Fcda> members = MemberLists.references(in, 0);
            return new GetDataSetDirectory.Response(members, in.flag(DELETABLE), Pages.more(in));
        }
    }
}
