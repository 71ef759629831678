package org.sdvp.centre.rest.call;

import java.util.Optional;

/**
 * What is answered.
 *
 * @param status code
 * @param body JSON; empty for none
 */
public record Reply(int status, Optional<Json.Writer> body) {
    private static final int OK = 200;
    private static final int CREATED = 201;
    private static final int ACCEPTED = 202;
    private static final int NOTHING = 204;

    /** 200 with a body. */
    public static Reply of(Json.Writer body) {
        return new Reply(OK, Optional.of(body));
    }

    /** 201 with a body. */
    public static Reply created(Json.Writer body) {
        return new Reply(CREATED, Optional.of(body));
    }

    /** 202 with a body. */
    public static Reply accepted(Json.Writer body) {
        return new Reply(ACCEPTED, Optional.of(body));
    }

    /** 204: done, nothing to tell. */
    public static Reply nothing() {
        return new Reply(NOTHING, Optional.empty());
    }

    /** The answer is written already. */
    public static Reply written() {
        return new Reply(0, Optional.empty());
    }

    /** Whether the answer is written already. */
    public boolean isWritten() {
        return status == 0;
    }
}
