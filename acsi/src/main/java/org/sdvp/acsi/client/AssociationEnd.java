package org.sdvp.acsi.client;

/**
 * How an association ended.
 *
 * @param kind by whom
 * @param reason for people
 */
public record AssociationEnd(Kind kind, String reason) {
    /** By whom an association was ended. */
    public enum Kind {
        /** By Release, after every call had been answered. */
        RELEASED,
        /** By Abort of this side. */
        ABORTED,
        /** By Abort of the server. */
        ABORTED_BY_SERVER,
        /** The server is gone or cannot be reached. */
        LOST
    }
}
