package org.sdvp.wire.text;

/** Whole numbers as text: one text for each number, and only that one is read. */
public final class Numbers {
    private static final int MAX_DIGITS = 19;

    private Numbers() {}

    /**
     * Reads a whole number without plus sign, leading zeros or spaces.
     *
     * @throws IllegalArgumentException if it is none, or not from {@code min} to {@code max}
     */
    public static long integer(String text, long min, long max) {
        boolean negative = text.startsWith("-");
        int first = negative ? 1 : 0;
        int digits = text.length() - first;
        boolean good = digits >= 1 && digits <= MAX_DIGITS && (text.charAt(first) != '0' || text.length() == 1);
        long down = 0; // counts downwards, since the smallest long has no positive twin
        for (int i = first; good && i < text.length(); i++) {
            int digit = text.charAt(i) - '0';
            good = digit >= 0 && digit <= 9;
            down = down * 10 - digit;
        }
        good &= down <= 0 && (negative || down != Long.MIN_VALUE);
        long value = negative ? down : -down;
        if (!good || value < min || value > max) {
            throw new IllegalArgumentException(
                    "expected a whole number from " + min + " to " + max + ", but got \"" + text + "\"");
        }
        return value;
    }

    /** Appends a number with leading zeros up to a count of digits. */
    public static void append(int value, int digits, StringBuilder out) {
        int unit = 1;
        for (int i = 1; i < digits; i++) {
            unit *= 10;
        }
        for (int rest = value; unit > 0; unit /= 10) {
            out.append((char) ('0' + rest / unit));
            rest %= unit;
        }
    }

    /**
     * The number of {@code count} digits that begins at {@code from}.
     *
     * @return -1 if there is anything but digits, or if the text ends before
     */
    public static int digits(String text, int from, int count) {
        if (from + count > text.length()) {
            return -1;
        }
        int value = 0;
        for (int i = from; i < from + count; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value;
    }
}
