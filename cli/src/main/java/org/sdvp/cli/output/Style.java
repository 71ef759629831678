package org.sdvp.cli.output;

/** How a piece of text is emphasised on a terminal that shows colours (ECMA-48 SGR). */
public enum Style {
    /** As it is. */
    PLAIN(""),
    /** Headings. */
    BOLD("1"),
    /** What matters less. */
    DIM("2"),
    /** Good. */
    GREEN("32"),
    /** Doubtful. */
    YELLOW("33"),
    /** Bad. */
    RED("31"),
    /** Names. */
    CYAN("36");

    private final String code;

    Style(String code) {
        this.code = code;
    }

    /**
     * Puts the emphasis around a text.
     *
     * @param text without control sequences
     * @return the text, between the sequences that switch the emphasis on and off
     */
    public String apply(String text) {
        return this == PLAIN || text.isEmpty() ? text : "\u001b[" + code + "m" + text + "\u001b[0m";
    }
}
