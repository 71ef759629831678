package org.sdvp.wire.sdvp2;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.sdvp.acsi.service.ServiceError;
import org.sdvp.wire.compact.value.ElementReader;
import org.sdvp.wire.compact.value.Fault;
import org.sdvp.wire.rpc.RpcValue;
import org.sdvp.wire.tree.Tree;
import org.sdvp.wire.xml.WireError;
import org.sdvp.wire.xml.WireException;
import org.sdvp.wire.xml.XmlElement;

/** Messages of SDVP2 as payloads of an iq, described in {@code docs/wire/sdvp2.md}. */
public final class Sdvp2Codec {
    /** Name of the profile, in configurations and vectors. */
    public static final String NAME = "sdvp2";

    /** Namespace of the payload, that of XEP-0009. */
    public static final String NAMESPACE = RpcValue.NAMESPACE;

    private static final String QUERY = "query";
    private static final String CALL = "methodCall";
    private static final String NAME_OF_METHOD = "methodName";
    private static final String RESPONSE = "methodResponse";
    private static final String PARAMS = "params";
    private static final String PARAM = "param";
    private static final String TYPE = "type";
    private static final String ERROR = "error";
    private static final String ERROR_NUMBER = "ServiceErrorEnum";
    private static final String COUNT = "watchdog";
    private static final int MOST_DATA = 2;
    private static final int VALUE_PARTS = 3;

    private Sdvp2Codec() {}

    /** The method that a payload calls, known or not; empty if it is no call. */
    public static Optional<String> method(XmlElement payload) {
        return payload.children().stream()
                .filter(child -> payload.is(NAMESPACE, QUERY) && child.is(NAMESPACE, CALL))
                .flatMap(call -> call.children().stream())
                .filter(child -> child.is(NAMESPACE, NAME_OF_METHOD))
                .map(XmlElement::text)
                .findFirst();
    }

    /** The payload of a call. */
    public static XmlElement encode(Sdvp2Call call) {
        XmlElement.Builder inner = XmlElement.of(NAMESPACE, CALL)
                .child(NAME_OF_METHOD, call.method().text());
        Sdvp2Xml.Struct param = new Sdvp2Xml.Struct();
        switch (call.method()) {
            case GET_NAME_LIST -> {
                Sdvp2Call.GetNameList names = (Sdvp2Call.GetNameList) call;
                param.text("ObjectClass", names.objectClass())
                        .text("ObjectScope", names.objectScope())
                        .text("DomainName", names.domainName())
                        .text("ContinueAfter", names.continueAfter());
            }
            case GET_VARIABLE_ACCESS_ATTRIBUTES ->
                param.text("Name", ((Sdvp2Call.GetVariableAccessAttributes) call).name());
            case READ -> param.text("VariableAccessSpecification", ((Sdvp2Call.Read) call).reference());
            case WRITE -> write(param, (Sdvp2Call.Write) call);
            case WATCHDOG -> {
                return query(inner.build());
            }
        }
        return query(inner.child(Sdvp2Xml.params(param.value())).build());
    }

    private static void write(Sdvp2Xml.Struct param, Sdvp2Call.Write write) {
        List<XmlElement> data = new ArrayList<>();
        data.add(RpcValue.write(write.value()));
        write.activation().map(Sdvp2Xml::time).ifPresent(data::add);
        param.text("VariableAccessSpecification", write.reference()).array("ListOfData", data);
    }

