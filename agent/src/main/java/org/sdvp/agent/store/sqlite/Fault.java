package org.sdvp.agent.store.sqlite;

import java.sql.SQLException;

/** What a failure of SQLite means for a store. The numbers are SQLite's result codes. */
public enum Fault {
    /** The disk does not take or give what is asked: full, gone, write-protected, no memory. */
    UNREACHABLE,
    /** What is in the file makes no sense. */
    DAMAGED;

    private static final int PRIMARY = 0xff;
    private static final int IOERR_CORRUPTFS = 8458;

    /** What a failure means. */
    public static Fault of(SQLException failure) {
        int code = failure.getErrorCode();
        if (code == IOERR_CORRUPTFS) {
            return DAMAGED;
        }
        return switch (code & PRIMARY) {
            // ERROR, CORRUPT, SCHEMA, CONSTRAINT, MISMATCH, FORMAT, RANGE, NOTADB: all SQL here is right for a whole
            // file.
            case 1, 11, 17, 19, 20, 24, 25, 26 -> DAMAGED;
            default -> UNREACHABLE;
        };
    }
}
