package org.sdvp.operator;

import org.sdvp.model.value.DataValue;

/**
 * A write that the device has accepted.
 *
 * @param target what was written
 * @param value that was written
 */
public record Written(Reading.Source target, DataValue value) {}
