package org.sdvp.wire.compact;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.sdvp.acsi.service.Brcb;
import org.sdvp.acsi.service.BrcbChange;
import org.sdvp.acsi.service.DataSetReference;
import org.sdvp.acsi.service.GetBRCBValues;
import org.sdvp.acsi.service.GetURCBValues;
import org.sdvp.acsi.service.ServiceName;
import org.sdvp.acsi.service.SetBRCBValues;
import org.sdvp.acsi.service.SetURCBValues;
import org.sdvp.acsi.service.Urcb;
import org.sdvp.acsi.service.UrcbChange;
import org.sdvp.wire.Carrier;
import org.sdvp.wire.compact.value.ElementReader;
import org.sdvp.wire.compact.value.IsoTime;
import org.sdvp.wire.compact.value.TextForm;
import org.sdvp.wire.compact.value.WordSet;
import org.sdvp.wire.text.EntryIds;
import org.sdvp.wire.text.Numbers;
import org.sdvp.wire.xml.XmlSink;

/**
 * Report control blocks (IEC 61850-7-2 clause 17.2): their attributes are attributes of the element, those that nobody
 * writes or that are not there left out; the owner is an element, since any text may stand in it.
 */
final class ReportServices {
    static final String DAT_SET = "datSet";
    static final String BUF_TM = "bufTm";
    static final String TRG_OPS = "trgOps";
    static final String INTG_PD = "intgPd";

    private static final String RPT_ID = "rptId";
    private static final String RPT_ENA = "rptEna";
    private static final String RESV = "resv";
    private static final String CONF_REV = "confRev";
    private static final String OPT_FLDS = "optFlds";
    private static final String SQ_NUM = "sqNum";
    private static final String GI = "gi";
    private static final String PURGE_BUF = "purgeBuf";
    private static final String ENTRY_ID = "entryId";
    private static final String TIME_OF_ENTRY = "timeOfEntry";
    private static final String RESV_TMS = "resvTms";
    private static final String OWNER = "owner";
    private static final int MAX_INT8U = 0xff;
    private static final int MAX_INT16U = 0xffff;

    private ReportServices() {}

    static List<ServiceCodec<?, ?>> codecs() {
        return List.of(
                new GetBRCBValuesCodec(), new SetBRCBValuesCodec(), new GetURCBValuesCodec(), new SetURCBValuesCodec());
    }

    private static void putOwner(Optional<String> owner, XmlSink out) {
        if (owner.isPresent()) {
            out.start(OWNER);
            TextForm.put(owner.get(), out);
            out.end();
        }
    }

    private static Optional<String> owner(ElementReader in) {
        if (!in.hasNext()) {
            return Optional.empty();
        }
        ElementReader owner = new ElementReader(in.next(OWNER));
        String text = TextForm.readWhole(owner);
        return Optional.of(text);
    }

    private static int readResvTms(String text) {
        return (int) Numbers.integer(text, Short.MIN_VALUE, Short.MAX_VALUE);
    }

    /** {@code <getBRCBValues r='HP1/LLN0.Meas01'/>}, answered by all attributes. */
    private static final class GetBRCBValuesCodec extends ServiceCodec<GetBRCBValues.Request, GetBRCBValues.Response> {
        GetBRCBValuesCodec() {
            super(
                    ServiceName.GET_BRCB_VALUES,
                    Carrier.IQ_GET,
                    GetBRCBValues.Request.class,
                    GetBRCBValues.Response.class);
        }

        @Override
        void encodeRequest(GetBRCBValues.Request request, XmlSink out) {
            out.attribute(References.REFERENCE, request.brcb().toString());
        }

        @Override
        GetBRCBValues.Request decodeRequest(ElementReader in) {
            return new GetBRCBValues.Request(References.attribute(in));
        }

        @Override
        void encodeResponse(GetBRCBValues.Response response, XmlSink out) {
            Brcb brcb = response.values();
            out.attribute(RPT_ID, brcb.rptId());
            out.attribute(RPT_ENA, Boolean.toString(brcb.rptEna()));
            Attributes.put(DAT_SET, brcb.datSet(), DataSetReference::text, out);
            out.attribute(CONF_REV, Long.toString(brcb.confRev()));
            out.attribute(OPT_FLDS, WordSet.REPORT_FIELDS.text(brcb.optFlds()));
            out.attribute(BUF_TM, Long.toString(brcb.bufTm()));
            out.attribute(SQ_NUM, Integer.toString(brcb.sqNum()));
            out.attribute(TRG_OPS, WordSet.TRIGGER_OPTIONS.text(brcb.trgOps()));
            out.attribute(INTG_PD, Long.toString(brcb.intgPd()));
            out.attribute(GI, Boolean.toString(brcb.gi()));
            out.attribute(PURGE_BUF, Boolean.toString(brcb.purgeBuf()));
            out.attribute(ENTRY_ID, EntryIds.text(brcb.entryId()));
            out.attribute(TIME_OF_ENTRY, IsoTime.text(brcb.timeOfEntry()));
            if (brcb.resvTms().isPresent()) {
                out.attribute(RESV_TMS, Integer.toString(brcb.resvTms().getAsInt()));
            }
            putOwner(brcb.owner(), out);
        }

