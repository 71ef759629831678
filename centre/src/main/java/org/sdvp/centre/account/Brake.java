package org.sdvp.centre.account;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Slows down whoever tries passwords: after a number of wrong ones in a row from one address for one name, from one
 * address, or for one name from wherever, each further one makes wait twice as long, up to a quarter of an hour. The first
 * limit is low, the last high, so that a stranger does not lock a person out easily. Safe for many threads; keeps a bounded
 * number of names and addresses.
 */
final class Brake {
    private static final Duration LONGEST = Duration.ofMinutes(15);
    private static final int FREE_BOTH = 5;
    private static final int FREE_ADDRESS = 20;
    private static final int FREE_NAME = 100;
    private static final int MOST = 20_000;
    private static final int LONGEST_NAME = 100;

    private final Clock clock;
    private final Map<String, Wrong> wrong = new LinkedHashMap<>();

    private record Wrong(int count, Instant last) {}

    private record Track(String key, int free) {}

    Brake(Clock clock) {
        this.clock = clock;
    }

    /** How long somebody must wait before the next try; zero for not at all. */
    synchronized Duration wait(String name, String address) {
        Instant now = clock.instant();
        Duration longest = Duration.ZERO;
        for (Track track : tracks(name, address)) {
            Wrong entry = wrong.get(track.key());
            if (entry != null) {
                Duration left = Duration.between(now, entry.last().plus(pause(entry.count() - track.free())));
                longest = left.compareTo(longest) > 0 ? left : longest;
            }
        }
        return longest;
    }

    private static Duration pause(int beyond) {
        if (beyond < 0) {
            return Duration.ZERO;
        }
        long seconds = 1L << Math.min(beyond, 10);
        return seconds > LONGEST.toSeconds() ? LONGEST : Duration.ofSeconds(seconds);
    }

    /** A try was wrong. */
    synchronized void wrong(String name, String address) {
        Instant now = clock.instant();
        for (Track track : tracks(name, address)) {
            Wrong before = wrong.remove(track.key());
            boolean counts = before != null
                    && !before.last().plus(LONGEST.multipliedBy(2)).isBefore(now);
            // Put at the end: the beginning is what was not heard of for longest.
            wrong.put(track.key(), new Wrong(before != null && counts ? before.count() + 1 : 1, now));
        }
        while (wrong.size() > MOST) {
            wrong.remove(wrong.keySet().iterator().next());
        }
    }

    /** A try was right. */
    synchronized void right(String name, String address) {
        tracks(name, address).forEach(track -> wrong.remove(track.key()));
    }

    private static List<Track> tracks(String name, String address) {
        String small = name.substring(0, Math.min(name.length(), LONGEST_NAME)).toLowerCase(Locale.ROOT);
        return List.of(
                new Track("both " + address + " " + small, FREE_BOTH),
                new Track("address " + address, FREE_ADDRESS),
                new Track("name " + small, FREE_NAME));
    }
}
