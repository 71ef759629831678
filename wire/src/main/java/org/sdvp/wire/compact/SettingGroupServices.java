package org.sdvp.wire.compact;

import java.util.List;
import org.sdvp.acsi.service.ConfirmEditSGValues;
import org.sdvp.acsi.service.GetEditSGValue;
import org.sdvp.acsi.service.GetSGCBValues;
import org.sdvp.acsi.service.SelectActiveSG;
import org.sdvp.acsi.service.SelectEditSG;
import org.sdvp.acsi.service.ServiceName;
import org.sdvp.acsi.service.SetEditSGValue;
import org.sdvp.model.value.BasicType;
import org.sdvp.model.value.Timestamp;
import org.sdvp.wire.Carrier;
import org.sdvp.wire.compact.value.ElementReader;
import org.sdvp.wire.compact.value.ValueCodec;
import org.sdvp.wire.compact.value.ValueName;
import org.sdvp.wire.xml.XmlSink;

/** The services of setting groups (IEC 61850-7-2 clause 16.3). */
final class SettingGroupServices {
    private static final String SETTING_GROUP = "sg";

    private SettingGroupServices() {}

    static List<ServiceCodec<?, ?>> codecs() {
        return List.of(
                new SelectActiveSGCodec(),
                new SelectEditSGCodec(),
                new SetEditSGValueCodec(),
                new ConfirmEditSGValuesCodec(),
                new GetEditSGValueCodec(),
                new GetSGCBValuesCodec());
    }

    private static void put(String name, int value, XmlSink out) {
        out.attribute(name, Integer.toString(value));
    }

    private static int number(ElementReader in, String name) {
        return in.number(name, 0, Integer.MAX_VALUE);
    }

    /** {@code <selectActiveSG r='HP1/LLN0.SGCB' sg='2'/>}. */
    private static final class SelectActiveSGCodec
            extends AcknowledgedCodec<SelectActiveSG.Request, SelectActiveSG.Response> {
        SelectActiveSGCodec() {
            super(
                    ServiceName.SELECT_ACTIVE_SG,
                    SelectActiveSG.Request.class,
                    SelectActiveSG.Response.class,
                    SelectActiveSG.Response::new);
        }

        @Override
        void encodeRequest(SelectActiveSG.Request request, XmlSink out) {
            out.attribute(References.REFERENCE, request.sgcb().toString());
            put(SETTING_GROUP, request.settingGroup(), out);
        }

        @Override
        SelectActiveSG.Request decodeRequest(ElementReader in) {
            return new SelectActiveSG.Request(References.attribute(in), number(in, SETTING_GROUP));
        }
    }

    /** {@code <selectEditSG r='HP1/LLN0.SGCB' sg='3'/>}. */
    private static final class SelectEditSGCodec
            extends AcknowledgedCodec<SelectEditSG.Request, SelectEditSG.Response> {
        SelectEditSGCodec() {
            super(
                    ServiceName.SELECT_EDIT_SG,
                    SelectEditSG.Request.class,
                    SelectEditSG.Response.class,
                    SelectEditSG.Response::new);
        }

        @Override
        void encodeRequest(SelectEditSG.Request request, XmlSink out) {
            out.attribute(References.REFERENCE, request.sgcb().toString());
            put(SETTING_GROUP, request.settingGroup(), out);
        }

        @Override
        SelectEditSG.Request decodeRequest(ElementReader in) {
            return new SelectEditSG.Request(References.attribute(in), number(in, SETTING_GROUP));
        }
    }

    /** Asked by a list of {@code <w r='HP1/HTNK1.TmpSet.setMag.f[SE]'>value</w>}, answered as SetDataValues. */
    private static final class SetEditSGValueCodec
            extends ServiceCodec<SetEditSGValue.Request, SetEditSGValue.Response> {
        SetEditSGValueCodec() {
            super(
                    ServiceName.SET_EDIT_SG_VALUE,
                    Carrier.IQ_SET,
                    SetEditSGValue.Request.class,
                    SetEditSGValue.Response.class);
        }

        @Override
        void encodeRequest(SetEditSGValue.Request request, XmlSink out) {
            MemberLists.putWrites(request.writes(), out);
        }

        @Override
        SetEditSGValue.Request decodeRequest(ElementReader in) {
            return new SetEditSGValue.Request(MemberLists.writes(in, 0));
        }

        @Override
        void encodeResponse(SetEditSGValue.Response response, XmlSink out) {
            MemberLists.putWriteResults(response.results(), out);
        }

        @Override
        SetEditSGValue.Response decodeResponse(ElementReader in) {
            return new SetEditSGValue.Response(MemberLists.writeResults(in));
        }
    }

