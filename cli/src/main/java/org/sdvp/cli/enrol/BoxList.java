package org.sdvp.cli.enrol;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sdvp.enrolment.desk.BoxOrder;
import org.sdvp.operator.InputException;
import org.sdvp.xmpp.stanza.Jid;

/** Boxes from a CSV file (RFC 4180): a line with the names of the columns {@code name}, {@code site}, {@code owners}, then
 * a line a box; {@code owners} as {@code JID=GROUP} with semicolons between, empty for the usual ones. */
final class BoxList {
    private static final List<String> COLUMNS = List.of("name", "site", "owners");

    private BoxList() {}

    /**
     * Reads all before any is used.
     *
     * @param usual owners of those that name none
     * @throws InputException naming file and line
     */
    static List<BoxOrder> read(Path file, Map<Jid, Set<String>> usual, Duration validity) {
        List<String> lines;
        try {
            lines = Files.readAllLines(file);
        } catch (IOException e) {
            throw new InputException(file + " cannot be read: " + e.getMessage());
        }
        if (lines.isEmpty()) {
            throw new InputException(file + " is empty; expected a line with name,site,owners and a line a box");
        }
        List<String> header = fields(lines.get(0).replace("\uFEFF", ""));
        if (!header.contains("name") || !COLUMNS.containsAll(header)) {
            throw new InputException(file + " line 1: expected columns out of " + String.join(",", COLUMNS)
                    + ", but got " + String.join(",", header));
        }
        Map<String, BoxOrder> orders = new LinkedHashMap<>();
        for (int i = 1; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                BoxOrder order = order(file, i + 1, row(header, fields(lines.get(i))), usual, validity);
                if (orders.putIfAbsent(order.name(), order) != null) {
                    throw new InputException(file + " line " + (i + 1) + ": box " + order.name() + " is there twice");
                }
            }
        }
        return List.copyOf(orders.values());
    }

    private static BoxOrder order(
            Path file, int line, Map<String, String> row, Map<Jid, Set<String>> usual, Duration validity) {
        try {
            String owners = row.getOrDefault("owners", "");
            return new BoxOrder(
                    row.getOrDefault("name", ""),
                    row.getOrDefault("site", ""),
                    owners.isBlank() ? usual : Owners.of(List.of(owners.split(";"))),
                    validity);
        } catch (IllegalArgumentException | InputException e) {
            throw new InputException(file + " line " + line + ": " + e.getMessage());
        }
    }

    private static Map<String, String> row(List<String> header, List<String> fields) {
        Map<String, String> row = new LinkedHashMap<>();
        for (int i = 0; i < Math.min(header.size(), fields.size()); i++) {
            row.put(header.get(i), fields.get(i));
        }
        return row;
    }

    /** The fields of one line; a quoted field may hold commas and doubled quotes. */
    static List<String> fields(String line) {
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"') {
                boolean doubled = quoted && i + 1 < line.length() && line.charAt(i + 1) == '"';
                if (doubled) {
                    field.append(c);
                    i++;
                } else {
                    quoted = !quoted;
                }
            } else if (c == ',' && !quoted) {
                fields.add(field.toString().strip());
                field.setLength(0);
            } else {
                field.append(c);
            }
        }
        fields.add(field.toString().strip());
        return fields;
    }
}
