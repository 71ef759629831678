package org.sdvp.xmpp.command;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.sdvp.wire.compact.value.Fault;
import org.sdvp.wire.form.DataForm;
import org.sdvp.wire.form.DataFormXml;
import org.sdvp.wire.xml.XmlCharacters;
import org.sdvp.wire.xml.XmlElement;
import org.sdvp.xmpp.stanza.Namespaces;
import org.sdvp.xmpp.stanza.StanzaError.Condition;

/** The element {@code command}, XEP-0050 clause 4.1. */
final class CommandXml {
    static final String ELEMENT = "command";

    private static final String NODE = "node";
    private static final String SESSION_ID = "sessionid";
    private static final String STATUS = "status";

    private CommandXml() {}

    /**
     * What is asked.
     *
     * @param node of which command
     * @param action what to do
     * @param sessionId in which session
     * @param form what was filled in
     */
    record Request(String node, CommandAction action, Optional<String> sessionId, Optional<DataForm> form) {}

    /**
     * Reads a request.
     *
     * @throws org.sdvp.xmpp.StanzaErrorException if it is none
     */
    static Request read(XmlElement payload) {
        String text = payload.attribute("action").orElse(CommandAction.EXECUTE.text());
        CommandAction action = CommandAction.of(text)
                .orElseThrow(() -> CommandErrors.of(
                        Condition.BAD_REQUEST,
                        CommandErrors.MALFORMED_ACTION,
                        "expected execute, cancel, prev, next or complete, but got \"" + shortened(text) + "\""));
        return new Request(payload.attribute(NODE).orElse(""), action, payload.attribute(SESSION_ID), form(payload));
    }

    private static Optional<DataForm> form(XmlElement payload) {
        List<XmlElement> forms = payload.children().stream()
                .filter(child -> child.is(DataForm.NAMESPACE, DataFormXml.ELEMENT))
                .toList();
        if (forms.size() > 1) {
            throw CommandErrors.of(
                    Condition.BAD_REQUEST,
                    CommandErrors.BAD_PAYLOAD,
                    "expected one form, but there are " + forms.size());
        }
        if (forms.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(DataFormXml.read(forms.get(0)));
        } catch (Fault fault) {
            throw CommandErrors.of(
                    Condition.BAD_REQUEST,
                    CommandErrors.BAD_PAYLOAD,
                    String.valueOf(fault.from(payload).getMessage()));
        }
    }

    /** A step as the answer to a request. */
    static XmlElement write(CommandSession session, CommandStep step) {
        XmlElement.Builder out =
                start(session.command().node(), session.id(), step.isEnd() ? "completed" : "executing");
        if (!step.isEnd()) {
            XmlElement.Builder actions = XmlElement.of(Namespaces.COMMANDS, "actions")
                    .attribute("execute", step.usual().text());
            for (CommandAction action : EnumSet.of(CommandAction.PREV, CommandAction.NEXT, CommandAction.COMPLETE)) {
                if (step.actions().contains(action)) {
                    actions.child(XmlElement.empty(Namespaces.COMMANDS, action.text()));
                }
            }
            out.child(actions.build());
        }
        for (CommandNote note : step.notes()) {
            out.child(XmlElement.of(Namespaces.COMMANDS, "note")
                    .attribute("type", note.type().text())
                    .text(XmlCharacters.carryable(note.text()))
                    .build());
        }
        step.form().ifPresent(form -> out.child(DataFormXml.write(form)));
        return out.build();
    }

    /** The answer to the request to give up. */
    static XmlElement canceled(CommandSession session) {
        return start(session.command().node(), session.id(), "canceled").build();
    }

    private static XmlElement.Builder start(String node, String sessionId, String status) {
        return XmlElement.of(Namespaces.COMMANDS, ELEMENT)
                .attribute(NODE, node)
                .attribute(SESSION_ID, sessionId)
                .attribute(STATUS, status);
    }

    private static String shortened(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "…";
    }
}
