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
     * @param error why
     */
    record Failure(ServiceError error) implements AccessResult {}
}
