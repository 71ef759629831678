package org.sdvp.enrolment.account;

import java.util.regex.Pattern;

/** What may stand in names and passwords of accounts, since both go into commands in the languages of XMPP servers. */
public final class AccountText {
    /** What every server's account names may be made of, of the localparts of RFC 7622 3.3. */
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._~+=-]{0,254}");

    private AccountText() {}

    /**
     * Checks a localpart.
     *
     * @return the same
     * @throws IllegalArgumentException if it is not usable, saying what is
     */
    public static String name(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("account name '" + name
                    + "' is not usable: expected lower-case letters, digits and . _ ~ + = -, starting with a letter or"
                    + " digit, at most 255 characters");
        }
        return name;
    }

    /**
     * Checks a password: not empty, and nothing that SASLprep (RFC 4013) would change or refuse.
     *
     * @param account whose
     * @return the same password
     * @throws IllegalArgumentException if it is not usable, saying what is, without the password
     */
    public static String password(String account, String password) {
        if (password.isEmpty() || !password.chars().allMatch(c -> c >= 0x20 && c < 0x7F)) {
            throw new IllegalArgumentException(
                    "the password of '" + account + "' is not usable: expected one or more printable ASCII characters");
        }
        return password;
    }
}
