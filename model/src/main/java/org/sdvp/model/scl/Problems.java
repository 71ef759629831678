package org.sdvp.model.scl;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Collects what is found wrong or odd, and reads attributes with a fixed form on the way. */
final class Problems {
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

    private final String source;
    private final int max;
    private final List<SclProblem> errors = new ArrayList<>();
    private final List<SclProblem> warnings = new ArrayList<>();
    private int leftOut;

    Problems(String source, SclLimits limits) {
        this.source = source;
        this.max = limits.maxProblems();
    }

    void error(SclElement at, String message) {
        add(SclProblem.error(at, message));
    }

    void warning(SclElement at, String message) {
        add(SclProblem.warning(at, message));
    }

    void add(SclProblem problem) {
        List<SclProblem> list = problem.isError() ? errors : warnings;
        if (list.size() < max) {
            list.add(problem);
        } else {
            leftOut++;
        }
    }

    boolean hasErrors() {
        return !errors.isEmpty();
    }

    /** Errors first, then warnings. */
    List<SclProblem> all() {
        List<SclProblem> all = new ArrayList<>(errors);
        all.addAll(warnings());
        return List.copyOf(all);
    }

    List<SclProblem> warnings() {
        List<SclProblem> all = new ArrayList<>(warnings);
        if (leftOut > 0) {
            all.add(new SclProblem(SclProblem.Severity.WARNING, 0, 0, leftOut + " more problems were left out here"));
        }
        return List.copyOf(all);
    }

    /** Throws if there are errors. */
    void refuse() {
        if (hasErrors()) {
            throw new SclException(source, errors);
        }
    }

    /** Refuses at once, for something that leaves nothing to go on with. */
    SclException fatal(SclElement at, String message) {
        return new SclException(source, List.of(SclProblem.error(at, message)));
    }

    /** An attribute that must be there; an error and empty if it is not. */
    Optional<String> required(SclElement element, String attribute) {
        Optional<String> value = element.attribute(attribute).filter(each -> !each.isEmpty());
        if (value.isEmpty()) {
            error(element, "expected the attribute " + attribute + " in " + element.name() + "; add it");
        }
        return value;
    }

    /** An XML Schema boolean. */
    boolean flag(SclElement element, String attribute, boolean otherwise) {
        String text = element.attribute(attribute, Boolean.toString(otherwise)).strip();
        return switch (text) {
            case "true", "1" -> true;
            case "false", "0" -> false;
            default -> {
                warning(element, expected(attribute, element, "true or false", text) + "; took " + otherwise);
                yield otherwise;
            }
        };
    }

    /** An XML Schema unsigned integer up to a maximum. */
    long number(SclElement element, String attribute, long otherwise, long greatest) {
        String text = element.attribute(attribute, Long.toString(otherwise)).strip();
        if (!NUMBER.matcher(text).matches() || Long.parseLong(text) > greatest) {
            warning(
                    element,
                    expected(attribute, element, "a number from 0 to " + greatest, text) + "; took " + otherwise);
            return otherwise;
        }
        return Long.parseLong(text);
    }

    /** A number that may be missing. */
    Optional<Integer> number(SclElement element, String attribute) {
        return element.attribute(attribute).map(text -> (int) number(element, attribute, 0, Integer.MAX_VALUE));
    }

    /** One constant of an enum, named as in Java or, ignoring case, as in SCL. */
    <E extends Enum<E>> E word(SclElement element, String attribute, E otherwise) {
        String text = element.attribute(attribute, otherwise.name()).strip();
        E[] all = otherwise.getDeclaringClass().getEnumConstants();
        return Arrays.stream(all)
                .filter(each -> each.name().equalsIgnoreCase(text))
                .findFirst()
                .orElseGet(() -> {
                    warning(
                            element,
                            expected(attribute, element, "one of " + Arrays.toString(all), text) + "; took "
                                    + otherwise);
                    return otherwise;
                });
    }

    static String expected(String attribute, SclElement element, String form, String text) {
        return "expected " + attribute + " of " + element.name() + " to be " + form + ", but got \"" + text + "\"";
    }
}
