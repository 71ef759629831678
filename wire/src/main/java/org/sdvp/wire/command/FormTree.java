package org.sdvp.wire.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sdvp.model.value.Octets;
import org.sdvp.wire.form.DataForm;
import org.sdvp.wire.form.FieldType;
import org.sdvp.wire.form.FormField;
import org.sdvp.wire.text.Base64Text;
import org.sdvp.wire.text.Utf8;
import org.sdvp.wire.tree.LeafText;
import org.sdvp.wire.tree.Tree;
import org.sdvp.wire.xml.XmlCharacters;

/**
 * Trees as fields of a form: a field for each leaf, named by its path, {@code writes.0.value.type}. An answer whose only
 * list has flat items shows it as the table of the form.
 */
final class FormTree {
    /** Last step of the path of a text that XML or XMPP servers do not carry. */
    static final String BASE64 = "base64";

    private final List<FormField> fields = new ArrayList<>();
    private List<FormField> reported = List.of();
    private List<List<FormField>> items = List.of();

    private FormTree() {}

    /**
     * Writes a message.
     *
     * @param type SUBMIT or RESULT
     * @throws IllegalArgumentException if a text holds half of a surrogate pair
     */
    static DataForm write(Tree.Fields message, DataForm.Type type) {
        FormTree out = new FormTree();
        out.fields.add(FormField.formType(CommandFormat.FEATURE));
        Optional<String> table = type == DataForm.Type.RESULT ? table(message) : Optional.empty();
        message.members().forEach((name, member) -> {
            if (table.equals(Optional.of(name))) {
                out.addTable(name, ((Tree.Items) member).items());
            } else {
                out.add(name, member);
            }
        });
        return new DataForm(type, "", List.of(), out.fields, out.reported, out.items);
    }

    private static Optional<String> table(Tree.Fields message) {
        List<Map.Entry<String, Tree>> lists = message.members().entrySet().stream()
                .filter(member -> member.getValue().kind() == Tree.Kind.ITEMS)
                .toList();
        return lists.size() == 1 && isFlat((Tree.Items) lists.get(0).getValue())
                ? Optional.of(lists.get(0).getKey())
                : Optional.empty();
    }

    private static boolean isFlat(Tree.Items list) {
        return !list.items().isEmpty() && list.items().stream().allMatch(FormTree::isFlat);
    }

    private static boolean isFlat(Tree item) {
        return switch (item.kind()) {
            case FIELDS -> ((Tree.Fields) item).members().values().stream().allMatch(FormTree::isFlat);
            case ITEMS -> false;
            case TEXT, WHOLE, TRUTH, REAL, BYTES -> true;
        };
    }

    private void add(String path, Tree tree) {
        switch (tree.kind()) {
            case FIELDS -> ((Tree.Fields) tree).members().forEach((name, member) -> add(path + "." + name, member));
            case ITEMS -> addList(path, ((Tree.Items) tree).items());
            case TEXT, WHOLE, TRUTH, REAL, BYTES -> fields.add(leaf(path, tree));
        }
    }

    private void addList(String path, List<Tree> list) {
        if (list.isEmpty()) {
            fields.add(FormField.of(FieldType.LIST_MULTI, path));
        }
        for (int i = 0; i < list.size(); i++) {
            add(path + "." + i, list.get(i));
        }
    }

    private static FormField leaf(String path, Tree leaf) {
        String text = LeafText.of(leaf);
        if (leaf.kind() == Tree.Kind.TRUTH) {
            return FormField.of(FieldType.BOOLEAN, path).with(text);
        }
        if (!isCarried(text)) {
            String octets = Base64Text.text(Octets.of(Utf8.octets(text)));
            return FormField.of(FieldType.TEXT_SINGLE, path + "." + BASE64).with(octets);
        }
        return text.indexOf('\n') < 0
                ? FormField.of(FieldType.TEXT_SINGLE, path).with(text)
                : FormField.of(FieldType.TEXT_MULTI, path).withValues(List.of(text.split("\n", -1)));
    }

    // A carriage return is a character of XML, but servers write it so that the next parser makes a line feed of it.
    private static boolean isCarried(String text) {
        return text.indexOf('\r') < 0 && XmlCharacters.firstForbidden(text) < 0;
    }

    private void addTable(String name, List<Tree> list) {
        List<Map<String, FormField>> rows = new ArrayList<>();
        Map<String, FieldType> columns = new LinkedHashMap<>();
        for (Tree item : list) {
            FormTree row = new FormTree();
            row.add(name, item);
            Map<String, FormField> cells = new LinkedHashMap<>();
            for (FormField cell : row.fields) {
                cells.put(cell.var(), cell);
                columns.merge(cell.var(), cell.type().orElseThrow(), FormTree::common);
            }
            rows.add(cells);
        }
        reported = columns.entrySet().stream()
                .map(column -> FormField.of(column.getValue(), column.getKey()))
                .toList();
        items = rows.stream()
                .map(cells -> columns.keySet().stream()
                        .map(column -> cell(column, cells.get(column)))
                        .toList())
                .toList();
    }

    private static FormField cell(String column, @Nullable FormField cell) {
        return FormField.untyped(column).withValues(cell == null ? List.of() : cell.values());
    }

    private static FieldType common(FieldType one, FieldType other) {
        if (one == other) {
            return one;
        }
        return one == FieldType.TEXT_MULTI || other == FieldType.TEXT_MULTI
                ? FieldType.TEXT_MULTI
                : FieldType.TEXT_SINGLE;
    }
}
