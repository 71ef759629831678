package org.sdvp.centre.fleet.plan;

/** A file of prices is not of the form that was expected; its message names file, line, what was expected and what came. */
public final class PriceFormatException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int line;

    PriceFormatException(String name, int line, String expected, String got) {
        super(name + ", line " + line + ": expected " + expected + ", but got " + (got.isEmpty() ? "nothing" : got));
        this.line = line;
    }

    /** The line, counted from 1. */
    public int line() {
        return line;
    }
}
