package org.sdvp.xmpp.command;

/** A command that a device offers. Safe for many threads. */
public interface AdHocCommand {
    /** Its node, without blanks and slashes. */
    String node();

    /** What it is called for people. */
    String title();

    /** Whether somebody may use it; asked for again at every step. */
    boolean isFor(Requester requester);

    /** Begins a use of it. */
    CommandDialog open(Requester requester);
}
