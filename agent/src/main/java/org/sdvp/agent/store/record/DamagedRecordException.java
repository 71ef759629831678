package org.sdvp.agent.store.record;

/** Octets that are no record: altered, cut short, of another place, or of a version that is not known here. */
public final class DamagedRecordException extends Exception {
    private static final long serialVersionUID = 1;

    /** Says what is wrong. */
    public DamagedRecordException(String message) {
        super(message);
    }
}
