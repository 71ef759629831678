package org.sdvp.xmpp;

/** A password that shows itself to nobody who does not ask for it. */
public final class Password {
    /** No password at all, for an account that logs in by certificate. */
    public static final Password NONE = new Password(new char[0]);

    private final char[] characters;

    private Password(char[] characters) {
        this.characters = characters;
    }

    /** A password; the array is copied. */
    public static Password of(char[] characters) {
        return new Password(characters.clone());
    }

    /** A password. */
    public static Password of(String text) {
        return new Password(text.toCharArray());
    }

    /** Whether there is none. */
    public boolean isEmpty() {
        return characters.length == 0;
    }

    /** A copy of the characters, for the caller to wipe. */
    public char[] characters() {
        return characters.clone();
    }

    /** Nothing of the password. */
    @Override
    public String toString() {
        return "Password[hidden]";
    }
}
