package org.sdvp.wire.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecimalsTest {
    private static final int NUMBERS = 1000;

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0.0, -0",
        "1, 1",
        "-21.5, -21.5",
        "0.1, 0.1",
        "0.00001, 0.00001",
        "0.000009, 9E-6",
        "1E14, 100000000000000",
        "1E15, 1E15",
        "1.5E-7, 1.5E-7",
        "2E-45, 1E-45",
        "9.8607613E-32, 9.8607613E-32",
        "3.4028235E38, 3.4028235E38",
        "16777216, 16777216",
        "33554432, 33554432",
        "2.0E-3, 0.002",
        "NaN, NaN",
        "Infinity, INF",
        "-Infinity, -INF"
    })
    void aFloat_hasOneText(float value, String text) {
        assertThat(Decimals.text(value)).isEqualTo(text);
        assertThat(Float.floatToIntBits(DecimalReader.float32(text))).isEqualTo(Float.floatToIntBits(value));
    }

    @ParameterizedTest
    @CsvSource({
        "2.0E-3, 0.002",
        "2.2250738585072014E-308, 2.2250738585072014E-308",
        "4.9E-324, 5E-324",
        "1.7976931348623157E308, 1.7976931348623157E308",
        "2.2E-322, 2.2E-322",
        "9007199254740993, 9.007199254740992E15",
        "999999999999999.9, 999999999999999.9",
        "0.3, 0.3",
        "0.30000000000000004, 0.30000000000000004"
    })
    void aDouble_hasOneText(double value, String text) {
        assertThat(Decimals.text(value)).isEqualTo(text);
        assertThat(DecimalReader.float64(text)).isEqualTo(value);
    }

    @Test
    void aNumberThatJava17PrintsWithMoreDigits_hasTheFewest() {
        // Double.toString and Float.toString of Java 17: 1.9999999999999998E23 and 8.5899346E9.
        assertThat(Decimals.text(Double.parseDouble("2e23"))).isEqualTo("2E23");
        assertThat(Decimals.text(Math.scalb(1f, 33))).isEqualTo("8589935000");
    }

    /** The definition word by word: the quick ways must give the same digits. */
    private static BigDecimal shortest(float value) {
        BigDecimal exact = new BigDecimal(value);
        for (int digits = 1; ; digits++) {
            BigDecimal rounded = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
            if (Float.parseFloat(rounded.toString()) == value) {
                return rounded;
            }
        }
    }

    private static BigDecimal shortest(double value) {
        BigDecimal exact = new BigDecimal(value);
        for (int digits = 1; ; digits++) {
            BigDecimal rounded = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
            if (Double.parseDouble(rounded.toString()) == value) {
                return rounded;
            }
        }
    }

    private static void check(float value, String seed) {
        String text = Decimals.text(value);
        Supplier<String> which =
                () -> seed + ", bits " + Integer.toHexString(Float.floatToRawIntBits(value)) + ", " + text;
        assertThat(Float.floatToIntBits(DecimalReader.float32(text))).as(which).isEqualTo(Float.floatToIntBits(value));
        if (Float.isFinite(value) && value != 0) {
            assertThat(new BigDecimal(text)).as(which).isEqualByComparingTo(shortest(value));
            checkForm(text, which);
        }
    }

    private static void check(double value, String seed) {
        String text = Decimals.text(value);
        Supplier<String> which =
                () -> seed + ", bits " + Long.toHexString(Double.doubleToRawLongBits(value)) + ", " + text;
        assertThat(Double.doubleToLongBits(DecimalReader.float64(text)))
                .as(which)
                .isEqualTo(Double.doubleToLongBits(value));
        if (Double.isFinite(value) && value != 0) {
            assertThat(new BigDecimal(text)).as(which).isEqualByComparingTo(shortest(value));
            checkForm(text, which);
        }
    }

    private static void checkForm(String text, Supplier<String> which) {
        BigDecimal number = new BigDecimal(text).stripTrailingZeros();
        int exponent = number.precision() - number.scale() - 1;
        if (exponent >= -5 && exponent < 15) {
            assertThat(text).as(which).isEqualTo(number.toPlainString());
        } else {
            assertThat(text)
                    .as(which)
                    .matches("-?[1-9](\\.[0-9]*[1-9])?E-?[1-9][0-9]*")
                    .endsWith("E" + exponent);
        }
    }

    @RepeatedTest(3)
    void numbersOfAnyBits_areWrittenByTheDefinition(RepetitionInfo repetition) {
        long seed = repetition.getCurrentRepetition() * 104729L;
        Random random = new Random(seed);
        for (int i = 0; i < NUMBERS; i++) {
            check(Float.intBitsToFloat(random.nextInt()), "seed " + seed);
            check(Double.longBitsToDouble(random.nextLong()), "seed " + seed);
        }
    }

    @RepeatedTest(3)
    void measuredNumbers_areWrittenByTheDefinition(RepetitionInfo repetition) {
        long seed = repetition.getCurrentRepetition() * 1299709L;
        Random random = new Random(seed);
        for (int i = 0; i < NUMBERS; i++) {
            double size = Math.pow(10, random.nextInt(-6, 17));
            check((float) ((random.nextDouble() - 0.5) * size), "seed " + seed);
            check(Math.round(random.nextDouble() * 1e5) / (float) Math.pow(10, random.nextInt(6)), "seed " + seed);
            check(random.nextInt(1 << 25) / (float) (1 << random.nextInt(25)), "seed " + seed);
            check((random.nextDouble() - 0.5) * size, "seed " + seed);
            check(Math.round(random.nextDouble() * 1e9) / Math.pow(10, random.nextInt(10)), "seed " + seed);
        }
    }

    @Test
    void powersOfTwoAndTenAndTheirNeighbours_areWrittenByTheDefinition() {
        for (int exponent = -149; exponent < 128; exponent++) {
            float power = Math.scalb(1f, exponent);
            check(power, "power");
            check(Math.nextUp(power), "power");
            check(Math.nextDown(power), "power");
        }
        for (int exponent = -1074; exponent < 1024; exponent += 3) {
            double power = Math.scalb(1d, exponent);
            check(power, "power");
            check(Math.nextDown(power), "power");
        }
        for (int exponent = -45; exponent < 39; exponent++) {
            float power = Float.parseFloat("1E" + exponent);
            check(Math.nextUp(power), "power of ten");
            check(Math.nextDown(power), "power of ten");
            check(Double.parseDouble("1E" + exponent), "power of ten");
        }
    }

    @RepeatedTest(3)
    void anyDecimal_isReadCorrectlyRounded(RepetitionInfo repetition) {
        long seed = repetition.getCurrentRepetition() * 15485863L;
        Random random = new Random(seed);
        for (int i = 0; i < NUMBERS; i++) {
            String text =
                    random.nextInt(1_000_000_000) + (random.nextBoolean() ? "" : "." + random.nextInt(1_000_000_000));
            assertThat(DecimalReader.float32(text)).as(text).isEqualTo(Float.parseFloat(text));
            assertThat(DecimalReader.float64("-" + text)).as(text).isEqualTo(-Double.parseDouble(text));
        }
    }

    @Test
    void decimalsInTheMiddleOfTwoFloats_areReadToTheEvenOne() {
        for (int i = 0; i < 64; i++) {
            float low = 8192 + i / 1024f;
            BigDecimal middle =
                    new BigDecimal(low).add(new BigDecimal(Math.nextUp(low))).divide(BigDecimal.valueOf(2));
            assertThat(DecimalReader.float32(middle.toPlainString()))
                    .isEqualTo(Float.parseFloat(middle.toPlainString()));
        }
    }
}
