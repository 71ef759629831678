package org.sdvp.wire.tree;

import org.sdvp.acsi.service.ConfirmEditSGValues;
import org.sdvp.acsi.service.GetEditSGValue;
import org.sdvp.acsi.service.GetSGCBValues;
import org.sdvp.acsi.service.SelectActiveSG;
import org.sdvp.acsi.service.SelectEditSG;
import org.sdvp.acsi.service.ServiceName;
import org.sdvp.acsi.service.SetEditSGValue;

/** Setting groups (IEC 61850-7-2 clause 16.3). */
final class SettingGroupForms {
    private static final String SGCB = "sgcb";
    private static final String SETTING_GROUP = "settingGroup";

    private SettingGroupForms() {}

    static void addTo(ServiceForms all) {
        all.request(
                ServiceName.SELECT_ACTIVE_SG,
                SelectActiveSG.Request.class,
                (request, out) -> out.put(SGCB, Leaves.REFERENCE, request.sgcb())
                        .put(SETTING_GROUP, Leaves.COUNT, request.settingGroup()),
                in -> new SelectActiveSG.Request(in.get(SGCB, Leaves.REFERENCE), in.get(SETTING_GROUP, Leaves.COUNT)));
        all.done(ServiceName.SELECT_ACTIVE_SG, SelectActiveSG.Response.class, SelectActiveSG.Response::new);
        all.request(
                ServiceName.SELECT_EDIT_SG,
                SelectEditSG.Request.class,
                (request, out) -> out.put(SGCB, Leaves.REFERENCE, request.sgcb())
                        .put(SETTING_GROUP, Leaves.COUNT, request.settingGroup()),
                in -> new SelectEditSG.Request(in.get(SGCB, Leaves.REFERENCE), in.get(SETTING_GROUP, Leaves.COUNT)));
        all.done(ServiceName.SELECT_EDIT_SG, SelectEditSG.Response.class, SelectEditSG.Response::new);
        editing(all);
        all.request(
                ServiceName.GET_SGCB_VALUES,
                GetSGCBValues.Request.class,
                (request, out) -> out.put(SGCB, Leaves.REFERENCE, request.sgcb()),
                in -> new GetSGCBValues.Request(in.get(SGCB, Leaves.REFERENCE)));
        all.answer(
                ServiceName.GET_SGCB_VALUES,
                GetSGCBValues.Response.class,
                (answer, out) -> out.put("numOfSG", Leaves.COUNT, answer.numOfSG())
                        .put("actSG", Leaves.COUNT, answer.actSG())
                        .put("editSG", Leaves.COUNT, answer.editSG())
                        .put("cnfEdit", Leaves.TRUTH, answer.cnfEdit())
                        .put("lActTm", Leaves.TIMESTAMP, answer.lActTm())
                        .put("resvTms", Leaves.COUNT, answer.resvTms()),
                in -> new GetSGCBValues.Response(
                        in.get("numOfSG", Leaves.COUNT),
                        in.get("actSG", Leaves.COUNT),
                        in.get("editSG", Leaves.COUNT),
                        in.get("cnfEdit", Leaves.TRUTH),
                        in.get("lActTm", Leaves.TIMESTAMP),
                        in.get("resvTms", Leaves.COUNT)));
    }

    private static void editing(ServiceForms all) {
        all.request(
                ServiceName.SET_EDIT_SG_VALUE,
                SetEditSGValue.Request.class,
                (request, out) -> out.put(MemberForms.WRITES, MemberForms.ANY_WRITES, request.writes()),
                in -> new SetEditSGValue.Request(in.get(MemberForms.WRITES, MemberForms.ANY_WRITES)));
        all.answer(
                ServiceName.SET_EDIT_SG_VALUE,
                SetEditSGValue.Response.class,
                (answer, out) -> out.put(MemberForms.RESULTS, MemberForms.WRITE_RESULTS, answer.results()),
                in -> new SetEditSGValue.Response(in.get(MemberForms.RESULTS, MemberForms.WRITE_RESULTS)));
        all.request(
                ServiceName.CONFIRM_EDIT_SG_VALUES,
                ConfirmEditSGValues.Request.class,
                (request, out) -> out.put(SGCB, Leaves.REFERENCE, request.sgcb()),
                in -> new ConfirmEditSGValues.Request(in.get(SGCB, Leaves.REFERENCE)));
        all.done(
                ServiceName.CONFIRM_EDIT_SG_VALUES,
                ConfirmEditSGValues.Response.class,
                ConfirmEditSGValues.Response::new);
        all.request(
                ServiceName.GET_EDIT_SG_VALUE,
                GetEditSGValue.Request.class,
                (request, out) -> out.put(MemberForms.REFERENCES, MemberForms.ANY_REFERENCES, request.references()),
                in -> new GetEditSGValue.Request(in.get(MemberForms.REFERENCES, MemberForms.ANY_REFERENCES)));
        all.answer(
                ServiceName.GET_EDIT_SG_VALUE,
                GetEditSGValue.Response.class,
                (answer, out) -> out.put(MemberForms.RESULTS, MemberForms.ACCESS_RESULTS, answer.results()),
                in -> new GetEditSGValue.Response(in.get(MemberForms.RESULTS, MemberForms.ACCESS_RESULTS)));
    }
}
