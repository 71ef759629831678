package org.sdvp.operator.selftest.bench;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.sdvp.acsi.service.AcsiRequest;
import org.sdvp.acsi.service.AcsiResponse;
import org.sdvp.acsi.service.Refusal;
import org.sdvp.acsi.service.ServiceError;
import org.sdvp.model.value.Excerpt;

/** What a check expects; all throw {@link FailedException} where it is not so. */
public final class Expect {
    private static final int LONGEST = 160;

    private Expect() {}

    /** That something is so. */
    public static void that(boolean fact, String otherwise) {
        if (!fact) {
            throw new FailedException(otherwise);
        }
    }

    /** That two things are equal. */
    public static void equal(String what, Object expected, Object came) {
        that(expected.equals(came), what + ": expected " + brief(expected) + ", but got " + brief(came));
    }

    /** That lists are equal, telling the first place where they differ. */
    public static void sameList(String what, List<?> expected, List<?> came) {
        for (int i = 0; i < Math.min(expected.size(), came.size()); i++) {
            equal(what + ", item " + i, expected.get(i), came.get(i));
        }
        if (expected.size() != came.size()) {
            throw new FailedException(what + ": expected " + expected.size() + " items, but got " + came.size()
                    + differing(expected, came));
        }
    }

    private static String differing(List<?> expected, List<?> came) {
        return came.size() > expected.size()
                ? "; too many from " + brief(came.get(expected.size()))
                : "; missing from " + brief(expected.get(came.size()));
    }

    /** That an answer is a refusal with one of these errors. */
    public static Refusal refusal(AcsiRequest request, AcsiResponse answer, ServiceError... errors) {
        String expected = request.name().text() + " of " + subject(request) + ": expected a refusal with "
                + Arrays.stream(errors).map(Expect::text).collect(Collectors.joining(" or "));
        if (!(answer instanceof Refusal refusal)) {
            throw new FailedException(expected + ", but it was done");
        }
        that(Arrays.asList(errors).contains(refusal.error()), expected + ", but got " + text(refusal.error()));
        return refusal;
    }

    // Enough of a request to know it again.
    private static String subject(AcsiRequest request) {
        String text = request.toString();
        return brief(text.substring(text.indexOf('[') + 1, Math.max(text.indexOf('[') + 1, text.length() - 1)));
    }

    /** A ServiceError with its number. */
    public static String text(ServiceError error) {
        return error.text() + " (" + error.code() + ")";
    }

    /** A number of things. */
    public static String count(long number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }

    /** A thing as short text. */
    public static String brief(Object thing) {
        String text = String.valueOf(thing);
        return Excerpt.shown(text, LONGEST - 1);
    }
}
