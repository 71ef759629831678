package org.sdvp.wire.tree;

import java.util.List;
import org.sdvp.acsi.service.GetBRCBValues;
import org.sdvp.acsi.service.GetURCBValues;
import org.sdvp.acsi.service.Report;
import org.sdvp.acsi.service.ServiceName;
import org.sdvp.acsi.service.SetBRCBValues;
import org.sdvp.acsi.service.SetURCBValues;

/** Reports and their control blocks (IEC 61850-7-2 clause 17.2). */
final class ReportForms {
    private static final int MAX_INDEX = 9999;

    private static final Form<Report.Member> MEMBER = Form.fields(
            (member, out) -> out.put("index", Leaves.number(0, MAX_INDEX), member.index())
                    .maybe("dataRef", Leaves.FCDA, member.dataRef())
                    .put("value", ValueForm.VALUE, member.value())
                    .put("reasons", Words.TRIGGER_OPTIONS, member.reasons()),
            in -> new Report.Member(
                    in.get("index", Leaves.number(0, MAX_INDEX)),
                    in.find("dataRef", Leaves.FCDA),
                    in.get("value", ValueForm.VALUE),
                    in.get("reasons", Words.TRIGGER_OPTIONS)));

    private static final Form<List<Report.Member>> LIST = Form.list(MEMBER);

    private static final Form<List<Report.Member>> MEMBERS = Form.of(LIST::write, node -> inOrder(LIST.read(node)));

    private static final String BRCB = "brcb";
    private static final String URCB = "urcb";

    private ReportForms() {}

    static void addTo(ServiceForms all) {
        all.message(ServiceName.REPORT, Report.class, ReportForms::write, ReportForms::report);
        all.request(
                ServiceName.GET_BRCB_VALUES,
                GetBRCBValues.Request.class,
                (request, out) -> out.put(BRCB, Leaves.REFERENCE, request.brcb()),
                in -> new GetBRCBValues.Request(in.get(BRCB, Leaves.REFERENCE)));
        all.answer(
                ServiceName.GET_BRCB_VALUES,
                GetBRCBValues.Response.class,
                (answer, out) -> BlockForms.write(answer.values(), out),
                in -> new GetBRCBValues.Response(BlockForms.brcb(in)));
        all.request(
                ServiceName.SET_BRCB_VALUES,
                SetBRCBValues.Request.class,
                (request, out) -> BlockForms.write(request.change(), out.put(BRCB, Leaves.REFERENCE, request.brcb())),
                in -> new SetBRCBValues.Request(in.get(BRCB, Leaves.REFERENCE), BlockForms.brcbChange(in)));
        all.done(ServiceName.SET_BRCB_VALUES, SetBRCBValues.Response.class, SetBRCBValues.Response::new);
        all.request(
                ServiceName.GET_URCB_VALUES,
                GetURCBValues.Request.class,
                (request, out) -> out.put(URCB, Leaves.REFERENCE, request.urcb()),
                in -> new GetURCBValues.Request(in.get(URCB, Leaves.REFERENCE)));
        all.answer(
                ServiceName.GET_URCB_VALUES,
                GetURCBValues.Response.class,
                (answer, out) -> BlockForms.write(answer.values(), out),
                in -> new GetURCBValues.Response(BlockForms.urcb(in)));
        all.request(
                ServiceName.SET_URCB_VALUES,
                SetURCBValues.Request.class,
                (request, out) -> BlockForms.write(request.change(), out.put(URCB, Leaves.REFERENCE, request.urcb())),
                in -> new SetURCBValues.Request(in.get(URCB, Leaves.REFERENCE), BlockForms.urcbChange(in)));
        all.done(ServiceName.SET_URCB_VALUES, SetURCBValues.Response.class, SetURCBValues.Response::new);
    }

    private static void write(Report report, FieldsWriter out) {
        out.put("rptId", Leaves.RPT_ID, report.rptId())
                .maybe("sqNum", Leaves.INT16U, report.sqNum())
                .put("subSqNum", Leaves.INT16U, report.subSqNum())
                .put("moreSegmentsFollow", Leaves.TRUTH, report.moreSegmentsFollow())
                .maybe("dataSet", Leaves.DATA_SET, report.dataSet())
                .maybe("bufOvfl", Leaves.TRUTH, report.bufOvfl())
                .maybe("confRev", Leaves.INT32U, report.confRev())
                .maybe("timeOfEntry", Leaves.ENTRY_TIME, report.timeOfEntry())
                .maybe("entryId", Leaves.ENTRY_ID, report.entryId())
                .put("members", MEMBERS, report.members());
    }

    private static Report report(FieldsReader in) {
        return new Report(
                in.get("rptId", Leaves.RPT_ID),
                in.find("sqNum", Leaves.INT16U),
                in.get("subSqNum", Leaves.INT16U),
                in.get("moreSegmentsFollow", Leaves.TRUTH),
                in.find("dataSet", Leaves.DATA_SET),
                in.find("bufOvfl", Leaves.TRUTH),
                in.find("confRev", Leaves.INT32U),
                in.find("timeOfEntry", Leaves.ENTRY_TIME),
                in.find("entryId", Leaves.ENTRY_ID),
                in.get("members", MEMBERS));
    }

    private static List<Report.Member> inOrder(List<Report.Member> members) {
        int next = 0;
        for (Report.Member member : members) {
            if (member.index() < next) {
                throw new IllegalArgumentException("members of a report come in the order of the data set: expected "
                        + next + " to " + MAX_INDEX + ", but got " + member.index());
            }
            next = member.index() + 1;
        }
        return members;
    }
}
