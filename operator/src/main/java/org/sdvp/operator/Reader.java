package org.sdvp.operator;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.sdvp.acsi.AcsiProtocolException;
import org.sdvp.acsi.service.AccessResult;
import org.sdvp.model.value.DataValue;
import org.sdvp.model.value.TypeMismatch;
import org.sdvp.operator.Definition.Place;
import org.sdvp.operator.ReferenceLookup.Wanted;
import org.sdvp.operator.unit.Unit;

/** Reads data and labels it by its definition. */
final class Reader {
    private final DeviceModel model;
    private final ReferenceLookup lookup;

    Reader(DeviceModel model) {
        this.model = model;
        this.lookup = new ReferenceLookup(model);
    }

    CompletionStage<List<Reading>> read(List<TypedReference> references) {
        return lookup.readable(references).thenCompose(this::readAll);
    }

    /** Reads what was found, in one request as far as the association's limits allow. */
    CompletionStage<List<Reading>> readAll(List<Wanted> wanted) {
        List<Wanted.Found> found = wanted.stream()
                .filter(Wanted.Found.class::isInstance)
                .map(Wanted.Found.class::cast)
                .toList();
        CompletionStage<List<AccessResult>> results = found.isEmpty()
                ? CompletableFuture.completedFuture(List.of())
                : model.association()
                        .getDataValues(found.stream().map(Wanted.Found::fcda).toList());
        CompletionStage<List<Unit>> units = Stages.all(
                found.stream().map(Wanted.Found::place).map(model::unit).toList());
        return results.thenCombine(units, (values, symbols) -> merge(wanted, values.iterator(), symbols.iterator()));
    }

    private List<Reading> merge(List<Wanted> wanted, Iterator<AccessResult> results, Iterator<Unit> units) {
        List<Reading> readings = new ArrayList<>();
        for (Wanted one : wanted) {
            if (one instanceof Wanted.Found found) {
                readings.add(reading(found, results.next(), units.next()));
            } else if (one instanceof Wanted.Missing missing) {
                readings.add(missing.failure());
            }
        }
        return readings;
    }

    private Reading reading(Wanted.Found found, AccessResult result, Unit unit) {
        if (result instanceof AccessResult.Failure failure) {
            return new Reading.Failure(found.asked(), Optional.of(found.fc()), failure.error(), found.fcda() + "");
        }
        DataValue value = ((AccessResult.Value) result).value();
        // A number the enumeration does not know is still worth showing; a value of another type is not.
        found.type()
                .mismatch(value)
                .filter(m -> m.kind() == TypeMismatch.Kind.TYPE)
                .ifPresent(mismatch -> {
                    String peer = model.association().peer();
                    throw new AcsiProtocolException(
                            peer,
                            "the value of " + found.fcda() + " from " + peer + " does not fit its definition: "
                                    + mismatch.message());
                });
        Place place = found.place();
        return new Reading.Value(
                found.asked(),
                new Reading.Source(place.reference(), found.fc(), place.owner().cdc(), found.type(), unit),
                value);
    }
}
