package org.sdvp.wire.compact;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.sdvp.acsi.service.DataSetReference;
import org.sdvp.acsi.service.EntryId;
import org.sdvp.acsi.service.GetLCBValues;
import org.sdvp.acsi.service.GetLogStatusValues;
import org.sdvp.acsi.service.Lcb;
import org.sdvp.acsi.service.LcbChange;
import org.sdvp.acsi.service.LogEntry;
import org.sdvp.acsi.service.QueryLogAfter;
import org.sdvp.acsi.service.QueryLogByTime;
import org.sdvp.acsi.service.ServiceName;
import org.sdvp.acsi.service.SetLCBValues;
import org.sdvp.model.Fcda;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.TriggerOption;
import org.sdvp.model.value.DataValue;
import org.sdvp.model.value.EntryTime;
import org.sdvp.wire.Carrier;
import org.sdvp.wire.compact.value.ElementReader;
import org.sdvp.wire.compact.value.IsoTime;
import org.sdvp.wire.compact.value.ValueSeries;
import org.sdvp.wire.compact.value.WordSet;
import org.sdvp.wire.text.EntryIds;
import org.sdvp.wire.xml.XmlSink;

/** Log control blocks and logs (IEC 61850-7-2 clause 17.3). */
final class LogServices {
    private LogServices() {}

    static List<ServiceCodec<?, ?>> codecs() {
        return List.of(
                new GetLCBValuesCodec(),
                new SetLCBValuesCodec(),
                new QueryLogByTimeCodec(),
                new QueryLogAfterCodec(),
                new GetLogStatusValuesCodec());
    }

    /**
     * Entries: {@code <entry id='00000000000000a3' t='2026-11-23T07:21:00.125Z'>}, inside it
     * {@code <m r='HP1/STMP1.Tmp[MX]' reason='dchg'>value</m>} for each value.
     */
    private static final class Entries {
        private static final String ENTRY = "entry";
        private static final String ID = "id";
        private static final String TIME = "t";
        private static final String MEMBER = "m";

        private Entries() {}

        static void put(List<LogEntry> entries, XmlSink out) {
            for (LogEntry entry : entries) {
                out.start(ENTRY)
                        .attribute(ID, EntryIds.text(entry.entryId()))
                        .attribute(TIME, IsoTime.text(entry.timeOfEntry()));
                Reasons reasons = new Reasons();
                ValueSeries values = new ValueSeries();
                for (LogEntry.Member value : entry.values()) {
                    out.start(MEMBER)
                            .attribute(References.REFERENCE, value.reference().toString());
                    reasons.put(value.reasons(), out);
                    values.encode(value.value(), out);
                    out.end();
                }
                out.end();
            }
        }

        static List<LogEntry> read(ElementReader in) {
            List<LogEntry> entries = new ArrayList<>();
            while (in.hasNext()) {
                ElementReader entry = new ElementReader(in.next(ENTRY));
                EntryId id = entry.required(ID, EntryIds::parse);
                EntryTime time = entry.required(TIME, IsoTime::entryTime);
                entries.add(new LogEntry(id, time, members(entry)));
                entry.end();
            }
            return entries;
        }

        private static List<LogEntry.Member> members(ElementReader entry) {
            List<LogEntry.Member> members = new ArrayList<>();
            Reasons reasons = new Reasons();
            ValueSeries values = new ValueSeries();
            while (entry.hasNext()) {
                ElementReader in = new ElementReader(entry.next(MEMBER));
                Fcda reference = References.fcdaAttribute(in);
                Set<TriggerOption> why = reasons.read(in);
                DataValue value = values.decode(in.next());
                in.end();
                members.add(new LogEntry.Member(reference, value, why));
            }
            return members;
        }
    }

    /** {@code <getLCBValues r='HP1/LLN0.Day'/>}, answered by all attributes. */
    private static final class GetLCBValuesCodec extends ServiceCodec<GetLCBValues.Request, GetLCBValues.Response> {
        GetLCBValuesCodec() {
            super(ServiceName.GET_LCB_VALUES, Carrier.IQ_GET, GetLCBValues.Request.class, GetLCBValues.Response.class);
        }

        @Override
        void encodeRequest(GetLCBValues.Request request, XmlSink out) {
            out.attribute(References.REFERENCE, request.lcb().toString());
        }

        @Override
        GetLCBValues.Request decodeRequest(ElementReader in) {
            return new GetLCBValues.Request(References.attribute(in));
        }

