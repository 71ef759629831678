package org.sdvp.wire.command;

import java.util.Locale;
import org.sdvp.wire.compact.value.Fault;

/** A request that is no step of a command, with the error that XEP-0050 clause 4.4 gives it. Never leaves the package. */
final class RequestFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** The errors. */
    enum Condition {
        /** There is no such command. */
        ITEM_NOT_FOUND,
        /** There is no such action. */
        MALFORMED_ACTION,
        /** The action is none of those that can come now. */
        BAD_ACTION,
        /** There is no such session. */
        BAD_SESSIONID,
        /** The form is not what the command takes. */
        BAD_PAYLOAD,
        /** The first step: the form is to be given. */
        FORM_WANTED,
        /** The command is to be given up. */
        CANCELED;

        /** Name of the element of XEP-0050. */
        String text() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private final Condition condition;
    private final Fault fault;

    RequestFault(Condition condition, Fault fault) {
        super(fault.getMessage(), null, false, false);
        this.condition = condition;
        this.fault = fault;
    }

    Condition condition() {
        return condition;
    }

    Fault fault() {
        return fault;
    }
}
