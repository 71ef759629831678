package org.sdvp.wire.form;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A form, to be filled in or filled in, XEP-0004. Immutable.
 *
 * @param type which of the four
 * @param title for people, may be empty
 * @param instructions for people, a line each
 * @param fields in order
 * @param reported the columns of the table, if it has one
 * @param items the rows of the table, each with its cells
 */
public record DataForm(
        Type type,
        String title,
        List<String> instructions,
        List<FormField> fields,
        List<FormField> reported,
        List<List<FormField>> items) {
    /** Namespace. */
    public static final String NAMESPACE = "jabber:x:data";

    /** Name of the field that says which form it is, XEP-0068. */
    public static final String FORM_TYPE = "FORM_TYPE";

    /** What a form is for, XEP-0004 clause 3.1. */
    public enum Type {
        /** To be filled in. */
        FORM,
        /** Filled in. */
        SUBMIT,
        /** Not filled in, and not to be. */
        CANCEL,
        /** An answer. */
        RESULT;

        /** As in the attribute {@code type}. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Finds the type by its text. */
        public static Optional<Type> of(String text) {
            for (Type type : values()) {
                if (type.text().equals(text)) {
                    return Optional.of(type);
                }
            }
            return Optional.empty();
        }
    }

    /** Copies the lists. */
    public DataForm {
        instructions = List.copyOf(instructions);
        fields = List.copyOf(fields);
        reported = List.copyOf(reported);
        items = items.stream().map(List::copyOf).toList();
    }

    /** A form without a table. */
    public DataForm(Type type, String title, List<String> instructions, List<FormField> fields) {
        this(type, title, instructions, fields, List.of(), List.of());
    }

    /** A form that is filled in. */
    public static DataForm submit(FormField... fields) {
        return new DataForm(Type.SUBMIT, "", List.of(), List.of(fields));
    }

    /** The field of a name. */
    public Optional<FormField> field(String var) {
        return fields.stream().filter(field -> field.var().equals(var)).findFirst();
    }

    /** The same with a table. */
    public DataForm withTable(List<FormField> columns, List<List<FormField>> rows) {
        return new DataForm(type, title, instructions, fields, columns, rows);
    }
}
