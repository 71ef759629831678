package org.sdvp.acsi.server;

import java.time.Duration;

/**
 * How much a server takes upon itself.
 *
 * @param maxAssociations of all clients together, 1 or more
 * @param maxAssociationsPerPeer of one client, 1 or more
 * @param maxMessageSize greatest message it sends, in octets of the encoded payload, 1,024 or more; a client may ask for
 *     less
 * @param maxOutstandingCalls calls open at a time in one association, 1 or more; a client may ask for fewer
 * @param maxNamesPerPage greatest number of names on one page of a directory, 1 or more
 * @param maxReferencesPerCall greatest number of references in GetDataValues and SetDataValues, 1 or more
 * @param answerTimeout how long the device may take for a SetDataValues; positive, and best below the timeout of clients
 */
public record ServerLimits(
        int maxAssociations,
        int maxAssociationsPerPeer,
        int maxMessageSize,
        int maxOutstandingCalls,
        int maxNamesPerPage,
        int maxReferencesPerCall,
        Duration answerTimeout) {
    private static final ServerLimits DEFAULTS = new ServerLimits(64, 4, 65_536, 10, 500, 1000, Duration.ofSeconds(8));

    /** Checks the limits. */
    public ServerLimits {
        atLeast("maxAssociations", maxAssociations, 1);
        atLeast("maxAssociationsPerPeer", maxAssociationsPerPeer, 1);
        atLeast("maxMessageSize", maxMessageSize, 1024);
        atLeast("maxOutstandingCalls", maxOutstandingCalls, 1);
        atLeast("maxNamesPerPage", maxNamesPerPage, 1);
        atLeast("maxReferencesPerCall", maxReferencesPerCall, 1);
        if (answerTimeout.isNegative() || answerTimeout.isZero()) {
            throw new IllegalArgumentException("answerTimeout must be positive, but is " + answerTimeout);
        }
    }

    /** 64 associations, 4 of a peer, 65,536 octets, 10 open calls, 500 names, 1,000 references, 8 s. */
    public static ServerLimits defaults() {
        return DEFAULTS;
    }

    /** The same with other numbers of associations, in all and of one client. */
    public ServerLimits withAssociations(int all, int perPeer) {
        return new ServerLimits(
                all,
                perPeer,
                maxMessageSize,
                maxOutstandingCalls,
                maxNamesPerPage,
                maxReferencesPerCall,
                answerTimeout);
    }

    /** The same with another message size. */
    public ServerLimits withMaxMessageSize(int octets) {
        return new ServerLimits(
                maxAssociations,
                maxAssociationsPerPeer,
                octets,
                maxOutstandingCalls,
                maxNamesPerPage,
                maxReferencesPerCall,
                answerTimeout);
    }

    /** The same with another number of open calls. */
    public ServerLimits withMaxOutstandingCalls(int calls) {
        return new ServerLimits(
                maxAssociations,
                maxAssociationsPerPeer,
                maxMessageSize,
                calls,
                maxNamesPerPage,
                maxReferencesPerCall,
                answerTimeout);
    }

    /** The same with another length of pages. */
    public ServerLimits withMaxNamesPerPage(int names) {
        return new ServerLimits(
                maxAssociations,
                maxAssociationsPerPeer,
                maxMessageSize,
                maxOutstandingCalls,
                names,
                maxReferencesPerCall,
                answerTimeout);
    }

    /** The same with another length of lists. */
    public ServerLimits withMaxReferencesPerCall(int references) {
        return new ServerLimits(
                maxAssociations,
                maxAssociationsPerPeer,
                maxMessageSize,
                maxOutstandingCalls,
                maxNamesPerPage,
                references,
                answerTimeout);
    }

    /** The same with another timeout. */
    public ServerLimits withAnswerTimeout(Duration timeout) {
        return new ServerLimits(
                maxAssociations,
                maxAssociationsPerPeer,
                maxMessageSize,
                maxOutstandingCalls,
                maxNamesPerPage,
                maxReferencesPerCall,
                timeout);
    }

    private static void atLeast(String name, int value, int least) {
        if (value < least) {
            throw new IllegalArgumentException(name + " must be " + least + " or more, but is " + value);
        }
    }
}
