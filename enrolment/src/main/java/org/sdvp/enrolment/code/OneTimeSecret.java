package org.sdvp.enrolment.code;

import java.security.SecureRandom;
import java.util.Locale;

/** One-time passwords of 130 random bits, made of signs that nobody mistakes for others: Crockford's base 32. */
final class OneTimeSecret {
    private static final String SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 26;
    private static final int GROUP = 5;

    private OneTimeSecret() {}

    static String make(SecureRandom random) {
        StringBuilder secret = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            secret.append(SIGNS.charAt(random.nextInt(SIGNS.length())));
        }
        return secret.toString();
    }

    /** With hyphens, to be read aloud. */
    static String grouped(String secret) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < secret.length(); i++) {
            text.append(i > 0 && i % GROUP == 0 ? "-" : "").append(secret.charAt(i));
        }
        return text.toString();
    }

    /**
     * What was typed, as it was made: O is 0, I and L are 1, small letters and hyphens do not matter.
     *
     * @throws IllegalArgumentException if there are other signs or it is of another length; without the text
     */
    static String typed(String text) {
        String secret = text.toUpperCase(Locale.ROOT)
                .replace("-", "")
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
        if (secret.length() != LENGTH || !secret.chars().allMatch(c -> SIGNS.indexOf(c) >= 0)) {
            throw new IllegalArgumentException("its one-time password (k=) is not of " + LENGTH
                    + " digits and letters without U; something is missing or mistyped");
        }
        return secret;
    }
}
