package org.sdvp.wire.tree;

import java.util.Optional;
import java.util.function.Consumer;
import org.sdvp.acsi.AcsiPdu;
import org.sdvp.acsi.service.AcsiResponse;
import org.sdvp.acsi.service.Refusal;
import org.sdvp.acsi.service.ServiceName;

/**
 * Messages as trees, whole: {@code pdu} ({@code request}, {@code response} or {@code unconfirmed}), {@code service},
 * {@code associationId}, {@code invokeId} and the members of the service, or {@code refusal} in their place. A format
 * that says some of these elsewhere takes the members away from what is written and adds them to what is read. Immutable;
 * one is enough for a process.
 */
public final class MessageTree {
    /** Member: which kind of message. */
    public static final String PDU = "pdu";

    /** Member: the service, as IEC 61850-7-2 writes it. */
    public static final String SERVICE = "service";

    /** Member: the association, left out where there is none. */
    public static final String ASSOCIATION_ID = AssociationForms.ASSOCIATION_ID_MEMBER;

    /** Member: number of the call. */
    public static final String INVOKE_ID = "invokeId";

    /** Member: the negative answer. */
    public static final String REFUSAL = "refusal";

    /** Value of {@link #PDU}: a call. */
    public static final String REQUEST = "request";

    /** Value of {@link #PDU}: the answer to a call. */
    public static final String RESPONSE = "response";

    /** Value of {@link #PDU}: a message without answer. */
    public static final String UNCONFIRMED = "unconfirmed";

    private static final Form<Integer> INVOKE_ID_FORM = Leaves.number(1, Integer.MAX_VALUE);

    private static final Form<AcsiPdu> NO_PDU = Form.text(pdu -> "", text -> {
        throw new IllegalArgumentException(
                "expected " + REQUEST + ", " + RESPONSE + " or " + UNCONFIRMED + ", but got \"" + text + "\"");
    });

    private final ServiceForms services = new ServiceForms();
    private final Form<AcsiPdu> message = Form.fields(this::write, this::read);

    /** Makes one. */
    public MessageTree() {}

    /**
     * Writes a message; its leaves are of the fitting kinds, its members in the order of {@code docs/wire/tree.md}.
     */
    public Tree.Fields write(AcsiPdu pdu) {
        return (Tree.Fields) message.write(pdu);
    }

    /**
     * Reads a message.
     *
     * @throws org.sdvp.wire.xml.WireException MISSING, UNEXPECTED_ELEMENT (a member that does not belong there),
     *     BAD_VALUE or LIMIT_EXCEEDED, with a path such as {@code results[2]/value}: names of members, and in brackets
     *     which item of a list, from 1; empty for the message itself
     */
    public AcsiPdu read(Tree tree) {
        return message.read(TreeNode.root(tree));
    }

    /** The service that IEC 61850-7-2 calls so, if there is one. */
    public Optional<ServiceName> service(String text) {
        return Words.SERVICE.find(text);
    }

    /** Whether messages of a service have no answer. */
    public boolean isUnconfirmed(ServiceName name) {
        return services.isMessage(name);
    }

    private void write(AcsiPdu pdu, FieldsWriter out) {
        if (pdu instanceof AcsiPdu.Request request) {
            ServiceName name = request.service().name();
            envelope(out, REQUEST, name, request.associationId());
            out.put(INVOKE_ID, INVOKE_ID_FORM, request.invokeId());
            services.requests(name).write(request.service(), out);
        } else if (pdu instanceof AcsiPdu.Response response) {
            ServiceName name = response.service().name();
            envelope(out, RESPONSE, name, response.associationId());
            out.put(INVOKE_ID, INVOKE_ID_FORM, response.invokeId());
            writeAnswer(response, out);
        } else {
            AcsiPdu.Unconfirmed unconfirmed = (AcsiPdu.Unconfirmed) pdu;
            ServiceName name = unconfirmed.service().name();
            envelope(out, UNCONFIRMED, name, Optional.of(unconfirmed.associationId()));
            services.messages(name).write(unconfirmed.service(), out);
        }
    }

    private static void envelope(FieldsWriter out, String pdu, ServiceName name, Optional<String> associationId) {
        out.put(PDU, Leaves.TEXT, pdu)
                .maybe(ASSOCIATION_ID, AssociationForms.ASSOCIATION_ID, associationId)
                .put(SERVICE, Words.SERVICE, name);
    }

    private void writeAnswer(AcsiPdu.Response response, FieldsWriter out) {
        AcsiResponse service = response.service();
        if (service instanceof Refusal refusal) {
            out.put(REFUSAL, refusal(refusal.name()), refusal);
            return;
        }
        services.answers(service.name()).write(service, out);
    }

    private AcsiPdu read(FieldsReader in) {
        String pdu = in.get(PDU, Leaves.TEXT);
        return switch (pdu) {
            case REQUEST -> {
                ServiceName name = service(in, services::requests);
                Optional<String> id = name == ServiceName.ASSOCIATE ? Optional.empty() : Optional.of(associationId(in));
                yield new AcsiPdu.Request(
                        id,
                        in.get(INVOKE_ID, INVOKE_ID_FORM),
                        services.requests(name).read(in));
            }
            case RESPONSE -> readAnswer(in, service(in, services::answers));
            case UNCONFIRMED -> {
                ServiceName name = service(in, services::messages);
                yield new AcsiPdu.Unconfirmed(
                        associationId(in), services.messages(name).read(in));
            }
            default -> in.get(PDU, NO_PDU);
        };
    }

    /** The service, which must be one that has this kind of message. */
    private static ServiceName service(FieldsReader in, Consumer<ServiceName> check) {
        return in.get(SERVICE, Form.of(Words.SERVICE::write, node -> {
            ServiceName name = Words.SERVICE.read(node);
            check.accept(name);
            return name;
        }));
    }

    private AcsiPdu.Response readAnswer(FieldsReader in, ServiceName name) {
        if (in.has(REFUSAL)) {
            return new AcsiPdu.Response(
                    in.find(ASSOCIATION_ID, AssociationForms.ASSOCIATION_ID),
                    in.get(INVOKE_ID, INVOKE_ID_FORM),
                    in.get(REFUSAL, refusal(name)));
        }
        return new AcsiPdu.Response(
                Optional.of(associationId(in)),
                in.get(INVOKE_ID, INVOKE_ID_FORM),
                services.answers(name).read(in));
    }

    private static String associationId(FieldsReader in) {
        return in.get(ASSOCIATION_ID, AssociationForms.ASSOCIATION_ID);
    }

    private static Form<Refusal> refusal(ServiceName name) {
        return Form.fields(
                (refusal, out) -> out.put("error", Words.ERROR, refusal.error())
                        .maybe("addCause", Words.ADD_CAUSE, refusal.addCause())
                        .put("detail", Leaves.REMARK, refusal.detail()),
                in -> new Refusal(
                        name,
                        in.get("error", Words.ERROR),
                        in.find("addCause", Words.ADD_CAUSE),
                        in.get("detail", Leaves.REMARK)));
    }
}
