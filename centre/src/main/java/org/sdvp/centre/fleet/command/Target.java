package org.sdvp.centre.fleet.command;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.sdvp.centre.fleet.DeviceStatus;
import org.sdvp.centre.fleet.Point;
import org.sdvp.centre.fleet.Sample;
import org.sdvp.centre.fleet.command.TargetResult.Level;
import org.sdvp.centre.fleet.twin.Fleet;
import org.sdvp.centre.fleet.twin.Shown;
import org.sdvp.centre.fleet.twin.Twin;

/** One device of a command that runs: how far it is, and what the twin shows of it. Not for several threads. */
final class Target {
    /** How long a device may take until its status shows what it has accepted. */
    static final Duration SHOWS_WITHIN = Duration.ofSeconds(30);
    /** How long after a restart it may take until it is known what became of what was under way. */
    static final Duration KNOWN_WITHIN = Duration.ofMinutes(1);

    private static final Duration SETTLES_WITHIN = Duration.ofSeconds(5);
    private static final double LEAST_WATTS = 50;
    private static final double LEAST_PART = 0.05;

    private final Fleet fleet;
    private final FleetAction action;
    private final FleetCommand.Rules rules;
    private TargetResult result;
    private Instant due;
    private @Nullable Instant changedAt;
    private @Nullable Instant measuredBefore;

    Target(Fleet fleet, FleetCommand command, TargetResult result, Instant due) {
        this.fleet = fleet;
        this.action = command.action();
        this.rules = command.rules();
        this.result = result;
        this.due = due;
    }

    TargetResult result() {
        return result;
    }

    Level level() {
        return result.level();
    }

    /** Whether it may be asked now. */
    boolean isReady(Instant now) {
        return level() == Level.WAITING
                && !due.isAfter(now)
                && fleet.device(result.device())
                        .map(twin -> twin.device().presence().status())
                        .filter(status -> status == DeviceStatus.ONLINE || status == DeviceStatus.FLAPPING)
                        .isPresent();
    }

    /** It was not there after all, and is tried later. */
    void postpone(Instant now, Instant again, String why) {
        due = again;
        to(Level.WAITING, now, why);
    }

    void to(Level level, Instant now, String detail) {
        result = new TargetResult(result.device(), level, now, detail, result.before(), result.after());
    }

    /** It is about to be asked. */
    void sending(Instant now) {
        Optional<Sample> power = fleet.device(result.device()).flatMap(twin -> twin.value(Shown.POWER));
        measuredBefore = power.map(Sample::time).orElse(null);
        OptionalDouble before = fleet.device(result.device())
                .map(twin -> twin.number(Shown.POWER))
                .orElse(OptionalDouble.empty());
        result = new TargetResult(result.device(), Level.SENDING, now, "", before, OptionalDouble.empty());
    }

    /** Power that was measured since it was asked. Clocks differ, so it is not looked when that was. */
    private OptionalDouble newPower() {
        return fleet.device(result.device())
                .filter(twin -> twin.value(Shown.POWER)
                        .filter(sample -> !sample.time().equals(measuredBefore))
                        .isPresent())
                .map(twin -> twin.number(Shown.POWER))
                .orElse(OptionalDouble.empty());
    }

    private boolean shows() {
        Optional<Twin> twin = fleet.device(result.device());
        Optional<Point> point = twin.flatMap(own -> WantedStatus.point(own, action.reference()));
        return point.isPresent() && WantedStatus.shows(twin.get(), point.get(), action.value());
    }

    private boolean isWithoutStatus() {
        return fleet.device(result.device())
                .flatMap(own -> WantedStatus.point(own, action.reference()))
                .isEmpty();
    }

    /** Goes on with what was under way when the centre ended; whether that left, nobody knows. */
    boolean lookAfterRestart(Instant now, Instant restarted) {
        if (action.kind() == FleetAction.Kind.OPERATE && shows()) {
            to(Level.APPLIED, now, "the centre was restarted; the device shows it");
            return true;
        }
        if (!now.isBefore(restarted.plus(KNOWN_WITHIN)) || action.kind() != FleetAction.Kind.OPERATE) {
            to(Level.UNCERTAIN, now, "the centre was restarted while it was being sent; it is not sent again");
            return true;
        }
        return false;
    }

    /** Looks what has become of what the device has accepted; whether that is another level now. */
    boolean look(Instant now) {
        return switch (level()) {
            case RECEIVED -> lookForStatus(now);
            case APPLIED -> lookForEffect(now);
            default -> false;
        };
    }

    private boolean lookForStatus(Instant now) {
        // These are done when they are answered: the device has it then.
        if (action.kind() != FleetAction.Kind.OPERATE) {
            to(Level.APPLIED, now, result.detail());
            return true;
        }
        if (isWithoutStatus()) {
            to(Level.DONE, now, "the device has accepted it; it has no status that would show it");
            return true;
        }
        if (shows()) {
            to(Level.APPLIED, now, result.detail());
            return true;
        }
        if (!now.isBefore(result.at().plus(SHOWS_WITHIN))) {
            to(
                    Level.DONE,
                    now,
                    "the device has accepted it, but did not show it within " + SHOWS_WITHIN.toSeconds() + " s");
            return true;
        }
        return false;
    }

    private boolean lookForEffect(Instant now) {
        boolean worksLater = action.kind() == FleetAction.Kind.SCHEDULE;
        if (worksLater || rules.measureEffect().isZero() || result.before().isEmpty()) {
            to(Level.DONE, now, result.detail());
            return true;
        }
        OptionalDouble power = newPower();
        if (changedAt == null && power.isPresent() && isChange(power.getAsDouble())) {
            changedAt = now;
        }
        boolean isSettled = changedAt != null && !now.isBefore(changedAt.plus(SETTLES_WITHIN));
        boolean isOver = !now.isBefore(result.at().plus(rules.measureEffect()));
        if (!isSettled && !isOver) {
            return false;
        }
        boolean seen = changedAt != null && power.isPresent() && isChange(power.getAsDouble());
        // A device reports what changes: of one that has reported nothing the power is what it was.
        OptionalDouble after = power.isPresent() ? power : result.before();
        String detail = seen
                ? result.detail()
                : "no effect on its power within " + rules.measureEffect().toSeconds() + " s";
        result = new TargetResult(
                result.device(), seen ? Level.EFFECT_MEASURED : Level.DONE, now, detail, result.before(), after);
        return true;
    }

    private boolean isChange(double now) {
        double before = result.before().orElse(now);
        return Math.abs(now - before) >= Math.max(LEAST_WATTS, LEAST_PART * Math.abs(before));
    }
}
