package org.sdvp.operator;

import org.sdvp.acsi.service.Operate;

/**
 * A control that the device has accepted; whether the process follows is seen by reading its status.
 *
 * @param control the controllable data object and the type of its ctlVal
 * @param parameters all that was sent
 */
public record Operated(Reading.Source control, Operate.Parameters parameters) {}
