package org.sdvp.wire.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sdvp.wire.compact.value.ElementReader;
import org.sdvp.wire.compact.value.Fault;
import org.sdvp.wire.form.FormField.Option;
import org.sdvp.wire.form.FormField.Validation;
import org.sdvp.wire.xml.WireError;
import org.sdvp.wire.xml.XmlElement;

/** Forms as the element {@code x}, XEP-0004 with XEP-0122. */
public final class DataFormXml {
    /** Name of the element. */
    public static final String ELEMENT = "x";

    /** Namespace of XEP-0122. */
    public static final String VALIDATE = "http://jabber.org/protocol/xdata-validate";

    private static final String FIELD = "field";
    private static final String VALUE = "value";
    private static final String TITLE = "title";
    private static final String INSTRUCTIONS = "instructions";
    private static final String REPORTED = "reported";
    private static final String ITEM = "item";
    private static final String OPTION = "option";
    private static final String REQUIRED = "required";
    private static final String DESC = "desc";
    private static final String LABEL = "label";

    private DataFormXml() {}

    /** Writes a form. */
    public static XmlElement write(DataForm form) {
        List<XmlElement> children =
                new ArrayList<>(form.fields().size() + form.items().size() + 4);
        if (!form.title().isEmpty()) {
            children.add(text(TITLE, form.title()));
        }
        form.instructions().forEach(line -> children.add(text(INSTRUCTIONS, line)));
        form.fields().forEach(field -> children.add(write(field)));
        if (!form.reported().isEmpty()) {
            children.add(fields(REPORTED, form.reported()));
        }
        form.items().forEach(row -> children.add(fields(ITEM, row)));
        return new XmlElement(
                DataForm.NAMESPACE, ELEMENT, Map.of("type", form.type().text()), children, "");
    }

    private static XmlElement fields(String name, List<FormField> fields) {
        return new XmlElement(
                DataForm.NAMESPACE,
                name,
                Map.of(),
                fields.stream().map(DataFormXml::write).toList(),
                "");
    }

    private static XmlElement write(FormField field) {
        XmlElement.Builder out = XmlElement.of(DataForm.NAMESPACE, FIELD);
        if (!field.var().isEmpty()) {
            out.attribute("var", field.var());
        }
        field.type().ifPresent(type -> out.attribute("type", type.text()));
        if (!field.label().isEmpty()) {
            out.attribute(LABEL, field.label());
        }
        if (!field.description().isEmpty()) {
            out.child(DESC, field.description());
        }
        if (field.required()) {
            out.child(XmlElement.empty(DataForm.NAMESPACE, REQUIRED));
        }
        field.validation().ifPresent(validation -> out.child(write(validation)));
        field.values().forEach(value -> out.child(VALUE, value));
        field.options().forEach(option -> out.child(write(option)));
        return out.build();
    }

    private static XmlElement write(Option option) {
        XmlElement.Builder out = XmlElement.of(DataForm.NAMESPACE, OPTION);
        if (!option.label().isEmpty()) {
            out.attribute(LABEL, option.label());
        }
        return out.child(VALUE, option.value()).build();
    }

    private static XmlElement write(Validation validation) {
        XmlElement.Builder out = XmlElement.of(VALIDATE, "validate").attribute("datatype", validation.datatype());
        if (validation.min().isEmpty() && validation.max().isEmpty()) {
            return out.child(XmlElement.empty(VALIDATE, "basic")).build();
        }
        XmlElement.Builder range = XmlElement.of(VALIDATE, "range");
        validation.min().ifPresent(min -> range.attribute("min", min));
        validation.max().ifPresent(max -> range.attribute("max", max));
        return out.child(range.build()).build();
    }

    private static XmlElement text(String name, String text) {
        return XmlElement.ofText(DataForm.NAMESPACE, name, text);
    }

