package org.sdvp.acsi.server;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sdvp.acsi.Caller;
import org.sdvp.acsi.service.AcsiResponse;
import org.sdvp.acsi.service.Associate;
import org.sdvp.acsi.service.Refusal;
import org.sdvp.acsi.service.ServiceError;
import org.sdvp.acsi.service.ServiceName;

/** The open associations of a server. Safe for many threads. */
final class Associations {
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    // 62^22 is more than 2^130: nobody guesses one.
    private static final int ID_LENGTH = 22;

    private final ServerLimits limits;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, ServerAssociation> byId = new LinkedHashMap<>();
    private boolean closed;

    Associations(ServerLimits limits) {
        this.limits = limits;
    }

    /** Opens one; answers with what was granted, or with a refusal if there are too many. */
    synchronized AcsiResponse open(Caller caller, Associate.Request request, Set<ServiceName> services) {
        String peer = caller.peer();
        long ofPeer = byId.values().stream()
                .filter(association -> association.peer().equals(peer))
                .count();
        if (closed) {
            return refused("this server is closing");
        }
        if (ofPeer >= limits.maxAssociationsPerPeer()) {
            return refused(
                    peer + " may have " + limits.maxAssociationsPerPeer() + " associations, and has them already");
        }
        if (byId.size() >= limits.maxAssociations()) {
            return refused("this server takes " + limits.maxAssociations() + " associations, and has them already");
        }
        Associate.Response granted = new Associate.Response(
                newId(),
                Math.min(request.maxMessageSize(), limits.maxMessageSize()),
                Math.min(request.maxOutstandingCalls(), limits.maxOutstandingCalls()),
                services);
        byId.put(granted.associationId(), new ServerAssociation(caller, granted));
        return granted;
    }

    private String newId() {
        StringBuilder id = new StringBuilder(ID_LENGTH);
        do {
            id.setLength(0);
            for (int i = 0; i < ID_LENGTH; i++) {
                id.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
            }
        } while (byId.containsKey(id.toString()));
        return id.toString();
    }

    private static Refusal refused(String detail) {
        return Refusal.of(ServiceName.ASSOCIATE, ServiceError.FAILED_DUE_TO_SERVER_CONSTRAINT, detail);
    }

    /** An association of a peer; that of another peer is not found. */
    synchronized Optional<ServerAssociation> find(String id, String peer) {
        return Optional.ofNullable(byId.get(id))
                .filter(association -> association.peer().equals(peer));
    }

    /** An association, whosever it is. */
    synchronized Optional<ServerAssociation> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** Ends one; false if somebody has done so before. */
    synchronized boolean remove(ServerAssociation association) {
        return byId.remove(association.id(), association);
    }

    /** All of a peer. */
    synchronized List<ServerAssociation> of(String peer) {
        return byId.values().stream()
                .filter(association -> association.peer().equals(peer))
                .toList();
    }

    /** Ends all of a peer. */
    synchronized List<ServerAssociation> removeAllOf(String peer) {
        List<ServerAssociation> removed = of(peer);
        byId.values().removeAll(removed);
        return removed;
    }

    /** Ends all, and takes no more. */
    synchronized List<ServerAssociation> close() {
        closed = true;
        List<ServerAssociation> removed = new ArrayList<>(byId.values());
        byId.clear();
        return removed;
    }

    synchronized int size() {
        return byId.size();
    }
}
