package org.sdvp.enrolment.desk;

import java.util.Locale;

/** How far a box is with its enrolment. */
public enum BoxState {
    /** Its code is out; its account has the one-time password. */
    PENDING,
    /** It has all it needs and said so; its account has the one-time password or its own. */
    CONFIRMING,
    /** It has logged in with its own password. */
    ENROLLED,
    /** Its code was not used in time; it has no account any more. */
    EXPIRED,
    /** It was taken out; it has no account any more. */
    REVOKED;

    /** As in files and tables. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
