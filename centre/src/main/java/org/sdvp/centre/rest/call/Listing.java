package org.sdvp.centre.rest.call;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BiConsumer;
import tools.jackson.core.JsonGenerator;

/**
 * A list, or a page of one.
 *
 * @param items what is on it
 * @param next what to ask with for the next page; empty if this is the last
 * @param total how many there are on all pages; empty where nobody counts
 * @param <T> of what
 */
public record Listing<T>(List<T> items, Optional<String> next, OptionalInt total) {
    /** All there is. */
    public static <T> Listing<T> all(List<T> items) {
        return new Listing<>(items, Optional.empty(), OptionalInt.of(items.size()));
    }

    /** A page of what is read from a store, newest first, by falling numbers: with as many as were asked for there may be more. */
    public static <T> Listing<T> newest(List<T> items, int limit, java.util.function.ToLongFunction<T> number) {
        Optional<String> next = items.size() < limit || items.isEmpty()
                ? Optional.empty()
                : Optional.of(Long.toString(number.applyAsLong(items.get(items.size() - 1))));
        return new Listing<>(items, next, OptionalInt.empty());
    }

    /** The answer. */
    public Reply reply(BiConsumer<JsonGenerator, T> each) {
        return Reply.of(to -> {
            to.writeStartObject();
            to.writeName("items");
            to.writeStartArray();
            items.forEach(item -> each.accept(to, item));
            to.writeEndArray();
            next.ifPresent(cursor -> to.writeStringProperty("next", cursor));
            total.ifPresent(number -> to.writeNumberProperty("total", number));
            to.writeEndObject();
        });
    }
}
