package org.sdvp.model.scl;

/** A type of the data type templates cannot be used. */
final class TypeFault extends Exception {
    private static final long serialVersionUID = 1;

    private final transient SclProblem problem;

    TypeFault(SclElement at, String message) {
        super(message);
        this.problem = SclProblem.error(at, message);
    }

    SclProblem problem() {
        return problem;
    }
}
