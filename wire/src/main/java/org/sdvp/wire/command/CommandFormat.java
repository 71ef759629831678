package org.sdvp.wire.command;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.sdvp.acsi.AcsiPdu;
import org.sdvp.acsi.service.AddCause;
import org.sdvp.acsi.service.Refusal;
import org.sdvp.acsi.service.ServiceName;
import org.sdvp.wire.Carrier;
import org.sdvp.wire.RequestError;
import org.sdvp.wire.WireFormat;
import org.sdvp.wire.command.RequestFault.Condition;
import org.sdvp.wire.compact.value.Fault;
import org.sdvp.wire.form.DataForm;
import org.sdvp.wire.tree.MessageTree;
import org.sdvp.wire.tree.Tree;
import org.sdvp.wire.xml.WireError;
import org.sdvp.wire.xml.WireException;
import org.sdvp.wire.xml.XmlCharacters;
import org.sdvp.wire.xml.XmlElement;

/**
 * ACSI calls as ad-hoc commands (XEP-0050): the command {@code acsi/GetDataValues} and so on for each service, with a
 * submitted form (XEP-0004) as its question and a form as its answer, a refusal with a note. Whoever begins a command
 * without a form gets the form to fill in. Commands go one way only, so a device cannot send its clients Report,
 * CommandTermination and Abort. Specified in {@code docs/wire/command.md}.
 */
public final class CommandFormat implements WireFormat {
    /** Namespace of XEP-0050. */
    public static final String NAMESPACE = "http://jabber.org/protocol/commands";

    /** Feature that says which commands: the ACSI, in this version; also the FORM_TYPE of their forms. */
    public static final String FEATURE = "urn:sdvp:acsi:1#command";

    /** What stands before the name of a service in the node of its command. */
    public static final String PREFIX = "acsi/";

    /** The one session there is: these commands remember nothing from step to step. */
    public static final String SESSION_ID = "acsi";

    /** Answers are up to five times as long as servers reckon, which is more than in compact they are. */
    private static final int SIZE_FACTOR = 6;

    private final MessageTree messages = new MessageTree();
    private final CallRequests calls = new CallRequests(messages);
    private final CallForms forms = new CallForms(messages);
    private final FormReader reader = new FormReader(forms);

    /** Makes one; one is enough for a process. */
    public CommandFormat() {}

    @Override
    public String name() {
        return "command";
    }

    @Override
    public String namespace() {
        return NAMESPACE;
    }

    @Override
    public Set<String> features() {
        return Set.of(NAMESPACE, FEATURE);
    }

    @Override
    public boolean isOurs(XmlElement payload) {
        return payload.attribute(CommandElement.NODE).orElse("").startsWith(PREFIX);
    }

    /** All but the messages without answer, which go from the device to its client. */
    @Override
    public boolean reachesClient(ServiceName message) {
        return !messages.isUnconfirmed(message);
    }

    @Override
    public Carrier carrier(AcsiPdu pdu) {
        return Carrier.IQ_SET;
    }

    @Override
    public boolean hasGets() {
        return false;
    }

    @Override
    public int sizeFactor() {
        return SIZE_FACTOR;
    }

