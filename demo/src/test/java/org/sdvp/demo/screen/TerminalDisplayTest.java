package org.sdvp.demo.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.sdvp.demo.story.StoryEvent;
import org.sdvp.demo.watch.Pump;
import org.sdvp.demo.watch.Pumps;

class TerminalDisplayTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

    private String written() {
        String text = bytes.toString(StandardCharsets.UTF_8);
        bytes.reset();
        return text;
    }

    private static long height(String frame) {
        return frame.chars().filter(c -> c == '\n').count() + 1;
    }

    private static Board board(int pumps) {
        List<Pump> list = IntStream.rangeClosed(1, pumps)
                .mapToObj(i -> Pumps.heating("hp" + i))
                .toList();
        return new Board(Pumps.MEASURED, "prosody", list);
    }

    private static StoryEvent event(String text) {
        return new StoryEvent(Pumps.MEASURED, StoryEvent.Chapter.SET_POINT, StoryEvent.Kind.DONE, "hp1", text);
    }

    @Test
    void everyFrame_goesBackToTheTopOfTheOneBefore() {
        TerminalDisplay display = new TerminalDisplay(out, new TerminalSize(80, 24), false);
        display.show(board(3));
        String first = written();
        assertThat(first).startsWith("\u001b[?25l").contains("3 of 3 pumps online");
        display.show(board(3));
        String second = written();
        long lines = height(second);
        assertThat(second).startsWith("\r\u001b[" + (lines - 1) + "A").doesNotContain("\u001b[?25l");
    }

    @Test
    void frameNeverGrowsHigherThanTheTerminal() {
        TerminalDisplay display = new TerminalDisplay(out, new TerminalSize(80, 24), false);
        display.show(board(40));
        for (int i = 0; i < 50; i++) {
            display.story(event("line " + i));
        }
        written();
        display.hint("a hint");
        display.show(board(40));
        String frame = written();
        assertThat(height(frame)).isLessThan(24);
        assertThat(frame).contains("… and ", "line 49", "a hint").doesNotContain("line 1 ");
    }

    @Test
    void newSize_isDrawnOnAClearScreen() {
        TerminalDisplay display = new TerminalDisplay(out, new TerminalSize(80, 24), false);
        display.show(board(3));
        written();
        display.resize(new TerminalSize(200, 50));
        assertThat(written()).startsWith("\u001b[2J\u001b[H").contains("Energy");
        display.resize(new TerminalSize(200, 50));
        assertThat(written()).isEmpty();
    }

    @Test
    void noticeIsOneLine_withoutControlCharacters() {
        TerminalDisplay display = new TerminalDisplay(out, new TerminalSize(80, 24), false);
        display.show(board(1));
        written();
        display.notice("evil \u001b[2J\nlines " + "x".repeat(100));
        assertThat(written()).contains("evil  [2J lines xxx").contains("…").doesNotContain("\u001b[2J");
    }

    @Test
    void summary_leavesWholeTableAndStoryBehind_andTheCursorShown() {
        TerminalDisplay display = new TerminalDisplay(out, new TerminalSize(80, 24), false);
        display.show(board(40));
        for (int i = 0; i < 50; i++) {
            display.story(event("line " + i));
        }
        written();
        display.summary(List.of("All is over."));
        display.close();
        assertThat(written())
                .contains("hp40 ", "line 0", "line 49", "All is over.")
                .endsWith("\u001b[?25h\u001b[?25h");
        display.show(board(1));
        assertThat(written()).isEmpty();
    }

    @Test
    void progress_isPlainLinesBeforeTheTable() {
        TerminalDisplay display = new TerminalDisplay(out, new TerminalSize(80, 24), false);
        display.progress("starting prosody");
        assertThat(written()).isEqualTo("sdvp: starting prosody\n");
    }

    @Test
    void storyLines_areWrappedBelowThemselves() {
        List<String> lines = new StoryLines(40, false).of(event("one two three four five six seven eight"));
        assertThat(lines)
                .hasSizeGreaterThan(1)
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(40));
        assertThat(lines.get(1)).startsWith(" ".repeat(16)).doesNotStartWith(" ".repeat(17));
    }

    @Test
    void sizeOfATerminal_isReadFromStty() {
        assertThat(TerminalSize.parse("50 200")).contains(new TerminalSize(200, 50));
        assertThat(TerminalSize.parse("0 0")).isEmpty();
        assertThat(TerminalSize.parse("stty: no tty")).isEmpty();
        assertThat(new TerminalSize(1, 1)).isEqualTo(new TerminalSize(40, 10));
    }
}
