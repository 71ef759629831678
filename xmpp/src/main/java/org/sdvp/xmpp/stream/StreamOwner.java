package org.sdvp.xmpp.stream;

import java.util.concurrent.CompletionStage;
import org.sdvp.wire.xml.XmlElement;
import org.sdvp.xmpp.stanza.MalformedStanzaException;
import org.sdvp.xmpp.stanza.Presence;

/** What the states of a stream need from the connection. */
interface StreamOwner {
    /** What has to be done between login and being connected. */
    CompletionStage<Void> beforeConnected();

    /** The stream is gone for good. */
    void onGone(String reason);

    /** Runs a listener's call, after those of before. */
    void deliver(Runnable event);

    /** Adds to the presence what others are to know. */
    Presence complete(Presence presence);

    /** A stanza came. */
    void onStanza(XmlElement stanza);

    /** A stanza came that is refused. */
    void onRefused(MalformedStanzaException why);
}