        @Override
        void encodeResponse(GetLCBValues.Response response, XmlSink out) {
            Lcb lcb = response.values();
            out.attribute(SetLCBValuesCodec.LOG_ENA, Boolean.toString(lcb.logEna()));
            Attributes.put(ReportServices.DAT_SET, lcb.datSet(), DataSetReference::text, out);
            out.attribute(SetLCBValuesCodec.REASON_CODE, Boolean.toString(lcb.reasonCode()));
            out.attribute(ReportServices.BUF_TM, Long.toString(lcb.bufTm()));
            out.attribute(ReportServices.TRG_OPS, WordSet.TRIGGER_OPTIONS.text(lcb.trgOps()));
            out.attribute(ReportServices.INTG_PD, Long.toString(lcb.intgPd()));
            out.attribute(SetLCBValuesCodec.LOG_REF, lcb.logRef().toString());
        }

        @Override
        GetLCBValues.Response decodeResponse(ElementReader in) {
            return new GetLCBValues.Response(new Lcb(
                    in.required(SetLCBValuesCodec.LOG_ENA, Attributes::truth),
                    in.optional(ReportServices.DAT_SET, DataSetReference::new),
                    in.required(SetLCBValuesCodec.REASON_CODE, Attributes::truth),
                    in.required(ReportServices.BUF_TM, Attributes::readInt32u),
                    in.required(ReportServices.TRG_OPS, WordSet.TRIGGER_OPTIONS::parse),
                    in.required(ReportServices.INTG_PD, Attributes::readInt32u),
                    in.required(SetLCBValuesCodec.LOG_REF, ObjectReference::parse)));
        }
    }

    /** {@code <setLCBValues r='HP1/LLN0.Day' logEna='true'/>}: the attributes to write, in any number. */
    private static final class SetLCBValuesCodec
            extends AcknowledgedCodec<SetLCBValues.Request, SetLCBValues.Response> {
        static final String LOG_ENA = "logEna";
        static final String REASON_CODE = "reasonCode";
        static final String LOG_REF = "logRef";

        SetLCBValuesCodec() {
            super(
                    ServiceName.SET_LCB_VALUES,
                    SetLCBValues.Request.class,
                    SetLCBValues.Response.class,
                    SetLCBValues.Response::new);
        }

        @Override
        void encodeRequest(SetLCBValues.Request request, XmlSink out) {
            LcbChange change = request.change();
            out.attribute(References.REFERENCE, request.lcb().toString());
            Attributes.put(LOG_ENA, change.logEna(), String::valueOf, out);
            Attributes.put(ReportServices.DAT_SET, change.datSet(), Attributes::dataSetOrNone, out);
            Attributes.put(REASON_CODE, change.reasonCode(), String::valueOf, out);
            Attributes.put(ReportServices.BUF_TM, change.bufTm(), String::valueOf, out);
            Attributes.put(ReportServices.TRG_OPS, change.trgOps(), WordSet.TRIGGER_OPTIONS::text, out);
            Attributes.put(ReportServices.INTG_PD, change.intgPd(), String::valueOf, out);
            Attributes.put(LOG_REF, change.logRef(), ObjectReference::toString, out);
        }

        @Override
        SetLCBValues.Request decodeRequest(ElementReader in) {
            return new SetLCBValues.Request(
                    References.attribute(in),
                    new LcbChange(
                            in.optional(LOG_ENA, Attributes::truth),
                            in.optional(ReportServices.DAT_SET, Attributes::readDataSetOrNone),
                            in.optional(REASON_CODE, Attributes::truth),
                            in.optional(ReportServices.BUF_TM, Attributes::readInt32u),
                            in.optional(ReportServices.TRG_OPS, WordSet.TRIGGER_OPTIONS::parse),
                            in.optional(ReportServices.INTG_PD, Attributes::readInt32u),
                            in.optional(LOG_REF, ObjectReference::parse)));
        }
    }

