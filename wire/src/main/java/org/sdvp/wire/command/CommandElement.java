package org.sdvp.wire.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sdvp.wire.compact.value.ElementReader;
import org.sdvp.wire.compact.value.Fault;
import org.sdvp.wire.form.DataForm;
import org.sdvp.wire.form.DataFormXml;
import org.sdvp.wire.xml.WireError;
import org.sdvp.wire.xml.XmlElement;

/**
 * The element {@code command} of XEP-0050 clause 4.1, with the form in it.
 *
 * @param node which command
 * @param action what is to be done; in requests
 * @param sessionId of which session
 * @param status how far it is; in answers
 * @param notes texts of the notes of type error; in answers
 * @param form the form
 */
record CommandElement(
        String node,
        Optional<String> action,
        Optional<String> sessionId,
        Optional<String> status,
        List<String> notes,
        Optional<DataForm> form) {
    /** Name of the element. */
    static final String ELEMENT = "command";

    /** Path of the form. */
    static final String FORM_PATH = ELEMENT + "/" + DataFormXml.ELEMENT;

    static final String NODE = "node";
    static final String ACTION = "action";
    static final String SESSION_ID = "sessionid";
    static final String STATUS = "status";
    static final String EXECUTE = "execute";
    static final String COMPLETE = "complete";
    static final String COMPLETED = "completed";
    static final String NOTE = "note";

    private static final String ACTIONS = "actions";

    /** The command as XML. */
    XmlElement toXml() {
        XmlElement.Builder out = XmlElement.of(CommandFormat.NAMESPACE, ELEMENT).attribute(NODE, node);
        action.ifPresent(value -> out.attribute(ACTION, value));
        sessionId.ifPresent(value -> out.attribute(SESSION_ID, value));
        status.ifPresent(value -> out.attribute(STATUS, value));
        for (String note : notes) {
            out.child(XmlElement.of(CommandFormat.NAMESPACE, NOTE)
                    .attribute("type", "error")
                    .text(note)
                    .build());
        }
        form.ifPresent(value -> out.child(DataFormXml.write(value)));
        return out.build();
    }

    /** The same with the one action that ends it, XEP-0050 clause 3.4. */
    static XmlElement withComplete(XmlElement command) {
        XmlElement.Builder out = XmlElement.of(command.namespace(), command.name());
        command.attributes().forEach(out::attribute);
        out.child(XmlElement.of(CommandFormat.NAMESPACE, ACTIONS)
                .attribute(EXECUTE, COMPLETE)
                .child(XmlElement.empty(CommandFormat.NAMESPACE, COMPLETE))
                .build());
        command.children().forEach(out::child);
        return out.build();
    }

    /**
     * Reads what is asked.
     *
     * @throws Fault if it is no request of XEP-0050
     */
    static CommandElement request(XmlElement payload) {
        ElementReader in = open(payload);
        CommandElement command = new CommandElement(
                in.required(NODE),
                in.attribute(ACTION),
                in.attribute(SESSION_ID),
                Optional.empty(),
                List.of(),
                form(payload));
        in.end();
        return command;
    }

    /**
     * Reads what is answered.
     *
     * @throws Fault if it is no answer of XEP-0050
     */
    static CommandElement answer(XmlElement payload) {
        ElementReader in = open(payload);
        String node = in.required(NODE);
        Optional<String> sessionId = in.attribute(SESSION_ID);
        String status = in.required(STATUS);
        List<String> notes = new ArrayList<>();
        while (in.hasNext()) {
            XmlElement child = in.next();
            if (child.name().equals(NOTE)) {
                if (child.attribute("type").orElse("info").equals("error")) {
                    notes.add(child.text());
                }
            } else if (!child.name().equals(ACTIONS)) {
                throw new Fault(WireError.UNEXPECTED_ELEMENT, child, "expected <note>, but got <" + child.name() + ">");
            }
        }
        in.end();
        return new CommandElement(node, Optional.empty(), sessionId, Optional.of(status), notes, form(payload));
    }

    private static ElementReader open(XmlElement payload) {
        if (!payload.is(CommandFormat.NAMESPACE, ELEMENT)) {
            throw new Fault(
                    WireError.UNEXPECTED_ELEMENT,
                    payload,
                    "expected <command> of " + CommandFormat.NAMESPACE + ", but got <" + payload.name() + "> of "
                            + (payload.namespace().isEmpty() ? "no namespace" : payload.namespace()));
        }
        return new ElementReader(payload);
    }

    private static Optional<DataForm> form(XmlElement payload) {
        List<XmlElement> forms = payload.children().stream()
                .filter(child -> child.is(DataForm.NAMESPACE, DataFormXml.ELEMENT))
                .toList();
        if (forms.size() > 1) {
            throw new Fault(
                    WireError.UNEXPECTED_ELEMENT,
                    forms.get(1),
                    "expected one form in <command>, but there are " + forms.size());
        }
        return forms.isEmpty() ? Optional.empty() : Optional.of(DataFormXml.read(forms.get(0)));
    }
}
