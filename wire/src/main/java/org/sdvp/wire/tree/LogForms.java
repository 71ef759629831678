package org.sdvp.wire.tree;

import java.util.List;
import java.util.function.BiFunction;
import org.sdvp.acsi.service.AcsiResponse;
import org.sdvp.acsi.service.GetLCBValues;
import org.sdvp.acsi.service.GetLogStatusValues;
import org.sdvp.acsi.service.LogEntry;
import org.sdvp.acsi.service.QueryLogAfter;
import org.sdvp.acsi.service.QueryLogByTime;
import org.sdvp.acsi.service.ServiceName;
import org.sdvp.acsi.service.SetLCBValues;

/** Log control blocks and logs (IEC 61850-7-2 clause 17.3). */
final class LogForms {
    private static final Form<LogEntry.Member> MEMBER = Form.fields(
            (member, out) -> out.put("reference", Leaves.FCDA, member.reference())
                    .put("value", ValueForm.VALUE, member.value())
                    .put("reasons", Words.TRIGGER_OPTIONS, member.reasons()),
            in -> new LogEntry.Member(
                    in.get("reference", Leaves.FCDA),
                    in.get("value", ValueForm.VALUE),
                    in.get("reasons", Words.TRIGGER_OPTIONS)));

    private static final Form<LogEntry> ENTRY = Form.fields(
            (entry, out) -> out.put("entryId", Leaves.ENTRY_ID, entry.entryId())
                    .put("timeOfEntry", Leaves.ENTRY_TIME, entry.timeOfEntry())
                    .list("values", MEMBER, entry.values()),
            in -> new LogEntry(
                    in.get("entryId", Leaves.ENTRY_ID),
                    in.get("timeOfEntry", Leaves.ENTRY_TIME),
                    in.list("values", MEMBER)));

    private static final String LCB = "lcb";
    private static final String LOG = "log";
    private static final String ENTRIES = "entries";

    private LogForms() {}

    static void addTo(ServiceForms all) {
        all.request(
                ServiceName.GET_LCB_VALUES,
                GetLCBValues.Request.class,
                (request, out) -> out.put(LCB, Leaves.REFERENCE, request.lcb()),
                in -> new GetLCBValues.Request(in.get(LCB, Leaves.REFERENCE)));
        all.answer(
                ServiceName.GET_LCB_VALUES,
                GetLCBValues.Response.class,
                (answer, out) -> BlockForms.write(answer.values(), out),
                in -> new GetLCBValues.Response(BlockForms.lcb(in)));
        all.request(
                ServiceName.SET_LCB_VALUES,
                SetLCBValues.Request.class,
                (request, out) -> BlockForms.write(request.change(), out.put(LCB, Leaves.REFERENCE, request.lcb())),
                in -> new SetLCBValues.Request(in.get(LCB, Leaves.REFERENCE), BlockForms.lcbChange(in)));
        all.done(ServiceName.SET_LCB_VALUES, SetLCBValues.Response.class, SetLCBValues.Response::new);
        queries(all);
        all.request(
                ServiceName.GET_LOG_STATUS_VALUES,
                GetLogStatusValues.Request.class,
                (request, out) -> out.put(LOG, Leaves.REFERENCE, request.log()),
                in -> new GetLogStatusValues.Request(in.get(LOG, Leaves.REFERENCE)));
        all.answer(
                ServiceName.GET_LOG_STATUS_VALUES,
                GetLogStatusValues.Response.class,
                (answer, out) -> out.put("oldEntrTm", Leaves.ENTRY_TIME, answer.oldEntrTm())
                        .put("newEntrTm", Leaves.ENTRY_TIME, answer.newEntrTm())
                        .put("oldEntr", Leaves.ENTRY_ID, answer.oldEntr())
                        .put("newEntr", Leaves.ENTRY_ID, answer.newEntr()),
                in -> new GetLogStatusValues.Response(
                        in.get("oldEntrTm", Leaves.ENTRY_TIME),
                        in.get("newEntrTm", Leaves.ENTRY_TIME),
                        in.get("oldEntr", Leaves.ENTRY_ID),
                        in.get("newEntr", Leaves.ENTRY_ID)));
    }

    private static void queries(ServiceForms all) {
        all.request(
                ServiceName.QUERY_LOG_BY_TIME,
                QueryLogByTime.Request.class,
                (request, out) -> out.put(LOG, Leaves.REFERENCE, request.log())
                        .maybe("rangeStart", Leaves.ENTRY_TIME, request.rangeStart())
                        .maybe("rangeStop", Leaves.ENTRY_TIME, request.rangeStop())
                        .maybe(DirectoryForms.CONTINUE_AFTER, Leaves.ENTRY_ID, request.continueAfter()),
                in -> new QueryLogByTime.Request(
                        in.get(LOG, Leaves.REFERENCE),
                        in.find("rangeStart", Leaves.ENTRY_TIME),
                        in.find("rangeStop", Leaves.ENTRY_TIME),
                        in.find(DirectoryForms.CONTINUE_AFTER, Leaves.ENTRY_ID)));
        all.answer(
                ServiceName.QUERY_LOG_BY_TIME,
                QueryLogByTime.Response.class,
                (answer, out) -> page(answer.entries(), answer.moreFollows(), out),
                in -> page(in, QueryLogByTime.Response::new));
        all.request(
                ServiceName.QUERY_LOG_AFTER,
                QueryLogAfter.Request.class,
                (request, out) ->
                        out.put(LOG, Leaves.REFERENCE, request.log()).put("entry", Leaves.ENTRY_ID, request.entry()),
                in -> new QueryLogAfter.Request(in.get(LOG, Leaves.REFERENCE), in.get("entry", Leaves.ENTRY_ID)));
        all.answer(
                ServiceName.QUERY_LOG_AFTER,
                QueryLogAfter.Response.class,
                (answer, out) -> page(answer.entries(), answer.moreFollows(), out),
                in -> page(in, QueryLogAfter.Response::new));
    }

    private static void page(List<LogEntry> entries, boolean more, FieldsWriter out) {
        out.list(ENTRIES, ENTRY, entries).put(DirectoryForms.MORE_FOLLOWS, Leaves.TRUTH, more);
    }

    private static <A extends AcsiResponse> A page(FieldsReader in, BiFunction<List<LogEntry>, Boolean, A> answer) {
        return answer.apply(in.list(ENTRIES, ENTRY), in.get(DirectoryForms.MORE_FOLLOWS, Leaves.TRUTH));
    }
}
