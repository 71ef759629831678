package org.sdvp.wire.tree;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sdvp.model.value.Excerpt;
import org.sdvp.model.value.Octets;
import org.sdvp.wire.text.Base64Text;
import org.sdvp.wire.text.Hexadecimal;
import org.sdvp.wire.text.Numbers;
import org.sdvp.wire.text.Utf8;
import org.sdvp.wire.xml.WireError;
import org.sdvp.wire.xml.WireException;

/** A tree that is being read, and where it stands, so that every fault has its path. */
final class TreeNode {
    private static final int MAX_SHOWN = 80;
    private static final int MAX_MESSAGE = 300;

    private final Tree tree;
    private final @Nullable TreeNode parent;
    private final String step;

    private TreeNode(Tree tree, @Nullable TreeNode parent, String step) {
        this.tree = tree;
        this.parent = parent;
        this.step = step;
    }

    /** The outermost tree. */
    static TreeNode root(Tree tree) {
        return new TreeNode(tree, null, "");
    }

    Tree tree() {
        return tree;
    }

    /** A member of this one. */
    TreeNode member(String name, Tree member) {
        return new TreeNode(member, this, name);
    }

    /**
     * Names of members with a slash between; {@code [n]} for the n-th item of a list, from 1. Empty for the outermost.
     */
    String path() {
        if (parent == null) {
            return "";
        }
        String before = parent.path();
        return before.isEmpty() || step.startsWith("[") ? before + step : before + "/" + step;
    }

    /** The members, each to be asked for. */
    FieldsReader fields() {
        if (tree instanceof Tree.Fields fields) {
            return new FieldsReader(this, fields);
        }
        throw wrong("members with names");
    }

    /** The items of a list. */
    List<TreeNode> items() {
        if (!(tree instanceof Tree.Items list)) {
            throw wrong("a list");
        }
        List<TreeNode> items = new ArrayList<>(list.items().size());
        for (Tree item : list.items()) {
            items.add(new TreeNode(item, this, "[" + (items.size() + 1) + "]"));
        }
        return items;
    }

    /** A text; also one that came as octets, since its format cannot carry all characters. */
    String text() {
        if (tree instanceof Tree.Text text) {
            return text.text();
        }
        if (tree instanceof Tree.Bytes bytes) {
            try {
                return Utf8.text(bytes.octets().bytes());
            } catch (IllegalArgumentException e) {
                throw badValue(e);
            }
        }
        throw wrong("a text");
    }

    /** A whole number within bounds. */
    long whole(long min, long max) {
        if (tree instanceof Tree.Text text) {
            return Numbers.integer(text.text(), min, max);
        }
        if (!(tree instanceof Tree.Whole whole)) {
            throw wrong("a whole number");
        }
        if (whole.number() < min || whole.number() > max) {
            throw fault(
                    WireError.BAD_VALUE,
                    "expected a whole number from " + min + " to " + max + ", but got " + whole.number());
        }
        return whole.number();
    }

    /** A truth. */
    boolean truth() {
        if (tree instanceof Tree.Truth truth) {
            return truth.truth();
        }
        if (tree instanceof Tree.Text text
                && (text.text().equals("true") || text.text().equals("false"))) {
            return text.text().equals("true");
        }
        throw wrong("true or false");
    }

    /** A decimal; a whole number is one. */
    String real() {
        return switch (tree.kind()) {
            case REAL, WHOLE, TEXT -> LeafText.of(tree);
            case FIELDS, ITEMS, TRUTH, BYTES -> throw wrong("a number");
        };
    }

    /** Octets; from a text in this spelling. */
    Octets octets(Tree.Spelling spelling) {
        if (tree instanceof Tree.Bytes bytes) {
            return bytes.octets();
        }
        if (tree instanceof Tree.Text text) {
            return switch (spelling) {
                case HEXADECIMAL -> Octets.of(Hexadecimal.octets(text.text()));
                case BASE64 -> Base64Text.octets(text.text());
            };
        }
        throw wrong("octets");
    }

    /** A fault here; to be thrown. */
    WireException fault(WireError error, String message) {
        return new WireException(error, path(), message);
    }

    /** What a parser or record has refused; to be thrown. */
    WireException badValue(IllegalArgumentException cause) {
        String message = String.valueOf(cause.getMessage());
        return fault(WireError.BAD_VALUE, Excerpt.shown(message, MAX_MESSAGE));
    }

    private WireException wrong(String expected) {
        return fault(WireError.BAD_VALUE, "expected " + expected + ", but got " + shown());
    }

    private String shown() {
        return switch (tree.kind()) {
            case FIELDS -> "members with names";
            case ITEMS -> "a list";
            case BYTES -> "octets";
            case TEXT, WHOLE, TRUTH, REAL -> {
                String text = LeafText.of(tree);
                String kind = tree.kind().name().toLowerCase(java.util.Locale.ROOT);
                yield "the " + kind + " \"" + Excerpt.shown(text, MAX_SHOWN) + "\"";
            }
        };
    }
}
