package org.sdvp.agent.schedule.plan;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Optional;
import org.sdvp.model.value.DataType;
import org.sdvp.model.value.DataValue;

/**
 * A moment that comes again and again: CalendarTime, setCal of the class TSG (IEC 61850-7-3), always in UTC, so that there
 * is no summer time.
 *
 * <p>With occType Time it is each hour at mn, each day at hr:mn, each week on weekDay, each month on day, or each year on
 * day and month, as occPer says. With the other types it is the occ-th of them in each occPer (0: the last one): the occ-th
 * weekDay of each month or year, weekDay of the occ-th week (ISO 8601) of each year, the occ-th day of each month or year.
 * For a year, month narrows WeekDay and DayOfMonth to that month. A period that has no such day is passed over.
 *
 * @param occ which one, for the types other than Time
 * @param type occType
 * @param period occPer
 * @param weekDay 1 (Monday) to 7; 0 where it is of no meaning
 * @param month 1 to 12; 0 where it is of no meaning
 * @param day of the month, 1 to 31
 * @param hour 0 to 23
 * @param minute 0 to 59
 */
public record CalendarTime(int occ, Type type, Period period, int weekDay, int month, int day, int hour, int minute) {
    /** OccurrenceKind, by ordinal. */
    public enum Type {
        /** A time of the day, week, month or year. */
        TIME,
        /** The occ-th weekDay. */
        WEEK_DAY,
        /** A weekDay of the occ-th week. */
        WEEK_OF_YEAR,
        /** The occ-th day of the month. */
        DAY_OF_MONTH,
        /** The occ-th day of the year. */
        DAY_OF_YEAR
    }

    /** PeriodKind, by ordinal. */
    public enum Period {
        /** Each hour. */
        HOUR(ChronoUnit.HOURS),
        /** Each day. */
        DAY(ChronoUnit.DAYS),
        /** Each week. */
        WEEK(ChronoUnit.WEEKS),
        /** Each month. */
        MONTH(ChronoUnit.MONTHS),
        /** Each year. */
        YEAR(ChronoUnit.YEARS);

        private final ChronoUnit unit;

        Period(ChronoUnit unit) {
            this.unit = unit;
        }
    }

    private static final int HOURS = 24;
    private static final int MINUTES = 60;
    private static final List<String> MEMBERS =
            List.of("occ", "occType", "occPer", "weekDay", "month", "day", "hr", "mn");

    // 29 February comes every eighth year at worst; in months or days every third.
    private static final int PERIODS_TO_TRY = 9;

    /**
     * Reads a setCal.
     *
     * @param type of the value
     * @return empty if it says NONE, or makes no sense
     */
    public static Optional<CalendarTime> of(DataType type, DataValue value) {
        if (!(type instanceof DataType.Structure structure) || !(value instanceof DataValue.Structure members)) {
            return Optional.empty();
        }
        int[] numbers = new int[MEMBERS.size()];
        for (int i = 0; i < numbers.length; i++) {
            int at = structure.indexOf(MEMBERS.get(i));
            if (at < 0 || !(members.members().get(at) instanceof DataValue.Int number)) {
                return Optional.empty();
            }
            numbers[i] = (int) number.value();
        }
        if (numbers[1] < 0
                || numbers[1] >= Type.values().length
                || numbers[2] < 0
                || numbers[2] >= Period.values().length) {
            return Optional.empty();
        }
        CalendarTime time = new CalendarTime(
                numbers[0],
                Type.values()[numbers[1]],
                Period.values()[numbers[2]],
                numbers[3],
                numbers[4],
                numbers[5],
                numbers[6],
                numbers[7]);
        return time.isSound() ? Optional.of(time) : Optional.empty();
    }

    private boolean isSound() {
        boolean clock = hour >= 0 && hour < HOURS && minute >= 0 && minute < MINUTES;
        boolean weekDayKnown = weekDay >= 1 && weekDay <= DayOfWeek.values().length;
        boolean yearly = period == Period.YEAR;
        return clock
                && switch (type) {
                    case TIME ->
                        switch (period) {
                            case HOUR, DAY -> true;
                            case WEEK -> weekDayKnown;
                            case MONTH -> day >= 1 && day <= 31;
                            case YEAR -> month >= 1 && month <= 12 && day >= 1 && day <= 31;
                        };
                    case WEEK_DAY -> weekDayKnown && (yearly || period == Period.MONTH);
                    case WEEK_OF_YEAR -> weekDayKnown && yearly;
                    case DAY_OF_MONTH -> period == Period.MONTH || (yearly && month >= 1 && month <= 12);
                    case DAY_OF_YEAR -> yearly;
                };
    }

