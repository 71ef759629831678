package org.sdvp.centre.account;

import java.util.Locale;

/** What somebody is to the fleet. Each may all that those before it may. */
public enum Role {
    /** Looks on. */
    VIEWER,
    /** Steers the fleet. */
    OPERATOR,
    /** Sets up devices: their programs too. */
    INSTALLER,
    /** Says who may do what. */
    ADMIN;

    /** Whether it may do something. */
    public boolean may(Right right) {
        return compareTo(right.least()) >= 0;
    }

    /** Its name as it is written in the API: lower case. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The role of a name as it is written in the API.
     *
     * @throws IllegalArgumentException if there is none of that name; the message tells which there are
     */
    public static Role of(String word) {
        for (Role role : values()) {
            if (role.word().equals(word)) {
                return role;
            }
        }
        throw new IllegalArgumentException(
                "expected a role of viewer, operator, installer or admin, not '" + word + "'");
    }
}
