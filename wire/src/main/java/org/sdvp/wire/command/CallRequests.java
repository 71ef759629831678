package org.sdvp.wire.command;

import java.util.List;
import java.util.Optional;
import org.sdvp.acsi.service.ServiceName;
import org.sdvp.wire.command.RequestFault.Condition;
import org.sdvp.wire.compact.value.Fault;
import org.sdvp.wire.form.DataForm;
import org.sdvp.wire.tree.MessageTree;
import org.sdvp.wire.xml.WireError;
import org.sdvp.wire.xml.XmlElement;

/** Which requests are calls, and what is wrong with the others (XEP-0050 clauses 3.4 and 4.4). */
final class CallRequests {
    private static final List<String> ACTIONS = List.of("execute", "complete", "cancel", "next", "prev");

    private final MessageTree messages;

    CallRequests(MessageTree messages) {
        this.messages = messages;
    }

    /** Whether there is a command for a service: for each call, and for Abort. */
    boolean isCommand(ServiceName name) {
        return name == ServiceName.ABORT || !messages.isUnconfirmed(name);
    }

    /** A request that is a call with a filled form; everything else is refused. */
    CommandElement checked(XmlElement payload) {
        CommandElement command;
        try {
            command = CommandElement.request(payload);
        } catch (Fault fault) {
            throw new RequestFault(Condition.BAD_PAYLOAD, fault);
        }
        if (service(payload).isEmpty()) {
            throw refused(
                    Condition.ITEM_NOT_FOUND,
                    payload,
                    CommandElement.NODE,
                    "expected a command such as " + CommandFormat.PREFIX + "GetDataValues, but got \"" + command.node()
                            + "\"");
        }
        if (command.sessionId().isPresent() && !command.sessionId().get().equals(CommandFormat.SESSION_ID)) {
            throw refused(
                    Condition.BAD_SESSIONID,
                    payload,
                    CommandElement.SESSION_ID,
                    "expected the session " + CommandFormat.SESSION_ID + ", but got \""
                            + command.sessionId().get() + "\"");
        }
        checkAction(payload, command);
        DataForm form = command.form()
                .orElseThrow(() -> new RequestFault(
                        Condition.FORM_WANTED,
                        new Fault(WireError.MISSING, payload, "expected a form of type submit, but there is none")));
        if (form.type() != DataForm.Type.SUBMIT) {
            throw new RequestFault(
                    Condition.BAD_PAYLOAD,
                    new Fault(
                            WireError.BAD_VALUE,
                            payload,
                            "expected a form of type submit, but got one of type "
                                    + form.type().text()));
        }
        return command;
    }

    private static void checkAction(XmlElement payload, CommandElement command) {
        String action = command.action().orElse(CommandElement.EXECUTE);
        boolean begun = command.sessionId().isPresent();
        if (!ACTIONS.contains(action)) {
            throw refused(
                    Condition.MALFORMED_ACTION,
                    payload,
                    CommandElement.ACTION,
                    "expected execute, complete or cancel, but got \"" + action + "\"");
        }
        if (begun && action.equals("cancel")) {
            throw refused(Condition.CANCELED, payload, CommandElement.ACTION, "the command is given up");
        }
        boolean good = action.equals(CommandElement.EXECUTE) || (begun && action.equals(CommandElement.COMPLETE));
        if (!good) {
            throw refused(
                    Condition.BAD_ACTION,
                    payload,
                    CommandElement.ACTION,
                    "expected " + (begun ? "execute, complete or cancel" : "execute to begin with") + ", but got \""
                            + action + "\"");
        }
    }

    private static RequestFault refused(Condition condition, XmlElement payload, String attribute, String message) {
        return new RequestFault(condition, Fault.attribute(WireError.BAD_VALUE, payload, attribute, message));
    }

    /** The service that a payload names. */
    Optional<ServiceName> service(XmlElement payload) {
        return payload.attribute(CommandElement.NODE)
                .filter(node -> node.startsWith(CommandFormat.PREFIX))
                .flatMap(node -> messages.service(node.substring(CommandFormat.PREFIX.length())))
                .filter(this::isCommand);
    }
}
