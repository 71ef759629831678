package org.sdvp.wire;

/** XML that is no message of its format: says where and why. */
public final class WireException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final WireError error;
    private final String path;

    /**
     * Makes one.
     *
     * @param error what kind of fault
     * @param path of the element, such as {@code getDataValues/r[2]}
     * @param message what was expected and what came
     */
    public WireException(WireError error, String path, String message) {
        super(error.code() + " at " + path + ": " + message);
        this.error = error;
        this.path = path;
    }

    /** What kind of fault. */
    public WireError error() {
        return error;
    }

    /** Where it is. */
    public String path() {
        return path;
    }
}
