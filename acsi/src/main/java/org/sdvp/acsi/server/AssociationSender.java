package org.sdvp.acsi.server;

import org.sdvp.acsi.AcsiPdu;
import org.sdvp.acsi.ServerTransport;
import org.sdvp.acsi.service.AcsiUnconfirmed;

/** Sends what clients have not asked for to the association it is meant for. */
final class AssociationSender {
    private final Associations associations;
    private final ServerTransport transport;

    AssociationSender(Associations associations, ServerTransport transport) {
        this.associations = associations;
        this.transport = transport;
    }

    /** Sends a message; without effect if the association has ended, or its client cannot be reached any more. */
    void send(String associationId, AcsiUnconfirmed message) {
        associations
                .find(associationId)
                .ifPresent(association -> transport
                        .send(association.peer(), new AcsiPdu.Unconfirmed(associationId, message))
                        .exceptionally(failure -> null));
    }
}
