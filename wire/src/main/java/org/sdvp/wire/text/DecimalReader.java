package org.sdvp.wire.text;

/**
 * Reads a floating-point number: {@code -12.5}, {@code 1E-7}, {@code NaN}, {@code INF}, {@code -INF}. Takes other
 * spellings than the canonical one of {@link Decimals}, such as {@code 1.50} or {@code 2e+3}, but nothing that XML
 * Schema does not call a double.
 */
public final class DecimalReader {
    private static final int MAX_LENGTH = 64;
    private static final double[] POWERS = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8};
    private static final long QUICK = 1_000_000_000L;

    private final String text;
    private final boolean negative;
    private int at;
    private long digits;
    private int decimals;

    private DecimalReader(String text) {
        this.text = text;
        this.negative = text.startsWith("-");
        this.at = negative ? 1 : 0;
    }

    /**
     * Reads a FLOAT32, correctly rounded.
     *
     * @throws IllegalArgumentException if the text is no number or beyond the range
     */
    public static float float32(String text) {
        return switch (text) {
            case "NaN" -> Float.NaN;
            case "INF" -> Float.POSITIVE_INFINITY;
            case "-INF" -> Float.NEGATIVE_INFINITY;
            default -> finite32(text);
        };
    }

    private static float finite32(String text) {
        DecimalReader reader = new DecimalReader(text);
        if (reader.isQuick()) {
            // At most 9 digits and 8 decimals: never near enough to the middle of two floats to be rounded wrongly
            // by the detour over a double.
            return (float) reader.quick();
        }
        float value = Float.parseFloat(text);
        if (Float.isInfinite(value)) {
            throw new IllegalArgumentException("\"" + text + "\" is beyond the range of FLOAT32");
        }
        return value;
    }

    /**
     * Reads a FLOAT64, correctly rounded.
     *
     * @throws IllegalArgumentException if the text is no number or beyond the range
     */
    public static double float64(String text) {
        return switch (text) {
            case "NaN" -> Double.NaN;
            case "INF" -> Double.POSITIVE_INFINITY;
            case "-INF" -> Double.NEGATIVE_INFINITY;
            default -> finite64(text);
        };
    }

    private static double finite64(String text) {
        DecimalReader reader = new DecimalReader(text);
        if (reader.isQuick()) {
            return reader.quick();
        }
        double value = Double.parseDouble(text);
        if (Double.isInfinite(value)) {
            throw new IllegalArgumentException("\"" + text + "\" is beyond the range of FLOAT64");
        }
        return value;
    }

    /** Reads to the end and tells whether {@link #quick()} is right; refuses what is no number. */
    private boolean isQuick() {
        boolean good = text.length() <= MAX_LENGTH && digits() > 0;
        if (good && skip('.', '.')) {
            decimals = digits();
            good = decimals > 0;
        }
        boolean plain = digits < QUICK && decimals < POWERS.length;
        if (good && skip('e', 'E')) {
            plain = false;
            skip('-', '+');
            good = digits() > 0;
        }
        if (!good || at < text.length()) {
            throw new IllegalArgumentException(
                    "expected a number such as -12.5 or 1E-7, NaN, INF or -INF, but got \"" + text + "\"");
        }
        return plain;
    }

    private double quick() {
        double size = digits / POWERS[decimals];
        return negative ? -size : size;
    }

    private boolean skip(char one, char other) {
        boolean here = at < text.length() && (text.charAt(at) == one || text.charAt(at) == other);
        at += here ? 1 : 0;
        return here;
    }

    /** Passes over digits and tells how many there were; keeps their value as long as it is small. */
    private int digits() {
        int from = at;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            digits = digits < QUICK ? digits * 10 + text.charAt(at) - '0' : digits;
            at++;
        }
        return at - from;
    }
}
