package org.sdvp.wire.sdvp2;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.sdvp.acsi.service.ServiceError;
import org.sdvp.wire.tree.Tree;
import org.sdvp.wire.xml.WireError;
import org.sdvp.wire.xml.WireException;

/** Messages of SDVP2 as trees, for vectors: {@code pdu}, then {@code method} or {@code answer}, then what they say. */
public final class Sdvp2Tree {
    private static final String PDU = "pdu";
    private static final String METHOD = "method";
    private static final String ANSWER = "answer";
    private static final String REFERENCE = "reference";
    private static final String TYPE = "type";
    private static final String VALUE = "value";
    private static final String ACTIVATION = "activation";

    private Sdvp2Tree() {}

    /** A call as a tree, leaves as text. */
    public static Tree.Fields write(Sdvp2Call call) {
        Tree.Fields tree = text(
                text(Tree.Fields.EMPTY, PDU, "request"), METHOD, call.method().text());
        return switch (call.method()) {
            case GET_NAME_LIST -> {
                Sdvp2Call.GetNameList names = (Sdvp2Call.GetNameList) call;
                tree = text(tree, "objectClass", names.objectClass());
                tree = text(tree, "objectScope", names.objectScope());
                tree = text(tree, "domainName", names.domainName());
                yield text(tree, "continueAfter", names.continueAfter());
            }
            case GET_VARIABLE_ACCESS_ATTRIBUTES ->
                text(tree, REFERENCE, ((Sdvp2Call.GetVariableAccessAttributes) call).name());
            case READ -> text(tree, REFERENCE, ((Sdvp2Call.Read) call).reference());
            case WRITE -> {
                Sdvp2Call.Write write = (Sdvp2Call.Write) call;
                tree = text(tree, REFERENCE, write.reference());
                tree = text(tree, TYPE, type(write.value()));
                tree = text(tree, VALUE, write.text());
                yield write.activation().isEmpty()
                        ? tree
                        : text(
                                tree,
                                ACTIVATION,
                                Sdvp2Leaf.time(write.activation().get()));
            }
            case WATCHDOG -> tree;
        };
    }

    /** An answer as a tree, leaves as text. */
    public static Tree.Fields write(Sdvp2Answer answer) {
        Tree.Fields tree = text(
                text(Tree.Fields.EMPTY, PDU, "response"), ANSWER, answer.kind().text());
        return switch (answer.kind()) {
            case NAME_LIST -> {
                Sdvp2Answer.NameList names = (Sdvp2Answer.NameList) answer;
                tree = tree.with("identifiers", texts(names.identifiers()));
                yield text(tree, "moreFollows", Boolean.toString(names.moreFollows()));
            }
            case TYPE_DESCRIPTION -> tree.with("children", texts(((Sdvp2Answer.TypeDescription) answer).children()));
            case VALUE -> {
                Sdvp2Answer.Value value = (Sdvp2Answer.Value) answer;
                tree = text(text(tree, REFERENCE, value.reference()), VALUE, value.value());
                yield text(tree, "time", Sdvp2Leaf.time(value.time()));
            }
            case UNKNOWN -> tree;
            case WRITE_RESULT -> text(tree, "done", Boolean.toString(((Sdvp2Answer.WriteResult) answer).done()));
            case WATCHDOG -> text(tree, "count", Integer.toString(((Sdvp2Answer.Watchdog) answer).count()));
            case REFUSED ->
                text(tree, "error", ((Sdvp2Answer.Refused) answer).error().text());
            case METHOD_ERROR -> text(tree, "text", ((Sdvp2Answer.MethodError) answer).text());
        };
    }

    private static Tree.Fields text(Tree.Fields tree, String name, String text) {
        return tree.with(name, new Tree.Text(text));
    }

    private static Tree texts(List<String> texts) {
        return new Tree.Items(texts.stream().<Tree>map(Tree.Text::new).toList());
    }

    private static String type(Tree value) {
        return switch (value.kind()) {
            case WHOLE -> "int";
            case TRUTH -> "boolean";
            case REAL -> "double";
            case TEXT, FIELDS, ITEMS, BYTES -> "string";
        };
    }

    /**
     * Whether a tree is a call.
     *
     * @throws WireException if it is no message at all
     */
    public static boolean isCall(Tree tree) {
        return new In(tree).word(PDU, List.of("request", "response")).equals("request");
    }

