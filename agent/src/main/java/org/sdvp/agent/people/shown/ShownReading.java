package org.sdvp.agent.people.shown;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.sdvp.acsi.client.ClientAssociation;
import org.sdvp.acsi.service.AccessResult;
import org.sdvp.acsi.service.ServiceError;
import org.sdvp.model.Fcda;
import org.sdvp.model.value.DataValue;
import org.sdvp.model.value.Quality;
import org.sdvp.model.value.Timestamp;

/**
 * A value that was read, or why it was not.
 *
 * @param shown what it is
 * @param value the value; empty if it was refused
 * @param quality of the value
 * @param time of the value
 * @param error why it was refused
 */
public record ShownReading(
        ShownValue shown,
        Optional<DataValue> value,
        Quality quality,
        Optional<Instant> time,
        Optional<ServiceError> error) {
    private static final int PARTS = 3;

    /** Reads values, in one call. */
    public static CompletionStage<List<ShownReading>> all(ClientAssociation association, List<ShownValue> values) {
        if (values.isEmpty()) {
            return CompletableFuture.completedFuture(List.of());
        }
        List<Fcda> asked =
                values.stream().flatMap(value -> value.asked().stream()).toList();
        return association.getDataValues(asked).thenApply(results -> {
            List<ShownReading> readings = new ArrayList<>(values.size());
            for (int i = 0; i < values.size(); i++) {
                readings.add(of(values.get(i), results.subList(PARTS * i, PARTS * (i + 1))));
            }
            return readings;
        });
    }

    private static ShownReading of(ShownValue shown, List<AccessResult> results) {
        if (results.get(0) instanceof AccessResult.Failure failure) {
            return new ShownReading(
                    shown, Optional.empty(), Quality.GOOD, Optional.empty(), Optional.of(failure.error()));
        }
        return new ShownReading(
                shown,
                Optional.of(((AccessResult.Value) results.get(0)).value()),
                found(results.get(1), Quality.class).orElse(Quality.GOOD),
                found(results.get(2), Timestamp.class).map(Timestamp::instant),
                Optional.empty());
    }

    private static <T> Optional<T> found(AccessResult result, Class<T> type) {
        return result instanceof AccessResult.Value value && type.isInstance(value.value())
                ? Optional.of(type.cast(value.value()))
                : Optional.empty();
    }

    /** Whether there is something that can be believed. */
    public boolean isUsable() {
        return value.isPresent() && quality.validity() != Quality.Validity.INVALID;
    }

    /** As a number, in the model's unit. */
    public Optional<BigDecimal> number() {
        return value.filter(any -> isUsable()).flatMap(ShownValue::number);
    }

    /** As whole number or enumeration. */
    public Optional<Long> ordinal() {
        return value.filter(DataValue.Int.class::isInstance).map(any -> ((DataValue.Int) any).value());
    }

    /** As a truth. */
    public Optional<Boolean> truth() {
        return value.filter(DataValue.Bool.class::isInstance).map(any -> ((DataValue.Bool) any).value());
    }

    /** The value with its unit, and a word where it cannot be relied on. */
    public String text() {
        if (error.isPresent()) {
            return error.get().text();
        }
        if (!isUsable()) {
            return "not known";
        }
        return shown.text(value.orElseThrow()) + (remark().isEmpty() ? "" : " (" + remark() + ")");
    }

    /** What is to be known of the quality; nothing if it is good. */
    public String remark() {
        if (error.isPresent()) {
            return error.get().text();
        }
        if (quality.validity() == Quality.Validity.INVALID) {
            return "not known";
        }
        if (quality.has(Quality.Flag.OLD_DATA)) {
            return "old";
        }
        return quality.validity() == Quality.Validity.QUESTIONABLE ? "questionable" : "";
    }
}
