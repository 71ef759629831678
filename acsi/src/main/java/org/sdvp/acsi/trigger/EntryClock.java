package org.sdvp.acsi.trigger;

import java.time.Instant;
import org.sdvp.acsi.TimeSource;
import org.sdvp.acsi.service.EntryId;
import org.sdvp.model.value.EntryTime;

/** Gives entries of buffers and logs their time and id. */
public final class EntryClock {
    // The clock of a small device may stand at 1970 until it has been set; entries are not refused for that.
    private static final EntryTime EARLIEST = new EntryTime(0, 0);

    private final TimeSource time;

    /** Makes one that goes by a clock, which may step back. */
    public EntryClock(TimeSource time) {
        this.time = time;
    }

    /** Now, as the time of an entry. */
    public EntryTime now() {
        Instant now = time.now();
        return now.isBefore(EARLIEST.instant()) ? EARLIEST : EntryTime.of(now);
    }

    /** An id above another one: the time in microseconds where that is above it. */
    public EntryId idAbove(EntryId highest) {
        Instant now = time.now();
        long micros = now.getEpochSecond() * 1_000_000 + now.getNano() / 1000;
        return new EntryId(Math.max(micros, highest.value() + 1));
    }
}