    /**
     * Reads a form.
     *
     * @param element {@code x} of {@link DataForm#NAMESPACE}
     * @throws Fault if it is none
     */
    public static DataForm read(XmlElement element) {
        ElementReader in = new ElementReader(element);
        DataForm.Type type = DataForm.Type.of(in.required("type"))
                .orElseThrow(() -> in.badAttribute("type", "expected form, submit, cancel or result"));
        String title = "";
        List<String> instructions = new ArrayList<>();
        List<FormField> fields = new ArrayList<>();
        List<FormField> reported = List.of();
        List<List<FormField>> items = new ArrayList<>();
        while (in.hasNext()) {
            XmlElement child = in.next();
            switch (child.name()) {
                case TITLE -> title = ElementReader.leafText(child);
                case INSTRUCTIONS -> instructions.add(ElementReader.leafText(child));
                case FIELD -> fields.add(readField(child));
                case REPORTED -> {
                    if (!reported.isEmpty()) {
                        throw new Fault(WireError.UNEXPECTED_ELEMENT, child, "expected one <reported>");
                    }
                    reported = readFields(child);
                }
                case ITEM -> items.add(readFields(child));
                default -> throw unexpected(child, "<title>, <instructions>, <field>, <reported> or <item>");
            }
        }
        in.end();
        return new DataForm(type, title, instructions, fields, reported, items);
    }

    private static List<FormField> readFields(XmlElement element) {
        ElementReader in = new ElementReader(element);
        List<FormField> fields = new ArrayList<>();
        while (in.hasNext()) {
            fields.add(readField(in.next(FIELD)));
        }
        in.end();
        return fields;
    }

    private static FormField readField(XmlElement element) {
        ElementReader in = new ElementReader(element);
        Optional<FieldType> type = in.optional(
                "type",
                text -> FieldType.of(text)
                        .orElseThrow(() -> new IllegalArgumentException(
                                "expected a type such as text-single, but got \"" + text + "\"")));
        Optional<String> var = in.attribute("var");
        if (var.isEmpty() && type.orElse(FieldType.TEXT_SINGLE) != FieldType.FIXED) {
            in.required("var");
        }
        FormField field = new FormField(
                var.orElse(""),
                type,
                in.attribute(LABEL).orElse(""),
                "",
                false,
                List.of(),
                List.of(),
                validation(element));
        List<String> values = new ArrayList<>();
        while (in.hasNext()) {
            XmlElement child = in.next();
            switch (child.name()) {
                case VALUE -> values.add(ElementReader.leafText(child));
                case DESC -> field = field.described(ElementReader.leafText(child));
                case REQUIRED -> field = field.mandatory();
                case OPTION -> field = readOption(field, child);
                default -> throw unexpected(child, "<value>, <desc>, <required> or <option>");
            }
        }
        in.end();
        if (values.size() > 1 && type.isPresent() && !type.get().isMulti() && type.get() != FieldType.FIXED) {
            throw new Fault(
                    WireError.BAD_VALUE,
                    element,
                    "expected one value in a field of type " + type.get().text() + ", but there are " + values.size());
        }
        return field.withValues(values);
    }

    private static FormField readOption(FormField field, XmlElement element) {
        ElementReader in = new ElementReader(element);
        String label = in.attribute(LABEL).orElse("");
        String value = ElementReader.leafText(in.next(VALUE));
        in.end();
        return field.option(label, value);
    }

    // Of another namespace, so passed over if it says what is not known here.
    private static Optional<Validation> validation(XmlElement field) {
        return field.child(VALIDATE, "validate").map(validate -> {
            Optional<XmlElement> range = validate.child(VALIDATE, "range");
            return new Validation(
                    validate.attribute("datatype").orElse("xs:string"),
                    range.flatMap(r -> r.attribute("min")),
                    range.flatMap(r -> r.attribute("max")));
        });
    }

    private static Fault unexpected(XmlElement child, String expected) {
        return new Fault(
                WireError.UNEXPECTED_ELEMENT, child, "expected " + expected + ", but got <" + child.name() + ">");
    }
}
