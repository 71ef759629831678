package org.sdvp.wire.tree;

import org.sdvp.acsi.service.CreateDataSet;
import org.sdvp.acsi.service.DeleteDataSet;
import org.sdvp.acsi.service.GetDataSetDirectory;
import org.sdvp.acsi.service.GetDataSetValues;
import org.sdvp.acsi.service.ServiceName;
import org.sdvp.acsi.service.SetDataSetValues;

/** Data sets (IEC 61850-7-2 clause 13.3). */
final class DataSetForms {
    private static final String DATA_SET = "dataSet";
    private static final String MEMBERS = "members";

    private DataSetForms() {}

    static void addTo(ServiceForms all) {
        all.request(
                ServiceName.GET_DATA_SET_VALUES,
                GetDataSetValues.Request.class,
                (request, out) -> out.put(DATA_SET, Leaves.DATA_SET, request.dataSet()),
                in -> new GetDataSetValues.Request(in.get(DATA_SET, Leaves.DATA_SET)));
        all.answer(
                ServiceName.GET_DATA_SET_VALUES,
                GetDataSetValues.Response.class,
                (answer, out) -> out.put(MemberForms.RESULTS, MemberForms.ACCESS_RESULTS, answer.results()),
                in -> new GetDataSetValues.Response(in.get(MemberForms.RESULTS, MemberForms.ACCESS_RESULTS)));
        all.request(
                ServiceName.SET_DATA_SET_VALUES,
                SetDataSetValues.Request.class,
                (request, out) -> out.put(DATA_SET, Leaves.DATA_SET, request.dataSet())
                        .list("values", ValueForm.VALUE, request.values()),
                in -> new SetDataSetValues.Request(
                        in.get(DATA_SET, Leaves.DATA_SET), in.list("values", ValueForm.VALUE)));
        all.answer(
                ServiceName.SET_DATA_SET_VALUES,
                SetDataSetValues.Response.class,
                (answer, out) -> out.put(MemberForms.RESULTS, MemberForms.WRITE_RESULTS, answer.results()),
                in -> new SetDataSetValues.Response(in.get(MemberForms.RESULTS, MemberForms.WRITE_RESULTS)));
        all.request(
                ServiceName.CREATE_DATA_SET,
                CreateDataSet.Request.class,
                (request, out) -> out.put(DATA_SET, Leaves.DATA_SET, request.dataSet())
                        .put(MEMBERS, MemberForms.ANY_REFERENCES, request.members()),
                in -> new CreateDataSet.Request(
                        in.get(DATA_SET, Leaves.DATA_SET), in.get(MEMBERS, MemberForms.ANY_REFERENCES)));
        all.done(ServiceName.CREATE_DATA_SET, CreateDataSet.Response.class, CreateDataSet.Response::new);
        all.request(
                ServiceName.DELETE_DATA_SET,
                DeleteDataSet.Request.class,
                (request, out) -> out.put(DATA_SET, Leaves.DATA_SET, request.dataSet()),
                in -> new DeleteDataSet.Request(in.get(DATA_SET, Leaves.DATA_SET)));
        all.done(ServiceName.DELETE_DATA_SET, DeleteDataSet.Response.class, DeleteDataSet.Response::new);
        directory(all);
    }

    private static void directory(ServiceForms all) {
        all.request(
                ServiceName.GET_DATA_SET_DIRECTORY,
                GetDataSetDirectory.Request.class,
                (request, out) -> out.put(DATA_SET, Leaves.DATA_SET, request.dataSet())
                        .maybe(DirectoryForms.CONTINUE_AFTER, Leaves.COUNT, request.continueAfter()),
                in -> new GetDataSetDirectory.Request(
                        in.get(DATA_SET, Leaves.DATA_SET), in.find(DirectoryForms.CONTINUE_AFTER, Leaves.COUNT)));
        all.answer(
                ServiceName.GET_DATA_SET_DIRECTORY,
                GetDataSetDirectory.Response.class,
                (answer, out) -> out.put(MEMBERS, MemberForms.ANY_REFERENCES, answer.members())
                        .put("deletable", Leaves.TRUTH, answer.deletable())
                        .put(DirectoryForms.MORE_FOLLOWS, Leaves.TRUTH, answer.moreFollows()),
                in -> new GetDataSetDirectory.Response(
                        in.get(MEMBERS, MemberForms.ANY_REFERENCES),
                        in.get("deletable", Leaves.TRUTH),
                        in.get(DirectoryForms.MORE_FOLLOWS, Leaves.TRUTH)));
    }
}
