package org.sdvp.centre.account;

import java.time.Duration;

/** Something about accounts was refused; the message says what and why, for people, without secrets. */
public final class AccountException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final Kind kind;
    private final Duration wait;

    /** Why. */
    public enum Kind {
        /** Name or password is wrong, or the user is kept out; which of them is not told. */
        WRONG_LOGIN,
        /** Too many wrong ones: {@link #retryAfter()} tells how long to wait. */
        BRAKED,
        /** Only somebody else may do that. */
        FORBIDDEN,
        /** There is no such user or token in the tenant. */
        UNKNOWN,
        /** The name is taken, or somebody would be left without an administrator. */
        CONFLICT,
        /** What was given has not the form it must have. */
        INPUT
    }

    /** One without a wait. */
    public AccountException(Kind kind, String message) {
        this(kind, message, Duration.ZERO);
    }

    /** One after which to wait. */
    AccountException(Kind kind, String message, Duration wait) {
        super(message);
        this.kind = kind;
        this.wait = wait;
    }

    /** Why. */
    public Kind kind() {
        return kind;
    }

    /** How long to wait before another try; zero if that makes no difference. */
    public Duration retryAfter() {
        return wait;
    }
}
