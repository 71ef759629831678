package org.sdvp.cli.view;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.sdvp.model.TriggerOption;
import org.sdvp.operator.ValueFeed;

/** Shows what {@code sdvp watch} hears: one call at a time. */
public interface WatchView extends ValueFeed.Listener {
    /** Time of day. */
    DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneId.systemDefault());

    /** Brings what is shown up to date, if that is not done at once. */
    default void redraw() {}

    /** Why a report brought something, in the words of IEC 61850-7-2; empty if it was read. */
    static String reasons(Set<TriggerOption> reasons) {
        return reasons.stream()
                .sorted()
                .map(reason -> reason.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(" "));
    }

    /** In what way values come, for people. */
    static String sources(ValueFeed.Sources sources, String every) {
        String blocks = sources.blocks().stream().map(block -> block.toString()).collect(Collectors.joining(", "));
        String polled = "read every " + every + ": " + sources.why();
        if (sources.blocks().isEmpty()) {
            return "values are " + polled;
        }
        return "values come by reports of " + blocks
                + (sources.polled() == 0 ? "" : "; " + sources.polled() + " of the references are " + polled);
    }
}
