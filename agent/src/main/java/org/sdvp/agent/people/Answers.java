package org.sdvp.agent.people;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.sdvp.model.value.Excerpt;
import org.sdvp.wire.form.DataForm;
import org.sdvp.wire.form.FormField;

/** What somebody has filled in. */
final class Answers {
    private final DataForm form;

    Answers(DataForm form) {
        this.form = form;
    }

    /** All values of a field that are not blank. */
    List<String> all(String var) {
        return form.field(var).map(FormField::values).orElse(List.of()).stream()
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .toList();
    }

    /** The value of a field; empty if it was left empty. */
    Optional<String> one(String var) {
        return all(var).stream().findFirst();
    }

    /** A tick. */
    boolean isTicked(String var) {
        return one(var).map(text -> text.equals("true") || text.equals("1")).orElse(false);
    }

    /**
     * A number, with a point or a comma.
     *
     * @return empty if the field was left empty
     * @throws WrongAnswerException if it is none, or out of bounds
     */
    Optional<BigDecimal> number(String var, String label, BigDecimal min, BigDecimal max) {
        Optional<String> text = one(var).map(typed -> typed.replace(',', '.'));
        if (text.isEmpty()) {
            return Optional.empty();
        }
        boolean good = text.get().matches("[+-]?[0-9]{1,9}(\\.[0-9]{1,9})?");
        BigDecimal number = good ? new BigDecimal(text.get()) : min;
        if (!good || number.compareTo(min) < 0 || number.compareTo(max) > 0) {
            throw new WrongAnswerException(label + " must be a number from " + min.toPlainString() + " to "
                    + max.toPlainString() + ", but is \"" + shortened(text.get()) + "\"");
        }
        return Optional.of(number);
    }

    /**
     * One of the answers that were to choose from.
     *
     * @throws WrongAnswerException if it is another, or none
     */
    String chosen(String var, String label, List<String> options) {
        String text = one(var).orElse("");
        if (!options.contains(text)) {
            throw new WrongAnswerException(
                    label + " must be one of " + options + ", but is \"" + shortened(text) + "\"");
        }
        return text;
    }

    private static String shortened(String text) {
        return Excerpt.shown(text, 40);
    }
}
