package org.sdvp.cli;

import org.jspecify.annotations.Nullable;
import org.sdvp.xmpp.XmppConnection;
import org.sdvp.xmpp.XmppConnector;
import org.sdvp.xmpp.XmppSettings;
import org.sdvp.xmpp.smack.SmackConnector;

/** Makes connections over the net. Smack is loaded with the first of them, so that commands without one start quickly. */
final class NetConnector implements XmppConnector {
    private @Nullable XmppConnector smack;

    @Override
    public XmppConnection connection(XmppSettings settings) {
        return smack().connection(settings);
    }

    private synchronized XmppConnector smack() {
        XmppConnector made = smack;
        if (made == null) {
            made = SmackConnector.withOwnThreads();
            smack = made;
        }
        return made;
    }
}