        @Override
        GetBRCBValues.Response decodeResponse(ElementReader in) {
            return new GetBRCBValues.Response(new Brcb(
                    in.required(RPT_ID, Attributes::rptId),
                    in.required(RPT_ENA, Attributes::truth),
                    in.optional(DAT_SET, DataSetReference::new),
                    in.required(CONF_REV, Attributes::readInt32u),
                    in.required(OPT_FLDS, WordSet.REPORT_FIELDS::parse),
                    in.required(BUF_TM, Attributes::readInt32u),
                    in.number(SQ_NUM, 0, MAX_INT16U),
                    in.required(TRG_OPS, WordSet.TRIGGER_OPTIONS::parse),
                    in.required(INTG_PD, Attributes::readInt32u),
                    in.required(GI, Attributes::truth),
                    in.required(PURGE_BUF, Attributes::truth),
                    in.required(ENTRY_ID, EntryIds::parse),
                    in.required(TIME_OF_ENTRY, IsoTime::entryTime),
                    in.optional(RESV_TMS, text -> OptionalInt.of(readResvTms(text)))
                            .orElse(OptionalInt.empty()),
                    owner(in)));
        }
    }

    /** {@code <setBRCBValues r='HP1/LLN0.Meas01' rptEna='true'/>}: the attributes to write, in any number. */
    private static final class SetBRCBValuesCodec
            extends AcknowledgedCodec<SetBRCBValues.Request, SetBRCBValues.Response> {
        SetBRCBValuesCodec() {
            super(
                    ServiceName.SET_BRCB_VALUES,
                    SetBRCBValues.Request.class,
                    SetBRCBValues.Response.class,
                    SetBRCBValues.Response::new);
        }

        @Override
        void encodeRequest(SetBRCBValues.Request request, XmlSink out) {
            BrcbChange change = request.change();
            out.attribute(References.REFERENCE, request.brcb().toString());
            Attributes.put(RPT_ID, change.rptId(), text -> text, out);
            Attributes.put(RPT_ENA, change.rptEna(), String::valueOf, out);
            Attributes.put(DAT_SET, change.datSet(), Attributes::dataSetOrNone, out);
            Attributes.put(OPT_FLDS, change.optFlds(), WordSet.REPORT_FIELDS::text, out);
            Attributes.put(BUF_TM, change.bufTm(), String::valueOf, out);
            Attributes.put(TRG_OPS, change.trgOps(), WordSet.TRIGGER_OPTIONS::text, out);
            Attributes.put(INTG_PD, change.intgPd(), String::valueOf, out);
            Attributes.put(GI, change.gi(), String::valueOf, out);
            Attributes.put(PURGE_BUF, change.purgeBuf(), String::valueOf, out);
            Attributes.put(ENTRY_ID, change.entryId(), EntryIds::text, out);
            Attributes.put(RESV_TMS, change.resvTms(), String::valueOf, out);
        }

        @Override
        SetBRCBValues.Request decodeRequest(ElementReader in) {
            return new SetBRCBValues.Request(
                    References.attribute(in),
                    new BrcbChange(
                            in.optional(RPT_ID, Attributes::rptId),
                            in.optional(RPT_ENA, Attributes::truth),
                            in.optional(DAT_SET, Attributes::readDataSetOrNone),
                            in.optional(OPT_FLDS, WordSet.REPORT_FIELDS::parse),
                            in.optional(BUF_TM, Attributes::readInt32u),
                            in.optional(TRG_OPS, WordSet.TRIGGER_OPTIONS::parse),
                            in.optional(INTG_PD, Attributes::readInt32u),
                            in.optional(GI, Attributes::truth),
                            in.optional(PURGE_BUF, Attributes::truth),
                            in.optional(ENTRY_ID, EntryIds::parse),
                            in.optional(RESV_TMS, ReportServices::readResvTms)));
        }
    }

    /** {@code <getURCBValues r='HP1/LLN0.Status01'/>}, answered by all attributes. */
    private static final class GetURCBValuesCodec extends ServiceCodec<GetURCBValues.Request, GetURCBValues.Response> {
        GetURCBValuesCodec() {
            super(
                    ServiceName.GET_URCB_VALUES,
                    Carrier.IQ_GET,
                    GetURCBValues.Request.class,
                    GetURCBValues.Response.class);
        }

