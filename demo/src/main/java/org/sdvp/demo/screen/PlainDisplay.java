package org.sdvp.demo.screen;

import java.io.PrintStream;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.sdvp.demo.story.StoryEvent;
import org.sdvp.demo.watch.Pump;

/** Plain lines, for files and pipes: the table as a block every few seconds, the story as it comes. */
public final class PlainDisplay implements Display {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final int WIDTH = 140;
    private static final long INTERVAL_MILLIS = 5000;

    private final PrintStream out;
    private final PrintStream err;

    /**
     * Makes one.
     *
     * @param out for table and story
     * @param err for progress and notices
     */
    public PlainDisplay(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    @Override
    public synchronized void progress(String text) {
        err.println("sdvp: " + text);
    }

    @Override
    public synchronized void notice(String text) {
        err.println("sdvp: " + text);
    }

    @Override
    public void hint(String text) {
        notice(text);
    }

    @Override
    public synchronized void show(Board board) {
        PumpTable table = new PumpTable(WIDTH, false, board.pumps());
        out.println();
        out.println(CLOCK.format(board.now().atZone(ZoneId.systemDefault())) + "  " + board.online() + " of "
                + board.pumps().size() + " pumps online  " + board.title());
        table.headings().forEach(out::println);
        for (Pump pump : board.pumps()) {
            out.println(table.row(pump, board.now()));
        }
    }

    @Override
    public synchronized void story(StoryEvent event) {
        new StoryLines(WIDTH, false).of(event).forEach(out::println);
    }

    @Override
    public long intervalMillis() {
        return INTERVAL_MILLIS;
    }

    @Override
    public Duration breath() {
        return Duration.ZERO;
    }

    @Override
    public synchronized void summary(List<String> summary) {
        out.println();
        summary.forEach(out::println);
        out.flush();
    }

    @Override
    public void close() {
        out.flush();
    }
}
