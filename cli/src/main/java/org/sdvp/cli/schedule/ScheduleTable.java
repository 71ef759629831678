package org.sdvp.cli.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.sdvp.cli.output.Cell;
import org.sdvp.cli.output.Screen;
import org.sdvp.cli.output.Style;
import org.sdvp.cli.output.Table;
import org.sdvp.operator.schedule.ControllerView;
import org.sdvp.operator.schedule.ScheduleView;

/** Schedules as text: a table for each controller, and what each schedule does when. */
public final class ScheduleTable {
    private static final DateTimeFormatter DAY_AND_TIME =
            DateTimeFormatter.ofPattern("MMM d HH:mm", Locale.ENGLISH).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter TO_THE_SECOND =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ENGLISH).withZone(ZoneOffset.UTC);
    private static final int MINUTE = 60;

    private final Screen screen;
    private final List<String> lines = new ArrayList<>();

    private ScheduleTable(Screen screen) {
        this.screen = screen;
    }

    /** All schedules of a device. */
    public static List<String> of(List<ControllerView> controllers, Screen screen) {
        ScheduleTable table = new ScheduleTable(screen);
        controllers.forEach(table::add);
        table.lines.add(screen.styled(Style.DIM, "times are UTC"));
        return table.lines;
    }

    /** One schedule with all of its values. */
    public static List<String> of(ScheduleView schedule, Screen screen) {
        ScheduleTable table = new ScheduleTable(screen);
        table.lines.add(screen.styled(Style.BOLD, Cell.harmless(schedule.node().toString())) + "  "
                + screen.styled(style(schedule), state(schedule)));
        table.lines.add("starts    " + (schedule.starts().isEmpty() ? "-" : String.join("; ", schedule.starts())));
        table.lines.add("interval  " + duration(schedule.interval()) + ", priority " + schedule.priority()
                + (schedule.reuse() ? ", reused" : ", runs once"));
        Table entries = new Table("ENTRY", "FROM", "TO", "VALUE").alignRight(0);
        for (Run run : runs(schedule)) {
            boolean now = run.has(schedule.entry());
            entries.add(
                    new Cell(run.entries(), now ? Style.GREEN : Style.PLAIN),
                    Cell.of(at(schedule, run.first() - 1)),
                    Cell.of(at(schedule, run.last())),
                    new Cell(run.value() + unit(schedule) + (now ? "  now" : ""), now ? Style.GREEN : Style.PLAIN));
        }
        table.lines.addAll(entries.size() == 0 ? List.of("no entries") : entries.lines(screen));
        table.lines.add(screen.styled(Style.DIM, "times are UTC"));
        return table.lines;
    }

    /** Entries in a row with the same value, counted from 1. */
    private record Run(int first, int last, String value) {
        boolean has(int entry) {
            return entry >= first && entry <= last;
        }

        String entries() {
            return first == last ? String.valueOf(first) : first + "-" + last;
        }
    }

    private static List<Run> runs(ScheduleView schedule) {
        List<Run> runs = new ArrayList<>();
        for (int i = 1; i <= schedule.values().size(); i++) {
            String value = schedule.values().get(i - 1);
            Run before = runs.isEmpty() ? null : runs.get(runs.size() - 1);
            if (before != null && before.value().equals(value)) {
                runs.set(runs.size() - 1, new Run(before.first(), i, value));
            } else {
                runs.add(new Run(i, i, value));
            }
        }
        return runs;
    }

    private void add(ControllerView controller) {
        lines.add(heading(controller));
        Table table = new Table("SCHEDULE", "STATE", "PRIO", "ENTRY", "INTERVAL", "BEGINS", "ENDS", "STARTS")
                .alignRight(2)
                .alignRight(3);
        for (ScheduleView schedule : controller.schedules()) {
            boolean active = controller.active().equals(Optional.of(schedule.node()));
            table.add(
                    new Cell((active ? "> " : "  ") + schedule.node().name(), active ? Style.GREEN : Style.PLAIN),
                    new Cell(state(schedule), style(schedule)),
                    Cell.of(String.valueOf(schedule.priority())),
                    Cell.of(schedule.entry() + "/" + schedule.values().size()),
                    Cell.of(duration(schedule.interval())),
                    Cell.of(schedule.begin().map(DAY_AND_TIME::format).orElse("-")),
                    Cell.of(schedule.end().map(DAY_AND_TIME::format).orElse("-")),
                    Cell.of(schedule.starts().isEmpty() ? "-" : String.join("; ", schedule.starts())));
        }
        lines.addAll(table.lines(screen));
        controller.schedules().stream()
                .filter(schedule -> schedule.begin().isPresent())
                .forEach(schedule -> lines.add(timeline(schedule)));
        lines.add("");
    }

    private String heading(ControllerView controller) {
        if (controller.entity().isEmpty()) {
            return screen.styled(Style.BOLD, "schedules that control nothing");
        }
        String what = controller
                .active()
                .map(active -> active.name() + " is in force")
                .orElse("nothing is in force");
        return screen.styled(Style.BOLD, Cell.harmless(controller.node() + " controls " + controller.entity())) + ": "
                + Cell.harmless(what)
                + (controller.refused() ? screen.styled(Style.YELLOW, ", but it is refused") : "");
    }

    private String timeline(ScheduleView schedule) {
        StringBuilder line =
                new StringBuilder("    ").append(schedule.node().name()).append(": ");
        int room = screen.isTerminal() ? screen.columns() : Integer.MAX_VALUE;
        int used = line.length();
        for (Run run : runs(schedule)) {
            String text = at(schedule, run.first() - 1) + " " + Cell.harmless(run.value()) + unit(schedule);
            if (used + text.length() + 8 > room) {
                return line.append("…").toString();
            }
            line.append(run.has(schedule.entry()) ? screen.styled(Style.GREEN, "[" + text + "]") : text)
                    .append("  ");
            used += text.length() + 4;
        }
        return line.append("until ")
                .append(at(schedule, schedule.values().size()))
                .toString();
    }

    /** When so many entries are over: of the day if the start is known, else from the start on. */
    private static String at(ScheduleView schedule, int entries) {
        Duration after = schedule.interval().multipliedBy(entries);
        Optional<Instant> begin = schedule.begin();
        if (begin.isEmpty()) {
            return "+" + duration(after);
        }
        boolean whole =
                schedule.interval().toSeconds() % MINUTE == 0 && begin.get().getEpochSecond() % MINUTE == 0;
        return (whole ? TIME : TO_THE_SECOND).format(begin.get().plus(after));
    }

    private static String unit(ScheduleView schedule) {
        return schedule.unit().isEmpty() ? "" : " " + schedule.unit();
    }

    private static String state(ScheduleView schedule) {
        return schedule.state().text() + (schedule.error().isEmpty() ? "" : ": " + schedule.error());
    }

    private static Style style(ScheduleView schedule) {
        return switch (schedule.state()) {
            case RUNNING -> Style.GREEN;
            case READY -> Style.CYAN;
            case START_TIME_REQUIRED -> Style.YELLOW;
            case NOT_READY, UNKNOWN -> schedule.error().isEmpty() ? Style.DIM : Style.RED;
        };
    }

    private static String duration(Duration duration) {
        long seconds = duration.toSeconds();
        if (seconds >= 3600 && seconds % 3600 == 0) {
            return seconds / 3600 + " h";
        }
        if (seconds >= 3600) {
            return seconds / 3600 + " h " + seconds % 3600 / MINUTE + " min"
                    + (seconds % MINUTE == 0 ? "" : " " + seconds % MINUTE + " s");
        }
        return seconds >= MINUTE && seconds % MINUTE == 0 ? seconds / MINUTE + " min" : seconds + " s";
    }
}
