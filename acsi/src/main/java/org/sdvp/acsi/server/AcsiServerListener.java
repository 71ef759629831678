package org.sdvp.acsi.server;

import org.sdvp.acsi.Caller;
import org.sdvp.acsi.service.ServiceName;

/** Hears what happens at a server, to tell people. Called by many threads; must not block. */
public interface AcsiServerListener {
    /** Somebody opened an association. */
    default void onAssociated(Caller caller, String associationId) {}

    /** An association has ended. */
    default void onEnded(String peer, String associationId, String reason) {}

    /**
     * Something on this side threw what it must not throw: a fault in a handler, a policy or this library. The caller has
     * been refused with {@code failed-due-to-server-constraint}.
     */
    default void onFault(Caller caller, ServiceName service, Throwable fault) {}
}
