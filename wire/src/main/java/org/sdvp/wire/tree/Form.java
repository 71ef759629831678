package org.sdvp.wire.tree;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.sdvp.wire.xml.WireError;

/**
 * How something that messages hold becomes a tree, and how it is read back. Everything can be written, since records
 * check what they are made of, and the same form reads it.
 *
 * @param <T> what it is
 */
interface Form<T> {
    /** Writes it. */
    Tree write(T value);

    /**
     * Reads it.
     *
     * @throws org.sdvp.wire.xml.WireException if the tree is something else
     */
    T read(TreeNode node);

    /** A form made of two functions; what the reading one refuses by {@link IllegalArgumentException} is a bad value. */
    static <T> Form<T> of(Function<T, Tree> writer, Function<TreeNode, T> reader) {
        return new Form<>() {
            @Override
            public Tree write(T value) {
                return writer.apply(value);
            }

            @Override
            public T read(TreeNode node) {
                try {
                    return reader.apply(node);
                } catch (IllegalArgumentException e) {
                    throw node.badValue(e);
                }
            }
        };
    }

    /** Something that is a text. */
    static <T> Form<T> text(Function<T, String> print, Function<String, T> parse) {
        return of(value -> new Tree.Text(print.apply(value)), node -> parse.apply(node.text()));
    }

    /** Something that has members with names. */
    static <T> Form<T> fields(BiConsumer<T, FieldsWriter> writer, Function<FieldsReader, T> reader) {
        return of(
                value -> {
                    FieldsWriter out = new FieldsWriter();
                    writer.accept(value, out);
                    return out.tree();
                },
                node -> {
                    FieldsReader in = node.fields();
                    T value = reader.apply(in);
                    in.end();
                    return value;
                });
    }

    /** A list of any length. */
    static <T> Form<List<T>> list(Form<T> item) {
        return list(item, 0);
    }

    /** A list of at least so many items. */
    static <T> Form<List<T>> list(Form<T> item, int least) {
        return of(values -> new Tree.Items(values.stream().map(item::write).toList()), node -> {
            List<T> values = new ArrayList<>();
            node.items().forEach(each -> values.add(item.read(each)));
            if (values.size() < least) {
                throw node.fault(WireError.MISSING, "expected " + least + " or more items, but got " + values.size());
            }
            return values;
        });
    }
}
