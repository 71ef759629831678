package org.sdvp.heatpump.firmware;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version, ordered as Semantic Versioning 2.0.0 (clause 11) orders them: by its numbers, then a version with a suffix
 * before the one without. One to four numbers; one that is left out is 0, so {@code 1.2} and {@code 1.2.0} compare as
 * equal, though their texts are not.
 *
 * @param text such as {@code 1.4.2} or {@code 2.0.0-rc.1}
 */
public record FirmwareVersion(String text) implements Comparable<FirmwareVersion> {
    private static final int MAX_LENGTH = 64;
    private static final Pattern SHAPE = Pattern.compile(
            "([0-9]{1,9}(?:\\.[0-9]{1,9}){0,3})(?:-([0-9A-Za-z-]{1,20}(?:\\.[0-9A-Za-z-]{1,20}){0,7}))?");

    /**
     * Checks the text.
     *
     * @throws FirmwareFormatException if it is no version
     */
    public FirmwareVersion {
        if (text.length() > MAX_LENGTH || !SHAPE.matcher(text).matches()) {
            throw new FirmwareFormatException("expected a version such as 1.4.2 or 2.0.0-rc.1, but got \""
                    + FirmwareManifest.shortened(text) + "\"");
        }
    }

    /**
     * The version of the build that a class comes from, as its JAR file tells; 0 if it comes from none, or that does not tell.
     *
     * @param program any class of it
     */
    public static FirmwareVersion ofBuild(Class<?> program) {
        String told = program.getPackage().getImplementationVersion();
        return told != null
                        && told.length() <= MAX_LENGTH
                        && SHAPE.matcher(told).matches()
                ? new FirmwareVersion(told)
                : new FirmwareVersion("0");
    }

    @Override
    public int compareTo(FirmwareVersion other) {
        int byNumber = compareNumbers(part(1).split("\\.", -1), other.part(1).split("\\.", -1));
        return byNumber != 0 ? byNumber : compareSuffixes(part(2), other.part(2));
    }

    /** Whether this one is older than another. */
    public boolean isBefore(FirmwareVersion other) {
        return compareTo(other) < 0;
    }

    private String part(int group) {
        Matcher parts = SHAPE.matcher(text);
        String part = parts.matches() ? parts.group(group) : null;
        return part == null ? "" : part;
    }

    private static int compareNumbers(String[] one, String[] other) {
        for (int i = 0; i < Math.max(one.length, other.length); i++) {
            int order = Integer.compare(
                    i < one.length ? Integer.parseInt(one[i]) : 0, i < other.length ? Integer.parseInt(other[i]) : 0);
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private static int compareSuffixes(String one, String other) {
        if (one.isEmpty() || other.isEmpty()) {
            return Boolean.compare(one.isEmpty(), other.isEmpty());
        }
        String[] mine = one.split("\\.", -1);
        String[] others = other.split("\\.", -1);
        for (int i = 0; i < Math.min(mine.length, others.length); i++) {
            int order = compareIdentifiers(mine[i], others[i]);
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(mine.length, others.length);
    }

    private static int compareIdentifiers(String one, String other) {
        boolean number = isNumber(one);
        if (number != isNumber(other)) {
            return number ? -1 : 1;
        }
        return number ? Long.compare(Long.parseLong(one), Long.parseLong(other)) : one.compareTo(other);
    }

    // Longer runs of digits compare as text: nobody counts that far.
    private static boolean isNumber(String identifier) {
        return identifier.length() < 19 && identifier.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    @Override
    public String toString() {
        return text;
    }
}
