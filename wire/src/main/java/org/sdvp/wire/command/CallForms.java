package org.sdvp.wire.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.sdvp.acsi.service.AcsiClass;
import org.sdvp.acsi.service.ObjectClass;
import org.sdvp.acsi.service.OrCat;
import org.sdvp.acsi.service.ServiceName;
import org.sdvp.model.FunctionalConstraint;
import org.sdvp.model.ReportField;
import org.sdvp.model.TriggerOption;
import org.sdvp.model.value.BasicType;
import org.sdvp.wire.form.DataForm;
import org.sdvp.wire.form.FieldType;
import org.sdvp.wire.form.FormField;
import org.sdvp.wire.form.FormField.Validation;
import org.sdvp.wire.tree.MessageTree;

/**
 * The form of each call, for those who begin a command without one: the table {@code service_forms.csv}. It also tells
 * how a field is to be read that comes without a type.
 */
final class CallForms {
    /** What a field of a call holds. */
    enum Kind {
        /** One line. */
        TEXT,
        /** A list, one item a line. */
        LINES,
        /** A whole number. */
        NUMBER,
        /** True or false. */
        TRUTH,
        /** One of some words. */
        ONE_OF,
        /** Any of some words. */
        SOME_OF
    }

    /** What an empty field means. */
    enum Need {
        /** It must be filled in. */
        REQUIRED,
        /** The member is left out. */
        OPTIONAL,
        /** The empty text. */
        KEPT
    }

    /**
     * A field of the form of a call.
     *
     * @param var path of the member
     * @param kind what it holds
     * @param words after the kind: bounds of a number, or name of the words to choose from
     * @param need what an empty one means
     * @param preset what stands there at first
     * @param label for people
     */
    record Row(String var, Kind kind, List<String> words, Need need, String preset, String label) {}

    private static final String TABLE = "service_forms.csv";
    private static final Row ASSOCIATION_ID = new Row(
            MessageTree.ASSOCIATION_ID,
            Kind.TEXT,
            List.of(),
            Need.REQUIRED,
            "",
            "Association, as the answer to Associate tells it");
    private static final Row INVOKE_ID = new Row(
            MessageTree.INVOKE_ID, Kind.NUMBER, List.of("1", "2147483647"), Need.REQUIRED, "1", "Number of the call");

    private final Map<ServiceName, List<Row>> rows = new EnumMap<>(ServiceName.class);

    CallForms(MessageTree messages) {
        for (ServiceName name : ServiceName.values()) {
            List<Row> first = new ArrayList<>();
            if (name != ServiceName.ASSOCIATE) {
                first.add(ASSOCIATION_ID);
            }
            if (!messages.isUnconfirmed(name)) {
                first.add(INVOKE_ID);
            }
            rows.put(name, first);
        }
        for (String line : lines()) {
            String[] cells = line.split(";", -1);
            ServiceName name = messages.service(cells[0]).orElseThrow();
            rows.computeIfAbsent(name, key -> new ArrayList<>()).add(row(cells));
        }
    }

    private static Row row(String[] cells) {
        List<String> kind = List.of(cells[2].split(" "));
        return new Row(
                cells[1],
                Kind.valueOf(constant(kind.get(0))),
                kind.subList(1, kind.size()),
                Need.valueOf(constant(cells[3])),
                cells[4],
                cells[5]);
    }

    private static String constant(String word) {
        return word.toUpperCase(Locale.ROOT).replace('-', '_');
    }

    private static List<String> lines() {
        try (InputStream table = CallForms.class.getResourceAsStream(TABLE)) {
            if (table == null) {
                throw new IllegalStateException(TABLE + " is not on the class path");
            }
            String text = new String(table.readAllBytes(), StandardCharsets.UTF_8);
            return text.lines().skip(1).filter(line -> !line.isBlank()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Row> of(ServiceName service) {
        return rows.getOrDefault(service, List.of());
    }

    /** The row of a field. */
    Optional<Row> row(ServiceName service, String var) {
        return of(service).stream().filter(row -> row.var().equals(var)).findFirst();
    }

    /** Paths of the fields of a call, in order. */
    List<String> vars(ServiceName service) {
        return of(service).stream().map(Row::var).toList();
    }

    /** The form of a call. */
    DataForm form(ServiceName service) {
        List<FormField> fields = new ArrayList<>();
        fields.add(FormField.formType(CommandFormat.FEATURE));
        of(service).forEach(row -> fields.add(field(row)));
        return new DataForm(
                DataForm.Type.FORM,
                service.text(),
                List.of("Service " + service.text() + " of IEC 61850-7-2. What is optional and empty is left out."),
                fields);
    }

    private static FormField field(Row row) {
        FormField field = typed(row).labelled(row.label());
        if (!row.preset().isEmpty()) {
            field = field.with(row.preset());
        }
        return row.need() == Need.REQUIRED ? field.mandatory() : field;
    }

    private static FormField typed(Row row) {
        return switch (row.kind()) {
            case TEXT -> FormField.of(FieldType.TEXT_SINGLE, row.var());
            case LINES -> FormField.of(FieldType.TEXT_MULTI, row.var());
            case TRUTH -> FormField.of(FieldType.BOOLEAN, row.var());
            case NUMBER -> {
                String max = row.words().get(1);
                String type = max.length() <= 10 && Long.parseLong(max) <= Integer.MAX_VALUE ? "xs:int" : "xs:long";
                yield FormField.of(FieldType.TEXT_SINGLE, row.var())
                        .validated(Validation.range(type, row.words().get(0), max));
            }
            case ONE_OF -> chosen(FormField.of(FieldType.LIST_SINGLE, row.var()), row);
            case SOME_OF -> chosen(FormField.of(FieldType.LIST_MULTI, row.var()), row);
        };
    }

    private static FormField chosen(FormField field, Row row) {
        FormField chosen = field;
        for (String word : words(row.words().get(0))) {
            chosen = chosen.option(word, word);
        }
        return chosen;
    }

    private static List<String> words(String name) {
        return switch (name) {
            case "truth" -> List.of("true", "false");
            case "type" -> simpleTypes();
            case "fc" -> names(FunctionalConstraint.values());
            case "objectClass" -> hyphened(ObjectClass.values());
            case "acsiClass" -> hyphened(AcsiClass.values());
            case "orCat" -> hyphened(OrCat.values());
            case "optFlds" -> hyphened(ReportField.values());
            case "trgOps" -> hyphened(TriggerOption.values());
            default -> throw new IllegalStateException("no words are called \"" + name + "\" in " + TABLE);
        };
    }

    private static List<String> simpleTypes() {
        return Stream.of(BasicType.values())
                .filter(type -> type != BasicType.STRUCTURE && type != BasicType.ARRAY)
                .map(BasicType::name)
                .toList();
    }

    private static List<String> names(Enum<?>[] constants) {
        return Stream.of(constants).map(Enum::name).toList();
    }

    private static List<String> hyphened(Enum<?>[] constants) {
        return Stream.of(constants)
                .map(constant -> constant.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .toList();
    }
}
