package org.sdvp.wire.rpc;

import java.util.Set;
import org.sdvp.wire.compact.value.ElementReader;
import org.sdvp.wire.compact.value.Fault;
import org.sdvp.wire.tree.Tree;
import org.sdvp.wire.xml.WireError;
import org.sdvp.wire.xml.XmlElement;

/** What is around a value in Jabber-RPC: {@code query} with a {@code methodCall} or {@code methodResponse} (XEP-0009). */
final class RpcEnvelope {
    private static final String QUERY = "query";
    private static final String CALL = "methodCall";
    private static final String NAME = "methodName";
    private static final String RESPONSE = "methodResponse";
    private static final String PARAMS = "params";
    private static final String PARAM = "param";
    private static final String FAULT = "fault";
    private static final String FAULT_CODE = "faultCode";
    private static final String FAULT_STRING = "faultString";

    /** Path of the element that holds what a call says. */
    static final String CALL_PATH = QUERY + "/" + CALL;

    /** Path of the element that holds what an answer says. */
    static final String RESPONSE_PATH = QUERY + "/" + RESPONSE;

    private RpcEnvelope() {}

    /**
     * A call of one param.
     *
     * @param method its name
     * @param param what it is called with
     */
    record Call(String method, Tree param) {}

    /** What came back. */
    sealed interface Answer {}

    /**
     * A positive answer.
     *
     * @param param the answer
     */
    record Good(Tree param) implements Answer {}

    /**
     * A fault.
     *
     * @param code its number
     * @param text what it says
     */
    record Bad(int code, String text) implements Answer {}

    /** The payload of a call. */
    static XmlElement call(Call call) {
        XmlElement.Builder inner = element(CALL).child(NAME, call.method()).child(params(call.param()));
        return element(QUERY).child(inner.build()).build();
    }

    /** The payload of a positive answer. */
    static XmlElement answer(Tree param) {
        return element(QUERY)
                .child(element(RESPONSE).child(params(param)).build())
                .build();
    }

    /** The payload of a fault. */
    static XmlElement fault(Bad bad) {
        Tree struct = Tree.Fields.EMPTY
                .with(FAULT_CODE, new Tree.Whole(bad.code()))
                .with(FAULT_STRING, new Tree.Text(bad.text()));
        XmlElement fault = element(FAULT).child(RpcValue.write(struct)).build();
        return element(QUERY).child(element(RESPONSE).child(fault).build()).build();
    }

    private static XmlElement params(Tree value) {
        return element(PARAMS)
                .child(element(PARAM).child(RpcValue.write(value)).build())
                .build();
    }

    private static XmlElement.Builder element(String name) {
        return XmlElement.of(RpcValue.NAMESPACE, name);
    }

    /**
     * Reads the name of the method that a payload calls, and nothing else of it.
     *
     * @throws Fault if there is none
     */
    static XmlElement methodName(XmlElement payload) {
        ElementReader call = inner(payload, CALL);
        XmlElement name = call.next(NAME);
        ElementReader.leafText(name);
        return name;
    }

    /**
     * Reads a call.
     *
     * @throws Fault if the payload is none of exactly one param
     */
    static Call readCall(XmlElement payload) {
        ElementReader call = inner(payload, CALL);
        String name = ElementReader.leafText(call.next(NAME));
        Tree param = readParams(call.next(PARAMS));
        call.end();
        return new Call(name, param);
    }

    /**
     * Reads an answer.
     *
     * @throws Fault if the payload is none of exactly one param, and no fault either
     */
    static Answer readAnswer(XmlElement payload) {
        ElementReader response = inner(payload, RESPONSE);
        Answer answer =
                response.nextIs(FAULT) ? readFault(response.next(FAULT)) : new Good(readParams(response.next(PARAMS)));
        response.end();
        return answer;
    }

    private static ElementReader inner(XmlElement payload, String name) {
        if (!payload.is(RpcValue.NAMESPACE, QUERY)) {
            throw new Fault(
                    WireError.UNEXPECTED_ELEMENT,
                    payload,
                    "expected <query> in the namespace " + RpcValue.NAMESPACE + ", but got <" + payload.name() + ">");
        }
        ElementReader query = new ElementReader(payload);
        XmlElement inner = query.next(name);
        query.end();
        return new ElementReader(inner);
    }

    private static Tree readParams(XmlElement element) {
        ElementReader params = new ElementReader(element);
        ElementReader param = new ElementReader(params.next(PARAM));
        Tree value = RpcValue.read(param.next(RpcValue.VALUE));
        param.end();
        params.end();
        return value;
    }

    private static Bad readFault(XmlElement element) {
        ElementReader fault = new ElementReader(element);
        XmlElement value = fault.next(RpcValue.VALUE);
        fault.end();
        if (RpcValue.read(value) instanceof Tree.Fields struct
                && struct.members().keySet().equals(Set.of(FAULT_CODE, FAULT_STRING))
                && struct.members().get(FAULT_CODE) instanceof Tree.Whole code
                && struct.members().get(FAULT_STRING) instanceof Tree.Text text) {
            return new Bad((int) code.number(), text.text());
        }
        throw new Fault(
                WireError.BAD_VALUE, value, "expected a struct of faultCode, an int, and faultString, a string");
    }
}
