package org.sdvp.centre.rest.call;

import java.time.Duration;

/** A request is not answered as it was meant to be; what is told of it is in RFC 9457's form. */
public final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final Kind kind;
    private final Duration retryAfter;

    /** The kinds of problems that this API tells of. */
    public enum Kind {
        /** The request has not the form it must have. */
        INPUT(400, "The request cannot be understood"),
        /** Nobody is logged in. */
        LOGIN_NEEDED(401, "Log in first"),
        /** Name or password is wrong. */
        WRONG_LOGIN(401, "Wrong name or password"),
        /** Whoever it is may not do that. */
        FORBIDDEN(403, "Not allowed"),
        /** A request that changes something does not carry what shows that the own page sent it. */
        CSRF(403, "The request did not come from the page of the centre"),
        /** There is no such thing, or it belongs to another tenant. */
        NOT_FOUND(404, "Not found"),
        /** The path is right, the method is not. */
        METHOD(405, "Not possible with this method"),
        /** It does not fit what is there. */
        CONFLICT(409, "Conflict"),
        /** The body is too long. */
        TOO_LARGE(413, "The request is too large"),
        /** The body is no JSON. */
        MEDIA_TYPE(415, "The request must be JSON"),
        /** Too many tries. */
        TOO_MANY(429, "Too many tries"),
        /** A fault of the centre. */
        FAULT(500, "A fault of the centre"),
        /** A device refused. */
        DEVICE_REFUSED(502, "The device refused"),
        /** The database is away. */
        STORE_AWAY(503, "The database is away"),
        /** A device is not there. */
        DEVICE_NOT_ONLINE(503, "The device is not online"),
        /** A device did not answer: whether it did what was asked is not known. */
        DEVICE_UNCERTAIN(504, "The device did not answer"),
        /** The centre itself took too long. */
        TIMEOUT(504, "It took too long");

        private final int status;
        private final String title;

        Kind(int status, String title) {
            this.status = status;
            this.title = title;
        }

        /** Status code of the answer. */
        public int status() {
            return status;
        }

        /** The same for all of the kind, for people. */
        public String title() {
            return title;
        }

        /** By which programs know it: {@code urn:sdvp:problem:store-away}. */
        public String type() {
            return "urn:sdvp:problem:"
                    + name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    /** One without a time to wait. */
    public ProblemException(Kind kind, String detail) {
        this(kind, detail, Duration.ZERO);
    }

    /**
     * One after which to try again.
     *
     * @param retryAfter when; zero if it makes no sense
     */
    public ProblemException(Kind kind, String detail, Duration retryAfter) {
        super(detail);
        this.kind = kind;
        this.retryAfter = retryAfter;
    }

    /** Of input. */
    public static ProblemException input(String detail) {
        return new ProblemException(Kind.INPUT, detail);
    }

    /** Of something that is not there. */
    public static ProblemException notFound(String detail) {
        return new ProblemException(Kind.NOT_FOUND, detail);
    }

    /** Which kind. */
    public Kind kind() {
        return kind;
    }

    /** What is wrong with this request, for people. */
    public String detail() {
        return String.valueOf(getMessage());
    }

    /** When to try again; zero if it makes no sense. */
    public Duration retryAfter() {
        return retryAfter;
    }
}
