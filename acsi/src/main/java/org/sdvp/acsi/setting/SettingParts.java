package org.sdvp.acsi.setting;

import java.util.List;
import java.util.function.Consumer;
import org.sdvp.acsi.TimeSource;
import org.sdvp.model.ModelValues;

/**
 * What setting groups work with.
 *
 * @param values of the server, in which the values of the active groups are seen
 * @param writer takes them there: {@code values::update}, or a filter before that
 * @param store where groups survive
 * @param time for lActTm and reservations
 */
public record SettingParts(
        ModelValues values, Consumer<List<ModelValues.Write>> writer, SettingGroupStore store, TimeSource time) {}
