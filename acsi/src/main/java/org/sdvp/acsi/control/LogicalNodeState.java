package org.sdvp.acsi.control;

import java.util.Optional;
import org.sdvp.model.Fcda;
import org.sdvp.model.FunctionalConstraint;
import org.sdvp.model.ModelValues;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.value.DataValue;

/**
 * What a logical node says about whether it may be controlled: Loc, Beh or Mod, Health, CmdBlk (IEC 61850-7-4 clause
 * 5.3). Loc and CmdBlk of LLN0 hold for its whole logical device; Beh or Mod is taken from there if the node has
 * neither; Health is the node's own. What is not there does not hinder.
 */
final class LogicalNodeState {
    private static final int ALARM = 3;

    private final ModelValues values;
    private final ObjectReference node;
    private final ObjectReference nodeZero;

    /**
     * Makes one.
     *
     * @param object a data object of the node
     */
    LogicalNodeState(ModelValues values, ObjectReference object) {
        this.values = values;
        ObjectReference device = ObjectReference.parse(object.logicalDevice());
        this.node = device.child(object.logicalNode().orElseThrow());
        this.nodeZero = device.child("LLN0");
    }

    /** Whether local operation has been chosen at the node or at the whole device. */
    boolean isLocal() {
        return isTrue(node, "Loc") || isTrue(nodeZero, "Loc");
    }

    /** Whether commands are blocked at the node or at the whole device. */
    boolean isCommandBlocked() {
        return isTrue(node, "CmdBlk") || isTrue(nodeZero, "CmdBlk");
    }

    /** Whether the node's health is alarm. */
    boolean isInAlarm() {
        return number(node, "Health").orElse(0L) == ALARM;
    }

    /** Behaviour of the node: Beh, or where it has none what follows from its Mod and LLN0 of its device. */
    BehaviourMode mode() {
        return number(node, "Beh")
                .flatMap(BehaviourMode::of)
                .orElseGet(() -> BehaviourMode.combined(
                        number(node, "Mod").flatMap(BehaviourMode::of).orElse(BehaviourMode.ON),
                        number(nodeZero, "Beh")
                                .flatMap(BehaviourMode::of)
                                .or(() -> number(nodeZero, "Mod").flatMap(BehaviourMode::of))
                                .orElse(BehaviourMode.ON)));
    }

    private boolean isTrue(ObjectReference place, String object) {
        return stVal(place, object).equals(Optional.of(DataValue.Bool.TRUE));
    }

    private Optional<Long> number(ObjectReference place, String object) {
        return stVal(place, object)
                .filter(DataValue.Int.class::isInstance)
                .map(value -> ((DataValue.Int) value).value());
    }

    private Optional<DataValue> stVal(ObjectReference place, String object) {
        return values.model()
                .select(new Fcda(place.child(object).child("stVal"), FunctionalConstraint.ST))
                .map(values::get);
    }
}
