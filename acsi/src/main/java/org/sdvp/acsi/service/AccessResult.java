package org.sdvp.acsi.service;

import org.sdvp.model.value.DataValue;

/** The outcome for one member of a list read: members fail one by one. */
public sealed interface AccessResult permits AccessResult.Value, AccessResult.Failure {
    /**
     * The member was read.
     *
     * @param value of it
     */
    record Value(DataValue value) implements AccessResult {}

    /**
     * The member was refused.
     *
     * @param error why; never NO_ERROR
     */
    record Failure(ServiceError error) implements AccessResult {
        /** Checks that there is an error. */
        public Failure {
            if (error == ServiceError.NO_ERROR) {
                throw new IllegalArgumentException("a member that was refused needs an error other than no-error");
            }
        }
    }
}
