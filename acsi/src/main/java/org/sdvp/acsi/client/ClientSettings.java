package org.sdvp.acsi.client;

import java.time.Duration;
import org.sdvp.acsi.service.OrCat;
import org.sdvp.acsi.service.Originator;

/**
 * What a client asks for and holds itself to.
 *
 * @param maxMessageSize greatest message it takes, in octets of the encoded payload, 1,024 or more
 * @param maxOutstandingCalls calls it would like to have open at a time, 1 or more; the server may grant fewer
 * @param callTimeout how long a sent call waits for its answer; positive
 * @param origin who issues its controls
 * @param maxDirectoryNames greatest number of names it collects from the pages of one directory, 1 or more
 * @param maxReferencesPerCall longer lists given to GetDataValues are split into calls of this length, 1 or more. A
 *     server refuses a list whose answer does not fit the negotiated message size with
 *     {@code failed-due-to-communications-constraint}; nothing is repeated then, so choose this small enough
 */
public record ClientSettings(
        int maxMessageSize,
        int maxOutstandingCalls,
        Duration callTimeout,
        Originator origin,
        int maxDirectoryNames,
        int maxReferencesPerCall) {
    private static final ClientSettings DEFAULTS = new ClientSettings(
            65_536, 10, Duration.ofSeconds(10), new Originator(OrCat.REMOTE_CONTROL, ""), 10_000, 200);

    /** Checks the limits. */
    public ClientSettings {
        atLeast("maxMessageSize", maxMessageSize, 1024);
        atLeast("maxOutstandingCalls", maxOutstandingCalls, 1);
        atLeast("maxDirectoryNames", maxDirectoryNames, 1);
        atLeast("maxReferencesPerCall", maxReferencesPerCall, 1);
        if (callTimeout.isNegative() || callTimeout.isZero()) {
            throw new IllegalArgumentException("callTimeout must be positive, but is " + callTimeout);
        }
    }

    /**
     * 65,536 octets, 10 open calls, 10 s, origin {@code remote-control} without identification, 10,000 names, 200
     * references per call.
     */
    public static ClientSettings defaults() {
        return DEFAULTS;
    }

    /** The same with another message size. */
    public ClientSettings withMaxMessageSize(int octets) {
        return new ClientSettings(
                octets, maxOutstandingCalls, callTimeout, origin, maxDirectoryNames, maxReferencesPerCall);
    }

    /** The same with another number of open calls. */
    public ClientSettings withMaxOutstandingCalls(int calls) {
        return new ClientSettings(maxMessageSize, calls, callTimeout, origin, maxDirectoryNames, maxReferencesPerCall);
    }

    /** The same with another timeout. */
    public ClientSettings withCallTimeout(Duration timeout) {
        return new ClientSettings(
                maxMessageSize, maxOutstandingCalls, timeout, origin, maxDirectoryNames, maxReferencesPerCall);
    }

    /** The same with another originator. */
    public ClientSettings withOrigin(Originator originator) {
        return new ClientSettings(
                maxMessageSize, maxOutstandingCalls, callTimeout, originator, maxDirectoryNames, maxReferencesPerCall);
    }

    /** The same with another bound on directories. */
    public ClientSettings withMaxDirectoryNames(int names) {
        return new ClientSettings(
                maxMessageSize, maxOutstandingCalls, callTimeout, origin, names, maxReferencesPerCall);
    }

    /** The same with another length of lists. */
    public ClientSettings withMaxReferencesPerCall(int references) {
        return new ClientSettings(
                maxMessageSize, maxOutstandingCalls, callTimeout, origin, maxDirectoryNames, references);
    }

    private static void atLeast(String name, int value, int least) {
        if (value < least) {
            throw new IllegalArgumentException(name + " must be " + least + " or more, but is " + value);
        }
    }
}
