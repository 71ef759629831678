package org.sdvp.wire.tree;

import org.sdvp.acsi.service.GetAllDataValues;
import org.sdvp.acsi.service.GetDataValues;
import org.sdvp.acsi.service.ServiceName;
import org.sdvp.acsi.service.SetDataValues;

/** GetDataValues, SetDataValues and GetAllDataValues (IEC 61850-7-2 clauses 11.3 and 12.3). */
final class DataForms {
    private static final Form<GetAllDataValues.Named> NAMED = Form.fields(
            (named, out) -> out.put("reference", Leaves.REFERENCE, named.reference())
                    .put("value", ValueForm.VALUE, named.value()),
            in -> new GetAllDataValues.Named(in.get("reference", Leaves.REFERENCE), in.get("value", ValueForm.VALUE)));

    private DataForms() {}

    static void addTo(ServiceForms all) {
        all.request(
                ServiceName.GET_DATA_VALUES,
                GetDataValues.Request.class,
                (request, out) -> out.put(MemberForms.REFERENCES, MemberForms.SOME_REFERENCES, request.references()),
                in -> new GetDataValues.Request(in.get(MemberForms.REFERENCES, MemberForms.SOME_REFERENCES)));
        all.answer(
                ServiceName.GET_DATA_VALUES,
                GetDataValues.Response.class,
                (answer, out) -> out.put(MemberForms.RESULTS, MemberForms.ACCESS_RESULTS, answer.results()),
                in -> new GetDataValues.Response(in.get(MemberForms.RESULTS, MemberForms.ACCESS_RESULTS)));
        all.request(
                ServiceName.SET_DATA_VALUES,
                SetDataValues.Request.class,
                (request, out) -> out.put(MemberForms.WRITES, MemberForms.SOME_WRITES, request.writes()),
                in -> new SetDataValues.Request(in.get(MemberForms.WRITES, MemberForms.SOME_WRITES)));
        all.answer(
                ServiceName.SET_DATA_VALUES,
                SetDataValues.Response.class,
                (answer, out) -> out.put(MemberForms.RESULTS, MemberForms.WRITE_RESULTS, answer.results()),
                in -> new SetDataValues.Response(in.get(MemberForms.RESULTS, MemberForms.WRITE_RESULTS)));
        all.request(
                ServiceName.GET_ALL_DATA_VALUES,
                GetAllDataValues.Request.class,
                (request, out) -> out.put("logicalNode", Leaves.REFERENCE, request.logicalNode())
                        .put("fc", Leaves.CONSTRAINT, request.fc())
                        .maybe(DirectoryForms.CONTINUE_AFTER, Leaves.REFERENCE, request.continueAfter()),
                in -> new GetAllDataValues.Request(
                        in.get("logicalNode", Leaves.REFERENCE),
                        in.get("fc", Leaves.CONSTRAINT),
                        in.find(DirectoryForms.CONTINUE_AFTER, Leaves.REFERENCE)));
        all.answer(
                ServiceName.GET_ALL_DATA_VALUES,
                GetAllDataValues.Response.class,
                (answer, out) -> out.list("values", NAMED, answer.values())
                        .put(DirectoryForms.MORE_FOLLOWS, Leaves.TRUTH, answer.moreFollows()),
                in -> new GetAllDataValues.Response(
                        in.list("values", NAMED), in.get(DirectoryForms.MORE_FOLLOWS, Leaves.TRUTH)));
    }
}
