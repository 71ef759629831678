package org.sdvp.demo.screen;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.sdvp.demo.story.StoryEvent;
import org.sdvp.demo.watch.Pump;

/**
 * A terminal: the table redrawn in place, below it as much of the story's end as there is room for. At the end the whole
 * story is left behind.
 */
public final class TerminalDisplay implements Display {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final long INTERVAL_MILLIS = 500;
    private static final Duration BREATH = Duration.ofMillis(1200);
    private static final String HIDE_CURSOR = "\u001b[?25l";
    private static final String SHOW_CURSOR = "\u001b[?25h";
    private static final String CLEAR_LINE = "\u001b[K";
    private static final String CLEAR_BELOW = "\u001b[J";
    private static final String CLEAR_ALL = "\u001b[2J\u001b[H";
    private static final int FEWEST_STORY_LINES = 5;
    private static final int FRAME_LINES = 7;
    private static final Duration NOTICE_SHOWN = Duration.ofSeconds(8);

    private final PrintStream out;
    private final boolean colours;
    private final List<StoryEvent> story = new ArrayList<>();
    private String notice = "";
    private String hint = "";
    private Instant noticed = Instant.EPOCH;
    private TerminalSize size;
    private @Nullable Board board;
    private int drawn;
    private boolean started;
    private boolean closed;

    /**
     * Makes one.
     *
     * @param out the terminal
     * @param size of it
     * @param colours whether to colour
     */
    public TerminalDisplay(PrintStream out, TerminalSize size, boolean colours) {
        this.out = out;
        this.size = size;
        this.colours = colours;
    }

    @Override
    public synchronized void progress(String text) {
        if (!started) {
            out.println(Ink.DIM.on("sdvp: " + text, colours));
        }
    }

    @Override
    public synchronized void notice(String text) {
        if (!started) {
            progress(text);
        }
        notice = text.replaceAll("\\p{Cntrl}", " ").strip();
        noticed = Instant.now();
        draw();
    }

    @Override
    public synchronized void hint(String text) {
        hint = text;
    }

    @Override
    public synchronized void show(Board newBoard) {
        board = newBoard;
        draw();
    }

    @Override
    public synchronized void story(StoryEvent event) {
        story.add(event);
        draw();
    }

    @Override
    public long intervalMillis() {
        return INTERVAL_MILLIS;
    }

    @Override
    public Duration breath() {
        return BREATH;
    }

    /** Takes a new size: a terminal wraps and moves lines by itself then, so everything is drawn anew. */
    public synchronized void resize(TerminalSize newSize) {
        if (!newSize.equals(size)) {
            size = newSize;
            if (started && !closed) {
                out.print(CLEAR_ALL);
                drawn = 0;
                draw();
            }
        }
    }

    private void draw() {
        Board shown = board;
        if (shown == null || closed) {
            return;
        }
        StringBuilder text = new StringBuilder();
        if (!started) {
            started = true;
            text.append(HIDE_CURSOR).append(System.lineSeparator());
        }
        text.append(upwards());
        List<String> lines = lines(shown);
        text.append(String.join(CLEAR_LINE + "\n", lines)).append(CLEAR_LINE).append(CLEAR_BELOW);
        drawn = lines.size();
        out.print(text);
        out.flush();
    }

    private String upwards() {
        return drawn == 0 ? "" : "\r" + (drawn > 1 ? "\u001b[" + (drawn - 1) + "A" : "");
    }

    private List<String> lines(Board shown) {
        List<String> lines = new ArrayList<>();
        lines.add(title(shown));
        PumpTable table = new PumpTable(size.columns(), colours, shown.pumps());
        lines.addAll(table.headings());
        int room = Math.max(1, size.rows() - FRAME_LINES - FEWEST_STORY_LINES);
        List<Pump> pumps = shown.pumps();
        int rows = pumps.size() <= room ? pumps.size() : room - 1;
        pumps.subList(0, rows).forEach(pump -> lines.add(table.row(pump, shown.now())));
        if (rows < pumps.size()) {
            lines.add(Ink.DIM.on(
                    "… and " + (pumps.size() - rows) + " more, for which this terminal is too low", colours));
        }
        lines.add("");
        List<String> footer = footer();
        List<String> tail = tail();
        int left = Math.max(1, size.rows() - 1 - lines.size() - footer.size());
        lines.addAll(tail.subList(Math.max(0, tail.size() - left), tail.size()));
        lines.addAll(footer);
        return lines;
    }

    private String title(Board shown) {
        String time = CLOCK.format(shown.now().atZone(ZoneId.systemDefault()));
        String count = shown.online() + " of " + shown.pumps().size() + " pumps online";
        String text = "SDVP  " + count + "  " + shown.title();
        int room = size.columns() - time.length() - 2;
        String cut = text.length() <= room ? text : text.substring(0, room - 1) + "…";
        return Ink.BOLD.on(cut, colours) + " ".repeat(size.columns() - cut.length() - time.length()) + time;
    }

    /** The last notice for a while, then the hint. */
    private List<String> footer() {
        boolean fresh =
                !notice.isEmpty() && Duration.between(noticed, Instant.now()).compareTo(NOTICE_SHOWN) < 0;
        String text = fresh ? notice : hint;
        return text.isEmpty() ? List.of() : List.of("", Ink.DIM.on(cut(text), colours));
    }

    private String cut(String text) {
        return text.length() <= size.columns() ? text : text.substring(0, size.columns() - 1) + "…";
    }

    private List<String> tail() {
        StoryLines storyLines = new StoryLines(size.columns(), colours);
        List<String> tail = new ArrayList<>();
        story.forEach(event -> tail.addAll(storyLines.of(event)));
        return tail;
    }

    @Override
    public synchronized void summary(List<String> summary) {
        Board last = board;
        if (last != null) {
            out.print(upwards() + CLEAR_BELOW);
            out.println(title(last));
            PumpTable table = new PumpTable(size.columns(), colours, last.pumps());
            table.headings().forEach(out::println);
            last.pumps().forEach(pump -> out.println(table.row(pump, last.now())));
            out.println();
            StoryLines storyLines = new StoryLines(size.columns(), colours);
            story.forEach(event -> storyLines.of(event).forEach(out::println));
            out.println();
        }
        closed = true;
        summary.forEach(out::println);
        restore();
    }

    @Override
    public synchronized void close() {
        if (!closed && drawn > 0) {
            out.println();
        }
        closed = true;
        restore();
    }

    private void restore() {
        if (started) {
            out.print(SHOW_CURSOR);
        }
        out.flush();
    }
}
