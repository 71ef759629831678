package org.sdvp.acsi.server;

import org.sdvp.acsi.Caller;
import org.sdvp.acsi.service.Associate;

/** An open association as the server keeps it: whose it is, what was negotiated, how many calls are open. */
final class ServerAssociation {
    private volatile Caller caller;
    private final Associate.Response granted;
    private int openCalls;

    ServerAssociation(Caller caller, Associate.Response granted) {
        this.caller = caller;
        this.granted = granted;
    }

    String id() {
        return granted.associationId();
    }

    String peer() {
        return caller.peer();
    }

    /** Its client, with the roles it has now. */
    Caller caller() {
        return caller;
    }

    /** The client has other roles now. */
    void caller(Caller changed) {
        caller = changed;
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
