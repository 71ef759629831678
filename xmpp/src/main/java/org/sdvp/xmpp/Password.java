package org.sdvp.xmpp;

/** A password that shows itself to nobody who does not ask for it. */
public final class Password {
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
