package org.sdvp.agent.schedule;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sdvp.model.FunctionalConstraint;
import org.sdvp.model.ModelValues;
import org.sdvp.model.Selection;
import org.sdvp.model.value.DataValue;
import org.sdvp.model.value.Quality;
import org.sdvp.model.value.Timestamp;

/** Collects what becomes of status objects; an object that is not there, or stays as it was, is passed over. */
final class StatusChanges {
    private static final Quality INVALID = Quality.of(Quality.Validity.INVALID);

    private final List<ModelValues.Write> writes = new ArrayList<>();
    private final Instant now;

    StatusChanges(Instant now) {
        this.now = now;
    }

    /** An object with stVal has a value. */
    void good(NodeData node, String object, DataValue stVal) {
        put(node, object, Optional.of(stVal), Quality.GOOD);
    }

    /** An object with stVal has a value, or what it has does not hold any more. */
    void goodOrInvalid(NodeData node, String object, Optional<DataValue> stVal) {
        put(node, object, stVal, stVal.isPresent() ? Quality.GOOD : INVALID);
    }

    /** An object with stVal has a value that means nothing. */
    void invalid(NodeData node, String object, DataValue stVal) {
        put(node, object, Optional.of(stVal), INVALID);
    }

    private void put(NodeData node, String object, Optional<DataValue> stVal, Quality quality) {
        put(node, new Place(object, "stVal", FunctionalConstraint.ST), stVal, quality);
    }

    private record Place(String object, String attribute, FunctionalConstraint fc) {}

    /** The object that shows the value in force has a value, or none. */
    void current(NodeData node, ValueKind kind, Optional<DataValue> value) {
        put(
                node,
                new Place(kind.current(), kind.currentAttribute(), kind.currentConstraint()),
                value,
                value.isPresent() ? Quality.GOOD : INVALID);
    }

    private void put(NodeData node, Place place, Optional<DataValue> value, Quality quality) {
        Optional<Selection> target = node.select(place.object(), place.attribute(), place.fc());
        if (target.isEmpty()) {
            return;
        }
        Optional<DataValue> shaped =
                value.flatMap(given -> ValueConversion.to(target.get().type(), given));
        boolean changed =
                shaped.isPresent() && !shaped.get().equals(node.values().get(target.get()));
        boolean requalified = node.read(place.object(), "q", place.fc())
                .filter(before -> !before.equals(quality))
                .isPresent();
        if (changed || requalified) {
            shaped.ifPresent(given -> writes.add(new ModelValues.Write(target.get(), given)));
            add(node, place, "q", quality);
            add(node, place, "t", Timestamp.of(now));
        }
    }

    private void add(NodeData node, Place place, String attribute, DataValue value) {
        node.select(place.object(), attribute, place.fc())
                .ifPresent(target -> writes.add(new ModelValues.Write(target, value)));
    }

    /** Everything that has changed. */
    List<ModelValues.Write> writes() {
        return List.copyOf(writes);
    }
}
