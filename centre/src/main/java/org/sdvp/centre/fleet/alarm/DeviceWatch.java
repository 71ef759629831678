package org.sdvp.centre.fleet.alarm;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.sdvp.centre.fleet.Device;
import org.sdvp.centre.fleet.DeviceStatus;
import org.sdvp.centre.fleet.Sample;
import org.sdvp.centre.fleet.Trust;
import org.sdvp.centre.fleet.twin.Shown;
import org.sdvp.centre.fleet.twin.Twin;

/** Looks at one device for all kinds of alarms, and remembers since when something is so. Not for several threads. */
final class DeviceWatch {
    private static final double RUNNING_WATTS = 150;
    private static final Duration BETWEEN_COPS = Duration.ofSeconds(30);
    private static final double COP_IS_WELL = 1.2;
    private static final int HEALTH_WARNING = 2;
    private static final int MOST_NAMED = 3;

    private final AlarmLimits limits;
    private final Map<Alarm.Kind, Instant> badSince = new EnumMap<>(Alarm.Kind.class);
    private final Deque<Double> cops = new ArrayDeque<>();
    private Instant lastCop = Instant.MIN;

    DeviceWatch(AlarmLimits limits) {
        this.limits = limits;
    }

    /**
     * What is so now.
     *
     * @param lasting kinds of which there is an alarm
     */
    Map<Alarm.Kind, Finding> look(Twin twin, Set<Alarm.Kind> lasting, Instant now) {
        Map<Alarm.Kind, Finding> found = new EnumMap<>(Alarm.Kind.class);
        Device.Presence presence = twin.device().presence();
        found.put(Alarm.Kind.OFFLINE, offline(presence, now));
        found.put(Alarm.Kind.IDENTITY, twin.identity().isEmpty() ? Finding.GOOD : Finding.bad(twin.identity()));
        if (presence.status() == DeviceStatus.ONLINE || presence.status() == DeviceStatus.FLAPPING) {
            found.put(
                    Alarm.Kind.QUALITY,
                    held(
                            Alarm.Kind.QUALITY,
                            quality(twin, Set.of(Trust.QUESTIONABLE, Trust.INVALID), "bad"),
                            limits.quality(),
                            now));
            found.put(Alarm.Kind.CLOCK, quality(twin, Set.of(Trust.CLOCK), "of a time that cannot be"));
            found.put(
                    Alarm.Kind.COMFORT,
                    held(
                            Alarm.Kind.COMFORT,
                            comfort(twin, lasting.contains(Alarm.Kind.COMFORT)),
                            limits.comfort().time(),
                            now));
            found.put(Alarm.Kind.COP, cop(twin, lasting.contains(Alarm.Kind.COP), now));
            found.put(Alarm.Kind.FAULT, fault(twin));
        } else {
            // How long something was so while nobody knew of it is not known either.
            badSince.clear();
        }
        return found;
    }

    private Finding offline(Device.Presence presence, Instant now) {
        return switch (presence.status()) {
            case ONLINE, AWAITED -> Finding.GOOD;
            case FLAPPING, UNKNOWN -> Finding.OPEN;
            case OFFLINE, SILENT -> {
                Duration away = Duration.between(presence.since(), now);
                yield away.compareTo(limits.offline()) < 0
                        ? Finding.OPEN
                        : Finding.bad(
                                "away since " + presence.since().truncatedTo(java.time.temporal.ChronoUnit.SECONDS)
                                        + (presence.reason().isEmpty() ? "" : ": " + presence.reason()));
            }
        };
    }

    /** What has been bad for long enough. */
    private Finding held(Alarm.Kind kind, Finding now, Duration least, Instant time) {
        if (now.state() != Finding.State.BAD) {
            badSince.remove(kind);
            return now;
        }
        Instant since = badSince.computeIfAbsent(kind, own -> time);
        return Duration.between(since, time).compareTo(least) < 0 ? Finding.OPEN : now;
    }

    private static Finding quality(Twin twin, Set<Trust> bad, String word) {
        List<String> named = new ArrayList<>();
        int count = 0;
        for (Shown shown : Shown.values()) {
            Optional<Sample> sample = twin.value(shown).filter(own -> bad.contains(own.trust()));
            if (sample.isPresent()) {
                count++;
                if (named.size() < MOST_NAMED) {
                    named.add(shown.path());
                }
            }
        }
        return count == 0
                ? Finding.GOOD
                : Finding.bad(count + (count == 1 ? " value " : " values ") + word + ": " + String.join(", ", named)
                        + (count > MOST_NAMED ? " and others" : ""));
    }

    private Finding comfort(Twin twin, boolean lasts) {
        OptionalDouble room = twin.number(Shown.ROOM);
        if (room.isEmpty()) {
            return Finding.OPEN;
        }
        double margin = limits.comfort().kelvin() / (lasts ? 2 : 1);
        double min = twin.number(Shown.COMFORT_MIN).orElse(Double.NEGATIVE_INFINITY);
        double max = twin.number(Shown.COMFORT_MAX).orElse(Double.POSITIVE_INFINITY);
        double now = room.getAsDouble();
        if (now < min - margin) {
            return Finding.bad(text("the room has %.1f °C, the lower limit is %.1f °C", now, min));
        }
        return now > max + margin
                ? Finding.bad(text("the room has %.1f °C, the upper limit is %.1f °C", now, max))
                : Finding.GOOD;
    }

    private static String text(String form, Object... values) {
        return String.format(Locale.ROOT, form, values);
    }

    /** The mean of the time in which the machine ran, be it in one piece or not. */
    private Finding cop(Twin twin, boolean lasts, Instant now) {
        OptionalDouble cop = twin.number(Shown.COP);
        boolean runs = twin.number(Shown.POWER).orElse(0) >= RUNNING_WATTS && cop.isPresent();
        if (!runs || (!lastCop.equals(Instant.MIN) && now.isBefore(lastCop.plus(BETWEEN_COPS)))) {
            return Finding.OPEN;
        }
        lastCop = now;
        long most = Math.max(1, limits.cop().over().dividedBy(BETWEEN_COPS));
        cops.add(cop.getAsDouble());
        if (cops.size() > most) {
            cops.remove();
        }
        double mean = cops.stream().mapToDouble(Double::doubleValue).average().orElse(0);
        double least = limits.cop().least() * (lasts ? COP_IS_WELL : 1);
        if (mean >= least) {
            return Finding.GOOD;
        }
        return cops.size() < most
                ? Finding.OPEN
                : Finding.bad(text(
                        "the coefficient of performance is %.2f in the mean of %d min",
                        mean, limits.cop().over().toMinutes()));
    }

    private static Finding fault(Twin twin) {
        OptionalDouble health = twin.number(Shown.HEALTH);
        if (health.isEmpty()) {
            return Finding.OPEN;
        }
        return health.getAsDouble() < HEALTH_WARNING
                ? Finding.GOOD
                : Finding.bad("PhyHealth is "
                        + twin.value(Shown.HEALTH)
                                .map(sample -> sample.value().text())
                                .orElse(""));
    }
}