    /** The first such moment at or after an instant; empty if there is none in years. */
    public Optional<Instant> next(Instant from) {
        LocalDateTime at = periodStart(LocalDateTime.ofInstant(from, ZoneOffset.UTC));
        // One period back: week 1 may begin in the year before.
        for (int i = -1; i < PERIODS_TO_TRY; i++) {
            Optional<Instant> found = within(at.plus(i, period.unit)).filter(moment -> !moment.isBefore(from));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** The last such moment at or before an instant; empty if there was none in years. */
    public Optional<Instant> latest(Instant until) {
        LocalDateTime at = periodStart(LocalDateTime.ofInstant(until, ZoneOffset.UTC));
        for (int i = -1; i < PERIODS_TO_TRY; i++) {
            Optional<Instant> found = within(at.minus(i, period.unit)).filter(moment -> !moment.isAfter(until));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private LocalDateTime periodStart(LocalDateTime at) {
        LocalDate date = at.toLocalDate();
        return switch (period) {
            case HOUR -> at.truncatedTo(ChronoUnit.HOURS);
            case DAY -> date.atStartOfDay();
            case WEEK ->
                date.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)).atStartOfDay();
            case MONTH -> date.withDayOfMonth(1).atStartOfDay();
            case YEAR -> date.withDayOfYear(1).atStartOfDay();
        };
    }

    /** The moment in the period that begins then; empty if that has none. */
    private Optional<Instant> within(LocalDateTime start) {
        if (period == Period.HOUR) {
            return Optional.of(start.plusMinutes(minute).toInstant(ZoneOffset.UTC));
        }
        return date(start.toLocalDate()).map(date -> date.atTime(hour, minute).toInstant(ZoneOffset.UTC));
    }

    private Optional<LocalDate> date(LocalDate start) {
        return switch (type) {
            case TIME ->
                switch (period) {
                    case HOUR, DAY -> Optional.of(start);
                    case WEEK -> Optional.of(start.plusDays(weekDay - 1L));
                    case MONTH -> dayOf(YearMonth.from(start), day);
                    case YEAR -> dayOf(YearMonth.of(start.getYear(), month), day);
                };
            case WEEK_DAY -> weekDayOf(start);
            case WEEK_OF_YEAR -> weekOf(start.getYear());
            case DAY_OF_MONTH ->
                dayOf(narrowed(start), occ == 0 ? narrowed(start).lengthOfMonth() : occ);
            case DAY_OF_YEAR -> {
                int last = start.lengthOfYear();
                int number = occ == 0 ? last : occ;
                yield number > last ? Optional.empty() : Optional.of(start.withDayOfYear(number));
            }
        };
    }

    private YearMonth narrowed(LocalDate start) {
        return period == Period.YEAR ? YearMonth.of(start.getYear(), month) : YearMonth.from(start);
    }

    private static Optional<LocalDate> dayOf(YearMonth month, int number) {
        return month.isValidDay(number) ? Optional.of(month.atDay(number)) : Optional.empty();
    }

    private Optional<LocalDate> weekDayOf(LocalDate start) {
        boolean wholeYear = period == Period.YEAR && (month < 1 || month > 12);
        LocalDate first = wholeYear || period == Period.MONTH
                ? start
                : YearMonth.of(start.getYear(), month).atDay(1);
        LocalDate end = wholeYear ? first.plusYears(1) : first.plusMonths(1);
        DayOfWeek wanted = DayOfWeek.of(weekDay);
        LocalDate found = occ == 0
                ? end.with(TemporalAdjusters.previous(wanted))
                : first.with(TemporalAdjusters.nextOrSame(wanted)).plusWeeks(occ - 1L);
        return found.isBefore(end) ? Optional.of(found) : Optional.empty();
    }

    // Week 1 is that of 4 January (ISO 8601).
    private Optional<LocalDate> weekOf(int year) {
        LocalDate first = LocalDate.of(year, 1, 4).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        LocalDate nextYear = LocalDate.of(year + 1, 1, 4).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        LocalDate monday = occ == 0 ? nextYear.minusWeeks(1) : first.plusWeeks(occ - 1L);
        return monday.isBefore(nextYear) ? Optional.of(monday.plusDays(weekDay - 1L)) : Optional.empty();
    }
}
