package org.sdvp.centre.fleet.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PriceCsvTest {
    private static final String HEAD = "time_utc,DK1_EUR_per_MWh,DK2_EUR_per_MWh\n";

    private static List<PriceSeries> read(String text) throws IOException {
        return PriceCsv.read("prices.csv", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<PriceSeries> file(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(PriceCsvTest.class.getResourceAsStream(name))) {
            return PriceCsv.read(name, in);
        }
    }

    private static Instant at(String text) {
        return Instant.parse(text);
    }

    @Test
    void quarterHours_ofTheMarket_areRead() throws IOException {
        PriceSeries west = file("spot_dk_15min_2025-11-10_2025-11-23.csv").get(0);
        assertThat(west.zone()).isEqualTo(Zone.DK1);
        assertThat(west.size()).isEqualTo(1344);
        assertThat(west.mean(at("2025-11-10T00:00:00Z"), at("2025-11-10T00:15:00Z")))
                .hasValue(88.71);
        assertThat(west.mean(at("2025-11-10T00:00:00Z"), at("2025-11-10T01:00:00Z"))
                        .orElseThrow())
                .isCloseTo((88.71 + 88.46 + 86.43 + 86.94) / 4, within(1e-9));
        assertThat(west.missing(at("2025-11-10T00:00:00Z"), at("2025-11-24T00:00:00Z")))
                .isEmpty();
    }

    @Test
    void dayOnWhichTheClockIsPut_has23Or25Hours() throws IOException {
        PriceSeries east = file("spot_dk_hourly_clock_changes_2024.csv").get(1);
        for (var hours : List.of(List.of("2024-03-31", "23"), List.of("2024-10-27", "25"))) {
            PriceSeries.Stretch day = PriceSeries.day(Zone.DK2, LocalDate.parse(hours.get(0)));
            assertThat(PriceSeries.length(day)).isEqualTo(Duration.ofHours(Long.parseLong(hours.get(1))));
            assertThat(east.missing(day.from(), day.to())).isEmpty();
            assertThat(east.mean(day.from(), day.to())).isPresent();
        }
    }

    @Test
    void pricesAndCo2OfTheDemo_areOfTheSameHours() throws IOException {
        PriceSeries prices = file("spot_dk_2024-11-11_2024-11-24.csv").get(0);
        PriceSeries co2 = file("co2_dk_2024-11-11_2024-11-24.csv").get(0);
        assertThat(co2.quantity()).isEqualTo(PriceSeries.Quantity.CO2);
        assertThat(co2.entries().keySet()).isEqualTo(prices.entries().keySet());
    }

    @Test
    void missingQuarter_isMissing_andTheOneBeforeItIsNoLonger() throws IOException {
        PriceSeries series = read(HEAD + "2025-11-10T00:00Z,1,\n2025-11-10T00:15Z,2,5\n2025-11-10T00:45Z,4,6\n")
                .get(0);
        assertThat(series.missing(at("2025-11-10T00:00:00Z"), at("2025-11-10T01:00:00Z")))
                .containsExactly(new PriceSeries.Stretch(at("2025-11-10T00:30:00Z"), at("2025-11-10T00:45:00Z")));
        assertThat(series.mean(at("2025-11-10T00:00:00Z"), at("2025-11-10T01:00:00Z")))
                .isEmpty();
        assertThat(series.mean(at("2025-11-10T00:00:00Z"), at("2025-11-10T00:30:00Z")))
                .hasValue(1.5);
    }

    @Test
    void hoursThenQuarters_whenTheMarketChanged() throws IOException {
        PriceSeries series = read(HEAD + "2025-09-30T20:00Z,10,0\n2025-09-30T21:00Z,20,0\n2025-09-30T22:00Z,1,0\n"
                        + "2025-09-30T22:15Z,3,0\n")
                .get(0);
        assertThat(series.mean(at("2025-09-30T20:00:00Z"), at("2025-09-30T22:30:00Z"))
                        .orElseThrow())
                .isCloseTo((10 * 4 + 20 * 4 + 1 + 3) / 10.0, within(1e-9));
        assertThat(series.mean(at("2025-09-30T22:15:00Z"), at("2025-09-30T22:45:00Z")))
                .isEmpty();
    }

    @Test
    void columnsAndLinesInAnyOrder_markOfOctetOrder_otherLineEnds_andNegativePrices() throws IOException {
        List<PriceSeries> series = read("""
                \uFEFFDK2_EUR_per_MWh,time_utc\r
                -3.5,2024-01-01T01:00:00Z\r
                7,2024-01-01T01:00:00+01:00\r
                \r
                """);
        assertThat(series).hasSize(1);
        assertThat(series.get(0).zone()).isEqualTo(Zone.DK2);
        assertThat(series.get(0).entries().values()).containsExactly(7.0, -3.5);
    }

    @Test
    void newerValues_standInPlaceOfOlder() throws IOException {
        PriceSeries old =
                read(HEAD + "2024-01-01T00:00Z,1,1\n2024-01-01T01:00Z,2,2\n").get(0);
        PriceSeries next =
                read(HEAD + "2024-01-01T01:00Z,5,2\n2024-01-01T02:00Z,6,2\n").get(0);
        assertThat(old.with(next).entries().values()).containsExactly(1.0, 5.0, 6.0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`` | 1 | a header line",
                "time_utc | 1 | a column time_utc and one such as",
                "time,DK1_EUR_per_MWh | 1 | time_utc once",
                "time_utc,DK1_EUR_per_MWh,DK1_EUR_per_MWh | 1 | at most once",
                "time_utc,SE4_EUR_per_MWh | 1 | DK1 and DK2",
                "time_utc,DK1_EUR_per_MWh,DK2_gCO2_per_kWh | 1 | the same unit",
                "time_utc,DK1_EUR_per_MWh | 1 | at least one value of DK1",
                "time_utc,DK1_EUR_per_MWh;2024-01-01T00:00:00Z | 2 | 2 fields",
                "time_utc,DK1_EUR_per_MWh;2024-01-01 00:00,1 | 2 | a time with its zone",
                "time_utc,DK1_EUR_per_MWh;2024-01-01T00:00:00,1 | 2 | a time with its zone",
                "time_utc,DK1_EUR_per_MWh;1970-01-01T00:00:00Z,1 | 2 | 2000 to 2099",
                "time_utc,DK1_EUR_per_MWh;2024-01-01T00:01:00Z,1 | 2 | whole 5 minutes",
                "time_utc,DK1_EUR_per_MWh;2024-01-01T00:00:00Z,1;2024-01-01T01:00:00+01:00,2 | 3 | stands in line 2",
                "time_utc,DK1_EUR_per_MWh;2024-01-01T00:00:00Z,NaN | 2 | a number",
                "time_utc,DK1_EUR_per_MWh;2024-01-01T00:00:00Z,1e3 | 2 | a number",
                "time_utc,DK1_EUR_per_MWh;2024-01-01T00:00:00Z,0x1p3 | 2 | a number",
                "time_utc,DK1_EUR_per_MWh;2024-01-01T00:00:00Z,999999999 | 2 | -10000.0 to 100000.0 EUR_per_MWh",
                "time_utc,DK1_gCO2_per_kWh;2024-01-01T00:00:00Z,-1 | 2 | 0.0 to 5000.0 gCO2_per_kWh",
            })
    void whatIsWrong_isNamedWithItsLine(String text, int line, String expected) {
        assertThatThrownBy(() -> read(text.replace(';', '\n')))
                .isInstanceOfSatisfying(
                        PriceFormatException.class, e -> assertThat(e.line()).isEqualTo(line))
                .hasMessageStartingWith("prices.csv, line " + line + ": expected ")
                .hasMessageContaining(expected);
    }

    @Test
    void streamWithoutEnd_isRefused_afterALineOfSomeLength() {
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                return 'x';
            }
        };
        assertThatThrownBy(() -> PriceCsv.read("endless", endless))
                .isInstanceOf(PriceFormatException.class)
                .hasMessageContaining("at most 512 octets");
    }

    @Test
    void octetsThatAreNoText_areRefused_andNothingOfThemIsShownRaw() {
        byte[] octets = {(byte) 0xC3, 0x28, '\n'};
        assertThatThrownBy(() -> PriceCsv.read("octets", new ByteArrayInputStream(octets)))
                .hasMessageContaining("text in UTF-8");
        assertThatThrownBy(() -> read("time_utc,\u001b[31mDK1\n")).hasMessageContaining("?[31mDK1");
    }

    @RepeatedTest(50)
    void damagedFile_isReadOrRefused_butNothingElse(RepetitionInfo info) throws IOException {
        Random lot = new Random(info.getCurrentRepetition());
        StringBuilder text = new StringBuilder(HEAD + "2024-01-01T00:00Z,1,1\n2024-01-01T01:00Z,2,-2.25\n");
        for (int i = lot.nextInt(6); i >= 0; i--) {
            text.setCharAt(lot.nextInt(text.length()), "0,\n-.Zx\u0000é\"+".charAt(lot.nextInt(11)));
        }
        try {
            assertThat(read(text.toString())).isNotEmpty();
        } catch (PriceFormatException e) {
            assertThat(e.getMessage()).contains("expected");
        }
    }
}
