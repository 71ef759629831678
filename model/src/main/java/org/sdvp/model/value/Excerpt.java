package org.sdvp.model.value;

/**
 * The beginning of a text that is too long, for details and messages. Never cut between the two halves of a surrogate
 * pair: a lone half cannot be written, neither as UTF-8 (RFC 3629 clause 3) nor in XML (XML 1.0 production 2).
 */
public final class Excerpt {
    private Excerpt() {}

    /** The first characters (UTF-16 units) of a text, at most as many as said. */
    public static String of(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        boolean within = longest > 0
                && Character.isHighSurrogate(text.charAt(longest - 1))
                && Character.isLowSurrogate(text.charAt(longest));
        return text.substring(0, within ? longest - 1 : longest);
    }

    /** The same, with an ellipsis after it (in addition to its characters) if something was left out. */
    public static String shown(String text, int longest) {
        return text.length() <= longest ? text : of(text, longest) + "…";
    }
}
