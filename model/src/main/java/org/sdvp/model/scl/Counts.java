package org.sdvp.model.scl;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads count, the number of elements of an array: a number, or the name of an attribute beside it that holds one. */
final class Counts {
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

    private final Problems problems;
    private final SclLimits limits;

    Counts(Problems problems, SclLimits limits) {
        this.problems = problems;
        this.limits = limits;
    }

    /** Whether the number depends on a value. */
    static boolean isByName(SclElement attribute) {
        String count = attribute.attribute("count", "0").strip();
        return !NUMBER.matcher(count).matches();
    }

    /**
     * The number.
     *
     * @param attribute SDO, DA or BDA
     * @param owner the type it is declared in, which declares the attribute that count names, too
     * @param instance elements that give values to the owner; they come before values of the type
     * @return 0 if it is no array
     */
    int of(SclElement attribute, SclElement owner, List<SclElement> instance) throws TypeMemory.Fault {
        String count = attribute.attribute("count", "0").strip();
        String number = NUMBER.matcher(count).matches() ? count : named(attribute, count, owner, instance);
        if (Integer.parseInt(number) > limits.maxValues()) {
            throw new TypeMemory.Fault(
                    attribute, Problems.expected("count", attribute, "at most " + limits.maxValues(), number));
        }
        if (number.equals("0") && !count.equals("0")) {
            problems.warning(attribute, "count names " + count + ", which is 0; took it for no array");
        }
        return Integer.parseInt(number);
    }

    private static String named(SclElement attribute, String count, SclElement owner, List<SclElement> instance)
            throws TypeMemory.Fault {
        Optional<SclElement> sibling = owner.children().stream()
                .filter(each -> each.attribute("name", "").equals(count))
                .findFirst();
        if (sibling.isEmpty()) {
            throw new TypeMemory.Fault(
                    attribute, Problems.expected("count", attribute, "a number or an attribute beside it", count));
        }
        Optional<SclElement> given = instance.stream()
                .flatMap(each -> each.children("DAI").stream())
                .filter(each -> each.attribute("name", "").equals(count))
                .findFirst();
        return given.flatMap(each -> each.child("Val"))
                .or(() -> sibling.get().child("Val"))
                .map(val -> val.text().strip())
                .filter(text -> NUMBER.matcher(text).matches())
                .orElseThrow(() -> new TypeMemory.Fault(
                        attribute,
                        "count of " + attribute.attribute("name", "?") + " names the attribute " + count
                                + ", which has no whole number as value; give it one in a Val"));
    }
}