    /** {@code <queryLogByTime r='HP1/LLN0.Day' start='…' stop='…'/>}, answered by entries. */
    private static final class QueryLogByTimeCodec
            extends ServiceCodec<QueryLogByTime.Request, QueryLogByTime.Response> {
        private static final String START = "start";
        private static final String STOP = "stop";

        QueryLogByTimeCodec() {
            super(
                    ServiceName.QUERY_LOG_BY_TIME,
                    Carrier.IQ_GET,
                    QueryLogByTime.Request.class,
                    QueryLogByTime.Response.class);
        }

        @Override
        void encodeRequest(QueryLogByTime.Request request, XmlSink out) {
            out.attribute(References.REFERENCE, request.log().toString());
            Attributes.put(START, request.rangeStart(), IsoTime::text, out);
            Attributes.put(STOP, request.rangeStop(), IsoTime::text, out);
            Pages.putAfter(request.continueAfter(), EntryIds::text, out);
        }

        @Override
        QueryLogByTime.Request decodeRequest(ElementReader in) {
            return new QueryLogByTime.Request(
                    References.attribute(in),
                    in.optional(START, IsoTime::entryTime),
                    in.optional(STOP, IsoTime::entryTime),
                    Pages.after(in, EntryIds::parse));
        }

        @Override
        void encodeResponse(QueryLogByTime.Response response, XmlSink out) {
            Pages.putMore(response.moreFollows(), out);
            Entries.put(response.entries(), out);
        }

        @Override
        QueryLogByTime.Response decodeResponse(ElementReader in) {
            return new QueryLogByTime.Response(Entries.read(in), Pages.more(in));
        }
    }

    /** {@code <queryLogAfter r='HP1/LLN0.Day' entry='00000000000000a3'/>}, answered by entries. */
    private static final class QueryLogAfterCodec extends ServiceCodec<QueryLogAfter.Request, QueryLogAfter.Response> {
        private static final String ENTRY = "entry";

        QueryLogAfterCodec() {
            super(
                    ServiceName.QUERY_LOG_AFTER,
                    Carrier.IQ_GET,
                    QueryLogAfter.Request.class,
                    QueryLogAfter.Response.class);
        }

        @Override
        void encodeRequest(QueryLogAfter.Request request, XmlSink out) {
            out.attribute(References.REFERENCE, request.log().toString());
            out.attribute(ENTRY, EntryIds.text(request.entry()));
        }

        @Override
        QueryLogAfter.Request decodeRequest(ElementReader in) {
            return new QueryLogAfter.Request(References.attribute(in), in.required(ENTRY, EntryIds::parse));
        }

        @Override
        void encodeResponse(QueryLogAfter.Response response, XmlSink out) {
            Pages.putMore(response.moreFollows(), out);
            Entries.put(response.entries(), out);
        }

        @Override
        QueryLogAfter.Response decodeResponse(ElementReader in) {
            return new QueryLogAfter.Response(Entries.read(in), Pages.more(in));
        }
    }

    /** {@code <getLogStatusValues r='HP1/LLN0.Day'/>}, answered by four attributes. */
    private static final class GetLogStatusValuesCodec
            extends ServiceCodec<GetLogStatusValues.Request, GetLogStatusValues.Response> {
        private static final String OLD_TIME = "oldEntrTm";
        private static final String NEW_TIME = "newEntrTm";
        private static final String OLD_ENTRY = "oldEntr";
        private static final String NEW_ENTRY = "newEntr";

        GetLogStatusValuesCodec() {
            super(
                    ServiceName.GET_LOG_STATUS_VALUES,
                    Carrier.IQ_GET,
                    GetLogStatusValues.Request.class,
                    GetLogStatusValues.Response.class);
        }

        @Override
        void encodeRequest(GetLogStatusValues.Request request, XmlSink out) {
            out.attribute(References.REFERENCE, request.log().toString());
        }

        @Override
        GetLogStatusValues.Request decodeRequest(ElementReader in) {
            return new GetLogStatusValues.Request(References.attribute(in));
        }

        @Override
        void encodeResponse(GetLogStatusValues.Response response, XmlSink out) {
            out.attribute(OLD_TIME, IsoTime.text(response.oldEntrTm()));
            out.attribute(NEW_TIME, IsoTime.text(response.newEntrTm()));
            out.attribute(OLD_ENTRY, EntryIds.text(response.oldEntr()));
            out.attribute(NEW_ENTRY, EntryIds.text(response.newEntr()));
        }

        @Override
        GetLogStatusValues.Response decodeResponse(ElementReader in) {
            return new GetLogStatusValues.Response(
                    in.required(OLD_TIME, IsoTime::entryTime),
                    in.required(NEW_TIME, IsoTime::entryTime),
                    in.required(OLD_ENTRY, EntryIds::parse),
                    in.required(NEW_ENTRY, EntryIds::parse));
        }
    }
}
