package org.sdvp.agent.slots;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * A version that has to prove itself.
 *
 * @param id tells it from every other trial
 * @param slot where it is
 * @param version what it is
 * @param limit after which a start has failed if it has not come online
 * @param starts how often it has been started
 */
record Trial(String id, Slot slot, String version, Duration limit, int starts) {
    /** How often a version may be started to prove itself: a crash or a loss of power may be none of its making. */
    static final int MOST_STARTS = 3;

    Trial started() {
        return new Trial(id, slot, version, limit, starts + 1);
    }

    String text() {
        return "id=" + id + "\nslot=" + slot.folder() + "\nversion=" + version + "\nlimit-ms=" + limit.toMillis()
                + "\nstarts=" + starts + "\n";
    }

    /** The trial of some lines; empty if they are none. */
    static Optional<Trial> of(Map<String, String> lines) {
        Optional<Slot> slot = Slot.of(lines.getOrDefault("slot", ""));
        long limit = number(lines.getOrDefault("limit-ms", ""));
        String id = lines.getOrDefault("id", "");
        if (slot.isEmpty() || limit <= 0 || id.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Trial(id, slot.get(), lines.getOrDefault("version", ""), Duration.ofMillis(limit), (int)
                number(lines.getOrDefault("starts", ""))));
    }

    private static long number(String text) {
        return text.matches("[0-9]{1,9}") ? Long.parseLong(text) : 0;
    }
}
