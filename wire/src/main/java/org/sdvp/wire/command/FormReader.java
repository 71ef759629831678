package org.sdvp.wire.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sdvp.acsi.service.ServiceName;
import org.sdvp.wire.form.DataForm;
import org.sdvp.wire.form.FieldType;
import org.sdvp.wire.form.FormField;
import org.sdvp.wire.tree.Tree;
import org.sdvp.wire.xml.WireError;
import org.sdvp.wire.xml.WireException;

/** Forms as trees. */
final class FormReader {
    private final CallForms forms;

    FormReader(CallForms forms) {
        this.forms = forms;
    }

    /**
     * Reads the form of a call.
     *
     * @param filled whether it is the form of {@link CallForms} that somebody has filled in
     * @throws WireException if a field is not what it should be
     */
    Tree.Fields call(ServiceName service, DataForm form, boolean filled) {
        PathTree tree = new PathTree();
        for (FormField field : form.fields()) {
            if (isData(field)) {
                read(service, field, filled, tree);
            }
        }
        return tree.fields();
    }

    private void read(ServiceName service, FormField field, boolean filled, PathTree tree) {
        Optional<CallForms.Row> row = forms.row(service, field.var());
        boolean blank = field.values().stream().allMatch(String::isEmpty);
        if (filled && blank && row.isPresent() && row.get().need() == CallForms.Need.OPTIONAL) {
            return;
        }
        Tree leaf = row.isPresent() ? known(row.get(), field) : leaf(field);
        tree.add(field.var(), leaf);
    }

    private static Tree known(CallForms.Row row, FormField field) {
        return switch (row.kind()) {
            case TRUTH -> truth(field);
            case LINES, SOME_OF ->
                new Tree.Items(field.values().stream()
                        .flatMap(String::lines)
                        .filter(line -> !line.isBlank())
                        .<Tree>map(Tree.Text::new)
                        .toList());
            case TEXT, NUMBER, ONE_OF -> leaf(field);
        };
    }

    /**
     * Reads the form of an answer.
     *
     * @throws WireException if a field is not what it should be
     */
    static Tree.Fields answer(DataForm form) {
        PathTree tree = new PathTree();
        for (FormField field : form.fields()) {
            if (isData(field)) {
                tree.add(field.var(), leaf(field));
            }
        }
        if (!form.reported().isEmpty()) {
            addTable(form, tree);
        } else if (!form.items().isEmpty()) {
            throw new WireException(
                    WireError.MISSING, CommandElement.FORM_PATH, "expected <reported> before the first <item>");
        }
        return tree.fields();
    }

    private static void addTable(DataForm form, PathTree tree) {
        List<String> columns = form.reported().stream().map(FormField::var).toList();
        String list = listOf(columns);
        if (form.items().isEmpty()) {
            tree.add(list, new Tree.Items(List.of()));
        }
        int row = 0;
        for (List<FormField> cells : form.items()) {
            String place = list + "." + row++;
            List<FormField> filled = new ArrayList<>();
            for (FormField cell : cells) {
                FormField column = form.reported().stream()
                        .filter(c -> c.var().equals(cell.var()))
                        .findFirst()
                        .orElseThrow(() -> PathTree.fault(
                                WireError.UNEXPECTED_ELEMENT, cell.var(), "no such column is in <reported>"));
                if (!cell.values().isEmpty()) {
                    filled.add(cell);
                    tree.add(
                            place + cell.var().substring(list.length()),
                            typed(column.type().orElse(null), cell));
                }
            }
            if (filled.isEmpty()) {
                throw PathTree.fault(WireError.MISSING, place, "expected a cell with a value");
            }
        }
    }

    /** The list whose items the rows are: the first step of all columns. */
    private static String listOf(List<String> columns) {
        String first = columns.get(0);
        int end = first.indexOf('.');
        String list = end < 0 ? first : first.substring(0, end);
        for (String column : columns) {
            if (!column.equals(list) && !column.startsWith(list + ".")) {
                throw PathTree.fault(WireError.BAD_VALUE, column, "expected a column of the list " + list);
            }
        }
        return list;
    }

    private static boolean isData(FormField field) {
        if (field.var().equals(DataForm.FORM_TYPE)) {
            if (!field.text().equals(CommandFormat.FEATURE)) {
                throw PathTree.fault(
                        WireError.BAD_VALUE,
                        DataForm.FORM_TYPE,
                        "expected " + CommandFormat.FEATURE + ", but got \"" + field.text() + "\"");
            }
            return false;
        }
        return field.type().orElse(FieldType.TEXT_SINGLE) != FieldType.FIXED;
    }

    private static Tree leaf(FormField field) {
        return typed(field.type().orElse(null), field);
    }

    private static Tree typed(@Nullable FieldType type, FormField field) {
        if (type == FieldType.BOOLEAN) {
            return truth(field);
        }
        if (type == FieldType.LIST_MULTI || type == FieldType.JID_MULTI) {
            return new Tree.Items(
                    field.values().stream().<Tree>map(Tree.Text::new).toList());
        }
        return new Tree.Text(field.text());
    }

    private static Tree truth(FormField field) {
        return switch (field.text()) {
            case "true", "1" -> new Tree.Truth(true);
            case "false", "0" -> new Tree.Truth(false);
            default ->
                throw PathTree.fault(
                        WireError.BAD_VALUE,
                        field.var(),
                        "expected true, false, 1 or 0, but got \"" + field.text() + "\"");
        };
    }
}
