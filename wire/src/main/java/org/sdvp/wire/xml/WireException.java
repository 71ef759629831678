package org.sdvp.wire.xml;

/** XML that is no message of its format: says where and why. */
public final class WireException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final WireError error;
    private final String path;
    private final String fault;

    /**
     * Makes one.
     *
     * @param error what kind of fault
     * @param path of the element, such as {@code getDataValues/r[2]}: names from the outermost element on, a number
     *     where a child is not the first of its name, {@code @name} last for an attribute
     * @param message what was expected and what came
     */
    public WireException(WireError error, String path, String message) {
        super(error.code() + " at " + (path.isEmpty() ? "the start" : path) + ": " + message);
        this.error = error;
        this.path = path;
        this.fault = message;
    }

    private WireException(WireException cause, String position) {
        super(cause.getMessage() + " (" + position + ")", cause.getCause());
        this.error = cause.error;
        this.path = cause.path;
        this.fault = cause.fault;
        setStackTrace(cause.getStackTrace());
    }

    /** The same fault, with the place in the text added to its message, such as {@code line 1, column 17}. */
    public WireException at(String position) {
        return new WireException(this, position);
    }

    /** The same fault of an element that stands inside others, such as {@code Envelope/Body}. */
    public WireException inside(String outerPath) {
        WireException outer = new WireException(error, path.isEmpty() ? outerPath : outerPath + "/" + path, fault);
        outer.setStackTrace(getStackTrace());
        return outer;
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
