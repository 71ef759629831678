package org.sdvp.model;

import org.sdvp.model.value.TypeMismatch;

/** A value does not fit what it was written to. Nothing was changed. */
public final class ValueRefusedException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final transient Fcda target;
    private final transient TypeMismatch mismatch;

    /**
     * Says what was expected for which reference.
     *
     * @param target where the value was to go
     * @param mismatch what is wrong with it
     */
    public ValueRefusedException(Fcda target, TypeMismatch mismatch) {
        super(target + ": " + mismatch.message());
        this.target = target;
        this.mismatch = mismatch;
    }

    /** Where the value was to go. */
    public Fcda target() {
        return target;
    }

    /** What is wrong with it. */
    public TypeMismatch mismatch() {
        return mismatch;
    }
}
