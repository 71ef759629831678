package org.sdvp.model.scl;

import java.util.List;

/** An SCL file, or one IED of it, cannot be used. The message names file, line, column and the first of the errors. */
public final class SclException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient List<SclProblem> problems;

    SclException(String source, List<SclProblem> problems) {
        super(message(source, problems));
        this.problems = List.copyOf(problems);
    }

    private static String message(String source, List<SclProblem> problems) {
        SclProblem first = problems.get(0);
        String place = first.line() > 0 ? source + ":" + first.line() + ":" + first.column() : source;
        String more = problems.size() > 1 ? " (and " + (problems.size() - 1) + " more)" : "";
        return place + ": " + first.message() + more;
    }

    /** The errors, in the order they were found; at least one. */
    public List<SclProblem> problems() {
        return problems == null ? List.of() : problems;
    }
}
