package org.sdvp.acsi.file;

import org.sdvp.acsi.service.ServiceError;

/** Something cannot be done with a file, and the client is told why. */
public final class FileRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ServiceError error;

    /**
     * Makes one.
     *
     * @param error of the refusal
     * @param why names the file, what was expected and what came; nothing of where it lies
     */
    public FileRefusedException(ServiceError error, String why) {
        super(why);
        this.error = error;
    }

    /** The error of the refusal. */
    public ServiceError error() {
        return error;
    }
}
