package org.sdvp.centre.fleet.command;

import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * How far a command is.
 *
 * @param command it
 * @param counts how many devices are at each level; levels without devices are not there
 * @param power what came of it
 */
public record CommandProgress(FleetCommand command, Map<TargetResult.Level, Integer> counts, Power power) {
    /** Copies the counts. */
    public CommandProgress {
        counts = Map.copyOf(counts);
    }

    /**
     * Electric power of the devices of which it was measured before and after.
     *
     * @param devices how many these are
     * @param before their sum, W; empty if there are none
     * @param after their sum, W
     * @param changed what has changed, W: negative if less is used now
     */
    public record Power(int devices, OptionalDouble before, OptionalDouble after, OptionalDouble changed) {}

    /** Counts results. */
    public static CommandProgress of(FleetCommand command, Collection<TargetResult> results) {
        Map<TargetResult.Level, Integer> counts = new EnumMap<>(TargetResult.Level.class);
        int measured = 0;
        double before = 0;
        double after = 0;
        for (TargetResult result : results) {
            counts.merge(result.level(), 1, Integer::sum);
            if (result.before().isPresent() && result.after().isPresent()) {
                measured++;
                before += result.before().getAsDouble();
                after += result.after().getAsDouble();
            }
        }
        Power power = measured == 0
                ? new Power(0, OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty())
                : new Power(
                        measured,
                        OptionalDouble.of(before),
                        OptionalDouble.of(after),
                        OptionalDouble.of(after - before));
        return new CommandProgress(command, counts, power);
    }
}
