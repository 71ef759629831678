package org.sdvp.wire.tree;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sdvp.model.value.Excerpt;
import org.sdvp.wire.xml.WireError;

/** Reads members strictly: whoever reads asks for each, and {@link #end()} refuses what nobody has asked for. */
final class FieldsReader {
    private final TreeNode node;
    private final Tree.Fields fields;
    private final Set<String> asked = new HashSet<>();

    FieldsReader(TreeNode node, Tree.Fields fields) {
        this.node = node;
        this.fields = fields;
    }

    /** Where the members are. */
    TreeNode node() {
        return node;
    }

    /** Whether there is a member of this name. */
    boolean has(String name) {
        return fields.members().containsKey(name);
    }

    /** A member that must be there. */
    <T> T get(String name, Form<T> form) {
        return form.read(member(name));
    }

    /** A member that may be there. */
    <T> Optional<T> find(String name, Form<T> form) {
        asked.add(name);
        return has(name) ? Optional.of(get(name, form)) : Optional.empty();
    }

    /** A member that must be there and be a list. */
    <T> List<T> list(String name, Form<T> form) {
        return get(name, Form.list(form));
    }

    private TreeNode member(String name) {
        asked.add(name);
        Tree member = fields.members().get(name);
        if (member == null) {
            throw node.member(name, Tree.Fields.EMPTY)
                    .fault(WireError.MISSING, "expected the member " + name + ", but there is none");
        }
        return node.member(name, member);
    }

    /** Refuses members that nobody has asked for. */
    void end() {
        for (String name : fields.members().keySet()) {
            if (!asked.contains(name)) {
                throw node.member(Excerpt.shown(name, 40), Tree.Fields.EMPTY)
                        .fault(WireError.UNEXPECTED_ELEMENT, "no such member belongs here");
            }
        }
    }
}
