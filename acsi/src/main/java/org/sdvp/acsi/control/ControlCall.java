package org.sdvp.acsi.control;

import org.sdvp.acsi.Caller;

/**
 * Where a command came from.
 *
 * @param caller by whom; may operate the control
 * @param associationId in which association
 * @param invokeId number of the call in it
 */
public record ControlCall(Caller caller, String associationId, int invokeId) {}
