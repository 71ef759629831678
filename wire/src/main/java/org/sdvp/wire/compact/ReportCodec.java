package org.sdvp.wire.compact;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sdvp.acsi.service.DataSetReference;
import org.sdvp.acsi.service.Report;
import org.sdvp.acsi.service.ServiceName;
import org.sdvp.model.DataSet;
import org.sdvp.model.Fcda;
import org.sdvp.model.TriggerOption;
import org.sdvp.model.value.DataValue;
import org.sdvp.wire.compact.value.ElementReader;
import org.sdvp.wire.compact.value.IsoTime;
import org.sdvp.wire.compact.value.ValueSeries;
import org.sdvp.wire.text.EntryIds;
import org.sdvp.wire.text.Numbers;
import org.sdvp.wire.xml.XmlSink;

/**
 * Report (IEC 61850-7-2 clause 17.2.3.3.2): {@code <report rptId='HP1/LLN0.Meas01' sqNum='17'>} with the optional fields
 * as attributes, and {@code <m i='3' reason='dchg'>value</m>} for each member included. What a member says like the one
 * before it, it leaves out.
 */
final class ReportCodec extends MessageCodec<Report> {
    private static final String RPT_ID = "rptId";
    private static final String SQ_NUM = "sqNum";
    private static final String SUB_SQ_NUM = "subSqNum";
    private static final String DATA_SET = "dataSet";
    private static final String BUF_OVFL = "bufOvfl";
    private static final String CONF_REV = "confRev";
    private static final String TIME_OF_ENTRY = "timeOfEntry";
    private static final String ENTRY_ID = "entryId";
    private static final String MEMBER = "m";
    private static final String INDEX = "i";
    private static final int MAX_INDEX = DataSet.MAX_MEMBERS - 1;
    private static final int MAX_INT16U = 0xffff;

    ReportCodec() {
        super(ServiceName.REPORT, Report.class);
    }

    @Override
    void encode(Report report, XmlSink out) {
        out.attribute(RPT_ID, report.rptId());
        Attributes.put(SQ_NUM, report.sqNum(), String::valueOf, out);
        if (report.subSqNum() != 0) {
            out.attribute(SUB_SQ_NUM, Integer.toString(report.subSqNum()));
        }
        Pages.putMore(report.moreSegmentsFollow(), out);
        Attributes.put(DATA_SET, report.dataSet(), DataSetReference::text, out);
        Attributes.put(BUF_OVFL, report.bufOvfl(), String::valueOf, out);
        Attributes.put(CONF_REV, report.confRev(), String::valueOf, out);
        Attributes.put(TIME_OF_ENTRY, report.timeOfEntry(), IsoTime::text, out);
        Attributes.put(ENTRY_ID, report.entryId(), EntryIds::text, out);
        encodeMembers(report.members(), out);
    }

    private static void encodeMembers(List<Report.Member> members, XmlSink out) {
        Reasons reasons = new Reasons();
        ValueSeries values = new ValueSeries();
        int next = 0;
        for (Report.Member member : members) {
            out.start(MEMBER);
            if (member.index() != next) {
                out.attribute(INDEX, Integer.toString(member.index()));
            }
            Attributes.put(References.REFERENCE, member.dataRef(), Fcda::toString, out);
            reasons.put(member.reasons(), out);
            values.encode(member.value(), out);
            out.end();
            next = member.index() + 1;
        }
    }

    @Override
    Report decode(ElementReader in) {
        return new Report(
                in.required(RPT_ID, Attributes::rptId),
                in.optional(SQ_NUM, text -> (int) Numbers.integer(text, 0, MAX_INT16U)),
                in.optional(SUB_SQ_NUM, text -> (int) Numbers.integer(text, 0, MAX_INT16U))
                        .orElse(0),
                Pages.more(in),
                in.optional(DATA_SET, DataSetReference::new),
                in.optional(BUF_OVFL, Attributes::truth),
                in.optional(CONF_REV, Attributes::readInt32u),
                in.optional(TIME_OF_ENTRY, IsoTime::entryTime),
                in.optional(ENTRY_ID, EntryIds::parse),
                members(in));
    }

    private static List<Report.Member> members(ElementReader in) {
        List<Report.Member> members = new ArrayList<>();
        Reasons reasons = new Reasons();
        ValueSeries values = new ValueSeries();
        int next = 0;
        while (in.hasNext()) {
            Report.Member member = member(new ElementReader(in.next(MEMBER)), next, reasons, values);
            members.add(member);
            next = member.index() + 1;
        }
        return members;
    }

    private static Report.Member member(ElementReader in, int least, Reasons reasons, ValueSeries values) {
        int index = in.optional(INDEX, text -> (int) Numbers.integer(text, least, MAX_INDEX))
                .orElse(least);
        Optional<Fcda> reference = in.optional(References.REFERENCE, Fcda::parse);
        Set<TriggerOption> why = reasons.read(in);
        DataValue value = values.decode(in.next());
        in.end();
        return new Report.Member(index, reference, value, why);
    }
}
