package org.sdvp.cli.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TableTest {
    private static final Screen COLOURED = new Screen(true, 80, 24, true);

    private static Table table() {
        Table table = new Table("NAME", "°C", "NOTE").alignRight(1).flexible(2);
        table.add(new Cell("hp01", Style.CYAN), Cell.of("21.5"), Cell.of("a rather long note for a narrow screen"));
        table.add(Cell.of("hp02"), Cell.of("-3.25"), Cell.of(""));
        return table;
    }

    @Test
    void lines_areAlignedAndWithoutTrailingSpaces() {
        assertThat(table().lines(Screen.FILE))
                .containsExactly(
                        "NAME     °C  NOTE", "hp01   21.5  a rather long note for a narrow screen", "hp02  -3.25");
    }

    @Test
    void lines_onANarrowTerminal_cutTheFlexibleColumn() {
        assertThat(table().lines(new Screen(true, 30, 24, false)))
                .containsExactly("NAME     °C  NOTE", "hp01   21.5  a rather long no…", "hp02  -3.25");
    }

    @Test
    void lines_withColours_areAlignedByWhatIsSeen() {
        assertThat(table().lines(COLOURED).get(1))
                .isEqualTo("\u001b[36mhp01\u001b[0m   21.5  a rather long note for a narrow screen");
        assertThat(table().lines(COLOURED).get(0)).startsWith("\u001b[1mNAME\u001b[0m     \u001b[1m°C\u001b[0m");
    }

    @Test
    void cell_fromAPeer_cannotActOnTheTerminal() {
        assertThat(Cell.of("a\u001b[2Jb\nc\u202ed").text()).isEqualTo("a?[2Jb?c?d");
    }

    @Test
    void add_withAWrongNumberOfCells_isRefused() {
        Table table = table();
        assertThatThrownBy(() -> table.add(Cell.of("x"))).hasMessage("expected 3 cells, but got 1");
    }
}