    /** The payload of an answer. */
    public static XmlElement encode(Sdvp2Answer answer) {
        Sdvp2Xml.Struct param = new Sdvp2Xml.Struct();
        switch (answer.kind()) {
            case NAME_LIST -> {
                Sdvp2Answer.NameList names = (Sdvp2Answer.NameList) answer;
                param.array("Identifiers", Sdvp2Xml.texts(names.identifiers()))
                        .value("MoreFollows", new Tree.Truth(names.moreFollows()));
            }
            case TYPE_DESCRIPTION ->
                param.array("TypeDescription", Sdvp2Xml.texts(((Sdvp2Answer.TypeDescription) answer).children()));
            case VALUE -> {
                Sdvp2Answer.Value value = (Sdvp2Answer.Value) answer;
                List<XmlElement> parts = new ArrayList<>(Sdvp2Xml.texts(List.of(value.reference(), value.value())));
                parts.add(Sdvp2Xml.time(value.time()));
                param.array("ListOfAccessResult", parts);
            }
            case UNKNOWN -> param.array("ListOfAccessResult", List.of(RpcValue.write(new Tree.Truth(false))));
            case WRITE_RESULT -> param.value("WriteResult", new Tree.Truth(((Sdvp2Answer.WriteResult) answer).done()));
            case REFUSED -> {
                ServiceError error = ((Sdvp2Answer.Refused) answer).error();
                param.text("ServiceError", error.text()).number(ERROR_NUMBER, Sdvp2Answer.Refused.number(error));
            }
            case WATCHDOG -> {
                String count = Integer.toString(((Sdvp2Answer.Watchdog) answer).count());
                return query(XmlElement.ofText(NAMESPACE, COUNT, count));
            }
            case METHOD_ERROR -> {
                String text = ((Sdvp2Answer.MethodError) answer).text();
                return XmlElement.of(NAMESPACE, QUERY)
                        .attribute(TYPE, ERROR)
                        .child(response(Sdvp2Xml.text(text)))
                        .build();
            }
        }
        return query(response(param.value()));
    }

    private static XmlElement query(XmlElement inner) {
        return XmlElement.of(NAMESPACE, QUERY).child(inner).build();
    }

    private static XmlElement response(XmlElement value) {
        return XmlElement.of(NAMESPACE, RESPONSE).child(Sdvp2Xml.params(value)).build();
    }

    /**
     * Reads a call.
     *
     * @throws WireException if the payload is none of the five, or not with the params it takes
     */
    public static Sdvp2Call decodeCall(XmlElement payload) {
        return read(payload, () -> {
            ElementReader query = open(payload);
            XmlElement element = query.next(CALL);
            query.end();
            ElementReader call = new ElementReader(element);
            XmlElement name = call.next(NAME_OF_METHOD);
            Sdvp2Method method = Sdvp2Method.named(ElementReader.leafText(name))
                    .orElseThrow(() -> new Fault(
                            WireError.UNEXPECTED_ELEMENT,
                            name,
                            "expected a method such as Read, but got \"" + name.text() + "\""));
            Sdvp2Call read = method == Sdvp2Method.WATCHDOG ? watchdog(call) : call(method, call.next(PARAMS));
            call.end();
            return read;
        });
    }

    // Clients send an empty list of params or none at all.
    private static Sdvp2Call watchdog(ElementReader call) {
        if (call.hasNext()) {
            new ElementReader(call.next(PARAMS)).end();
        }
        return new Sdvp2Call.Watchdog();
    }

    private static Sdvp2Call call(Sdvp2Method method, XmlElement params) {
        Sdvp2Xml.Members in = Sdvp2Xml.Members.of(param(params));
        return switch (method) {
            case GET_NAME_LIST ->
                new Sdvp2Call.GetNameList(
                        in.text("ObjectClass"),
                        in.maybe("ObjectScope"),
                        in.maybe("DomainName"),
                        in.maybe("ContinueAfter"));
            case GET_VARIABLE_ACCESS_ATTRIBUTES -> new Sdvp2Call.GetVariableAccessAttributes(in.text("Name"));
            case READ -> new Sdvp2Call.Read(in.text("VariableAccessSpecification"));
            case WRITE -> write(in);
            case WATCHDOG -> new Sdvp2Call.Watchdog();
        };
    }

    private static Sdvp2Call write(Sdvp2Xml.Members in) {
        List<Tree> data = in.items("ListOfData");
        if (data.isEmpty() || data.size() > MOST_DATA) {
            throw in.fault("expected one or two data in ListOfData, but got " + data.size());
        }
        return in.checked(() -> new Sdvp2Call.Write(
                in.text("VariableAccessSpecification"),
                data.get(0),
                data.size() < MOST_DATA
                        ? Optional.<Instant>empty()
                        : Optional.of(Sdvp2Leaf.time(Sdvp2Leaf.text(data.get(1))))));
    }

