package org.sdvp.agent.mean;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.OptionalDouble;
import java.util.Set;
import org.sdvp.model.value.Quality;

/**
 * The time-weighted mean of one value over one window after the other: each sample counts from its time to that of the
 * next. Used by one thread at a time.
 *
 * <p>A mean is good if good samples cover the whole window; questionable, with the flags of the samples, if something else
 * but invalid samples take part, and with inaccurate if a part of the window is not covered; invalid if nothing is.
 */
final class WindowMean {
    private static final double NANOS = 1e9;

    /**
     * A value at a time.
     *
     * @param value anything; what is not finite is not used
     * @param quality what is invalid is not used
     */
    record Sample(double value, Quality quality) {
        private boolean isUsable() {
            return Double.isFinite(value)
                    && (quality.validity() == Quality.Validity.GOOD
                            || quality.validity() == Quality.Validity.QUESTIONABLE);
        }
    }

    /**
     * The outcome of a window.
     *
     * @param end of the window
     * @param mean empty if nothing could be used
     * @param quality of the mean
     */
    record Result(Instant end, OptionalDouble mean, Quality quality) {}

    private static final Sample UNKNOWN = new Sample(Double.NaN, Quality.of(Quality.Validity.INVALID));

    private final Duration period;
    private Sample current = UNKNOWN;
    private Instant start;
    private Instant at;
    private double sum;
    private double covered;
    private boolean doubtful;
    private final Set<Quality.Flag> flags = EnumSet.noneOf(Quality.Flag.class);

    /** Begins at a time, knowing nothing of the window before it. */
    WindowMean(Duration period, Instant now) {
        this.period = period;
        this.start = windowStart(now);
        this.at = now;
    }

    private Instant windowStart(Instant time) {
        long millis = period.toMillis();
        return Instant.ofEpochMilli(Math.floorDiv(time.toEpochMilli(), millis) * millis);
    }

    /** End of the present window. */
    Instant end() {
        return start.plus(period);
    }

    /** A sample counts from a time on; from where this is already, should that be later. */
    void sample(Instant time, Sample sample) {
        advance(time);
        current = sample;
    }

    /** Nothing is known between where this is and a time; the last sample holds on from then. */
    void gap(Instant until) {
        Sample kept = current;
        current = UNKNOWN;
        advance(until);
        current = kept;
    }

    /** Goes on to a time, at most to the end of the window. */
    void advance(Instant time) {
        Instant to = time.isAfter(end()) ? end() : time;
        if (!to.isAfter(at)) {
            return;
        }
        if (current.isUsable()) {
            Duration span = Duration.between(at, to);
            double seconds = span.getSeconds() + span.getNano() / NANOS;
            sum += current.value() * seconds;
            covered += seconds;
            doubtful |= current.quality().validity() != Quality.Validity.GOOD;
            flags.addAll(current.quality().flags());
        }
        at = to;
    }

    /** Ends the window, which must be over, and begins the next. */
    Result close() {
        advance(end());
        double whole = period.toNanos() / NANOS;
        boolean partly = covered < whole * (1 - 1e-9);
        Quality quality;
        if (covered == 0) {
            quality = Quality.of(Quality.Validity.INVALID);
        } else {
            if (partly) {
                flags.add(Quality.Flag.INACCURATE);
            }
            quality = Quality.of(
                    partly || doubtful ? Quality.Validity.QUESTIONABLE : Quality.Validity.GOOD,
                    flags.toArray(Quality.Flag[]::new));
        }
        Result result =
                new Result(end(), covered == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum / covered), quality);
        begin(end(), end());
        return result;
    }

    /** Goes to the window of a time without an outcome for those between, knowing nothing of it before that time. */
    void restart(Instant now) {
        begin(windowStart(now), now);
    }

    private void begin(Instant window, Instant from) {
        start = window;
        at = from;
        sum = 0;
        covered = 0;
        doubtful = false;
        flags.clear();
    }
}
