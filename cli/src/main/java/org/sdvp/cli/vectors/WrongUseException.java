package org.sdvp.cli.vectors;

/** The tool was asked for something that there is not; not the fault of a vector. */
final class WrongUseException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    WrongUseException(String message) {
        super(message);
    }
}
