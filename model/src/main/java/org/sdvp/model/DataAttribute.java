package org.sdvp.model;

import java.util.Optional;
import java.util.Set;
import org.sdvp.model.value.DataType;
import org.sdvp.model.value.DataValue;

/**
 * A data attribute directly below a data object, with everything below it held in its type. It is the unit in which
 * values are kept and changes are noticed.
 *
 * @param name such as {@code mag}
 * @param fc its functional constraint, which its components share
 * @param type of its value
 * @param trgOps what a change of it may trigger
 * @param initialValue value before anything else is known; empty: the zero of the type
 */
public record DataAttribute(
        String name,
        FunctionalConstraint fc,
        DataType type,
        Set<TriggerOption> trgOps,
        Optional<DataValue> initialValue)
        implements DataNode {
    /**
     * Copies the trigger options.
     *
     * @throws IllegalArgumentException if the initial value does not fit the type, or a trigger option is not one of attributes
     */
    public DataAttribute {
        DataNode.requireName(name);
        trgOps = Set.copyOf(trgOps);
        if (!trgOps.stream().allMatch(TriggerOption::isOfAttributes)) {
            throw new IllegalArgumentException(
                    "attribute " + name + " may trigger by DCHG, QCHG and DUPD only, but got " + trgOps);
        }
        initialValue.flatMap(type::mismatch).ifPresent(found -> {
            throw new IllegalArgumentException("initial value of " + name + ": " + found.message());
        });
    }

    @Override
    public int levels() {
        return 1 + type.levels();
    }
}
