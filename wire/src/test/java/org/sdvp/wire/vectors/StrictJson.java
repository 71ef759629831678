package org.sdvp.wire.vectors;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.sdvp.wire.tree.Tree;
import org.sdvp.wire.tree.json.JsonReader;

/** A JSON object whose members must all be asked for: a vector with a member too many is a wrong vector. */
public final class StrictJson implements AutoCloseable {
    private final Tree.Fields object;
    private final Set<String> asked = new HashSet<>();

    private StrictJson(Tree tree) {
        if (!(tree instanceof Tree.Fields fields)) {
            throw new IllegalArgumentException("expected a JSON object, but got " + tree);
        }
        this.object = fields;
    }

    /** Reads a document. */
    public static StrictJson parse(String document) {
        return new StrictJson(JsonReader.read(document));
    }

    /** A member that must be there. */
    public Tree tree(String name) {
        asked.add(name);
        Tree member = object.members().get(name);
        if (member == null) {
            throw new IllegalArgumentException("no " + name + " in " + object);
        }
        return member;
    }

    /** A member that must be text. */
    public String text(String name) {
        return ((Tree.Text) tree(name)).text();
    }

    /** A member that must be an object. */
    public StrictJson object(String name) {
        return new StrictJson(tree(name));
    }

    /** A member that must be a list of texts. */
    public List<String> texts(String name) {
        return ((Tree.Items) tree(name))
                .items().stream().map(item -> ((Tree.Text) item).text()).toList();
    }

    /** Names of all members. */
    public List<String> names() {
        return List.copyOf(object.members().keySet());
    }

    /** Refuses members that nobody has asked for. */
    @Override
    public void close() {
        for (String name : object.members().keySet()) {
            if (!asked.contains(name)) {
                throw new IllegalArgumentException("unknown member " + name + " in " + object);
            }
        }
    }
}
