package org.sdvp.model.scl;

/**
 * Something wrong or odd in an SCL file, and where.
 *
 * @param severity whether the reader could go on
 * @param line of the element concerned, from 1; 0 if there is no place to name
 * @param column of the element concerned, from 1; 0 if there is no place to name
 * @param message what was expected, what is there, and what to change
 */
public record SclProblem(Severity severity, int line, int column, String message) {
    /** Whether the reader could go on. */
    public enum Severity {
        /** What this concerns cannot be served. */
        ERROR,
        /** An oddity that was tolerated; the message says how. */
        WARNING
    }

    static SclProblem error(SclElement at, String message) {
        return new SclProblem(Severity.ERROR, at.line(), at.column(), message);
    }

    static SclProblem warning(SclElement at, String message) {
        return new SclProblem(Severity.WARNING, at.line(), at.column(), message);
    }

    /** Whether it is an error. */
    public boolean isError() {
        return severity == Severity.ERROR;
    }

    /** The form {@code 12:7: error: message}. */
    @Override
    public String toString() {
        return line + ":" + column + ": " + severity.name().toLowerCase(java.util.Locale.ROOT) + ": " + message;
    }
}
