package org.sdvp.acsi.trigger;

import org.sdvp.model.value.DataValue;

/**
 * What a transaction did to a watched member.
 *
 * @param watch whose member
 * @param value of the member after the transaction
 * @param reasons why it is told, as {@link Reasons#bits}; not 0
 */
public record Event(Watch watch, DataValue value, int reasons) {}
