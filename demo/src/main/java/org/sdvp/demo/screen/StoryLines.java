package org.sdvp.demo.screen;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.sdvp.demo.story.StoryEvent;

/** Lines of the story: time, pump, and the text wrapped below itself. */
final class StoryLines {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final int NARROWEST = 20;

    private final int width;
    private final boolean colours;

    StoryLines(int width, boolean colours) {
        this.width = width;
        this.colours = colours;
    }

    /** The lines of one event, the first with time and pump. */
    List<String> of(StoryEvent event) {
        String time = CLOCK.format(event.time().atZone(ZoneId.systemDefault()));
        String pump = String.format(Locale.ROOT, "%-5s", event.pump());
        String mark = event.kind() == StoryEvent.Kind.SEEN ? "  " : "";
        int indent = time.length() + 2 + pump.length() + 1 + mark.length();
        List<String> lines = new ArrayList<>();
        for (String part : wrapped(event.text(), Math.max(NARROWEST, width - indent))) {
            String start = lines.isEmpty()
                    ? Ink.DIM.on(time, colours) + "  " + Ink.BOLD.on(pump, colours) + " " + mark
                    : " ".repeat(indent);
            lines.add(start + ink(event.kind()).on(part, colours));
        }
        return lines;
    }

    private static Ink ink(StoryEvent.Kind kind) {
        return switch (kind) {
            case DONE -> Ink.CYAN;
            case SEEN -> Ink.PLAIN;
            case FAILED -> Ink.RED;
        };
    }

    private static List<String> wrapped(String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ", -1)) {
            if (line.length() > 0 && line.length() + 1 + word.length() > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.length() == 0 ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
