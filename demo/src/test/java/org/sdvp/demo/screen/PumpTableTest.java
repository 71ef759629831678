package org.sdvp.demo.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sdvp.demo.watch.Measure;
import org.sdvp.demo.watch.Pump;
import org.sdvp.demo.watch.Pumps;
import org.sdvp.model.value.Quality;

class PumpTableTest {
    private static final Instant NOW = Pumps.MEASURED.plusSeconds(7);

    private static List<String> lines(int width, boolean colours, Pump... pumps) {
        PumpTable table = new PumpTable(width, colours, List.of(pumps));
        List<String> lines = new ArrayList<>(table.headings());
        for (Pump pump : pumps) {
            lines.add(table.row(pump, NOW));
        }
        return lines;
    }

    private static String bare(String line) {
        return line.replaceAll("\u001b\\[[0-9;]*m", "");
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 60, 70, 76, 80, 100, 120, 200})
    void noLineIsWiderThanTheScreen(int width) {
        assertThat(lines(width, true, Pumps.heating("hp01"), Pumps.gone(Pumps.heating("hp02"))))
                .allSatisfy(line -> assertThat(bare(line).length()).isLessThanOrEqualTo(width));
    }

    @Test
    void eightyColumns_holdEverythingThatMatters() {
        assertThat(lines(80, false, Pumps.heating("hp01")).get(0))
                .isEqualTo("Pump  Online    Outd  Room  Tank  Flow   Ret  Elec   Heat  COP State      Age");
        assertThat(lines(80, false, Pumps.heating("hp01")).get(2))
                .matches("hp01  ..:..:.. -12\\.3  21\\.3  21\\.3  21\\.3  21\\.3 12345  34588 21\\.3 heating      7");
    }

    @Test
    void widerScreens_showMore() {
        assertThat(lines(80, false, Pumps.heating("hp01")).get(0)).doesNotContain("Mode");
        assertThat(lines(120, false, Pumps.heating("hp01")).get(0))
                .contains("Mode")
                .doesNotContain("Energy");
        assertThat(lines(200, false, Pumps.heating("hp01")).get(0)).contains("Mode", "Room wanted", "Energy");
    }

    @Test
    void agentsInDifferentLanguages_areTold_whereThereIsRoom() {
        Pump java = Pumps.awaited("hp01");
        Pump c = Pumps.awaited("c01", Pump.Program.C);
        assertThat(lines(120, false, c, java).get(0)).contains(" Agent");
        assertThat(lines(120, false, c, java)).element(2).asString().matches("c01 +awaited +C");
        assertThat(lines(120, false, c, java)).element(3).asString().matches("hp01 +awaited +Java");
        assertThat(lines(120, false, java, java).get(0)).doesNotContain("Agent");
        assertThat(lines(80, false, c, java).get(0)).doesNotContain("Agent");
    }

    @Test
    void cellsStandBelowTheirHeadings() {
        List<String> lines = lines(200, false, Pumps.heating("hp01"));
        assertThat(lines.get(2).indexOf("heating")).isEqualTo(lines.get(0).indexOf("State"));
        assertThat(lines.get(2).indexOf("12345") + 5).isEqualTo(lines.get(0).indexOf("Elec") + 4);
    }

    @Test
    void doubtfulValuesAreMarked_andInvalidOnesNotShown() {
        Pump doubtful = Pumps.with(
                Pumps.heating("hp01"),
                Measure.ROOM,
                20,
                Quality.of(Quality.Validity.QUESTIONABLE, Quality.Flag.OLD_DATA));
        Pump invalid = Pumps.with(doubtful, Measure.TANK, 99, Quality.of(Quality.Validity.INVALID));
        assertThat(lines(80, false, invalid).get(2)).contains("20.0?").doesNotContain("99");
    }

    @Test
    void noHeatMade_hasNoRatio() {
        Pump resting = Pumps.with(Pumps.heating("hp01"), Measure.COP, 0, Quality.GOOD);
        assertThat(lines(80, false, resting).get(2)).contains("   - heating");
    }

    @Test
    void offlinePump_keepsItsLastValues_andSaysSo() {
        String line = lines(80, false, Pumps.gone(Pumps.heating("hp01"))).get(2);
        assertThat(line).matches("hp01  - .*21\\.3.* offline      7");
    }

    @Test
    void pumpNotSeenYet_isAnEmptyRow() {
        assertThat(lines(80, false, Pumps.awaited("hp01")).get(2)).matches("hp01 +awaited");
    }

    @Test
    void coloursAreOnlyWhereWanted() {
        assertThat(String.join("", lines(80, false, Pumps.heating("hp01")))).doesNotContain("\u001b");
        assertThat(String.join("", lines(80, true, Pumps.heating("hp01")))).contains("\u001b[32mheating\u001b[0m");
    }

    @Test
    void longNames_widenTheirColumn() {
        assertThat(lines(100, false, Pumps.heating("heat-pump-of-mrs-hansen")).get(2))
                .startsWith("heat-pump-of-mrs-hansen ");
    }
}
