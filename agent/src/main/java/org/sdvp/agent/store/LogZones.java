package org.sdvp.agent.store;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What lies where in a log: for each run of entries their ids and times, so that a time interval is found without an index
 * on disk, whichever way the clock was set; and how much there is, so that whole runs go when there is too much or
 * they are too old.
 */
final class LogZones {
    /**
     * Entries that follow each other by id.
     *
     * @param first lowest id
     * @param last highest id
     * @param earliest lowest time in ms
     * @param latest highest time in ms
     * @param entries number of entries
     * @param bytes they take
     */
    record Zone(long first, long last, long earliest, long latest, int entries, long bytes) {
        private Zone plus(long id, long time, long more) {
            return new Zone(first, id, Math.min(earliest, time), Math.max(latest, time), entries + 1, bytes + more);
        }
    }

    private static final int MOST_ENTRIES = 128;
    private static final int ZONES = 32;

    private final StoreLimits.Size most;
    private final Deque<Zone> zones = new ArrayDeque<>();
    private long entries;
    private long bytes;
    private long newest;

    LogZones(StoreLimits.Size most) {
        this.most = most;
    }

    LogZones(LogZones other) {
        this(other.most);
        zones.addAll(other.zones);
        entries = other.entries;
        bytes = other.bytes;
        newest = other.newest;
    }

    /** Adds an entry with an id above all others. */
    void add(long id, long time, long size) {
        Zone open = zones.peekLast();
        if (open != null
                && open.entries() < limit(MOST_ENTRIES, most.entries())
                && open.bytes() < most.bytes() / ZONES) {
            zones.removeLast();
            zones.add(open.plus(id, time, size));
        } else {
            zones.add(new Zone(id, id, time, time, 1, size));
        }
        entries++;
        bytes += size;
        newest = time;
    }

    private static long limit(long usual, long all) {
        return Math.max(1, Math.min(usual, all / ZONES));
    }

    /** Takes the oldest run away if there is too much; the newest stays. */
    @Nullable
    Zone removeSurplus() {
        if (zones.size() < 2 || (entries <= most.entries() && bytes <= most.bytes() && !isTooOld())) {
            return null;
        }
        Zone oldest = zones.removeFirst();
        entries -= oldest.entries();
        bytes -= oldest.bytes();
        return oldest;
    }

    private boolean isTooOld() {
        return zones.getFirst().latest() < newest - most.age().toMillis();
    }

    /** Those that may have entries of an interval after an id, by rising id. */
    List<Zone> of(long start, long stop, long after) {
        List<Zone> found = new ArrayList<>();
        for (Zone zone : zones) {
            if (zone.last() > after && zone.earliest() <= stop && zone.latest() >= start) {
                found.add(zone);
            }
        }
        return found;
    }

    Optional<Zone> oldest() {
        return Optional.ofNullable(zones.peekFirst());
    }

    Optional<Zone> newest() {
        return Optional.ofNullable(zones.peekLast());
    }
}
