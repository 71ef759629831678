package org.sdvp.cli.view;

import java.io.PrintStream;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.sdvp.cli.output.Cell;
import org.sdvp.model.TriggerOption;
import org.sdvp.operator.Reading;
import org.sdvp.operator.ValueFeed;
import org.sdvp.xmpp.stanza.Jid;

/** A line for each value that comes. */
public final class WatchLines implements WatchView {
    private final PrintStream out;
    private final PrintStream notes;
    private final String every;
    private boolean offline;

    /**
     * Makes one.
     *
     * @param out gets the values
     * @param notes gets what is said about the way they come
     * @param every how often is read what no report brings, for people
     */
    public WatchLines(PrintStream out, PrintStream notes, String every) {
        this.out = out;
        this.notes = notes;
        this.every = every;
    }

    @Override
    public void onBegin(Jid device, List<Reading> all) {
        offline = false;
        Instant now = Instant.now();
        all.forEach(reading -> print(reading, Set.of(), now));
    }

    @Override
    public void onSources(ValueFeed.Sources sources) {
        notes.println("sdvp: " + Cell.harmless(WatchView.sources(sources, every)));
    }

    @Override
    public void onUpdates(List<Reading> all, List<ValueFeed.Update> updates) {
        Instant now = Instant.now();
        updates.forEach(update -> print(update.reading(), update.reasons(), now));
    }

    private void print(Reading reading, Set<TriggerOption> reasons, Instant now) {
        for (WatchRow row : WatchRow.of(reading)) {
            StringBuilder line = new StringBuilder(TIME.format(now))
                    .append(' ')
                    .append(row.reference())
                    .append(' ')
                    .append(row.value().text());
            for (String part : List.of(row.unit(), row.quality().text(), row.age(now), WatchView.reasons(reasons))) {
                line.append(part.isEmpty() ? "" : "  " + part);
            }
            out.println(line);
        }
    }

    @Override
    public void onGap(String why) {
        out.println(TIME.format(Instant.now()) + " gap: " + Cell.harmless(why));
    }

    @Override
    public void onOffline(String why) {
        if (!offline) {
            out.println(TIME.format(Instant.now()) + " offline: " + Cell.harmless(why));
        }
        offline = true;
    }
}