    /** The services, each with the title of its command. */
    public List<ServiceName> services() {
        return List.of(ServiceName.values()).stream().filter(calls::isCommand).toList();
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException if it is a Report or CommandTermination
     */
    @Override
    public XmlElement encode(AcsiPdu pdu) {
        Tree.Fields message = messages.write(pdu).without(MessageTree.PDU, MessageTree.SERVICE);
        if (pdu instanceof AcsiPdu.Response response) {
            return encode(response, message);
        }
        ServiceName name = pdu instanceof AcsiPdu.Request request
                ? request.service().name()
                : ((AcsiPdu.Unconfirmed) pdu).service().name();
        if (!calls.isCommand(name)) {
            throw new IllegalArgumentException(
                    name.text() + " goes from a device to its client, which no command does; expected a call or Abort");
        }
        return new CommandElement(
                        PREFIX + name.text(),
                        Optional.of(CommandElement.EXECUTE),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        Optional.of(FormTree.write(message, DataForm.Type.SUBMIT)))
                .toXml();
    }

    private static XmlElement encode(AcsiPdu.Response response, Tree.Fields message) {
        return new CommandElement(
                        PREFIX + response.service().name().text(),
                        Optional.empty(),
                        Optional.of(SESSION_ID),
                        Optional.of(CommandElement.COMPLETED),
                        response.service() instanceof Refusal refusal ? List.of(note(refusal)) : List.of(),
                        Optional.of(FormTree.write(message, DataForm.Type.RESULT)))
                .toXml();
    }

    /** A refusal for people: {@code 3 access-violation, blocked-by-mode: Beh is off}. */
    private static String note(Refusal refusal) {
        return refusal.error().code() + " " + refusal.error().text()
                + refusal.addCause().map(AddCause::text).map(", "::concat).orElse("")
                + (refusal.detail().isEmpty() ? "" : ": " + XmlCharacters.carryable(refusal.detail()));
    }

    @Override
    public Optional<XmlElement> acknowledgement(AcsiPdu.Unconfirmed message) {
        return Optional.of(new CommandElement(
                        PREFIX + message.service().name().text(),
                        Optional.empty(),
                        Optional.of(SESSION_ID),
                        Optional.of(CommandElement.COMPLETED),
                        List.of(),
                        Optional.empty())
                .toXml());
    }

    @Override
    public void decodeAcknowledgement(Optional<XmlElement> payload) {
        XmlElement answer = payload.orElseThrow(
                () -> new WireException(WireError.MISSING, "", "expected <command>, but there is nothing"));
        CommandElement command = read(answer, () -> CommandElement.answer(answer));
        if (!command.status().equals(Optional.of(CommandElement.COMPLETED))
                || !command.notes().isEmpty()) {
            throw new WireException(
                    WireError.BAD_VALUE,
                    CommandElement.ELEMENT,
                    "expected a completed command without a note of type error");
        }
    }

    @Override
    public boolean isUnconfirmed(XmlElement payload) {
        return payload.attribute(CommandElement.NODE).equals(Optional.of(PREFIX + ServiceName.ABORT.text()));
    }

    /** The form of a call, if that is what was asked for, or the end of a command that is given up. */
    @Override
    public Optional<XmlElement> faultAnswer(XmlElement payload, WireException fault) {
        try {
            calls.checked(payload);
            return Optional.empty();
        } catch (RequestFault e) {
            return switch (e.condition()) {
                case FORM_WANTED -> Optional.of(form(calls.service(payload).orElseThrow()));
                case CANCELED -> Optional.of(canceled(payload));
                default -> Optional.empty();
            };
        }
    }

    private XmlElement form(ServiceName name) {
        return CommandElement.withComplete(new CommandElement(
                        PREFIX + name.text(),
                        Optional.empty(),
                        Optional.of(SESSION_ID),
                        Optional.of("executing"),
                        List.of(),
                        Optional.of(forms.form(name)))
                .toXml());
    }

    private static XmlElement canceled(XmlElement payload) {
        return new CommandElement(
                        payload.attribute(CommandElement.NODE).orElseThrow(),
                        Optional.empty(),
                        Optional.of(SESSION_ID),
                        Optional.of("canceled"),
                        List.of(),
                        Optional.empty())
                .toXml();
    }

    /** The errors of XEP-0050 clause 4.4. */
    @Override
    public RequestError requestError(XmlElement payload, WireException fault) {
        Condition condition = Condition.BAD_PAYLOAD;
        try {
            calls.checked(payload);
        } catch (RequestFault e) {
            condition = e.condition();
        }
        return condition == Condition.ITEM_NOT_FOUND
                ? RequestError.of(condition.text())
                : new RequestError("bad-request", Optional.of(XmlElement.empty(NAMESPACE, condition.text())));
    }

    @Override
    public AcsiPdu.Request decodeRequest(XmlElement payload) {
        return (AcsiPdu.Request) decodeCall(payload, MessageTree.REQUEST);
    }

    @Override
    public AcsiPdu.Unconfirmed decodeUnconfirmed(XmlElement payload) {
        return (AcsiPdu.Unconfirmed) decodeCall(payload, MessageTree.UNCONFIRMED);
    }

    private AcsiPdu decodeCall(XmlElement payload, String pdu) {
        return read(payload, () -> {
            CommandElement command = calls.checked(payload);
            ServiceName name = calls.service(payload).orElseThrow();
            if (messages.isUnconfirmed(name) != pdu.equals(MessageTree.UNCONFIRMED)) {
                throw Fault.attribute(
                        WireError.UNEXPECTED_ELEMENT,
                        payload,
                        CommandElement.NODE,
                        "expected a message of kind " + pdu + ", but got " + name.text());
            }
            Tree.Fields members = reader.call(
                    name, command.form().orElseThrow(), command.sessionId().isPresent());
            return message(pdu, name, members);
        });
    }

    /**
     * Reads the answer to any call: in this format it tells by itself what it answers.
     *
     * @param payload of the iq result
     * @throws WireException if the payload is no answer in this format
     */
    @Override
    public AcsiPdu.Response decodeResponse(XmlElement payload) {
        return read(payload, () -> {
            CommandElement answer = CommandElement.answer(payload);
            ServiceName name = calls.service(payload)
                    .orElseThrow(() -> Fault.attribute(
                            WireError.BAD_VALUE,
                            payload,
                            CommandElement.NODE,
                            "expected a command such as " + PREFIX + "GetDataValues, but got \"" + answer.node()
                                    + "\""));
            if (!answer.status().equals(Optional.of(CommandElement.COMPLETED))) {
                throw Fault.attribute(
                        WireError.BAD_VALUE,
                        payload,
                        CommandElement.STATUS,
                        "expected completed, but got " + answer.status().orElse("nothing"));
            }
            DataForm form = answer.form()
                    .filter(x -> x.type() == DataForm.Type.RESULT)
                    .orElseThrow(() ->
                            new Fault(WireError.MISSING, payload, "expected a form of type result, but there is none"));
            AcsiPdu.Response response = (AcsiPdu.Response) message(MessageTree.RESPONSE, name, FormReader.answer(form));
            if (response.service() instanceof Refusal == answer.notes().isEmpty()) {
                throw new Fault(
                        WireError.BAD_VALUE,
                        payload,
                        "expected a note of type error with a refusal, and only with one");
            }
            return response;
        });
    }

    /** Reads the members of a message together with those that are said elsewhere, and so must not be among them. */
    private AcsiPdu message(String pdu, ServiceName name, Tree.Fields members) {
        for (String elsewhere : List.of(MessageTree.PDU, MessageTree.SERVICE)) {
            if (members.members().containsKey(elsewhere)) {
                throw PathTree.fault(WireError.UNEXPECTED_ELEMENT, elsewhere, "no such field belongs here");
            }
        }
        try {
            return messages.read(members.with(MessageTree.PDU, new Tree.Text(pdu))
                    .with(MessageTree.SERVICE, new Tree.Text(name.text())));
        } catch (WireException e) {
            throw e.inside(CommandElement.FORM_PATH);
        }
    }

    private static <T> T read(XmlElement payload, Supplier<T> work) {
        try {
            return work.get();
        } catch (Fault fault) {
            throw fault.from(payload);
        } catch (RequestFault refused) {
            throw refused.fault().from(payload);
        }
    }
}