        @Override
        void encodeRequest(GetURCBValues.Request request, XmlSink out) {
            out.attribute(References.REFERENCE, request.urcb().toString());
        }

        @Override
        GetURCBValues.Request decodeRequest(ElementReader in) {
            return new GetURCBValues.Request(References.attribute(in));
        }

        @Override
        void encodeResponse(GetURCBValues.Response response, XmlSink out) {
            Urcb urcb = response.values();
            out.attribute(RPT_ID, urcb.rptId());
            out.attribute(RPT_ENA, Boolean.toString(urcb.rptEna()));
            out.attribute(RESV, Boolean.toString(urcb.resv()));
            Attributes.put(DAT_SET, urcb.datSet(), DataSetReference::text, out);
            out.attribute(CONF_REV, Long.toString(urcb.confRev()));
            out.attribute(OPT_FLDS, WordSet.REPORT_FIELDS.text(urcb.optFlds()));
            out.attribute(BUF_TM, Long.toString(urcb.bufTm()));
            out.attribute(SQ_NUM, Integer.toString(urcb.sqNum()));
            out.attribute(TRG_OPS, WordSet.TRIGGER_OPTIONS.text(urcb.trgOps()));
            out.attribute(INTG_PD, Long.toString(urcb.intgPd()));
            out.attribute(GI, Boolean.toString(urcb.gi()));
            putOwner(urcb.owner(), out);
        }

        @Override
        GetURCBValues.Response decodeResponse(ElementReader in) {
            return new GetURCBValues.Response(new Urcb(
                    in.required(RPT_ID, Attributes::rptId),
                    in.required(RPT_ENA, Attributes::truth),
                    in.required(RESV, Attributes::truth),
                    in.optional(DAT_SET, DataSetReference::new),
                    in.required(CONF_REV, Attributes::readInt32u),
                    in.required(OPT_FLDS, WordSet.REPORT_FIELDS::parse),
                    in.required(BUF_TM, Attributes::readInt32u),
                    in.number(SQ_NUM, 0, MAX_INT8U),
                    in.required(TRG_OPS, WordSet.TRIGGER_OPTIONS::parse),
                    in.required(INTG_PD, Attributes::readInt32u),
                    in.required(GI, Attributes::truth),
                    owner(in)));
        }
    }

    /** {@code <setURCBValues r='HP1/LLN0.Status01' rptEna='true'/>}: the attributes to write, in any number. */
    private static final class SetURCBValuesCodec
            extends AcknowledgedCodec<SetURCBValues.Request, SetURCBValues.Response> {
        SetURCBValuesCodec() {
            super(
                    ServiceName.SET_URCB_VALUES,
                    SetURCBValues.Request.class,
                    SetURCBValues.Response.class,
                    SetURCBValues.Response::new);
        }

        @Override
        void encodeRequest(SetURCBValues.Request request, XmlSink out) {
            UrcbChange change = request.change();
            out.attribute(References.REFERENCE, request.urcb().toString());
            Attributes.put(RPT_ID, change.rptId(), text -> text, out);
            Attributes.put(RPT_ENA, change.rptEna(), String::valueOf, out);
            Attributes.put(RESV, change.resv(), String::valueOf, out);
            Attributes.put(DAT_SET, change.datSet(), Attributes::dataSetOrNone, out);
            Attributes.put(OPT_FLDS, change.optFlds(), WordSet.REPORT_FIELDS::text, out);
            Attributes.put(BUF_TM, change.bufTm(), String::valueOf, out);
            Attributes.put(TRG_OPS, change.trgOps(), WordSet.TRIGGER_OPTIONS::text, out);
            Attributes.put(INTG_PD, change.intgPd(), String::valueOf, out);
            Attributes.put(GI, change.gi(), String::valueOf, out);
        }

        @Override
        SetURCBValues.Request decodeRequest(ElementReader in) {
            return new SetURCBValues.Request(
                    References.attribute(in),
                    new UrcbChange(
                            in.optional(RPT_ID, Attributes::rptId),
                            in.optional(RPT_ENA, Attributes::truth),
                            in.optional(RESV, Attributes::truth),
                            in.optional(DAT_SET, Attributes::readDataSetOrNone),
                            in.optional(OPT_FLDS, WordSet.REPORT_FIELDS::parse),
                            in.optional(BUF_TM, Attributes::readInt32u),
                            in.optional(TRG_OPS, WordSet.TRIGGER_OPTIONS::parse),
                            in.optional(INTG_PD, Attributes::readInt32u),
                            in.optional(GI, Attributes::truth)));
        }
    }
}
