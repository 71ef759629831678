package org.sdvp.cli.view;

import java.io.PrintStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sdvp.cli.output.Json;
import org.sdvp.operator.Reading;
import org.sdvp.operator.ValueFeed;
import org.sdvp.xmpp.stanza.Jid;

/** A document a line for everything that comes. */
public final class WatchJson implements WatchView {
    private final PrintStream out;
    private Jid device;

    /**
     * Makes one.
     *
     * @param out gets the lines
     * @param device who is named until one has answered
     */
    public WatchJson(PrintStream out, Jid device) {
        this.out = out;
        this.device = device;
    }

    private void line(boolean online, Map<String, Object> rest) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("time", Instant.now().toString());
        document.put("device", device.toString());
        document.put("online", online);
        document.putAll(rest);
        out.println(Json.line(document));
    }

    @Override
    public void onBegin(Jid from, List<Reading> all) {
        device = from;
        line(true, Map.of("readings", ReadingPrinter.trees(all)));
    }

    @Override
    public void onSources(ValueFeed.Sources sources) {
        Map<String, Object> rest = new LinkedHashMap<>();
        rest.put("reportedBy", sources.blocks().stream().map(Object::toString).toList());
        rest.put("polled", sources.polled());
        rest.put("why", sources.why());
        line(true, rest);
    }

    @Override
    public void onUpdates(List<Reading> all, List<ValueFeed.Update> updates) {
        List<Object> trees = new ArrayList<>();
        for (ValueFeed.Update update : updates) {
            Map<String, Object> tree = new LinkedHashMap<>(ReadingPrinter.tree(update.reading()));
            if (!update.reasons().isEmpty()) {
                tree.put("reasons", List.of(WatchView.reasons(update.reasons()).split(" ", -1)));
            }
            update.entry().ifPresent(entry -> tree.put("timeOfEntry", entry.toString()));
            trees.add(tree);
        }
        line(true, Map.of("readings", trees));
    }

    @Override
    public void onGap(String why) {
        line(true, Map.of("gap", why));
    }

    @Override
    public void onOffline(String why) {
        line(false, Map.of("reason", why));
    }
}
