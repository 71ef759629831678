package org.sdvp.centre.rest.fleet;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.sdvp.centre.fleet.twin.Shown;
import org.sdvp.centre.fleet.twin.Twin;
import org.sdvp.centre.rest.call.Call;
import org.sdvp.centre.rest.call.Listing;
import org.sdvp.centre.rest.call.ProblemException;

/**
 * In what order devices are listed, and pages of them: a page begins after a place in the order, so that nothing is left out
 * because something else changed meanwhile.
 *
 * @param sort by what
 * @param down from the greatest
 */
record DeviceOrder(Sort sort, boolean down) {
    /** By what. */
    enum Sort {
        NAME,
        STATUS,
        ROOM,
        POWER,
        SINCE
    }

    /** A device with what it is ordered by, as it was when the list was made. */
    private record Place(String text, double number, String id) {}

    private record Row(Twin twin, Place place) {}

    /** The order that a request asks for. */
    static DeviceOrder of(Call call) {
        String sort = call.query("sort").orElse("name");
        String order = call.query("order").orElse("asc");
        if (!List.of("asc", "desc").contains(order)) {
            throw ProblemException.input("order: expected asc or desc, but got \"" + order + "\"");
        }
        for (Sort each : Sort.values()) {
            if (each.name().toLowerCase(Locale.ROOT).equals(sort)) {
                return new DeviceOrder(each, order.equals("desc"));
            }
        }
        throw ProblemException.input("sort: expected name, status, room, power or since, but got \"" + sort + "\"");
    }

    private Comparator<Place> comparator() {
        // Those without a value last, whichever way the others go.
        Comparator<Place> byNumber = Comparator.comparingDouble(Place::number);
        Comparator<Place> byText = Comparator.comparing(Place::text);
        Comparator<Place> by = byNumber.thenComparing(byText).thenComparing(Place::id);
        return Comparator.<Place>comparingInt(place -> Double.isNaN(place.number()) ? 1 : 0)
                .thenComparing(down ? by.reversed() : by);
    }

    private Place place(Twin twin) {
        String label = twin.device().label().toLowerCase(Locale.ROOT);
        return switch (sort) {
            case NAME -> new Place(label, 0, id(twin));
            case STATUS -> new Place(label, twin.device().presence().status().ordinal(), id(twin));
            case ROOM -> new Place("", twin.number(Shown.ROOM).orElse(Double.NaN), id(twin));
            case POWER -> new Place("", twin.number(Shown.POWER).orElse(Double.NaN), id(twin));
            case SINCE -> new Place("", twin.device().presence().since().toEpochMilli(), id(twin));
        };
    }

    private static String id(Twin twin) {
        return twin.device().id().jid();
    }

    /**
     * A page.
     *
     * @param after where the last page told that it ended; empty for the first page
     */
    Listing<Twin> page(List<Twin> twins, Optional<String> after, int limit) {
        Comparator<Place> comparator = comparator();
        List<Row> rows = new ArrayList<>(
                twins.stream().map(twin -> new Row(twin, place(twin))).toList());
        rows.sort(Comparator.comparing(Row::place, comparator));
        List<Row> rest = after.map(DeviceOrder::decoded)
                .map(end -> rows.stream()
                        .filter(row -> comparator.compare(row.place(), end) > 0)
                        .toList())
                .orElse(rows);
        List<Row> page = rest.subList(0, Math.min(limit, rest.size()));
        Optional<String> next = page.size() < rest.size()
                ? Optional.of(encoded(page.get(page.size() - 1).place()))
                : Optional.empty();
        return new Listing<>(page.stream().map(Row::twin).toList(), next, OptionalInt.of(rows.size()));
    }

    private static String encoded(Place place) {
        String text = place.number() + "\n" + place.id() + "\n" + place.text();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Place decoded(String cursor) {
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split("\n", 3);
            return new Place(parts[2], Double.parseDouble(parts[0]), parts[1]);
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            throw ProblemException.input("after: expected what \"next\" of a page said, but got \"" + cursor + "\"");
        }
    }
}
