package org.sdvp.operator.schedule;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.Month;
import java.time.ZoneOffset;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.sdvp.model.value.DataType;
import org.sdvp.model.value.DataValue;
import org.sdvp.model.value.Timestamp;

/** StrTm (class TSG of IEC 61850-7-3): its setTm and setCal in words, and made of a start and its repetition. */
final class StartText {
    private static final int NONE = 5;
    private static final List<String> TYPES = List.of("", "weekday", "week", "day", "day");
    private static final List<String> PERIODS = List.of("hour", "day", "week", "month", "year");

    private StartText() {}

    /** A start in words; empty if it is not set. */
    static Optional<String> of(Optional<DataValue> setTm, Optional<DataType> calType, Optional<DataValue> setCal) {
        Optional<Instant> at = setTm.filter(Timestamp.class::isInstance)
                .map(value -> ((Timestamp) value).instant())
                .filter(time -> !time.equals(Instant.EPOCH));
        Optional<String> calendar = setCal.flatMap(value -> calType.flatMap(type -> calendar(type, value)));
        if (calendar.isPresent()) {
            return calendar.map(words -> at.map(from -> words + " from " + from).orElse(words));
        }
        return at.map(time -> "once at " + time);
    }

    private static Optional<String> calendar(DataType type, DataValue value) {
        int occType = member(type, value, "occType");
        int occPer = member(type, value, "occPer");
        if (occType < 0 || occType >= NONE || occPer < 0 || occPer >= PERIODS.size()) {
            return Optional.empty();
        }
        String time = String.format(Locale.ROOT, "%02d:%02d", member(type, value, "hr"), member(type, value, "mn"));
        if (occType == 0 && occPer == 0) {
            return Optional.of("every hour at :" + time.substring(3));
        }
        return Optional.of("every " + PERIODS.get(occPer) + day(type, value, occType, occPer) + " at " + time);
    }

    private static String day(DataType type, DataValue value, int occType, int occPer) {
        String weekDay = word(DayOfWeek.values(), member(type, value, "weekDay"), StartText::name);
        String month = word(Month.values(), member(type, value, "month"), StartText::name);
        int day = member(type, value, "day");
        if (occType == 0) {
            return switch (occPer) {
                case 2 -> " on " + weekDay;
                case 3 -> " on day " + day;
                case 4 -> " on " + day + " " + month;
                default -> "";
            };
        }
        int occ = member(type, value, "occ");
        String which = occ == 0 ? "last" : "number " + occ;
        String what = occType == 2 ? weekDay + " of week" : occType == 1 ? weekDay : TYPES.get(occType);
        return " on " + which + " " + what + (month.isEmpty() ? "" : " of " + month);
    }

    private interface Namer<T> {
        String name(T item);
    }

    private static <T> String word(T[] all, int number, Namer<T> namer) {
        return number >= 1 && number <= all.length ? namer.name(all[number - 1]) : "";
    }

    private static String name(DayOfWeek day) {
        return day.getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    }

    private static String name(Month month) {
        return month.getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    }

    private static int member(DataType type, DataValue value, String name) {
        int at = type instanceof DataType.Structure structure ? structure.indexOf(name) : -1;
        return at >= 0
                        && value instanceof DataValue.Structure members
                        && members.members().get(at) instanceof DataValue.Int number
                ? (int) number.value()
                : -1;
    }

    /** A setCal that comes again as a start does. */
    static DataValue calendar(DataType type, Instant start, SchedulePlan.Repeat repeat) {
        LocalDateTime at = LocalDateTime.ofInstant(start, ZoneOffset.UTC);
        boolean once = repeat == SchedulePlan.Repeat.ONCE;
        List<DataValue> members = new ArrayList<>();
        for (DataType.Member member : ((DataType.Structure) type).members()) {
            long number = once
                    ? (member.name().equals("occType") ? NONE : 0)
                    : switch (member.name()) {
                        case "occPer" -> repeat.ordinal();
                        case "weekDay" -> at.getDayOfWeek().getValue();
                        case "month" -> at.getMonthValue();
                        case "day" -> at.getDayOfMonth();
                        case "hr" -> at.getHour();
                        case "mn" -> at.getMinute();
                        default -> 0;
                    };
            members.add(new DataValue.Int(member.type().basicType(), number));
        }
        return new DataValue.Structure(members);
    }
}
