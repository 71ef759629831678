package org.sdvp.operator;

import java.time.Duration;
import java.util.List;
import org.sdvp.wire.WireFormat;
import org.sdvp.wire.choice.FormatChoice;

/**
 * How an operator works.
 *
 * @param formats wire formats it speaks, the best first; 1 or more, or none where {@code sdvp2} is true
 * @param sdvp2 whether it speaks with original boxes of the SDVP2 project too
 * @param callTimeout how long a call waits for its answer
 * @param patience how long after the login devices may take to show up before they count as offline
 * @param maxOutstandingCalls calls it would like to have open at a time with one device
 */
public record OperatorSettings(
        List<WireFormat> formats, boolean sdvp2, Duration callTimeout, Duration patience, int maxOutstandingCalls) {
    private static final Duration USUAL_CALL_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration USUAL_PATIENCE = Duration.ofSeconds(3);
    private static final int USUAL_OUTSTANDING_CALLS = 64;

    /** Checks that there is a format. */
    public OperatorSettings {
        formats = List.copyOf(formats);
        if (formats.isEmpty() && !sdvp2) {
            throw new IllegalArgumentException("an operator needs at least one wire format");
        }
    }

    /** 10 s for an answer, 3 s to show up, 64 open calls; no original boxes. */
    public static OperatorSettings usual(List<WireFormat> formats) {
        return usual(new FormatChoice(formats, false));
    }

    /** 10 s for an answer, 3 s to show up, 64 open calls. */
    public static OperatorSettings usual(FormatChoice choice) {
        return new OperatorSettings(
                choice.formats(), choice.sdvp2(), USUAL_CALL_TIMEOUT, USUAL_PATIENCE, USUAL_OUTSTANDING_CALLS);
    }

    /** The same with another time for answers. */
    public OperatorSettings withCallTimeout(Duration timeout) {
        return new OperatorSettings(formats, sdvp2, timeout, patience, maxOutstandingCalls);
    }

    /** The same with another time for devices to show up. */
    public OperatorSettings withPatience(Duration time) {
        return new OperatorSettings(formats, sdvp2, callTimeout, time, maxOutstandingCalls);
    }
}
