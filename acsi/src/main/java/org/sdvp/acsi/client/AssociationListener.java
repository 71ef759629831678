package org.sdvp.acsi.client;

/** Hears what happens to an association. */
public interface AssociationListener {
    /**
     * The association has ended, in whatever way; every open and queued call has failed before. Called once, on the
     * thread that noticed; must not block.
     */
    void onEnded(AssociationEnd end);
}