    /**
     * Reads a call, whose leaves are text.
     *
     * @throws WireException naming the member if the tree is none
     */
    public static Sdvp2Call readCall(Tree tree) {
        In in = new In(tree);
        in.word(PDU, List.of("request"));
        Sdvp2Method method = in.parsed(
                METHOD,
                name -> Sdvp2Method.named(name)
                        .orElseThrow(() -> new IllegalArgumentException("no method is named \"" + name + "\"")));
        return switch (method) {
            case GET_NAME_LIST ->
                new Sdvp2Call.GetNameList(
                        in.text("objectClass"),
                        in.text("objectScope"),
                        in.text("domainName"),
                        in.text("continueAfter"));
            case GET_VARIABLE_ACCESS_ATTRIBUTES -> new Sdvp2Call.GetVariableAccessAttributes(in.text(REFERENCE));
            case READ -> new Sdvp2Call.Read(in.text(REFERENCE));
            case WRITE ->
                new Sdvp2Call.Write(
                        in.text(REFERENCE),
                        in.leaf(),
                        in.has(ACTIVATION)
                                ? Optional.of(in.<Instant>parsed(ACTIVATION, Sdvp2Leaf::time))
                                : Optional.empty());
            case WATCHDOG -> new Sdvp2Call.Watchdog();
        };
    }

    /**
     * Reads an answer, whose leaves are text.
     *
     * @throws WireException naming the member if the tree is none
     */
    public static Sdvp2Answer readAnswer(Tree tree) {
        In in = new In(tree);
        in.word(PDU, List.of("response"));
        Sdvp2Answer.Kind kind = in.parsed(
                ANSWER,
                name -> List.of(Sdvp2Answer.Kind.values()).stream()
                        .filter(each -> each.text().equals(name))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException("no answer is named \"" + name + "\"")));
        return switch (kind) {
            case NAME_LIST -> new Sdvp2Answer.NameList(in.texts("identifiers"), in.truth("moreFollows"));
            case TYPE_DESCRIPTION -> new Sdvp2Answer.TypeDescription(in.texts("children"));
            case VALUE -> new Sdvp2Answer.Value(in.text(REFERENCE), in.text(VALUE), in.parsed("time", Sdvp2Leaf::time));
            case UNKNOWN -> new Sdvp2Answer.Unknown();
            case WRITE_RESULT -> new Sdvp2Answer.WriteResult(in.truth("done"));
            case WATCHDOG -> new Sdvp2Answer.Watchdog(in.parsed("count", Integer::parseInt));
            case REFUSED -> new Sdvp2Answer.Refused(in.parsed("error", Sdvp2Tree::error));
            case METHOD_ERROR -> new Sdvp2Answer.MethodError(in.text("text"));
        };
    }

    private static ServiceError error(String name) {
        for (ServiceError error : ServiceError.values()) {
            if (error.text().equals(name)) {
                return error;
            }
        }
        throw new IllegalArgumentException("no ServiceError is named \"" + name + "\"");
    }

    /** Makes something of a text. */
    private interface Parser<T> {
        T parse(String text);
    }

    /** The members of a tree. */
    private record In(Tree tree) {
        boolean has(String name) {
            return tree instanceof Tree.Fields fields && fields.members().containsKey(name);
        }

        private Tree member(String name) {
            Tree member = tree instanceof Tree.Fields fields ? fields.members().get(name) : null;
            if (member == null) {
                throw new WireException(WireError.MISSING, name, "expected the member " + name + ", but there is none");
            }
            return member;
        }

        String text(String name) {
            if (member(name) instanceof Tree.Text text) {
                return text.text();
            }
            throw new WireException(WireError.BAD_VALUE, name, "expected a text");
        }

        List<String> texts(String name) {
            List<String> texts = new ArrayList<>();
            if (member(name) instanceof Tree.Items list) {
                for (Tree item : list.items()) {
                    if (item instanceof Tree.Text text) {
                        texts.add(text.text());
                    }
                }
                if (texts.size() == list.items().size()) {
                    return texts;
                }
            }
            throw new WireException(WireError.BAD_VALUE, name, "expected a list of texts");
        }

        <T> T parsed(String name, Parser<T> parser) {
            return checked(name, () -> parser.parse(text(name)));
        }

        String word(String name, List<String> words) {
            String text = text(name);
            if (!words.contains(text)) {
                throw new WireException(WireError.BAD_VALUE, name, "expected " + String.join(" or ", words));
            }
            return text;
        }

        boolean truth(String name) {
            return word(name, List.of("true", "false")).equals("true");
        }

        Tree leaf() {
            String type = word(TYPE, List.of("string", "int", "boolean", "double"));
            return switch (type) {
                case "int" -> new Tree.Whole(parsed(VALUE, Integer::parseInt));
                case "boolean" -> new Tree.Truth(word(VALUE, List.of("1", "0")).equals("1"));
                case "double" -> new Tree.Real(parsed(VALUE, Sdvp2Leaf::decimal));
                default -> new Tree.Text(text(VALUE));
            };
        }

        private static <T> T checked(String name, Supplier<T> maker) {
            try {
                return maker.get();
            } catch (IllegalArgumentException e) {
                throw new WireException(WireError.BAD_VALUE, name, String.valueOf(e.getMessage()));
            }
        }
    }
}
