package org.sdvp.heatpump;

/** What a role may do with a data object. */
public enum AccessRight {
    /** Read its values and definition. */
    READ('R'),
    /** Write those of its attributes whose functional constraint lets SetDataValues write them. */
    WRITE('W'),
    /** Control it. */
    OPERATE('O');

    private final char letter;

    AccessRight(char letter) {
        this.letter = letter;
    }

    /** The letter it has in the tables. */
    public char letter() {
        return letter;
    }
}
