package org.sdvp.operator.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.sdvp.model.Fcda;
import org.sdvp.model.FunctionalConstraint;
import org.sdvp.model.cdc.Enumerations;
import org.sdvp.model.value.DataType;
import org.sdvp.model.value.DataValue;
import org.sdvp.model.value.Quality;
import org.sdvp.model.value.Timestamp;
import org.sdvp.model.value.ValueText;

/** Reads one FSCH in a handful of requests. */
final class ScheduleReader {
    private static final Map<String, Duration> UNITS =
            Map.of("s", Duration.ofSeconds(1), "min", Duration.ofMinutes(1), "h", Duration.ofHours(1));
    private static final int NO_ERROR = 1;

    private final ScheduleNode node;
    private final List<Optional<DataValue>> status;
    private final Optional<DataType> entryType;

    private ScheduleReader(ScheduleNode node, List<Optional<DataValue>> status, Optional<DataType> entryType) {
        this.node = node;
        this.status = status;
        this.entryType = entryType;
    }

    private static List<Fcda> statusOf(ScheduleNode node) {
        return List.of(
                node.fcda("SchdSt.stVal", FunctionalConstraint.ST),
                node.fcda("SchdEnaErr.stVal", FunctionalConstraint.ST),
                node.fcda("ActStrTm.stVal", FunctionalConstraint.ST),
                node.fcda("ActStrTm.q", FunctionalConstraint.ST),
                node.fcda("NxtStrTm.stVal", FunctionalConstraint.ST),
                node.fcda("NxtStrTm.q", FunctionalConstraint.ST),
                node.fcda("SchdEntr.stVal", FunctionalConstraint.ST),
                node.fcda("NumEntr.setVal", FunctionalConstraint.SP),
                node.fcda("SchdIntv.setVal", FunctionalConstraint.SP),
                node.fcda("SchdIntv.units.SIUnit", FunctionalConstraint.CF),
                node.fcda("SchdPrio.setVal", FunctionalConstraint.SP),
                node.fcda("SchdReuse.setVal", FunctionalConstraint.SP),
                node.fcda("ValMV.units.SIUnit", FunctionalConstraint.CF));
    }

    /** Reads it. */
    static CompletionStage<ScheduleView> read(ScheduleNode node) {
        List<String> entries = node.entries();
        CompletionStage<Optional<DataType>> type = entries.isEmpty()
                ? CompletableFuture.completedFuture(Optional.empty())
                : node.type(entries.get(0), entries.get(0).startsWith("ValASG") ? "setMag" : "setVal");
        return node.read(statusOf(node))
                .thenCombine(type, (status, entryType) -> new ScheduleReader(node, status, entryType))
                .thenCompose(ScheduleReader::settings);
    }

    private CompletionStage<ScheduleView> settings() {
        int used = (int) Math.max(0, Math.min(node.entries().size(), number(7)));
        List<Fcda> values =
                node.entries().subList(0, used).stream().map(node::entry).toList();
        List<String> starts = node.numbered("StrTm");
        List<Fcda> times = new ArrayList<>();
        starts.forEach(start -> {
            times.add(node.fcda(start + ".setTm", FunctionalConstraint.SP));
            times.add(node.fcda(start + ".setCal", FunctionalConstraint.SP));
        });
        CompletionStage<Optional<DataType>> calType = starts.isEmpty()
                ? CompletableFuture.completedFuture(Optional.empty())
                : node.type(starts.get(0), "setCal");
        return node.read(values)
                .thenCombine(
                        node.read(times).thenCombine(calType, ScheduleReader::starts),
                        (read, words) -> view(words, read));
    }

    private static List<String> starts(List<Optional<DataValue>> times, Optional<DataType> calType) {
        List<String> words = new ArrayList<>();
        for (int i = 0; i < times.size(); i += 2) {
            StartText.of(times.get(i), calType, times.get(i + 1)).ifPresent(words::add);
        }
        return words;
    }

    private ScheduleView view(List<String> starts, List<Optional<DataValue>> values) {
        long state = number(0);
        ScheduleView.State[] states = ScheduleView.State.values();
        return new ScheduleView(
                node.reference(),
                state > 0 && state < states.length ? states[(int) state] : ScheduleView.State.UNKNOWN,
                error(number(1)),
                time(2),
                time(4),
                (int) number(6),
                UNITS.getOrDefault(unit(9), Duration.ofSeconds(1)).multipliedBy(number(8)),
                number(10),
                status.get(11).equals(Optional.of(DataValue.Bool.TRUE)),
                starts,
                values.stream().map(this::text).toList(),
                unit(12));
    }

    private static String error(long code) {
        return code == NO_ERROR
                ? ""
                : Enumerations.named("ScheduleEnablingErrorKind")
                        .literal(code)
                        .map(words -> words.substring(0, 1).toLowerCase(Locale.ROOT) + words.substring(1))
                        .orElse("error " + code);
    }

    private String text(Optional<DataValue> value) {
        if (value.isEmpty()) {
            return "?";
        }
        if (value.get() instanceof DataValue.Bool bool) {
            return bool.value() ? "on" : "off";
        }
        if (value.get() instanceof DataValue.Structure number
                && number.members().size() == 1) {
            return number.members().get(0).toString();
        }
        return entryType
                .filter(type -> type.accepts(value.get()))
                .map(type -> ValueText.print(type, value.get()))
                .orElse(value.get().toString());
    }

    private long number(int index) {
        return status.get(index).orElse(null) instanceof DataValue.Int number ? number.value() : 0;
    }

    private Optional<Instant> time(int index) {
        boolean good = status.get(index + 1)
                .filter(q -> q instanceof Quality quality && quality.validity() == Quality.Validity.GOOD)
                .isPresent();
        return status.get(index)
                .filter(value -> good && value instanceof Timestamp)
                .map(value -> ((Timestamp) value).instant());
    }

    private String unit(int index) {
        return status.get(index).orElse(null) instanceof DataValue.Int code
                ? Enumerations.named("SIUnitKind").literal(code.value()).orElse("")
                : "";
    }
}
