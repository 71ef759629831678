package org.sdvp.acsi.service;

import java.util.Optional;
import org.sdvp.model.ObjectReference;

/**
 * CommandTermination (IEC 61850-7-2 clause 20.5.3.7): how a command with enhanced security, or one that was given for a
 * later time, has ended. Control, origin and ctlNum tell which command. This is all of the LastApplError of IEC 61850-8-1
 * but its Error, which knows no more than that there was one.
 *
 * @param control reference of the control object
 * @param parameters those of the command
 * @param addCause empty: it was done; else why it was not
 */
public record CommandTermination(ObjectReference control, Operate.Parameters parameters, Optional<AddCause> addCause)
        implements AcsiUnconfirmed {
    @Override
    public ServiceName name() {
        return ServiceName.COMMAND_TERMINATION;
    }
}
