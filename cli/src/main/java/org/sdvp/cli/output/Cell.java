package org.sdvp.cli.output;

/**
 * One cell of a {@link Table}.
 *
 * @param text a single line without control characters
 * @param style its emphasis on a terminal with colours
 */
public record Cell(String text, Style style) {
    /** Replaces control characters, which could come from a peer and would act on the terminal. */
    public Cell {
        text = harmless(text);
    }

    /** A cell without emphasis. */
    public static Cell of(String text) {
        return new Cell(text, Style.PLAIN);
    }

    /**
     * Makes a text from elsewhere safe to print on a terminal.
     *
     * @param text any text
     * @return the text with every control character (line ends and escape included) replaced by {@code ?}
     */
    public static String harmless(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            int type = Character.getType(c);
            boolean acts = type == Character.CONTROL
                    || type == Character.FORMAT
                    || type == Character.LINE_SEPARATOR
                    || type == Character.PARAGRAPH_SEPARATOR
                    || type == Character.SURROGATE;
            out.appendCodePoint(acts ? '?' : c);
        });
        return out.toString();
    }

    /** Number of terminal columns the text takes, wide and combining characters being counted as one. */
    int width() {
        return text.codePointCount(0, text.length());
    }

    /** The text cut to a number of columns, an ellipsis showing the cut. */
    Cell cut(int columns) {
        if (width() <= columns) {
            return this;
        }
        int end = text.offsetByCodePoints(0, Math.max(0, columns - 1));
        return new Cell(columns < 1 ? "" : text.substring(0, end) + "…", style);
    }
}
