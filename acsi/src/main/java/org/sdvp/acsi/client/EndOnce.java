package org.sdvp.acsi.client;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The end of an association: comes once, and is told once to each who wants to hear it. Safe for many threads. */
final class EndOnce {
    private final List<AssociationListener> listeners = new ArrayList<>();
    private @Nullable AssociationEnd end;

    /** Tells somebody when the end comes, or now if it has come. */
    void tell(AssociationListener listener) {
        AssociationEnd past;
        synchronized (this) {
            past = end;
            if (past == null) {
                listeners.add(listener);
            }
        }
        if (past != null) {
            listener.onEnded(past);
        }
    }

    /** The end, if it has come. */
    synchronized Optional<AssociationEnd> get() {
        return Optional.ofNullable(end);
    }

    /**
     * Makes it come.
     *
     * @param how the end
     * @param first what to do before the listeners are told
     * @return false if it had come before; nothing was done then
     */
    boolean end(AssociationEnd how, Runnable first) {
        List<AssociationListener> told;
        synchronized (this) {
            if (end != null) {
                return false;
            }
            end = how;
            told = List.copyOf(listeners);
            listeners.clear();
        }
        first.run();
        tell(told.iterator(), how);
        return true;
    }

    // One that throws does not keep the others from hearing it.
    private static void tell(Iterator<AssociationListener> rest, AssociationEnd how) {
        if (rest.hasNext()) {
            try {
                rest.next().onEnded(how);
            } finally {
                tell(rest, how);
            }
        }
    }
}
