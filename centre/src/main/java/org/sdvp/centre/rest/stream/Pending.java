package org.sdvp.centre.rest.stream;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * What one listener has yet to hear: of each subject only that it changed, in the order in which they changed first. What
 * has become of a subject is looked up when the listener takes it, so that a slow one hears of the last state and of no older
 * one. There are never more entries than subjects. Not safe for many threads.
 */
final class Pending {
    private final Map<String, Entry> entries = new LinkedHashMap<>();

    private record Entry(Set<String> parts, Function<Set<String>, Optional<byte[]>> event) {}

    /**
     * A subject changed.
     *
     * @param subject its name
     * @param parts which of its parts, if that matters
     * @param event makes the event of the parts that changed since the listener heard; empty if there is nothing to tell
     */
    void add(String subject, Set<String> parts, Function<Set<String>, Optional<byte[]>> event) {
        Entry known = entries.get(subject);
        if (known == null) {
            entries.put(subject, new Entry(new TreeSet<>(parts), event));
        } else {
            known.parts().addAll(parts);
            entries.put(subject, new Entry(known.parts(), event));
        }
    }

    /** The event of the subject that changed first; empty if there is none to tell. */
    Optional<byte[]> next() {
        while (!entries.isEmpty()) {
            String first = entries.keySet().iterator().next();
            Entry entry = entries.remove(first);
            Optional<byte[]> event =
                    entry == null ? Optional.empty() : entry.event().apply(entry.parts());
            if (event.isPresent()) {
                return event;
            }
        }
        return Optional.empty();
    }

    int size() {
        return entries.size();
    }
}
