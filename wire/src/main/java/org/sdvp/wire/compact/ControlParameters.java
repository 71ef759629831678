package org.sdvp.wire.compact;

import org.sdvp.acsi.service.Check;
import org.sdvp.acsi.service.Operate;
import org.sdvp.acsi.service.OrCat;
import org.sdvp.acsi.service.Originator;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.value.BasicType;
import org.sdvp.model.value.DataValue;
import org.sdvp.model.value.Timestamp;
import org.sdvp.wire.compact.value.ElementReader;
import org.sdvp.wire.compact.value.Fault;
import org.sdvp.wire.compact.value.TextForm;
import org.sdvp.wire.compact.value.ValueCodec;
import org.sdvp.wire.compact.value.ValueName;
import org.sdvp.wire.xml.XmlSink;

/** What a control carries beside its reference; test and check are left out where nothing is asked for. */
final class ControlParameters {
    private static final String CTL_NUM = "ctlNum";
    private static final String TEST = "test";
    private static final String CHECK = "check";
    private static final String CTL_VAL = "ctlVal";
    private static final String ORIGIN = "origin";
    private static final String OR_CAT = "orCat";
    private static final int MAX_CTL_NUM = 255;
    private static final int MAX_OR_CAT = 8;

    private ControlParameters() {}

    static void encode(ObjectReference control, Operate.Parameters parameters, XmlSink out) {
        attributes(control, parameters, out);
        content(parameters, out);
    }

    /** The part that stands in attributes; others may follow. */
    static void attributes(ObjectReference control, Operate.Parameters parameters, XmlSink out) {
        out.attribute(References.REFERENCE, control.toString());
        out.attribute(CTL_NUM, Integer.toString(parameters.ctlNum()));
        if (parameters.test()) {
            out.attribute(TEST, "true");
        }
        if (!parameters.check().equals(Check.NONE)) {
            Check check = parameters.check();
            out.attribute(CHECK, (check.synchroCheck() ? "1" : "0") + (check.interlockCheck() ? "1" : "0"));
        }
    }

    /** The rest. */
    static void content(Operate.Parameters parameters, XmlSink out) {
        out.start(CTL_VAL);
        ValueCodec.encode(parameters.ctlVal(), out);
        out.end();
        Originator origin = parameters.origin();
        out.start(ORIGIN).attribute(OR_CAT, Integer.toString(origin.orCat().code()));
        TextForm.put(origin.orIdent(), out);
        out.end();
        ValueCodec.encode(parameters.t(), out);
    }

    static Operate.Parameters decode(ElementReader in) {
        int ctlNum = in.number(CTL_NUM, 0, MAX_CTL_NUM);
        boolean test = in.flag(TEST);
        Check check = check(in);
        ElementReader ctlVal = new ElementReader(in.next(CTL_VAL));
        DataValue value = ValueCodec.decode(ctlVal.next());
        ctlVal.end();
        Originator origin = origin(new ElementReader(in.next(ORIGIN)));
        Timestamp t = (Timestamp) ValueCodec.decode(in.next(ValueName.of(BasicType.TIMESTAMP)));
        return new Operate.Parameters(value, origin, ctlNum, t, test, check);
    }

    private static Check check(ElementReader in) {
        String text = in.attribute(CHECK).orElse("00");
        return switch (text) {
            case "00" -> Check.NONE;
            case "01" -> new Check(false, true);
            case "10" -> new Check(true, false);
            case "11" -> new Check(true, true);
            default -> throw in.badAttribute(CHECK, "expected two digits 0 or 1, but got \"" + text + "\"");
        };
    }

    private static Originator origin(ElementReader in) {
        try {
            Originator origin = new Originator(OrCat.of(in.number(OR_CAT, 0, MAX_OR_CAT)), TextForm.read(in));
            in.end();
            return origin;
        } catch (IllegalArgumentException e) {
            throw Fault.badValue(in.element(), e);
        }
    }
}
