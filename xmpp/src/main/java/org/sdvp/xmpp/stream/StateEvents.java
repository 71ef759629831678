package org.sdvp.xmpp.stream;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import org.sdvp.xmpp.ConnectionState;
import org.sdvp.xmpp.XmppConnection;

/**
 * The changes of a stream's state on their way to those who listen: in the order in which they were made, whichever thread
 * hands them over. Safe for many threads.
 */
final class StateEvents {
    private final StreamOwner owner;
    private final List<XmppConnection.StateListener> listeners = new CopyOnWriteArrayList<>();
    private final Queue<Runnable> events = new ConcurrentLinkedQueue<>();

    /**
     * Makes an empty one.
     *
     * @param owner delivers
     */
    StateEvents(StreamOwner owner) {
        this.owner = owner;
    }

    XmppConnection.Registration listen(XmppConnection.StateListener listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /** Notes a change; may be called with a lock held, {@link #publish} after it has been let go. */
    void add(ConnectionState state, String reason) {
        events.add(() -> listeners.forEach(listener -> listener.onState(state, reason)));
    }

    /** Hands over what has been noted. */
    void publish() {
        for (int i = events.size(); i > 0; i--) {
            owner.deliver(() -> {
                Runnable event = events.poll();
                if (event != null) {
                    event.run();
                }
            });
        }
    }
}
