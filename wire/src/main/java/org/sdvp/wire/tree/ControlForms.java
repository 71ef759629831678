package org.sdvp.wire.tree;

import org.sdvp.acsi.service.Cancel;
import org.sdvp.acsi.service.CommandTermination;
import org.sdvp.acsi.service.Operate;
import org.sdvp.acsi.service.Originator;
import org.sdvp.acsi.service.Select;
import org.sdvp.acsi.service.SelectWithValue;
import org.sdvp.acsi.service.ServiceName;
import org.sdvp.acsi.service.TimeActivatedOperate;
import org.sdvp.model.ObjectReference;

/** Control (IEC 61850-7-2 clause 20.5). */
final class ControlForms {
    private static final Form<Integer> CTL_NUM = Leaves.number(0, 255);

    private static final Form<Originator> ORIGIN = Form.fields(
            (origin, out) ->
                    out.put("orCat", Words.OR_CAT, origin.orCat()).put("orIdent", Leaves.TEXT, origin.orIdent()),
            in -> new Originator(in.get("orCat", Words.OR_CAT), in.get("orIdent", Leaves.TEXT)));

    private static final String CONTROL = "control";

    private ControlForms() {}

    static void addTo(ServiceForms all) {
        all.request(
                ServiceName.SELECT,
                Select.Request.class,
                (request, out) -> out.put(CONTROL, Leaves.REFERENCE, request.control()),
                in -> new Select.Request(control(in)));
        all.done(ServiceName.SELECT, Select.Response.class, Select.Response::new);
        all.request(
                ServiceName.SELECT_WITH_VALUE,
                SelectWithValue.Request.class,
                (request, out) -> write(request.control(), request.parameters(), out),
                in -> new SelectWithValue.Request(control(in), parameters(in)));
        all.done(ServiceName.SELECT_WITH_VALUE, SelectWithValue.Response.class, SelectWithValue.Response::new);
        all.request(
                ServiceName.CANCEL,
                Cancel.Request.class,
                (request, out) -> write(request.control(), request.parameters(), out),
                in -> new Cancel.Request(control(in), parameters(in)));
        all.done(ServiceName.CANCEL, Cancel.Response.class, Cancel.Response::new);
        all.request(
                ServiceName.OPERATE,
                Operate.Request.class,
                (request, out) -> write(request.control(), request.parameters(), out),
                in -> new Operate.Request(control(in), parameters(in)));
        all.done(ServiceName.OPERATE, Operate.Response.class, Operate.Response::new);
        all.request(
                ServiceName.TIME_ACTIVATED_OPERATE,
                TimeActivatedOperate.Request.class,
                (request, out) -> {
                    write(request.control(), request.parameters(), out);
                    out.put("operTm", Leaves.TIMESTAMP, request.operTm());
                },
                in -> new TimeActivatedOperate.Request(
                        control(in), parameters(in), in.get("operTm", Leaves.TIMESTAMP)));
        all.done(
                ServiceName.TIME_ACTIVATED_OPERATE,
                TimeActivatedOperate.Response.class,
                TimeActivatedOperate.Response::new);
        all.message(
                ServiceName.COMMAND_TERMINATION,
                CommandTermination.class,
                (message, out) -> {
                    write(message.control(), message.parameters(), out);
                    out.maybe("addCause", Words.ADD_CAUSE, message.addCause());
                },
                in -> new CommandTermination(control(in), parameters(in), in.find("addCause", Words.ADD_CAUSE)));
    }

    private static ObjectReference control(FieldsReader in) {
        return in.get(CONTROL, Leaves.REFERENCE);
    }

    private static void write(ObjectReference control, Operate.Parameters parameters, FieldsWriter out) {
        out.put(CONTROL, Leaves.REFERENCE, control)
                .put("ctlVal", ValueForm.VALUE, parameters.ctlVal())
                .put("origin", ORIGIN, parameters.origin())
                .put("ctlNum", CTL_NUM, parameters.ctlNum())
                .put("t", Leaves.TIMESTAMP, parameters.t())
                .put("test", Leaves.TRUTH, parameters.test())
                .put("check", Leaves.CHECK, parameters.check());
    }

    private static Operate.Parameters parameters(FieldsReader in) {
        return new Operate.Parameters(
                in.get("ctlVal", ValueForm.VALUE),
                in.get("origin", ORIGIN),
                in.get("ctlNum", CTL_NUM),
                in.get("t", Leaves.TIMESTAMP),
                in.get("test", Leaves.TRUTH),
                in.get("check", Leaves.CHECK));
    }
}
