package org.sdvp.agent.people;

/** A field was filled in with what cannot be; the message says so to whoever did. */
final class WrongAnswerException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    WrongAnswerException(String message) {
        super(message, null, false, false);
    }
}
