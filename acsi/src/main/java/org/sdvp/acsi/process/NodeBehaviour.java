package org.sdvp.acsi.process;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.sdvp.acsi.control.BehaviourMode;
import org.sdvp.model.Fcda;
import org.sdvp.model.FunctionalConstraint;
import org.sdvp.model.ModelValues;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.Selection;
import org.sdvp.model.value.BasicType;
import org.sdvp.model.value.DataValue;
import org.sdvp.model.value.Quality;
import org.sdvp.model.value.Timestamp;

/**
 * How one logical node behaves: by its Mod and that of LLN0 where one of the two exists, else as its Beh says (IEC
 * 61850-7-4 annex A). Not for several threads.
 */
final class NodeBehaviour {
    private final ModelValues process;
    private final Optional<Selection> ownMod;
    private final Optional<Selection> deviceMod;
    private final Optional<Selection> beh;
    private final ObjectReference node;
    private BehaviourMode mode = BehaviourMode.ON;

    NodeBehaviour(ModelValues process, ObjectReference node) {
        this.process = process;
        this.node = node;
        ObjectReference device = ObjectReference.parse(node.logicalDevice());
        this.ownMod = stVal(node, "Mod");
        this.deviceMod = stVal(device.child("LLN0"), "Mod");
        this.beh = stVal(node, "Beh");
        this.mode = current();
    }

    private Optional<Selection> stVal(ObjectReference place, String object) {
        return process.model().select(new Fcda(place.child(object).child("stVal"), FunctionalConstraint.ST));
    }

    private BehaviourMode current() {
        return ownMod.isEmpty() && deviceMod.isEmpty()
                ? read(beh)
                : BehaviourMode.combined(read(ownMod), read(deviceMod));
    }

    private BehaviourMode read(Optional<Selection> stVal) {
        return stVal.map(process::get)
                .filter(DataValue.Int.class::isInstance)
                .flatMap(value -> BehaviourMode.of(((DataValue.Int) value).value()))
                .orElse(BehaviourMode.ON);
    }

    /** What it depends on. */
    Stream<Selection> inputs() {
        return Stream.of(ownMod, deviceMod, beh).flatMap(Optional::stream);
    }

    /** Looks again; true if it is another now. */
    boolean refresh() {
        BehaviourMode before = mode;
        mode = current();
        return mode != before;
    }

    /** What Beh has to be, where it follows from Mod and is something else. */
    List<ModelValues.Write> behWrites(Timestamp now) {
        List<ModelValues.Write> writes = new ArrayList<>();
        boolean derived = ownMod.isPresent() || deviceMod.isPresent();
        beh.filter(stVal -> derived && read(beh) != mode).ifPresent(stVal -> {
            writes.add(new ModelValues.Write(stVal, new DataValue.Int(BasicType.ENUMERATED, mode.code())));
            attribute("q").ifPresent(q -> writes.add(new ModelValues.Write(q, Quality.GOOD)));
            attribute("t").ifPresent(t -> writes.add(new ModelValues.Write(t, now)));
        });
        return writes;
    }

    private Optional<Selection> attribute(String name) {
        return process.model().select(new Fcda(node.child("Beh").child(name), FunctionalConstraint.ST));
    }

    /** A quality as a node of this mode tells it. */
    Quality applied(Quality q) {
        if (mode == BehaviourMode.OFF) {
            int detail = q.bits() & ~Quality.of(Quality.Validity.QUESTIONABLE).bits();
            return new Quality(detail | Quality.of(Quality.Validity.INVALID).bits());
        }
        return mode.isTest() ? q.with(Quality.Flag.TEST, true) : q;
    }
}
