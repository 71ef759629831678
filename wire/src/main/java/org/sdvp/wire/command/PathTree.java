package org.sdvp.wire.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sdvp.model.value.Excerpt;
import org.sdvp.wire.text.Base64Text;
import org.sdvp.wire.tree.Tree;
import org.sdvp.wire.xml.WireError;
import org.sdvp.wire.xml.WireException;

/** A tree that is being put together from its leaves and their paths. Steps that are numbers are places in a list. */
final class PathTree {
    private static final int MAX_STEPS = 64;
    private static final int MAX_SHOWN = 80;

    private final Map<String, PathTree> members = new LinkedHashMap<>();
    private @Nullable Tree leaf;

    /**
     * Adds a leaf, or a list.
     *
     * @throws WireException if the path is none, is taken, or leads through a leaf
     */
    void add(String path, Tree tree) {
        String[] steps = path.split("\\.", MAX_STEPS + 1);
        if (steps.length > MAX_STEPS) {
            throw fault(WireError.LIMIT_EXCEEDED, path, "expected at most " + MAX_STEPS + " steps");
        }
        PathTree here = this;
        for (String step : steps) {
            if (step.isEmpty()) {
                throw fault(WireError.BAD_VALUE, path, "expected a path such as writes.0.reference");
            }
            if (here.leaf != null) {
                throw fault(WireError.BAD_VALUE, path, "a part of this path has a value of its own");
            }
            here = here.members.computeIfAbsent(step, name -> new PathTree());
        }
        if (here.leaf != null || !here.members.isEmpty()) {
            throw fault(WireError.BAD_VALUE, path, "this field comes twice, or there are fields below it");
        }
        here.leaf = tree;
    }

    /** What has been put together, named by members. */
    Tree.Fields fields() {
        Map<String, Tree> built = new LinkedHashMap<>();
        members.forEach((name, member) -> built.put(name, member.build(name)));
        return new Tree.Fields(built);
    }

    private Tree build(String path) {
        Tree own = leaf;
        if (own != null) {
            return own;
        }
        if (isPlace(members.keySet().iterator().next())) {
            return list(path);
        }
        PathTree octets = members.get(FormTree.BASE64);
        if (octets != null && octets.leaf instanceof Tree.Text text && members.size() == 1) {
            return octets(path, text.text());
        }
        Map<String, Tree> built = new LinkedHashMap<>();
        members.forEach((name, member) -> built.put(name, member.build(path + "." + name)));
        return new Tree.Fields(built);
    }

    private Tree list(String path) {
        List<Tree> items = new ArrayList<>(members.size());
        for (int i = 0; i < members.size(); i++) {
            PathTree item = members.get(Integer.toString(i));
            if (item == null) {
                throw fault(
                        WireError.MISSING,
                        path,
                        "expected items 0 to " + (members.size() - 1) + " of a list, but there is no " + i);
            }
            items.add(item.build(path + "." + i));
        }
        return new Tree.Items(items);
    }

    private static Tree octets(String path, String text) {
        try {
            return new Tree.Bytes(Base64Text.octets(text.replaceAll("[ \t\r\n]", "")), Tree.Spelling.BASE64);
        } catch (IllegalArgumentException e) {
            throw fault(WireError.BAD_VALUE, path + "." + FormTree.BASE64, String.valueOf(e.getMessage()));
        }
    }

    private static boolean isPlace(String step) {
        return step.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /** A fault of a field; to be thrown. */
    static WireException fault(WireError error, String var, String message) {
        String shown = Excerpt.shown(var, MAX_SHOWN);
        return new WireException(error, CommandElement.FORM_PATH + "/" + shown, message);
    }
}
