package org.sdvp.operator;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sdvp.model.DataAttribute;
import org.sdvp.model.DataNode;
import org.sdvp.model.DataObject;
import org.sdvp.model.FunctionalConstraint;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.value.DataType;

/**
 * A data object, or an attribute, component or array element in one.
 *
 * @param reference of it
 * @param ownerReference of the data object it is or lies in
 * @param owner that data object
 * @param inner what it is inside the data object; empty if it is the data object
 */
record Place(ObjectReference reference, ObjectReference ownerReference, DataObject owner, Optional<Inner> inner) {

    /**
     * An attribute or a part of one.
     *
     * @param fc functional constraint of the attribute
     * @param type of the attribute or part
     */
    record Inner(FunctionalConstraint fc, DataType type) {}

    /** Functional constraints there are here, in model order. */
    Set<FunctionalConstraint> constraints() {
        Set<FunctionalConstraint> found = new LinkedHashSet<>();
        if (inner.isPresent()) {
            found.add(inner.get().fc());
        } else {
            collect(owner, found);
        }
        return found;
    }

    /** The type of what a functional constraint selects here; empty if it selects nothing. */
    Optional<DataType> type(FunctionalConstraint fc) {
        return inner.isPresent() ? inner.filter(in -> in.fc() == fc).map(Inner::type) : group(owner, fc);
    }

    /** Names from the data object down to here, such as {@code mag.f}; empty for the data object. */
    String pathInOwner() {
        String text = reference.toString();
        int start = ownerReference.toString().length() + 1;
        return start > text.length() ? "" : text.substring(start);
    }

    /** Whether it is an attribute directly below the data object, and not an element of it. */
    boolean isAttribute() {
        return inner.isPresent() && owner.child(pathInOwner()).isPresent();
    }

    /** The place of an attribute of the data object. */
    Place of(DataAttribute attribute) {
        return new Place(
                ownerReference.child(attribute.name()),
                ownerReference,
                owner,
                Optional.of(new Inner(attribute.fc(), attribute.type())));
    }

    /** The place of a member of the structure that is here. */
    Place below(DataType.Member member) {
        return new Place(
                reference.child(member.name()),
                ownerReference,
                owner,
                inner.map(in -> new Inner(in.fc(), member.type())));
    }

    /** The type of an attribute of the data object. */
    Optional<DataType> attributeType(String name, FunctionalConstraint fc) {
        return owner.child(name)
                .filter(child -> child instanceof DataAttribute attribute && attribute.fc() == fc)
                .map(child -> ((DataAttribute) child).type());
    }

    private static void collect(DataNode node, Set<FunctionalConstraint> found) {
        if (node instanceof DataAttribute attribute) {
            found.add(attribute.fc());
        } else {
            ((DataObject) node).children().forEach(child -> collect(child, found));
        }
    }

    // IEC 61850-7-2 clause 12: the value of functionally constrained data has the members with that constraint, in
    // model
    // order.
    private static Optional<DataType> group(DataObject object, FunctionalConstraint fc) {
        List<DataType.Member> members = new ArrayList<>();
        for (DataNode child : object.children()) {
            Optional<DataType> type = child instanceof DataAttribute attribute
                    ? Optional.of(attribute).filter(a -> a.fc() == fc).map(DataAttribute::type)
                    : group((DataObject) child, fc);
            type.ifPresent(t -> members.add(new DataType.Member(child.name(), t)));
        }
        return members.isEmpty() ? Optional.empty() : Optional.of(new DataType.Structure(members));
    }
}
