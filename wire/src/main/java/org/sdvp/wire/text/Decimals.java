package org.sdvp.wire.text;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Writes floating-point numbers, the same on every platform; {@link DecimalReader} reads them.
 *
 * <p>A number is written with the fewest significant digits N (at most 9 for FLOAT32, 17 for FLOAT64) for which the
 * number rounded half-even to N digits reads back as itself; C gives the same with {@code "%.*e"} for growing N. Not
 * {@code Float.toString}, whose digits differ between Java 17 and later ones. The digits stand plainly for decimal
 * exponents from -5 to 14, else as {@code d.dddE-12}. Zero is {@code 0} or {@code -0}; the rest {@code NaN},
 * {@code INF} and {@code -INF}.
 */
public final class Decimals {
    private static final int MIN_PLAIN_EXPONENT = -5;
    private static final int MAX_PLAIN_EXPONENT = 14;
    private static final double[] POWERS = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12};

    /** Numbers below this and above its kind's coarsest step are tried with few decimals first. */
    private static final double MIN_QUICK = 1e-3;

    private static final double MAX_QUICK_FLOAT = 1 << 24;
    private static final int MAX_QUICK_FLOAT_DECIMALS = 8;
    private static final double MAX_QUICK_DOUBLE = 1e15;

    /** The most characters of a number that is written quickly: 15 digits and a zero, minus and point. */
    private static final int MAX_PLAIN = 20;

    private Decimals() {}

    /**
     * The shortest decimal that is read as this number.
     *
     * @return as XML Schema writes a float: {@code NaN}, {@code INF} and {@code -INF} too
     */
    public static String text(float value) {
        String special = special(value);
        if (special != null) {
            return special;
        }
        float size = Math.abs(value);
        if (size > MIN_QUICK && size < MAX_QUICK_FLOAT) {
            // The product is exact (24 + 19 bits), and no decimal of so few digits lies near enough to the middle of
            // two floats for the detour over a double to round the wrong way.
            for (int decimals = 0; decimals <= MAX_QUICK_FLOAT_DECIMALS; decimals++) {
                double scaled = Math.rint(size * POWERS[decimals]);
                if ((float) (scaled / POWERS[decimals]) == size) {
                    return plain(value < 0, (long) scaled, decimals);
                }
            }
        }
        return shortest(value, Precision.SINGLE, rounded -> rounded.floatValue() == size);
    }

    /**
     * The shortest decimal that is read as this number.
     *
     * @return as XML Schema writes a double: {@code NaN}, {@code INF} and {@code -INF} too
     */
    public static String text(double value) {
        String special = special(value);
        if (special != null) {
            return special;
        }
        double size = Math.abs(value);
        if (size > MIN_QUICK && size < MAX_QUICK_DOUBLE) {
            // At most one decimal of up to 15 digits reads as a given double: if it does, it is the nearest one.
            for (int decimals = 0; decimals < POWERS.length; decimals++) {
                double scaled = Math.rint(size * POWERS[decimals]);
                if (scaled >= MAX_QUICK_DOUBLE) {
                    break;
                }
                if (scaled / POWERS[decimals] == size) {
                    return plain(value < 0, (long) scaled, decimals);
                }
            }
        }
        return shortest(value, Precision.DOUBLE, rounded -> rounded.doubleValue() == size);
    }

    private static @Nullable String special(double value) {
        if (value == 0) {
            return 1 / value < 0 ? "-0" : "0";
        }
        if (Double.isNaN(value)) {
            return "NaN";
        }
        return Double.isInfinite(value) ? (value < 0 ? "-INF" : "INF") : null;
    }

    /**
     * How many significant digits a kind of number needs.
     *
     * @param safe digits of which each decimal is a number of its own: if so many do not do, fewer do not either
     * @param most digits that always do
     * @param minNormal the smallest number for which {@code safe} holds
     */
    private record Precision(int safe, int most, double minNormal) {
        static final Precision SINGLE = new Precision(6, 9, Float.MIN_NORMAL);
        static final Precision DOUBLE = new Precision(15, 17, Double.MIN_NORMAL);
    }

    /** The definition, by trial. */
    private static String shortest(double value, Precision precision, Predicate<BigDecimal> readsBack) {
        double size = Math.abs(value);
        BigDecimal exact = new BigDecimal(size);
        boolean fewer = size < precision.minNormal() || readsBack.test(rounded(exact, precision.safe()));
        for (int digits = fewer ? 1 : precision.safe() + 1; digits < precision.most(); digits++) {
            BigDecimal candidate = rounded(exact, digits);
            if (readsBack.test(candidate)) {
                return text(value < 0, candidate);
            }
        }
        return text(value < 0, rounded(exact, precision.most()));
    }

    private static BigDecimal rounded(BigDecimal exact, int digits) {
        return exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
    }

    private static String text(boolean negative, BigDecimal value) {
        BigDecimal bare = value.stripTrailingZeros();
        int exponent = bare.precision() - bare.scale() - 1;
        StringBuilder out = new StringBuilder(24);
        if (negative) {
            out.append('-');
        }
        if (exponent >= MIN_PLAIN_EXPONENT && exponent <= MAX_PLAIN_EXPONENT) {
            return out.append(bare.toPlainString()).toString();
        }
        String digits = bare.unscaledValue().toString();
        out.append(digits.charAt(0));
        if (digits.length() > 1) {
            out.append('.').append(digits, 1, digits.length());
        }
        return out.append('E').append(exponent).toString();
    }

    private static String plain(boolean negative, long digits, int decimals) {
        char[] out = new char[MAX_PLAIN];
        int at = MAX_PLAIN;
        long left = digits;
        for (int i = 0; i <= decimals || left > 0; i++) {
            if (i == decimals && i > 0) {
                out[--at] = '.';
            }
            out[--at] = (char) ('0' + left % 10);
            left /= 10;
        }
        if (negative) {
            out[--at] = '-';
        }
        return new String(out, at, MAX_PLAIN - at);
    }
}
