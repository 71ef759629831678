package org.sdvp.enrolment.account;

import java.nio.charset.StandardCharsets;

/** Texts in Lua, the language in which Prosody is configured and commanded. */
public final class LuaText {
    private LuaText() {}

    /** A string literal: every octet that is not a plain character as its decimal escape. */
    public static String quote(String text) {
        StringBuilder literal = new StringBuilder("\"");
        for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
            boolean plain = octet >= 0x20 && octet < 0x7F && octet != '"' && octet != '\\';
            literal.append(plain ? String.valueOf((char) octet) : String.format("\\%03d", octet & 0xFF));
        }
        return literal.append('"').toString();
    }
}