    /**
     * Reads an answer.
     *
     * @throws WireException if the payload is none of SDVP2
     */
    public static Sdvp2Answer decodeAnswer(XmlElement payload) {
        return read(payload, () -> {
            ElementReader query = open(payload);
            boolean isError = query.attribute(TYPE).filter(ERROR::equals).isPresent();
            XmlElement inner = query.next();
            query.end();
            if (inner.name().equals(COUNT) && !isError) {
                return count(inner);
            }
            if (!inner.name().equals(RESPONSE)) {
                throw new Fault(WireError.UNEXPECTED_ELEMENT, inner, "expected <methodResponse> or <watchdog>");
            }
            ElementReader response = new ElementReader(inner);
            XmlElement value = param(response.next(PARAMS));
            response.end();
            return isError ? methodError(value) : answer(value);
        });
    }

    private static Sdvp2Answer count(XmlElement element) {
        try {
            return new Sdvp2Answer.Watchdog(Integer.parseInt(ElementReader.leafText(element)));
        } catch (NumberFormatException e) {
            throw new Fault(
                    WireError.BAD_VALUE, element, "expected a number of 32 bits, but got \"" + element.text() + "\"");
        }
    }

    private static Sdvp2Answer methodError(XmlElement value) {
        if (RpcValue.readLoosely(value) instanceof Tree.Text text) {
            return new Sdvp2Answer.MethodError(Sdvp2Leaf.clean(text.text()));
        }
        throw new Fault(WireError.BAD_VALUE, value, "expected a string that says what is wrong");
    }

    private static Sdvp2Answer answer(XmlElement value) {
        Sdvp2Xml.Members in = Sdvp2Xml.Members.of(value);
        if (in.has("Identifiers")) {
            return new Sdvp2Answer.NameList(in.texts("Identifiers"), in.truth("MoreFollows"));
        }
        if (in.has("TypeDescription")) {
            return new Sdvp2Answer.TypeDescription(in.texts("TypeDescription"));
        }
        if (in.has("ListOfAccessResult")) {
            return accessResult(in);
        }
        if (in.has("WriteResult")) {
            return new Sdvp2Answer.WriteResult(in.truth("WriteResult"));
        }
        return in.checked(() -> new Sdvp2Answer.Refused(Sdvp2Answer.Refused.error(in.whole(ERROR_NUMBER))));
    }

    private static Sdvp2Answer accessResult(Sdvp2Xml.Members in) {
        List<Tree> parts = in.items("ListOfAccessResult");
        if (parts.size() == 1 && parts.get(0).equals(new Tree.Truth(false))) {
            return new Sdvp2Answer.Unknown();
        }
        if (parts.size() != VALUE_PARTS) {
            throw in.fault("expected reference, value and time, or one boolean 0, but got " + parts.size() + " values");
        }
        return in.checked(() -> new Sdvp2Answer.Value(
                Sdvp2Leaf.text(parts.get(0)),
                Sdvp2Leaf.text(parts.get(1)),
                Sdvp2Leaf.time(Sdvp2Leaf.text(parts.get(2)))));
    }

    private static ElementReader open(XmlElement payload) {
        if (!payload.is(NAMESPACE, QUERY)) {
            throw new Fault(
                    WireError.UNEXPECTED_ELEMENT,
                    payload,
                    "expected <query> in the namespace " + NAMESPACE + ", but got <" + payload.name() + ">");
        }
        return new ElementReader(payload);
    }

    private static XmlElement param(XmlElement element) {
        ElementReader params = new ElementReader(element);
        ElementReader param = new ElementReader(params.next(PARAM));
        XmlElement value = param.next(RpcValue.VALUE);
        param.end();
        params.end();
        return value;
    }

    private static <T> T read(XmlElement payload, Supplier<T> reader) {
        try {
            return reader.get();
        } catch (Fault fault) {
            throw fault.from(payload);
        }
    }
}
