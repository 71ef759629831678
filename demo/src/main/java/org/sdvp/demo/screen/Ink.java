package org.sdvp.demo.screen;

/** Emphasis on a terminal (ECMA-48 SGR). */
enum Ink {
    PLAIN(""),
    BOLD("1"),
    DIM("2"),
    RED("31"),
    GREEN("32"),
    YELLOW("33"),
    CYAN("36");

    private final String code;

    Ink(String code) {
        this.code = code;
    }

    /** The text with this emphasis; as it is where none is wanted. */
    String on(String text, boolean colours) {
        return !colours || this == PLAIN || text.isBlank() ? text : "\u001b[" + code + "m" + text + "\u001b[0m";
    }
}
