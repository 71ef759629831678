package org.sdvp.model.scl.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sdvp.model.RandomValues;
import org.sdvp.model.value.BasicType;
import org.sdvp.model.value.DataType;
import org.sdvp.model.value.DataValue;
import org.sdvp.model.value.ValueText;

class ValTextTest {
    private static final DataType.Enumeration MULTIPLIER =
            new DataType.Enumeration("MultiplierKind", Map.of(-3, "m", 0, "", 6, "M", 7, "M"));

    private final List<String> oddities = new ArrayList<>();

    private Optional<DataValue> parsed(DataType type, String text) {
        return ValText.parse(type, text, oddities::add);
    }

    @ParameterizedTest
    @CsvSource({
        "BOOLEAN,      1,                    true",
        "BOOLEAN,      false,                false",
        "INT32,        +5,                   5",
        "INT16U,       65535,                65535",
        "FLOAT32,      .5,                   0.5",
        "FLOAT32,      -5.,                  -5.0",
        "FLOAT32,      +1e3,                 1000",
        "FLOAT64,      -INF,                 -Infinity",
        "FLOAT32,      NaN,                  NaN",
        "DBPOS,        intermediate-state,   intermediate",
        "DBPOS,        on,                   on",
        "TCMD,         higher,               higher",
        "QUALITY,      0100000000000,        invalid",
        "TIMESTAMP,    2026-11-23T06:30:00Z, 2026-11-23T06:30:00Z",
        "OCTET_STRING, 00FF,                 00ff",
        "OCTET_STRING, '',                   ''",
        "VISIBLE_STRING, ' a b ',            ' a b '"
    })
    void aFormOfTheStandard_isReadWithoutAWord(BasicType basic, String text, String meant) {
        DataType type = new DataType.Basic(basic);

        assertThat(parsed(type, text)).contains(ValueText.parse(type, meant));
        assertThat(oddities).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "BOOLEAN,      TRUE,                true,                 small letters",
        "INT32,        5.00,                5,                    left out the decimals",
        "FLOAT32,      '1,5',               1.5,                  took the comma",
        "INT8,         ' 7 ',               7,                    white space",
        "TIMESTAMP,    2026-11-23T06:30:00, 2026-11-23T06:30:00Z, took it for UTC",
        "OCTET_STRING, AAEC/w==,            000102ff,             base64",
        "VISIBLE_STRING, '\n  MyExt\n ',    MyExt,                line breaks"
    })
    void anotherForm_isReadAndTold(BasicType basic, String text, String meant, String told) {
        DataType type = new DataType.Basic(basic);

        assertThat(parsed(type, text)).contains(ValueText.parse(type, meant));
        assertThat(oddities).singleElement().asString().contains(told);
    }

    @ParameterizedTest
    @CsvSource({
        "BOOLEAN, maybe",
        "INT8, 128",
        "INT8U, -1",
        "FLOAT32, warm",
        "FLOAT32, .",
        "OCTET_STRING, xyz!",
        "QUALITY, 01"
    })
    void whatIsNoValue_isRefused(BasicType basic, String text) {
        assertThatThrownBy(() -> parsed(new DataType.Basic(basic), text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anEmptyValueOfATypeThatHasNone_isLeftOut() {
        assertThat(parsed(new DataType.Basic(BasicType.INT64), "")).isEmpty();
        assertThat(oddities).singleElement().asString().contains("but it is empty; left it out");
    }

    @Test
    void aLiteral_isReadAsItIsWritten() {
        assertThat(parsed(MULTIPLIER, "m")).contains(new DataValue.Int(BasicType.ENUMERATED, -3));
        assertThat(parsed(MULTIPLIER, "M")).contains(new DataValue.Int(BasicType.ENUMERATED, 6));
        assertThat(parsed(MULTIPLIER, "")).contains(new DataValue.Int(BasicType.ENUMERATED, 0));
        assertThat(oddities).isEmpty();
    }

    @Test
    void anOrdinal_isReadAndTold() {
        assertThat(parsed(MULTIPLIER, "-3")).contains(new DataValue.Int(BasicType.ENUMERATED, -3));
        assertThat(oddities).singleElement().asString().contains("got the ordinal -3; took m");
    }

    @Test
    void anUnknownLiteral_isRefused() {
        assertThatThrownBy(() -> parsed(MULTIPLIER, "k"))
                .hasMessage("expected a literal of MultiplierKind {-3=m, 0=, 6=M, 7=M}, but got \"k\"");
        assertThatThrownBy(() -> parsed(MULTIPLIER, "9")).isInstanceOf(IllegalArgumentException.class);
    }

    @RepeatedTest(200)
    void whatIsPrinted_isReadAsTheSame(RepetitionInfo repetition) {
        RandomValues random = new RandomValues(repetition.getCurrentRepetition());
        for (BasicType basic : BasicType.values()) {
            if (basic == BasicType.STRUCTURE || basic == BasicType.ARRAY) {
                continue;
            }
            DataType type = basic == BasicType.ENUMERATED ? MULTIPLIER : new DataType.Basic(basic);
            DataValue value = random.value(type);

            assertThat(parsed(type, ValText.print(type, value)))
                    .as("seed %d", repetition.getCurrentRepetition())
                    .contains(value);
        }
    }
}
