package org.sdvp.model;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.sdvp.model.value.DataValue;

/**
 * The current values of one server. Any number of threads may read and write: a read sees one instant and never waits;
 * writers take turns. Initial values come from the model, else the zero of each type.
 *
 * <p>A new instance costs some dozens of bytes. Pages of 32 attributes are shared with the model until one of their
 * attributes changes.
 */
public final class ModelValues {
    private final ServerModel model;
    private final Object writer = new Object();
    private volatile Snapshot current;
    private List<Consumer<List<Change>>> listeners = List.of();
    private boolean telling;

    /**
     * A value to write.
     *
     * @param target where, selected in the same model
     * @param value of the target's type
     */
    public record Write(Selection target, DataValue value) {}

    /**
     * What a transaction did to one attribute.
     *
     * @param slot of the attribute
     * @param attribute its reference
     * @param before its value before the transaction
     * @param after its value after it
     * @param reasons which of the attribute's trigger options apply; may be empty, as for a time stamp
     */
    public record Change(
            int slot, ObjectReference attribute, DataValue before, DataValue after, Set<TriggerOption> reasons) {
        /** Copies the reasons. */
        public Change {
            reasons = Set.copyOf(reasons);
        }
    }

    /** Starts with the initial values of the model. */
    public ModelValues(ServerModel model) {
        this.model = model;
        this.current = model.initialValues();
    }

    /** The tree that these are the values of. */
    public ServerModel model() {
        return model;
    }

    /**
     * The value of a selection at one instant.
     *
     * @throws IllegalArgumentException if it was selected in another model
     */
    public DataValue get(Selection selection) {
        requireOwn(selection);
        return selection.read(current);
    }

    /**
     * The values of several selections, all at the same instant, in the same order.
     *
     * @throws IllegalArgumentException if one was selected in another model
     */
    public List<DataValue> get(List<Selection> selections) {
        Snapshot snapshot = current;
        List<DataValue> values = new ArrayList<>(selections.size());
        for (Selection selection : selections) {
            requireOwn(selection);
            values.add(selection.read(snapshot));
        }
        return List.copyOf(values);
    }

    /**
     * Writes values as one transaction: all or none, and a reader sees either all or none. Later writes win over
     * earlier ones to the same place. Functional constraints are not looked at: who may write what is for the services
     * to say.
     *
     * @return the attributes whose value became another, and those that were written and have the trigger option
     *     {@link TriggerOption#DUPD}, in slot order
     * @throws ValueRefusedException naming reference, expected type and what came, if a value does not fit; nothing was
     *     changed then
     * @throws IllegalArgumentException if a target was selected in another model; nothing was changed then
     * @throws IllegalStateException if called from a change listener
     */
    public List<Change> update(List<Write> writes) {
        List<Write> all = List.copyOf(writes);
        all.forEach(this::requireFitting);
        synchronized (writer) {
            if (telling) {
                throw new IllegalStateException("a change listener must not update the values it is told about");
            }
            Snapshot before = current;
            Snapshot.Draft draft = new Snapshot.Draft(before);
            BitSet written = new BitSet();
            for (Write write : all) {
                write.target().write(draft, write.value());
                write.target().slots().forEach(written::set);
            }
            Snapshot after = draft.finish();
            List<Change> changes = changes(before, after, written);
            if (!changes.isEmpty()) {
                current = after;
                tell(changes);
            }
            return changes;
        }
    }

    /**
     * Has a listener told of every transaction that changed something. It is called in the order of the transactions,
     * by the thread that updates and before {@code update} returns, with the new values already readable. Writers wait
     * meanwhile, so it must be quick, must not block and must not update these values: put what is to be done in a
     * queue. Should it throw, the other listeners are still told, the values stay, and {@code update} throws what the
     * last of them threw.
     */
    public void addChangeListener(Consumer<List<Change>> listener) {
        synchronized (writer) {
            List<Consumer<List<Change>>> more = new ArrayList<>(listeners);
            more.add(listener);
            listeners = List.copyOf(more);
        }
    }

    /**
     * Runs a task between two transactions: all listeners have heard of what it can read, and writers wait meanwhile, so
     * it must be as quick as a listener and must not update these values. For whoever must know where among the changes
     * a reading belongs.
     */
    public void betweenTransactions(Runnable task) {
        synchronized (writer) {
            task.run();
        }
    }

    private List<Change> changes(Snapshot before, Snapshot after, BitSet written) {
        List<Change> changes = new ArrayList<>(written.cardinality());
        for (int slot = written.nextSetBit(0); slot >= 0; slot = written.nextSetBit(slot + 1)) {
            DataValue old = before.get(slot);
            DataValue now = after.get(slot);
            boolean same = old.equals(now);
            Set<TriggerOption> reasons = reasons(model.attribute(slot), same);
            if (!same || !reasons.isEmpty()) {
                changes.add(new Change(slot, model.attributes().get(slot), old, now, reasons));
            }
        }
        return List.copyOf(changes);
    }

    private static Set<TriggerOption> reasons(DataAttribute attribute, boolean same) {
        if (!same) {
            return attribute.trgOps();
        }
        return attribute.trgOps().contains(TriggerOption.DUPD) ? Set.of(TriggerOption.DUPD) : Set.of();
    }

    private void tell(List<Change> changes) {
        telling = true;
        try {
            tellEach(listeners.iterator(), changes);
        } finally {
            telling = false;
        }
    }

    private static void tellEach(Iterator<Consumer<List<Change>>> rest, List<Change> changes) {
        if (rest.hasNext()) {
            try {
                rest.next().accept(changes);
            } finally {
                tellEach(rest, changes);
            }
        }
    }

    private void requireFitting(Write write) {
        requireOwn(write.target());
        write.target().type().mismatch(write.value()).ifPresent(mismatch -> {
            throw new ValueRefusedException(write.target().fcda(), mismatch);
        });
    }

    private void requireOwn(Selection selection) {
        if (selection.model() != model) {
            throw new IllegalArgumentException(selection + " was selected in model "
                    + selection.model().name() + ", but these are values of " + model.name());
        }
    }
}
