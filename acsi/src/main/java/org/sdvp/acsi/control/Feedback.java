package org.sdvp.acsi.control;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.sdvp.acsi.TimeSource;
import org.sdvp.acsi.service.AddCause;
import org.sdvp.model.Fcda;
import org.sdvp.model.FunctionalConstraint;
import org.sdvp.model.ModelValues;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.Selection;
import org.sdvp.model.value.BasicType;
import org.sdvp.model.value.DataValue;

/**
 * Watches the status value of controls until it is what a command wanted (IEC 61850-7-2 clause 20.4, enhanced security).
 * A change costs a look into a small map. Safe for many threads.
 */
final class Feedback {
    private enum State {
        REACHED,
        PENDING,
        BAD
    }

    private static final int OFF = 1;
    private static final int ON = 2;
    private static final int BAD_STATE = 3;
    // Of FLOAT32: a set point that was told back in another representation is the same.
    private static final double RELATIVE_TOLERANCE = 1e-6;
    // db counts thousandths of a percent.
    private static final double DEADBAND_UNIT = 1e-5;

    private final ModelValues values;
    private final TimeSource time;
    private final Map<Integer, Runnable> watches = new ConcurrentHashMap<>();

    /**
     * Makes one that listens to the values from now on.
     *
     * @param time takes the look at a changed value away from the thread that changed it
     */
    Feedback(ModelValues values, TimeSource time) {
        this.values = values;
        this.time = time;
        values.addChangeListener(this::changed);
    }

    private void changed(List<ModelValues.Change> changes) {
        if (watches.isEmpty()) {
            return;
        }
        for (ModelValues.Change change : changes) {
            Runnable look = watches.get(change.slot());
            if (look != null) {
                time.after(Duration.ZERO, look);
            }
        }
    }

    /**
     * Waits for a status value.
     *
     * @param outcome completed with empty when the value is there, at once if the control has none that could tell; or
     *     with why it will not come. When somebody else has completed it, the watch ends
     */
    void watch(ObjectReference control, DataValue ctlVal, CompletableFuture<Optional<Obstacle>> outcome) {
        Optional<Selection> status = status(control).filter(found -> ctlVal.type() != BasicType.TCMD);
        if (status.isEmpty()) {
            outcome.complete(Optional.empty());
            return;
        }
        if (outcome.isDone()) {
            // Timed out meanwhile: the watch of a later command must stay.
            return;
        }
        int slot = slot(status.get());
        Runnable look = () -> look(control, status.get(), ctlVal, outcome);
        watches.put(slot, look);
        CompletionStage<Optional<Obstacle>> end = outcome;
        end.thenRun(() -> watches.remove(slot, look));
        look.run();
    }

    private static int slot(Selection status) {
        return status.slots().findFirst().orElseThrow();
    }

    private void look(
            ObjectReference control,
            Selection status,
            DataValue ctlVal,
            CompletableFuture<Optional<Obstacle>> reached) {
        DataValue is = values.get(status);
        switch (compare(control, is, ctlVal)) {
            case REACHED -> reached.complete(Optional.empty());
            case BAD ->
                reached.complete(Optional.of(Obstacle.of(
                        AddCause.INVALID_POSITION, control + " should have become " + ctlVal + ", but is " + is)));
            case PENDING -> {}
        }
    }

    private Optional<Selection> status(ObjectReference control) {
        return select(control, "stVal", FunctionalConstraint.ST)
                .or(() -> select(control, "mxVal", FunctionalConstraint.MX))
                .or(() -> select(control, "valWTr", FunctionalConstraint.ST));
    }

    private Optional<Selection> select(ObjectReference control, String name, FunctionalConstraint fc) {
        return values.model().select(new Fcda(control.child(name), fc));
    }

    private State compare(ObjectReference control, DataValue is, DataValue wanted) {
        if (is instanceof DataValue.Bits position && wanted instanceof DataValue.Bool on) {
            return at(position.bits(), on.value() ? ON : OFF);
        }
        if (is instanceof DataValue.Structure valWTr && wanted instanceof DataValue.Int step) {
            return state(isAt(valWTr, step));
        }
        OptionalDouble number = ControlValue.number(is);
        OptionalDouble goal = ControlValue.number(wanted);
        boolean analogue = number.isPresent() && goal.isPresent() && is.type() == BasicType.STRUCTURE;
        return state(
                analogue
                        ? Math.abs(number.getAsDouble() - goal.getAsDouble()) <= tolerance(control, goal.getAsDouble())
                        : is.equals(wanted));
    }

    private static State at(int position, int wanted) {
        return position == BAD_STATE ? State.BAD : state(position == wanted);
    }

    // ValWithTrans: posVal, and transInd, which is true on the way.
    private static boolean isAt(DataValue.Structure valWTr, DataValue.Int step) {
        List<DataValue> members = valWTr.members();
        return ControlValue.number(members.get(0)).equals(OptionalDouble.of((double) step.value()))
                && !members.contains(DataValue.Bool.TRUE);
    }

    private double tolerance(ObjectReference control, double goal) {
        double deadband = number(control, "db") * DEADBAND_UNIT * number(control, "dbRef");
        return Math.max(deadband, RELATIVE_TOLERANCE * Math.max(1, Math.abs(goal)));
    }

    private double number(ObjectReference control, String name) {
        return select(control, name, FunctionalConstraint.CF)
                .map(selection -> ControlValue.number(values.get(selection)).orElse(0))
                .orElse(0.0);
    }

    private static State state(boolean reached) {
        return reached ? State.REACHED : State.PENDING;
    }
}
