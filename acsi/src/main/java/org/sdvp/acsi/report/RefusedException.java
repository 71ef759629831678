package org.sdvp.acsi.report;

import org.sdvp.acsi.service.ServiceError;

/** A control block does not take what it is told; never leaves the engine. */
final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ServiceError error;

    RefusedException(ServiceError error, String detail) {
        // It says no to a client and is no fault: nobody reads a stack trace.
        super(detail, null, false, false);
        this.error = error;
    }

    ServiceError error() {
        return error;
    }

    /** What was expected and what came. */
    String detail() {
        return String.valueOf(getMessage());
    }
}
