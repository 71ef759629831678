package org.sdvp.agent.people;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import org.sdvp.acsi.service.LogEntry;
import org.sdvp.agent.people.shown.ShownValue;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.value.DataValue;
import org.sdvp.model.value.EntryTime;
import org.sdvp.model.value.Quality;
import org.sdvp.wire.form.FieldType;
import org.sdvp.wire.form.FormField;
import org.sdvp.xmpp.command.CommandAction;
import org.sdvp.xmpp.command.CommandNote;
import org.sdvp.xmpp.command.CommandStep;
import org.sdvp.xmpp.command.Requester;

/** Hourly means of measured values over the last day, from the log of measurements. */
final class HistoryDialog extends PeopleDialog {
    private static final String TITLE = "History";
    private static final String HOURS = "hours";
    private static final BigDecimal MOST_HOURS = BigDecimal.valueOf(48);
    private static final BigDecimal ONE = BigDecimal.ONE;
    private static final int MOST_VALUES = 8;
    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("EEE HH:00", Locale.ENGLISH);

    private final PeopleAccess access;
    private final Requester requester;
    private final List<ShownValue> values;
    private final ObjectReference log;
    private final HouseTime time;

    /**
     * Makes one.
     *
     * @param access to the heat pump
     * @param requester who asks
     * @param values that the log has
     * @param log of measurements
     * @param time of the house
     */
    HistoryDialog(
            PeopleAccess access, Requester requester, List<ShownValue> values, ObjectReference log, HouseTime time) {
        super(TITLE);
        this.access = access;
        this.requester = requester;
        this.values = access.readable(requester, values);
        this.log = log;
        this.time = time;
    }

    @Override
    CompletionStage<CommandStep> first() {
        FormField hours = FormField.of(FieldType.TEXT_SINGLE, HOURS)
                .labelled("Hours back (1 to 48)")
                .validated(FormField.Validation.range("xs:int", "1", MOST_HOURS.toPlainString()))
                .with("24")
                .mandatory();
        List<String> usual = values.stream().limit(3).map(StatusDialog::var).toList();
        return now(CommandStep.last(form(
                TITLE,
                "Means of each hour, of at most " + MOST_VALUES + " values",
                List.of(ReadDialog.choice(values).withValues(usual), hours))));
    }

    @Override
    CompletionStage<CommandStep> next(CommandAction action, Answers answers) {
        List<ShownValue> picked = ReadDialog.picked(values, answers);
        if (picked.size() > MOST_VALUES) {
            throw new WrongAnswerException("Pick at most " + MOST_VALUES + " values, not " + picked.size());
        }
        int hours = answers.number(HOURS, "Hours back", ONE, MOST_HOURS)
                .orElse(MOST_HOURS)
                .intValue();
        Instant from = time.now().minus(Duration.ofHours(hours));
        Means means = new Means(picked);
        return access.with(
                        requester,
                        association -> association
                                .logs()
                                .queryLogByTime(log, Optional.of(EntryTime.of(from)), Optional.empty(), page -> {
                                    page.forEach(means::add);
                                    return true;
                                }))
                .thenApply(whole -> means.step(time.zone()));
    }

    /** Sums of each hour and value. */
    private static final class Means {
        private final List<ShownValue> picked;
        private final Map<Instant, BigDecimal[]> sums = new TreeMap<>();
        private final Map<Instant, int[]> counts = new TreeMap<>();

        Means(List<ShownValue> picked) {
            this.picked = picked;
        }

        void add(LogEntry entry) {
            Instant hour = entry.timeOfEntry().instant().truncatedTo(java.time.temporal.ChronoUnit.HOURS);
            for (LogEntry.Member member : entry.values()) {
                for (int i = 0; i < picked.size(); i++) {
                    if (picked.get(i).object().equals(member.reference().reference())) {
                        add(hour, i, number(member.value()));
                    }
                }
            }
        }

        private void add(Instant hour, int column, Optional<BigDecimal> number) {
            if (number.isPresent()) {
                BigDecimal[] sum = sums.computeIfAbsent(hour, key -> new BigDecimal[picked.size()]);
                sum[column] = sum[column] == null ? number.get() : sum[column].add(number.get());
                counts.computeIfAbsent(hour, key -> new int[picked.size()])[column]++;
            }
        }

        /** The first number of a value that is not invalid: what is measured stands first in MV and BCR. */
        private static Optional<BigDecimal> number(DataValue value) {
            if (value instanceof DataValue.Structure parts) {
                boolean invalid = parts.members().stream()
                        .anyMatch(part ->
                                part instanceof Quality quality && quality.validity() == Quality.Validity.INVALID);
                return invalid || parts.members().isEmpty()
                        ? Optional.empty()
                        : number(parts.members().get(0));
            }
            return ShownValue.number(value);
        }

        CommandStep step(ZoneId zone) {
            if (sums.isEmpty()) {
                return CommandStep.end(CommandNote.info("The log has nothing of that time."));
            }
            List<FormField> columns = new ArrayList<>();
            columns.add(FormField.of(FieldType.TEXT_SINGLE, "hour").labelled("Hour"));
            for (ShownValue value : picked) {
                String unit = value.unit().isEmpty() ? "" : " [" + value.unit() + "]";
                columns.add(FormField.of(FieldType.TEXT_SINGLE, StatusDialog.var(value))
                        .labelled(value.label() + unit));
            }
            List<List<FormField>> rows = new ArrayList<>();
            sums.forEach((hour, sum) -> rows.add(row(hour, sum, zone)));
            return CommandStep.end(result(TITLE, List.of()).withTable(columns, rows));
        }

        private List<FormField> row(Instant hour, BigDecimal[] sum, ZoneId zone) {
            List<FormField> row = new ArrayList<>();
            row.add(FormField.untyped("hour", HOUR.format(hour.atZone(zone))));
            for (int i = 0; i < picked.size(); i++) {
                ShownValue value = picked.get(i);
                int count = counts.getOrDefault(hour, new int[picked.size()])[i];
                String mean = count == 0 ? "" : value.bare(mean(sum[i], count));
                row.add(FormField.untyped(StatusDialog.var(value), mean));
            }
            return row;
        }

        private static DataValue mean(BigDecimal sum, int count) {
            return new DataValue.Float32(sum.divide(BigDecimal.valueOf(count), java.math.MathContext.DECIMAL64)
                    .floatValue());
        }
    }
}
