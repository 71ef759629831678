package org.sdvp.wire.sdvp2;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.sdvp.wire.compact.value.Fault;
import org.sdvp.wire.rpc.RpcValue;
import org.sdvp.wire.tree.Tree;
import org.sdvp.wire.xml.WireError;
import org.sdvp.wire.xml.XmlElement;

/** The pieces of SDVP2's XML: structs written member by member, arrays with one {@code data} per value. */
final class Sdvp2Xml {
    private static final String NAMESPACE = RpcValue.NAMESPACE;

    private Sdvp2Xml() {}

    /** One param. */
    static XmlElement params(XmlElement value) {
        return XmlElement.of(NAMESPACE, "params")
                .child(XmlElement.of(NAMESPACE, "param").child(value).build())
                .build();
    }

    /** A time as a value. */
    static XmlElement time(Instant time) {
        return value(XmlElement.ofText(NAMESPACE, "dateTime.iso8601", Sdvp2Leaf.time(time)));
    }

    /** A text as a value. */
    static XmlElement text(String text) {
        return RpcValue.write(new Tree.Text(Sdvp2Leaf.clean(text)));
    }

    /** Texts as values. */
    static List<XmlElement> texts(List<String> texts) {
        return texts.stream().map(Sdvp2Xml::text).toList();
    }

    private static XmlElement value(XmlElement content) {
        return XmlElement.of(NAMESPACE, RpcValue.VALUE).child(content).build();
    }

    /** A struct in the making. */
    static final class Struct {
        private final XmlElement.Builder members = XmlElement.of(NAMESPACE, "struct");

        Struct text(String name, String text) {
            return member(name, Sdvp2Xml.text(text));
        }

        Struct value(String name, Tree leaf) {
            return member(name, RpcValue.write(leaf));
        }

        /** A number in the element {@code i4}, which the boxes write. */
        Struct number(String name, int number) {
            return member(name, Sdvp2Xml.value(XmlElement.ofText(NAMESPACE, "i4", Integer.toString(number))));
        }

        Struct array(String name, List<XmlElement> values) {
            XmlElement.Builder array = XmlElement.of(NAMESPACE, "array");
            for (XmlElement value : values) {
                array.child(XmlElement.of(NAMESPACE, "data").child(value).build());
            }
            if (values.isEmpty()) {
                array.child(XmlElement.of(NAMESPACE, "data").build());
            }
            return member(name, Sdvp2Xml.value(array.build()));
        }

        private Struct member(String name, XmlElement value) {
            members.child(XmlElement.of(NAMESPACE, "member")
                    .child("name", name)
                    .child(value)
                    .build());
            return this;
        }

        XmlElement value() {
            return Sdvp2Xml.value(members.build());
        }
    }

    /** The members of a struct that came. Those that nobody asks for are passed over: other boxes may have more. */
    record Members(XmlElement where, Map<String, Tree> members) {
        static Members of(XmlElement value) {
            if (RpcValue.readLoosely(value) instanceof Tree.Fields fields) {
                return new Members(value, fields.members());
            }
            throw new Fault(WireError.BAD_VALUE, value, "expected a struct as param");
        }

        boolean has(String name) {
            return members.containsKey(name);
        }

        private Tree member(String name) {
            Tree member = members.get(name);
            if (member == null) {
                throw new Fault(WireError.MISSING, where, "expected the member " + name + ", but there is none");
            }
            return member;
        }

        String text(String name) {
            if (member(name) instanceof Tree.Text text) {
                return Sdvp2Leaf.clean(text.text());
            }
            throw fault("expected a string as " + name);
        }

        String maybe(String name) {
            return has(name) ? text(name) : "";
        }

        boolean truth(String name) {
            if (member(name) instanceof Tree.Truth truth) {
                return truth.truth();
            }
            throw fault("expected a boolean as " + name);
        }

        long whole(String name) {
            if (member(name) instanceof Tree.Whole whole) {
                return whole.number();
            }
            throw fault("expected an i4 as " + name);
        }

        List<Tree> items(String name) {
            if (member(name) instanceof Tree.Items list) {
                return list.items();
            }
            throw fault("expected an array as " + name);
        }

        List<String> texts(String name) {
            return items(name).stream()
                    .map(item -> {
                        if (item instanceof Tree.Text text) {
                            return Sdvp2Leaf.clean(text.text());
                        }
                        throw fault("expected strings in " + name);
                    })
                    .toList();
        }

        /** What a record refuses by {@link IllegalArgumentException} is a bad value. */
        <T> T checked(Supplier<T> maker) {
            try {
                return maker.get();
            } catch (IllegalArgumentException e) {
                throw Fault.badValue(where, e);
            }
        }

        Fault fault(String message) {
            return new Fault(WireError.BAD_VALUE, where, message);
        }
    }
}