    /** {@code <confirmEditSGValues r='HP1/LLN0.SGCB'/>}. */
    private static final class ConfirmEditSGValuesCodec
            extends AcknowledgedCodec<ConfirmEditSGValues.Request, ConfirmEditSGValues.Response> {
        ConfirmEditSGValuesCodec() {
            super(
                    ServiceName.CONFIRM_EDIT_SG_VALUES,
                    ConfirmEditSGValues.Request.class,
                    ConfirmEditSGValues.Response.class,
                    ConfirmEditSGValues.Response::new);
        }

        @Override
        void encodeRequest(ConfirmEditSGValues.Request request, XmlSink out) {
            out.attribute(References.REFERENCE, request.sgcb().toString());
        }

        @Override
        ConfirmEditSGValues.Request decodeRequest(ElementReader in) {
            return new ConfirmEditSGValues.Request(References.attribute(in));
        }
    }

    /** Asked by a list of {@code <r>HP1/HTNK1.TmpSet[SE]</r>}, answered as GetDataValues. */
    private static final class GetEditSGValueCodec
            extends ServiceCodec<GetEditSGValue.Request, GetEditSGValue.Response> {
        GetEditSGValueCodec() {
            super(
                    ServiceName.GET_EDIT_SG_VALUE,
                    Carrier.IQ_GET,
                    GetEditSGValue.Request.class,
                    GetEditSGValue.Response.class);
        }

        @Override
        void encodeRequest(GetEditSGValue.Request request, XmlSink out) {
            MemberLists.putReferences(request.references(), out);
        }

        @Override
        GetEditSGValue.Request decodeRequest(ElementReader in) {
            return new GetEditSGValue.Request(MemberLists.references(in, 0));
        }

        @Override
        void encodeResponse(GetEditSGValue.Response response, XmlSink out) {
            MemberLists.putAccessResults(response.results(), out);
        }

        @Override
        GetEditSGValue.Response decodeResponse(ElementReader in) {
            return new GetEditSGValue.Response(MemberLists.accessResults(in));
        }
    }

    /** {@code <getSGCBValues r='HP1/LLN0.SGCB'/>}, answered by the attributes and the time of the last change. */
    private static final class GetSGCBValuesCodec extends ServiceCodec<GetSGCBValues.Request, GetSGCBValues.Response> {
        private static final String NUM_OF_SG = "numOfSG";
        private static final String ACT_SG = "actSG";
        private static final String EDIT_SG = "editSG";
        private static final String CNF_EDIT = "cnfEdit";
        private static final String RESV_TMS = "resvTms";

        GetSGCBValuesCodec() {
            super(
                    ServiceName.GET_SGCB_VALUES,
                    Carrier.IQ_GET,
                    GetSGCBValues.Request.class,
                    GetSGCBValues.Response.class);
        }

        @Override
        void encodeRequest(GetSGCBValues.Request request, XmlSink out) {
            out.attribute(References.REFERENCE, request.sgcb().toString());
        }

        @Override
        GetSGCBValues.Request decodeRequest(ElementReader in) {
            return new GetSGCBValues.Request(References.attribute(in));
        }

        @Override
        void encodeResponse(GetSGCBValues.Response response, XmlSink out) {
            put(NUM_OF_SG, response.numOfSG(), out);
            put(ACT_SG, response.actSG(), out);
            put(EDIT_SG, response.editSG(), out);
            out.attribute(CNF_EDIT, Boolean.toString(response.cnfEdit()));
            put(RESV_TMS, response.resvTms(), out);
            ValueCodec.encode(response.lActTm(), out);
        }

        @Override
        GetSGCBValues.Response decodeResponse(ElementReader in) {
            return new GetSGCBValues.Response(
                    number(in, NUM_OF_SG),
                    number(in, ACT_SG),
                    number(in, EDIT_SG),
                    in.required(CNF_EDIT, Attributes::truth),
                    (Timestamp) ValueCodec.decode(in.next(ValueName.of(BasicType.TIMESTAMP))),
                    number(in, RESV_TMS));
        }
    }
}
