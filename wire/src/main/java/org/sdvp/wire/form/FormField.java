package org.sdvp.wire.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A field of a form, XEP-0004 clause 3.2; also a column or a cell of its table. Immutable.
 *
 * @param var its name; empty only for fixed text
 * @param type what it takes; may be left out in what is submitted and in cells
 * @param label what it is called for people, may be empty
 * @param description more for people, may be empty
 * @param required whether it must be filled in
 * @param values the answer, or the default
 * @param options to choose from
 * @param validation what a value must be, XEP-0122
 */
public record FormField(
        String var,
        Optional<FieldType> type,
        String label,
        String description,
        boolean required,
        List<String> values,
        List<Option> options,
        Optional<Validation> validation) {
    /**
     * One of several answers.
     *
     * @param label for people, may be empty
     * @param value for programs
     */
    public record Option(String label, String value) {}

    /**
     * What a value must be, XEP-0122.
     *
     * @param datatype such as {@code xs:decimal} or {@code xs:int}
     * @param min smallest, if there is one
     * @param max greatest, if there is one
     */
    public record Validation(String datatype, Optional<String> min, Optional<String> max) {
        /** A type with both bounds. */
        public static Validation range(String datatype, String min, String max) {
            return new Validation(datatype, Optional.of(min), Optional.of(max));
        }

        /** A type without bounds. */
        public static Validation of(String datatype) {
            return new Validation(datatype, Optional.empty(), Optional.empty());
        }
    }

    /** Copies the lists. */
    public FormField {
        values = List.copyOf(values);
        options = List.copyOf(options);
    }

    /** A field of a type, with nothing else yet. */
    public static FormField of(FieldType type, String var) {
        return new FormField(var, Optional.of(type), "", "", false, List.of(), List.of(), Optional.empty());
    }

    /** A field or cell without type. */
    public static FormField untyped(String var, String... values) {
        return new FormField(var, Optional.empty(), "", "", false, List.of(values), List.of(), Optional.empty());
    }

    /** Text to be shown. */
    public static FormField fixed(String text) {
        return of(FieldType.FIXED, "").withValues(List.of(text));
    }

    /** The field that says which form it is, XEP-0068. */
    public static FormField formType(String formType) {
        return of(FieldType.HIDDEN, DataForm.FORM_TYPE).withValues(List.of(formType));
    }

    /** The same with a label. */
    public FormField labelled(String newLabel) {
        return new FormField(var, type, newLabel, description, required, values, options, validation);
    }

    /** The same with a description. */
    public FormField described(String newDescription) {
        return new FormField(var, type, label, newDescription, required, values, options, validation);
    }

    /** The same, to be filled in. */
    public FormField mandatory() {
        return new FormField(var, type, label, description, true, values, options, validation);
    }

    /** The same with these values. */
    public FormField withValues(List<String> newValues) {
        return new FormField(var, type, label, description, required, newValues, options, validation);
    }

    /** The same with this value. */
    public FormField with(String value) {
        return withValues(List.of(value));
    }

    /** The same with an option more. */
    public FormField option(String optionLabel, String value) {
        List<Option> more = new ArrayList<>(options);
        more.add(new Option(optionLabel, value));
        return new FormField(var, type, label, description, required, values, more, validation);
    }

    /** The same with a rule for its values. */
    public FormField validated(Validation newValidation) {
        return new FormField(var, type, label, description, required, values, options, Optional.of(newValidation));
    }

    /** The values as lines of one text. */
    public String text() {
        return String.join("\n", values);
    }
}
