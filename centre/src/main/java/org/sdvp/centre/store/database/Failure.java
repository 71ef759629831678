package org.sdvp.centre.store.database;

/**
 * What a failure of the database means.
 *
 * @param kind whether anything else can work
 * @param advice what happened and what to do, for people
 */
public record Failure(Kind kind, String advice) {
    /** Whether anything else can work. */
    public enum Kind {
        /** What was asked is at fault; other work goes on. */
        WORK,
        /** Nothing can be stored now. */
        STORE,
        /** The connection is of no use any more. */
        CONNECTION
    }
}
