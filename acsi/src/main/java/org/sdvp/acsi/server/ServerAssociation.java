package org.sdvp.acsi.server;

import org.sdvp.acsi.service.Associate;

/** An open association as the server keeps it: whose it is, what was negotiated, how many calls are open. */
final class ServerAssociation {
    private final String peer;
    private final Associate.Response granted;
    private int openCalls;

    ServerAssociation(String peer, Associate.Response granted) {
        this.peer = peer;
        this.granted = granted;
    }

    String id() {
        return granted.associationId();
    }

    String peer() {
        return peer;
    }

    Associate.Response granted() {
        return granted;
    }

    /** Counts a call in; false if there are as many as negotiated already. */
    synchronized boolean begin() {
        if (openCalls >= granted.maxOutstandingCalls()) {
            return false;
        }
        openCalls++;
        return true;
    }

    /** Counts a call out. */
    synchronized void finish() {
        openCalls--;
    }

    synchronized int openCalls() {
        return openCalls;
    }
}
