package org.sdvp.wire.compact;

import java.util.List;
import org.sdvp.acsi.service.Cancel;
import org.sdvp.acsi.service.CommandTermination;
import org.sdvp.acsi.service.Operate;
import org.sdvp.acsi.service.Select;
import org.sdvp.acsi.service.SelectWithValue;
import org.sdvp.acsi.service.ServiceName;
import org.sdvp.acsi.service.TimeActivatedOperate;
import org.sdvp.model.value.BasicType;
import org.sdvp.model.value.Timestamp;
import org.sdvp.wire.compact.value.ElementReader;
import org.sdvp.wire.compact.value.ValueCodec;
import org.sdvp.wire.compact.value.ValueName;
import org.sdvp.wire.xml.XmlSink;

/** The control services (IEC 61850-7-2 clause 20). */
final class ControlServices {
    private ControlServices() {}

    static List<ServiceCodec<?, ?>> codecs() {
        return List.of(
                new SelectCodec(),
                new SelectWithValueCodec(),
                new CancelCodec(),
                new OperateCodec(),
                new TimeActivatedOperateCodec());
    }

    static List<MessageCodec<?>> messages() {
        return List.of(new CommandTerminationCodec());
    }

    /** {@code <select r='HP1/KPMP1.OpCtl'/>}. */
    private static final class SelectCodec extends AcknowledgedCodec<Select.Request, Select.Response> {
        SelectCodec() {
            super(ServiceName.SELECT, Select.Request.class, Select.Response.class, Select.Response::new);
        }

        @Override
        void encodeRequest(Select.Request request, XmlSink out) {
            out.attribute(References.REFERENCE, request.control().toString());
        }

        @Override
        Select.Request decodeRequest(ElementReader in) {
            return new Select.Request(References.attribute(in));
        }
    }

    /** {@code <selectWithValue r='HP1/KPMP1.OpCtl' ctlNum='0'>} with the parameters of the Operate to come. */
    private static final class SelectWithValueCodec
            extends AcknowledgedCodec<SelectWithValue.Request, SelectWithValue.Response> {
        SelectWithValueCodec() {
            super(
                    ServiceName.SELECT_WITH_VALUE,
                    SelectWithValue.Request.class,
                    SelectWithValue.Response.class,
                    SelectWithValue.Response::new);
        }

        @Override
        void encodeRequest(SelectWithValue.Request request, XmlSink out) {
            ControlParameters.encode(request.control(), request.parameters(), out);
        }

        @Override
        SelectWithValue.Request decodeRequest(ElementReader in) {
            return new SelectWithValue.Request(References.attribute(in), ControlParameters.decode(in));
        }
    }

    /** {@code <cancel r='HP1/KPMP1.OpCtl' ctlNum='0'>} with the parameters of the command. */
    private static final class CancelCodec extends AcknowledgedCodec<Cancel.Request, Cancel.Response> {
        CancelCodec() {
            super(ServiceName.CANCEL, Cancel.Request.class, Cancel.Response.class, Cancel.Response::new);
        }

        @Override
        void encodeRequest(Cancel.Request request, XmlSink out) {
            ControlParameters.encode(request.control(), request.parameters(), out);
        }

        @Override
        Cancel.Request decodeRequest(ElementReader in) {
            return new Cancel.Request(References.attribute(in), ControlParameters.decode(in));
        }
    }

    /** {@code <operate r='HP1/KPMP1.OpCtl' ctlNum='0'>}, inside it {@code ctlVal}, {@code origin} and {@code t}. */
    private static final class OperateCodec extends AcknowledgedCodec<Operate.Request, Operate.Response> {
        OperateCodec() {
            super(ServiceName.OPERATE, Operate.Request.class, Operate.Response.class, Operate.Response::new);
        }

        @Override
        void encodeRequest(Operate.Request request, XmlSink out) {
            ControlParameters.encode(request.control(), request.parameters(), out);
        }

        @Override
        Operate.Request decodeRequest(ElementReader in) {
            return new Operate.Request(References.attribute(in), ControlParameters.decode(in));
        }
    }

    /** As Operate, and in {@code operTm} the time at which to execute it. */
    private static final class TimeActivatedOperateCodec
            extends AcknowledgedCodec<TimeActivatedOperate.Request, TimeActivatedOperate.Response> {
        private static final String OPER_TM = "operTm";

        TimeActivatedOperateCodec() {
            super(
                    ServiceName.TIME_ACTIVATED_OPERATE,
                    TimeActivatedOperate.Request.class,
                    TimeActivatedOperate.Response.class,
                    TimeActivatedOperate.Response::new);
        }

        @Override
        void encodeRequest(TimeActivatedOperate.Request request, XmlSink out) {
            ControlParameters.encode(request.control(), request.parameters(), out);
            out.start(OPER_TM);
            ValueCodec.encode(request.operTm(), out);
            out.end();
        }

        @Override
        TimeActivatedOperate.Request decodeRequest(ElementReader in) {
            Operate.Parameters parameters = ControlParameters.decode(in);
            ElementReader operTm = new ElementReader(in.next(OPER_TM));
            Timestamp time = (Timestamp) ValueCodec.decode(operTm.next(ValueName.of(BasicType.TIMESTAMP)));
            operTm.end();
            return new TimeActivatedOperate.Request(References.attribute(in), parameters, time);
        }
    }

    /** As Operate, and in {@code c} the cause if the command was not done. */
    private static final class CommandTerminationCodec extends MessageCodec<CommandTermination> {
        CommandTerminationCodec() {
            super(ServiceName.COMMAND_TERMINATION, CommandTermination.class);
        }

        @Override
        void encode(CommandTermination message, XmlSink out) {
            ControlParameters.attributes(message.control(), message.parameters(), out);
            ErrorCodec.putAddCause(message.addCause(), out);
            ControlParameters.content(message.parameters(), out);
        }

        @Override
        CommandTermination decode(ElementReader in) {
            return new CommandTermination(
                    References.attribute(in), ControlParameters.decode(in), ErrorCodec.addCause(in));
        }
    }
}
