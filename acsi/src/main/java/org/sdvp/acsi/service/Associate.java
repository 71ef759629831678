package org.sdvp.acsi.service;

import java.util.Set;

/** Associate (IEC 61850-7-2 clause 8.3.2.2): opens an association between a client and a server. */
public final class Associate {
    private static final int MAX_ID = 36;

    private Associate() {}

    /**
     * The request.
     *
     * @param maxMessageSize greatest message the client takes, in octets of the encoded payload, 1,024 or more
     * @param maxOutstandingCalls how many calls the client would like to have open at a time, 1 or more
     */
    public record Request(int maxMessageSize, int maxOutstandingCalls) implements AcsiRequest {
        /** Checks the limits. */
        public Request {
            checkLimits(maxMessageSize, maxOutstandingCalls);
        }

        @Override
        public ServiceName name() {
            return ServiceName.ASSOCIATE;
        }
    }

    /**
     * The positive answer.
     *
     * @param associationId 1 to 36 characters of letters, digits and hyphen, carried by every later message
     * @param maxMessageSize negotiated: not above what the client asked for
     * @param maxOutstandingCalls negotiated: not above what the client asked for
     * @param services what the server has for this caller
     */
    public record Response(String associationId, int maxMessageSize, int maxOutstandingCalls, Set<ServiceName> services)
            implements AcsiResponse {
        /** Checks the id and the limits. */
        public Response {
            checkId(associationId);
            checkLimits(maxMessageSize, maxOutstandingCalls);
            services = Set.copyOf(services);
        }

        @Override
        public ServiceName name() {
            return ServiceName.ASSOCIATE;
        }
    }

    /**
     * Does nothing if a text can be an association id.
     *
     * @throws IllegalArgumentException saying what was expected, if it cannot
     */
    public static void checkId(String text) {
        boolean good = !text.isEmpty() && text.length() <= MAX_ID;
        // By hand, since every message has one.
        for (int i = 0; good && i < text.length(); i++) {
            char c = text.charAt(i);
            good = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-';
        }
        if (!good) {
            throw new IllegalArgumentException(
                    "an association id has 1 to 36 letters, digits or hyphens, but got \"" + text + "\"");
        }
    }

    private static void checkLimits(int maxMessageSize, int maxOutstandingCalls) {
        if (maxMessageSize < 1024) {
            throw new IllegalArgumentException("maxMessageSize must be 1024 or more, but is " + maxMessageSize);
        }
        if (maxOutstandingCalls < 1) {
            throw new IllegalArgumentException("maxOutstandingCalls must be 1 or more, but is " + maxOutstandingCalls);
        }
    }
}
