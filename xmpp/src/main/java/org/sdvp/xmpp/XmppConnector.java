package org.sdvp.xmpp;

/** Makes connections of one kind: over the net, or inside one process for tests. */
@FunctionalInterface
public interface XmppConnector {
    /**
     * A connection that is not logged in yet.
     *
     * @throws IllegalArgumentException if the settings cannot be used, such as a CA file that cannot be read
     */
    XmppConnection connection(XmppSettings settings);
}
