package org.sdvp.heatpump.firmware;

/** A file is no update file, or a key file no key. */
public final class FirmwareFormatException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Makes one.
     *
     * @param message what was expected and what came
     */
    public FirmwareFormatException(String message) {
        super(message);
    }
}
