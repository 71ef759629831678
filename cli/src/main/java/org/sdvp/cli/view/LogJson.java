package org.sdvp.cli.view;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sdvp.cli.output.Json;
import org.sdvp.operator.log.LoggedEntry;

/** A log for programs: a document a line for each entry. */
public final class LogJson {
    private final PrintStream out;

    /** Makes one. */
    public LogJson(PrintStream out) {
        this.out = out;
    }

    /** Prints a page. */
    public void print(List<LoggedEntry> entries) {
        for (LoggedEntry entry : entries) {
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("time", entry.time().toString());
            document.put("entryId", entry.entryId().toString());
            List<Object> values = new ArrayList<>();
            entry.values().forEach(value -> values.add(tree(value)));
            document.put("values", values);
            out.println(Json.line(document));
        }
    }

    private static Map<String, Object> tree(LoggedEntry.Value value) {
        Map<String, Object> tree = new LinkedHashMap<>();
        value.reading()
                .ifPresentOrElse(
                        reading -> {
                            tree.putAll(ReadingPrinter.tree(reading));
                            tree.remove("asked");
                        },
                        () -> {
                            tree.put("reference", value.reference().reference().toString());
                            tree.put("fc", value.reference().fc().name());
                            tree.put("value", value.value().toString());
                        });
        if (!value.reasons().isEmpty()) {
            tree.put("reasons", List.of(WatchView.reasons(value.reasons()).split(" ", -1)));
        }
        return tree;
    }
}
