package org.sdvp.operator;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.sdvp.model.Fcda;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.value.DataType;
import org.sdvp.model.value.DataValue;
import org.sdvp.model.value.TypeMismatch;
import org.sdvp.operator.Definition.Place;
import org.sdvp.operator.unit.Unit;

/** Finds in the value of a member of a data set what somebody wants of it, and labels it by its definition. */
final class ReportedValues {
    private final Place member;
    private final DataType type;
    private final FcdaUnit whole;

    private record FcdaUnit(Fcda fcda, Unit unit) {}

    private ReportedValues(Place member, DataType type, FcdaUnit whole) {
        this.member = member;
        this.type = type;
        this.whole = whole;
    }

    /**
     * Looks a member up.
     *
     * @return fails with {@link NoSuchDataException} if the device's definitions do not have it
     */
    static CompletionStage<ReportedValues> of(DeviceModel model, Fcda member) {
        return model.definition(member.reference()).thenCompose(definition -> {
            Definition.Found found = definition.find(member.reference());
            Place place = found.place().orElseThrow(() -> new NoSuchDataException(found.missing()));
            DataType type = place.type(member.fc())
                    .orElseThrow(() -> new NoSuchDataException(
                            member.reference() + " has no " + member.fc() + ", but is a member"));
            return model.unit(place).thenApply(unit -> new ReportedValues(place, type, new FcdaUnit(member, unit)));
        });
    }

    /** The member as a whole; empty if the value does not fit the definition. */
    Optional<Reading.Value> reading(DataValue value) {
        return fits(type, value)
                ? Optional.of(new Reading.Value(
                        whole.fcda().toString(),
                        new Reading.Source(
                                member.reference(),
                                whole.fcda().fc(),
                                member.owner().cdc(),
                                type,
                                whole.unit()),
                        value))
                : Optional.empty();
    }

    /**
     * A part of a member.
     *
     * @param part what is wanted, as it was read before
     * @param value of the whole member
     * @return the part; empty if the value does not fit the definition
     */
    Optional<Reading.Value> part(Reading.Value part, DataValue value) {
        DataType at = type;
        DataValue here = value;
        for (ObjectReference.Element element : below(part.source().reference())) {
            if (!(at instanceof DataType.Structure structure) || !(here instanceof DataValue.Structure members)) {
                return Optional.empty();
            }
            int index = structure.indexOf(element.name());
            if (index < 0 || index >= members.members().size()) {
                return Optional.empty();
            }
            at = structure.members().get(index).type();
            here = members.members().get(index);
            if (element.index().isPresent()) {
                int place = element.index().getAsInt();
                if (!(at instanceof DataType.Array array)
                        || !(here instanceof DataValue.Array elements)
                        || place >= elements.elements().size()) {
                    return Optional.empty();
                }
                at = array.element();
                here = elements.elements().get(place);
            }
        }
        return fits(part.source().type(), here)
                ? Optional.of(new Reading.Value(part.asked(), part.source(), here))
                : Optional.empty();
    }

    private List<ObjectReference.Element> below(ObjectReference reference) {
        List<ObjectReference.Element> path = new ArrayList<>(reference.dataPath());
        return path.subList(Math.min(path.size(), member.reference().dataPath().size()), path.size());
    }

    // A number the enumeration does not know is still worth showing; a value of another type is not.
    private static boolean fits(DataType type, DataValue value) {
        return type.mismatch(value)
                .filter(mismatch -> mismatch.kind() == TypeMismatch.Kind.TYPE)
                .isEmpty();
    }
}
