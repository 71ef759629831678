package org.sdvp.wire.tree;

import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.sdvp.acsi.service.AcsiClass;
import org.sdvp.acsi.service.AddCause;
import org.sdvp.acsi.service.ObjectClass;
import org.sdvp.acsi.service.OrCat;
import org.sdvp.acsi.service.ServiceError;
import org.sdvp.acsi.service.ServiceName;
import org.sdvp.model.ReportField;
import org.sdvp.model.TriggerOption;

/**
 * Constants of an enumeration by their words.
 *
 * @param <E> the enumeration
 */
final class Words<E extends Enum<E>> implements Form<E> {
    /** Services as the standard writes them. */
    static final Words<ServiceName> SERVICE = new Words<>(ServiceName.class, ServiceName::text);

    /** Errors, {@code no-error} not among them. */
    static final Words<ServiceError> ERROR = new Words<>(ServiceError.class, ServiceError::text);

    /** Additional causes. */
    static final Words<AddCause> ADD_CAUSE = new Words<>(AddCause.class, AddCause::text);

    /** Originator categories. */
    static final Words<OrCat> OR_CAT = new Words<>(OrCat.class, Words::hyphened);

    /** What GetServerDirectory lists. */
    static final Words<ObjectClass> OBJECT_CLASS = new Words<>(ObjectClass.class, Words::hyphened);

    /** What GetLogicalNodeDirectory lists. */
    static final Words<AcsiClass> ACSI_CLASS = new Words<>(AcsiClass.class, Words::hyphened);

    /** TrgOps and reasons. */
    static final Form<Set<TriggerOption>> TRIGGER_OPTIONS = new Words<>(TriggerOption.class, Words::hyphened).set();

    /** OptFlds. */
    static final Form<Set<ReportField>> REPORT_FIELDS = new Words<>(ReportField.class, Words::hyphened).set();

    private final Class<E> type;
    private final Map<String, E> byWord = new LinkedHashMap<>();
    private final Function<E, String> word;

    private Words(Class<E> type, Function<E, String> word) {
        this.type = type;
        this.word = word;
        for (E constant : type.getEnumConstants()) {
            if (constant != ServiceError.NO_ERROR) {
                byWord.put(word.apply(constant), constant);
            }
        }
    }

    private static String hyphened(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public Tree write(E constant) {
        return new Tree.Text(word.apply(constant));
    }

    @Override
    public E read(TreeNode node) {
        String text = node.text();
        return find(text)
                .orElseThrow(() -> node.badValue(new IllegalArgumentException(
                        "expected one of " + byWord.keySet() + ", but got \"" + text + "\"")));
    }

    /** The constant of a word, if it is one. */
    Optional<E> find(String text) {
        return Optional.ofNullable(byWord.get(text));
    }

    /** Sets as lists: written in the order of the constants, read in any, each once. */
    Form<Set<E>> set() {
        Form<List<E>> list = Form.list(this);
        return Form.of(
                constants -> list.write(
                        byWord.values().stream().filter(constants::contains).toList()),
                node -> {
                    Set<E> set = EnumSet.noneOf(type);
                    for (E constant : list.read(node)) {
                        if (!set.add(constant)) {
                            throw new IllegalArgumentException(word.apply(constant) + " comes twice");
                        }
                    }
                    return Collections.unmodifiableSet(set);
                });
    }
}
